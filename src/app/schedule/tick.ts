/** The minute trigger: finishes what was left, runs due timers, and leaves a heartbeat. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import { WorkbookFault } from '../../ports.ts';
import { spendTrigger } from '../archive/measure-capacity.ts';
import { continueArchive } from '../archive/run-archive.ts';
import { continueAudit } from '../audit/audit-sales.ts';
import { type CrmDeps, syncCrm } from '../crm/sync-crm.ts';
import { beginDealerWeeks } from '../digest/dealer-weeks.ts';
import { type DigestDeps, sendDueDigests } from '../digest/send-digests.ts';
import { continueMetrics } from '../economics/recompute-metrics.ts';
import { continueFeishu } from '../feishu/sync-feishu.ts';
import { takeBack } from '../inbox/held-back.ts';
import {
  FAULT_KEY,
  FAULT_SINCE_KEY,
  HEARTBEAT_KEY,
  SHEETS_DOWN_KEY,
  TRIGGER_KEY,
  TRIGGER_SPENT_KEY,
} from '../inbox/keys.ts';
import { jobUnderWay } from '../inbox/pending-jobs.ts';
import { continuePrivacy } from '../privacy/run-request.ts';
import { checkTypedSales, checkWaitingSales } from '../workbook/check-sales.ts';
import { continueAdImport } from '../workbook/import-ad-spend.ts';
import { continueImport } from '../workbook/import-serials.ts';
import { registerWaiting } from '../workbook/register-form.ts';
import { reportWaitingProblems } from '../workbook/report-problems.ts';
import { takeWaitingMoves } from '../workbook/staff-decisions.ts';
import { wouldDoNothing } from '../writer/would-do-nothing.ts';
import { runWriter } from '../writer/writer.ts';
import { continueBackfill } from './backfill-unit-sales.ts';
import { nightly } from './nightly.ts';
import { headOfficeToKeep, watch } from './watchdog.ts';

/** Trigger runtime is 90 minutes a day on a consumer account: 3.75 s a run. https://developers.google.com/apps-script/guides/services/quotas */
const BUDGET_MS = 20_000;
const WAIT_MS = 5_000;

/** What the minute's work needs. */
export type TickDeps = CrmDeps & DigestDeps;

/** Who does the minute's work: the clock trigger, or in its place the relay or a delivery. */
export type TickedBy = 'trigger' | 'relay' | 'delivery';

/**
 * Reads have already been retried for forty seconds when this error arrives, so nothing else is tried in the same minute, and
 * only briefly in the next.
 */
function isSheetsDown(error: unknown): boolean {
  return error instanceof WorkbookFault && error.reason === 'busy';
}

/** Jobs that continue from minute to minute, in this order. A job that fails does not stop the others. */
const JOBS: readonly ((deps: TickDeps, properties: Readonly<Record<string, string>>) => unknown)[] = [
  registerWaiting,
  checkWaitingSales,
  checkTypedSales,
  reportWaitingProblems,
  takeWaitingMoves,
  continueImport,
  continueAdImport,
  continueAudit,
  continueMetrics,
  continueFeishu,
  continuePrivacy,
  // Rows being archived are in both places, so archiving waits while a person is being erased.
  continueArchiveUnlessErasing,
  nightly,
  sendDueDigests,
  beginDealerWeeks,
  continueBackfill,
  syncCrm,
];

export function tick(deps: TickDeps, by: TickedBy): void {
  const begunAt = deps.clock.nowMs();
  let fault = '';
  let isDown = false;
  let properties: Readonly<Record<string, string>> = {};
  let headOffice = {};
  const attempt = (work: () => void, isForAll: (error: unknown) => boolean = () => false) => {
    try {
      work();
    } catch (error) {
      isDown ||= isSheetsDown(error);
      if (isForAll(error)) throw error;
      fault ||= error instanceof Error ? error.message : String(error);
      deps.log.error('minute-failed', error, { by });
    }
  };
  attempt(() => {
    properties = deps.properties.getAll();
    let isBack = false;
    attempt(() => {
      isBack = takeBack(deps);
    }, isSheetsDown);
    if (isBack || !wouldDoNothing(deps, properties)) {
      runWriter(deps, { budgetMs: BUDGET_MS, waitMs: WAIT_MS, always: true, queued: true });
      properties = deps.properties.getAll();
    }
    // A job that fails does not stop the others.
    for (const goOn of JOBS) attempt(() => goOn(deps, properties));
    const config = deps.config();
    fault ||= config.faults.join(' ');
    headOffice = headOfficeToKeep(config, properties);
  });
  // A fault is kept until a run succeeds; staff see it in the health answer and in the menu.
  const endedAt = deps.clock.nowMs();
  const now = String(endedAt);
  const values = {
    [HEARTBEAT_KEY]: now,
    [FAULT_KEY]: fault,
    ...since(FAULT_SINCE_KEY, properties, fault !== '', now),
    ...since(SHEETS_DOWN_KEY, properties, isDown, now),
    ...headOffice,
    ...(by === 'trigger'
      ? {
          [TRIGGER_KEY]: now,
          ...spendTrigger(spentSoFar(deps, properties, endedAt - begunAt), endedAt - begunAt, endedAt),
        }
      : {}),
  };
  deps.properties.setMany(values);
  watch(deps, { ...properties, ...values });
}

function continueArchiveUnlessErasing(deps: TickDeps, properties: Readonly<Record<string, string>>): void {
  const isAtIt = jobUnderWay(properties, 'archive')?.isAtIt === true;
  if (isAtIt || !jobUnderWay(properties, 'privacy')) continueArchive(deps, properties);
}

/** While a run took longer than a minute, another may have begun and ended, so the time spent is read again. */
function spentSoFar(
  { properties }: Pick<TickDeps, 'properties'>,
  known: Readonly<Record<string, string>>,
  tookMs: number,
): Readonly<Record<string, string>> {
  return tookMs < MINUTE_MS ? known : { [TRIGGER_SPENT_KEY]: properties.get(TRIGGER_SPENT_KEY) ?? '' };
}

/** Written only when it changes. */
function since(
  key: string,
  properties: Readonly<Record<string, string>>,
  isSo: boolean,
  now: string,
): Record<string, string> {
  const known = properties[key] ?? '';
  if (isSo === (known !== '')) return {};
  return { [key]: isSo ? now : '' };
}
