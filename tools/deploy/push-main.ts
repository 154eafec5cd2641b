/** `npm run push`. */
import { orExplain } from './clasp.ts';
import { push } from './push.ts';

await orExplain(async () => {
  await push();
});
