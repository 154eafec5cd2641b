/**
 * Nightly jobs, one job per run of the minute trigger. Each notes the day when it is done, so a job that died is done again.
 */
import { isNight, workbookDay } from '../../core/lib/time.ts';
import { measureCapacity } from '../archive/measure-capacity.ts';
import { startArchive } from '../archive/run-archive.ts';
import { recomputeNightly } from '../economics/recompute-metrics.ts';
import { startFeishu } from '../feishu/sync-feishu.ts';
import { purgeRequests } from '../privacy/purge-requests.ts';
import type { WriterDeps } from '../round/deps.ts';
import { reportAllProblems } from '../workbook/report-problems.ts';
import { backfillUnitSales } from './backfill-unit-sales.ts';
import { purgeRawTelemetry } from './purge-raw-telemetry.ts';
import { rateDealers } from './rate-dealers.ts';
import { recordRules } from './record-alert-rules.ts';
import { watchLedger } from './verify-ledger.ts';

const JOBS: Readonly<Record<string, (deps: WriterDeps) => void>> = {
  'nightly.scores': rateDealers,
  'nightly.alerts': recordRules,
  'nightly.units': backfillUnitSales,
  'nightly.raw': purgeRawTelemetry,
  'nightly.ledger': watchLedger,
  'nightly.problems': reportAllProblems,
  'nightly.metrics': recomputeNightly,
  // After the metrics, which it copies.
  'nightly.feishu': startFeishu,
  // After the scores and the metrics, which read the rows that it moves.
  'nightly.archive': startArchive,
  'nightly.capacity': measureCapacity,
  'nightly.requests': purgeRequests,
};

export function nightly(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  if (!isNight(nowMs)) return;
  const today = String(workbookDay(nowMs));
  const faults: unknown[] = [];
  for (const [key, job] of Object.entries(JOBS)) {
    if (properties[key] === today) continue;
    try {
      job(deps);
      deps.properties.setMany({ [key]: today });
      break;
    } catch (error) {
      // Tried again with the next run; later jobs do not wait for it.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw faults[0];
}
