/**
 * Unit economics made anew: by night, from the menu, and two minutes after an edit of what it is made from. Reading and
 * computing need no lock; only rows that changed are written. Resumable: it compares with what stands there, so that a run
 * that was stopped is finished by the next. When the evidence of the last run shows that nothing changed, or only the leads
 * and sales of a few months, no more than that is computed (docs/decisions/0014).
 */

import { nameSettled, settleMonths } from '../../core/economics/closed-months.ts';
import { computeEconomics, type Economics } from '../../core/economics/compute.ts';
import type { DashboardFigures } from '../../core/economics/dashboard.ts';
import { type Evidence, evidenceText, isSameEvidence, readEvidence } from '../../core/economics/evidence.ts';
import { channelRows } from '../../core/economics/reports.ts';
import { MINUTE_MS, workbookDay } from '../../core/lib/time.ts';
import type { WorkbookChanges } from '../../ports.ts';
import { cellsAfter } from '../../store/economics/made-cells.ts';
import {
  MADE,
  type MadeTable,
  type OpenedEconomics,
  type ReadEconomics,
  readEconomics,
} from '../../store/economics/read-economics.ts';
import { madePrint } from '../../store/economics/take-evidence.ts';
import { tables } from '../../tables/index.ts';
import type { ChannelMonth, DealerMonth, FunnelMonth, MetricsDay, MetricsMonth } from '../../tables/metrics.ts';
import type { WriterDeps } from '../round/deps.ts';
import { asOneRun, isUnderWay, type OneRun } from '../round/one-run.ts';
import { BUSY } from '../round/with-lock.ts';
import { planMetrics } from './plan-metrics.ts';
import { type DashboardDeps, putDashboard } from './put-dashboard.ts';
import { planRefresh } from './refresh-metrics.ts';

type MetricsDeps = Pick<WriterDeps, 'archives' | 'clock'> & DashboardDeps;

/** When staff last edited what metrics are made from. */
const ASKED_KEY = 'metrics.asked';
const DONE_KEY = 'metrics.done';
/** When the run that is under way began. */
const BEGUN_KEY = 'metrics.begun';
/** Evidence of what the figures were computed from. Empty while a full run is in progress. */
const EVIDENCE_KEY = 'metrics.evidence';
/** Whoever pastes spend goes on pasting. */
const QUIET_MS = 2 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;

export interface MetricsReport {
  readonly outcome: 'done' | 'busy';
  /** Rows written, and removed since nothing stands behind them any more. */
  readonly written: number;
  readonly removed: number;
  /** What does not reconcile: empty when every figure holds all there is. */
  readonly differences: readonly string[];
}

export function recomputeMetrics(
  deps: MetricsDeps,
  properties: Readonly<Record<string, string>> = deps.properties.getAll(),
): MetricsReport {
  const nowMs = deps.clock.nowMs();
  if (isUnderWay(properties[BEGUN_KEY], nowMs)) return NOT_NOW;
  const text = properties[EVIDENCE_KEY] ?? '';
  const then = readEvidence(text);
  const today = workbookDay(nowMs);
  // The first run of a day computes everything, so there is nothing to compare.
  const read = then?.today === today ? readEconomics(deps, today) : null;
  const quick = then && read ? refresh(deps, { then, read, properties, nowMs }) : null;
  if (quick) return quick;
  const done = asOneRun(
    deps,
    BEGUN_KEY,
    // A run that began meanwhile has emptied the evidence, and may have written.
    // In that case the cells are read again.
    (run) => recompute(deps, run, read && run.properties[EVIDENCE_KEY] === text ? read : readEconomics(deps, today)),
    { [EVIDENCE_KEY]: '' },
  );
  return done === 'busy' ? NOT_NOW : done;
}

const NOT_NOW: MetricsReport = { outcome: 'busy', written: 0, removed: 0, differences: [] };

