/** `npm run replay`: see `replay.ts`. */
import { ReplayError } from './read-past.ts';
import { replay } from './replay.ts';

try {
  await replay(process.argv.slice(2), (text) => console.log(text));
} catch (error) {
  if (!(error instanceof ReplayError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
