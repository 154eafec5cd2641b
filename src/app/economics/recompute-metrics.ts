/**
 * Unit economics made anew: by night, from the menu, and two minutes after an edit of what it is made from. Reading and
 * computing need no lock; only rows that changed are written. Resumable: it compares with what stands there, so that a run
 * that was stopped is finished by the next.
 */

import { nameSettled, settleMonths } from '../../core/economics/closed-months.ts';
import { computeEconomics, type Economics } from '../../core/economics/compute.ts';
import type { DashboardFigures } from '../../core/economics/dashboard.ts';
import { channelRows } from '../../core/economics/reports.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { MINUTE_MS, workbookDay } from '../../core/lib/time.ts';
import type { RowUpdate, WorkbookChanges } from '../../ports.ts';
import {
  type MadeTab,
  type MadeTable,
  type OpenedEconomics,
  readEconomics,
} from '../../store/economics/read-economics.ts';
import { syncRows } from '../../store/state/sync-rows.ts';
import type { Columns, Row } from '../../tables/columns.ts';
import type { ChannelMonth, DealerMonth, FunnelMonth, MetricsDay, MetricsMonth } from '../../tables/metrics.ts';
import type { WriterDeps } from '../round/deps.ts';
import { asOneRun, type OneRun } from '../round/one-run.ts';
import { BUSY } from '../round/with-lock.ts';
import { type DashboardDeps, putDashboard } from './put-dashboard.ts';

type MetricsDeps = Pick<WriterDeps, 'archives' | 'clock'> & DashboardDeps;

/** When staff last edited what metrics are made from. */
const ASKED_KEY = 'metrics.asked';
const DONE_KEY = 'metrics.done';
/** When the run that is under way began. */
const BEGUN_KEY = 'metrics.begun';
/** Whoever pastes spend goes on pasting. */
const QUIET_MS = 2 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;
/** Rows a commit: a tap on Claim waits for one of them at most. */
const MOST_A_COMMIT = 4_000;

export interface MetricsReport {
  readonly outcome: 'done' | 'busy';
  /** Rows written, and removed since nothing stands behind them any more. */
  readonly written: number;
  readonly removed: number;
  /** What does not reconcile: empty when every figure holds all there is. */
  readonly differences: readonly string[];
}

export function recomputeMetrics(deps: MetricsDeps): MetricsReport {
  const done = asOneRun(deps, BEGUN_KEY, (run) => recompute(deps, run));
  return done === 'busy' ? { outcome: 'busy', written: 0, removed: 0, differences: [] } : done;
}

function recompute(deps: MetricsDeps, run: OneRun): MetricsReport {
  const nowMs = deps.clock.nowMs();
  const opened = readEconomics(deps, workbookDay(nowMs));
  const made = computeEconomics(opened.inputs);
  const differences = made.checks.filter(({ difference }) => difference !== 0).map(({ id }) => id);
  const { updates, appends, removals, told, figures } = plan(opened, made, nowMs);
  const written = updates.length + appends.length;
  const removed = removals.reduce((sum, { fromRow, toRow }) => sum + toRow - fromRow + 1, 0);
  // What changed is told first: once the figures are written, nothing tells what they were.
  for (const part of inParts([...told, ...updates, ...appends], removals))
    if (deps.withLock(LOCK_WAIT_MS, (commit) => commit(part)) === BUSY)
      return { outcome: 'busy', written: 0, removed: 0, differences };
  const { language } = opened;
  const { kind } = putDashboard(deps, { figures, language, properties: run.properties }, 'refresh');
  if (kind === 'busy') return { outcome: 'busy', written, removed, differences };
  run.endWith({ [DONE_KEY]: String(nowMs) });
  return { outcome: 'done', written, removed, differences };
}

/** By the minute trigger: some time after it was asked for. */
export function continueMetrics(deps: MetricsDeps, properties: Readonly<Record<string, string>>): void {
  const askedAt = Number(properties[ASKED_KEY] ?? -1);
  const doneAt = Number(properties[DONE_KEY] ?? 0);
  if (askedAt >= doneAt && deps.clock.nowMs() - askedAt >= QUIET_MS) recomputeMetrics(deps);
}

/** Throws when the lock was not to be had: the next minute tries again. */
export function recomputeNightly(deps: MetricsDeps): void {
  if (recomputeMetrics(deps).outcome === 'busy') throw new Error('The metrics wait: the hub is busy.');
}

export function askForMetrics({ clock, properties }: Pick<MetricsDeps, 'clock' | 'properties'>): void {
  properties.setMany({ [ASKED_KEY]: String(clock.nowMs()) });
}

type Removal = NonNullable<WorkbookChanges['deletes']>[number];
interface FreshRow {
  readonly sheet: string;
  readonly row: WorkbookChanges['appends'][number]['rows'][number];
}

