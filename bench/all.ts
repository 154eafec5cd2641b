/** The benches by name: what `npm run bench -- NAME …` knows. */
import type { Bench, Results } from './bench';
import { benchBeyond } from './beyond';
import { benchBundle, benchConversation, benchGrowth, benchLedger, benchRows } from './costs';
import { benchDigest } from './digest';
import { benchDoor } from './door';
import { prepareHub } from './hub-under-test';
import { benchKill } from './kill';
import { benchMetrics } from './metrics';
import { benchOnePerson } from './one-person';
import { benchPages } from './pages-bench';
import { benchSales } from './sales';
import type { Sizes } from './sizes';
import { benchStrangers } from './strangers';
import { benchTelemetry } from './telemetry-bench';
import { benchLoad, benchTaps } from './webhooks';
import { benchWorkday } from './workday';

export const benches: Readonly<Record<string, (bench: Bench) => Promise<Results>>> = {
  taps: benchTaps,
  load: benchLoad,
  door: benchDoor,
  conversation: benchConversation,
  growth: benchGrowth,
  rows: benchRows,
  sales: benchSales,
  telemetry: benchTelemetry,
  ledger: benchLedger,
  strangers: benchStrangers,
  'one-person': benchOnePerson,
  kill: benchKill,
  pages: benchPages,
  metrics: benchMetrics,
  digest: benchDigest,
  workday: benchWorkday,
  beyond: benchBeyond,
  bundle: benchBundle,
};

/** Runs these benches, one after the other. */
export async function runBenches(names: readonly string[], bench: Bench): Promise<Results> {
  const results: Results = {};
  for (const name of names) Object.assign(results, await benches[name]?.(bench));
  return results;
}

/** The network that several benches begin with, made when the first of them asks. */
export function preparedOnce(code: string, sizes: Sizes): Bench['prepared'] {
  let prepared: ReturnType<typeof prepareHub> | undefined;
  return () => {
    prepared ??= prepareHub(code, sizes);
    return prepared;
  };
}