interface Quickly {
  readonly then: Evidence;
  readonly read: ReadEconomics;
  readonly properties: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

/** The short way. Null when everything must be computed. */
function refresh(deps: MetricsDeps, { then, read, properties, nowMs }: Quickly): MetricsReport | null {
  const taken = read.takeEvidence(then);
  if (!taken) return null;
  const done = { [DONE_KEY]: String(nowMs) };
  if (isSameEvidence(then, taken.now)) {
    if (isAsked(properties)) deps.properties.setMany(done);
    return { outcome: 'done', written: 0, removed: 0, differences: [] };
  }
  const plan = planRefresh(read, then, taken, nowMs);
  if (!plan) return null;
  const { parts, after, language } = plan;
  // Before the rows: a run that dies after this still finds the same months changed.
  if (putDashboard(deps, { figures: figuresOf(after), language, properties }, 'refresh').kind === 'busy')
    return NOT_NOW;
  const evidence = evidenceText({ ...taken.now, made: printAfter(read, parts) });
  const written = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const now = deps.properties.getAll();
    const isAlone = now[EVIDENCE_KEY] === properties[EVIDENCE_KEY] && !isUnderWay(now[BEGUN_KEY], nowMs);
    if (!isAlone) return BUSY;
    for (const part of parts) commit(part);
    deps.properties.setMany({ ...done, [EVIDENCE_KEY]: evidence });
    return countOf(parts);
  });
  return written === BUSY ? NOT_NOW : { outcome: 'done', ...written, differences: [] };
}

function recompute(deps: MetricsDeps, run: OneRun, read: ReadEconomics): MetricsReport {
  const nowMs = deps.clock.nowMs();
  const taken = read.takeEvidence(null);
  const opened = read.open();
  const made = computeEconomics(opened.inputs);
  const differences = made.checks.filter(({ difference }) => difference !== 0).map(({ id }) => id);
  const { parts, after } = plan(opened, made, nowMs);
  for (const part of parts)
    if (deps.withLock(LOCK_WAIT_MS, (commit) => commit(part)) === BUSY) return { ...NOT_NOW, differences };
  const { language } = opened;
  const { kind } = putDashboard(deps, { figures: figuresOf(after), language, properties: run.properties }, 'refresh');
  if (kind === 'busy') return { ...NOT_NOW, ...countOf(parts), differences };
  const isKept = taken !== null && differences.length === 0;
  run.endWith({
    [DONE_KEY]: String(nowMs),
    [EVIDENCE_KEY]: isKept ? evidenceText({ ...taken.now, made: printAfter(read, parts) }) : '',
  });
  return { outcome: 'done', ...countOf(parts), differences };
}

function printAfter({ madeCells }: ReadEconomics, parts: readonly WorkbookChanges[]): string {
  const byName = Object.fromEntries(MADE.map((name) => [tables[name].name, madeCells[name]]));
  const after = cellsAfter(byName, parts);
  return madePrint(MADE.map((name) => after[tables[name].name] ?? []));
}

/** Rows of figures only: entries in Metric changes are not counted. */
function countOf(parts: readonly WorkbookChanges[]) {
  const isMade = ({ sheet }: { readonly sheet: string }) => sheet !== tables.metricChanges.name;
  const appended = parts.flatMap(({ appends }) => appends.filter(isMade)).flatMap(({ rows }) => rows);
  const updated = parts.flatMap(({ updates }) => updates);
  const deleted = parts.flatMap(({ deletes = [] }) => deletes);
  return {
    written: updated.length + appended.length,
    removed: deleted.reduce((sum, { fromRow, toRow }) => sum + toRow - fromRow + 1, 0),
  };
}

function isAsked(properties: Readonly<Record<string, string>>): boolean {
  return Number(properties[ASKED_KEY] ?? -1) >= Number(properties[DONE_KEY] ?? 0);
}

/** By the minute trigger: some time after it was asked for. */
export function continueMetrics(deps: MetricsDeps, properties: Readonly<Record<string, string>>): void {
  const isQuiet = deps.clock.nowMs() - Number(properties[ASKED_KEY] ?? 0) >= QUIET_MS;
  if (isAsked(properties) && isQuiet) recomputeMetrics(deps, properties);
}

/** Throws when the lock was not to be had: the next minute tries again. */
export function recomputeNightly(deps: MetricsDeps): void {
  if (recomputeMetrics(deps).outcome === 'busy') throw new Error('The metrics wait: the hub is busy.');
}

export function askForMetrics({ clock, properties }: Pick<MetricsDeps, 'clock' | 'properties'>): void {
  properties.setMany({ [ASKED_KEY]: String(clock.nowMs()) });
}

function plan(opened: OpenedEconomics, made: Economics, nowMs: number) {
  const { made: tabs, closed, frozenBefore } = opened;
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
  return { parts: planMetrics(opened, { after, isMade: () => true, changes }, nowMs), after };
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
