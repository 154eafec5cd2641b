/** Visitors of the pages who ask for what is not theirs: how many of so many calls showed or changed anything. */
import { mulberry32 } from '../sim/random';
import type { Bench, Results } from './bench';
import { intrude } from './page-visitors';

const SEED = 17;

export async function benchPages({ say, sizes }: Bench): Promise<Results> {
  const calls = sizes.pageCalls;
  const intrusions = intrude(calls, mulberry32(SEED));
  say(
    `Pages: ${calls} calls by strangers, other regions, viewers and other dealers: ${intrusions.length} shown or written`,
  );
  for (const { visitor, call, what } of intrusions.slice(0, 5)) say(`  ${visitor}, ${call}: ${what}`);
  return { pages: { calls, intrusions: intrusions.length } };
}