function freshRows(appends: WorkbookChanges['appends']): FreshRow[] {
  return appends.flatMap(({ sheet, rows }) => rows.map((row) => ({ sheet, row })));
}

function plan(opened: OpenedEconomics, made: Economics, nowMs: number) {
  const { made: tabs, closed, changesLayout, frozenBefore } = opened;
  const isFrozen = (row: object) => frozenBefore !== null && momentOf(row) < frozenBefore;
  const open = <T extends object>(rows: readonly T[]) => rows.filter((row) => !isFrozen(row));
  const monthly = tabs.metricsMonthly.rows as unknown as MetricsMonth[];
  const { rows, changes } = settleMonths(open(made.monthly), open(monthly), { closed, nowMs });
  const frozen = (name: MadeTable) => tabs[name].rows.filter(isFrozen);
  const allMonths = [...(frozen('metricsMonthly') as unknown as MetricsMonth[]), ...rows];
  const after: Record<MadeTable, readonly object[]> = {
    metricsMonthly: allMonths,
    metricsDaily: [...frozen('metricsDaily'), ...open(made.daily)],
    // Of the rows as they stand: a closed month is closed here, too.
    channelRoi: channelRows(allMonths),
    scorecard: [...frozen('scorecard'), ...open(made.scorecards)],
    funnel: [...frozen('funnel'), ...open(made.funnel)],
    metricChecks: nameSettled(made.checks, made.monthly, allMonths),
  };
  const parts = (Object.keys(after) as MadeTable[]).map((name) => tabChanges(tabs[name], after[name], nowMs));
  return {
    updates: parts.flatMap((part) => part.updates),
    appends: parts.flatMap((part) => freshRows(part.appends)),
    removals: parts.flatMap(({ removals }) => removals),
    figures: figuresOf(after),
    told: changes.map((change): FreshRow => ({ sheet: changesLayout.table.name, row: changesLayout.encode(change) })),
  };
}

/** What the Dashboard shows, as it will stand. */
function figuresOf(after: Readonly<Record<MadeTable, readonly object[]>>): DashboardFigures {
  return {
    monthly: after.metricsMonthly as MetricsMonth[],
    daily: after.metricsDaily as MetricsDay[],
    channels: after.channelRoi as ChannelMonth[],
    funnel: after.funnel as FunnelMonth[],
    scorecards: after.scorecard as DealerMonth[],
  };
}

/** The month or the day that a row of figures is of. */
function momentOf(row: object): number {
  const { month, date } = row as { readonly month?: unknown; readonly date?: unknown };
  return typeof month === 'number' ? month : typeof date === 'number' ? date : Infinity;
}

function tabChanges({ layout, rows }: MadeTab, after: readonly object[], nowMs: number) {
  const keyOf = (row: object) => String((row as Row<Columns>)[layout.table.key]);
  const kept = new Set(after.map(keyOf));
  // Of copies the last one is written, and the others go.
  const last = new Map(rows.map((row, index) => [keyOf(row), index]));
  const removals = rows.flatMap((row, index): Removal[] => {
    const isStale = !kept.has(keyOf(row)) || last.get(keyOf(row)) !== index;
    return isStale ? [{ sheet: layout.table.name, fromRow: index + 2, toRow: index + 2 }] : [];
  });
  return { ...syncRows(layout, rows, after as readonly Row<Columns>[], { asOf: nowMs }), removals };
}

/** Rows are removed at the end, the last ones first: until then each stands where it was read. */
function inParts(rows: readonly (RowUpdate | FreshRow)[], removals: readonly Removal[]): WorkbookChanges[] {
  const parts = slices(rows).map((some): WorkbookChanges => {
    const fresh = some.filter((each): each is FreshRow => !('cells' in each));
    const bySheet = [...groupBy(fresh, ({ sheet }) => sheet)];
    return {
      updates: some.filter((each): each is RowUpdate => 'cells' in each),
      appends: bySheet.map(([sheet, each]) => ({ sheet, rows: each.map(({ row }) => row) })),
    };
  });
  if (removals.length > 0) parts.push({ updates: [], appends: [], deletes: joined([...removals].reverse()) });
  return parts;
}

function slices<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_A_COMMIT) }, (_, index) =>
    items.slice(index * MOST_A_COMMIT, (index + 1) * MOST_A_COMMIT),
  );
}

/** Neighbours in one piece; from the last row to the first. */
function joined(removals: readonly Removal[]): Removal[] {
  const runs: Removal[] = [];
  for (const { sheet, fromRow, toRow } of removals) {
    const last = runs.at(-1);
    if (last?.sheet === sheet && last.fromRow === toRow + 1) runs[runs.length - 1] = { ...last, fromRow };
    else runs.push({ sheet, fromRow, toRow });
  }
  return runs;
}
