/** `npm run relay:fuzz -- [COUNT] [SEED]`: 100,000 forged and mutated requests. Ends with "N tried, N forwarded, N exceptions". */
import { fuzzRelay } from './fuzz-relay';

const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const { tried, forwarded, exceptions, byStatus } = await fuzzRelay(count, seed);
console.log(JSON.stringify(byStatus));
console.log(`${tried} tried, ${forwarded} forwarded, ${exceptions} exceptions`);
process.exit(forwarded + exceptions > 0 ? 1 : 0);
