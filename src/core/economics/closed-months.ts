/** Months that are over: what changes in them is told, and in a month that staff closed the figures stand as they were. */
import {
  MEASURES,
  type MeasureId,
  type MetricChange,
  type MetricCheck,
  type MetricsMonth,
  RATIOS,
} from '../../tables/metrics.ts';
import { clip } from '../lib/text.ts';
import { dayStart, workbookDay } from '../lib/time.ts';
import { firstDayOf, monthOfDay } from './months.ts';

const FIGURES = Object.keys(MEASURES) as MeasureId[];
/** What a refund takes off its lead’s month is told in its own month: that of the lead stands. */
const TOLD = FIGURES.filter((figure) => figure !== 'cohortRefunded');
const LONGEST_NOTE = 2_000;
/** A first import changes everything: one row says how much more there was. */
const MOST_CHANGES = 500;

export interface Settled {
  readonly rows: readonly MetricsMonth[];
  readonly changes: readonly ToldChange[];
}

/** A change, with the key of its row: both are written in one commit, so that it is told once. '' when it sums up many rows. */
export interface ToldChange {
  readonly row: string;
  readonly change: MetricChange;
}

/** `before`: the rows as they stand. `closed`: any moment in each closed month. */
export function settleMonths(
  rows: readonly MetricsMonth[],
  before: readonly MetricsMonth[],
  { closed, nowMs }: { readonly closed: readonly number[]; readonly nowMs: number },
): Settled {
  const shut = new Set(closed.map((at) => dayStart(firstDayOf(monthOfDay(workbookDay(at))))));
  const thisMonth = dayStart(firstDayOf(monthOfDay(workbookDay(nowMs))));
  const known = new Map(before.map((row) => [row.id, row]));
  const made = new Set(rows.map(({ id }) => id));
  // What a month was reported without had nothing in it then; what is not made any more has nothing in it now.
  const reported = new Set(before.map(({ month }) => month));
  const gone = before.filter(({ id, month }) => id !== '' && month !== null && month < thisMonth && !made.has(id));
  const changes: ToldChange[] = [];
  const settled = [...rows, ...gone.map(withNothing)].map((row): MetricsMonth => {
    const isShut = shut.has(row.month ?? 0);
    const old = known.get(row.id) ?? (reported.has(row.month) ? withNothing(row) : undefined);
    if (!old || (row.month ?? 0) >= thisMonth) return isShut ? { ...row, closed: true } : row;
    // Once closed, a figure is compared with what stands there, however often it is made again.
    const found = differences(old, row);
    const why = isShut ? 'after closing' : 'late data';
    if (!isShut || sinceOf(found) !== old.since) changes.push(...found.map((each) => told(row, each, { why, nowMs })));
    return isShut ? { ...old, closed: true, since: sinceOf(found) } : row;
  });
  const kept = settled.filter(({ id, month }) => made.has(id) || shut.has(month ?? 0));
  return { rows: kept, changes: bounded(changes) };
}

const NOTHING = {
  ...Object.fromEntries(FIGURES.map((figure) => [figure, 0])),
  ...Object.fromEntries(Object.keys(RATIOS).map((ratio) => [ratio, null])),
  ...{ activeDates: 0, blank: '', young: '', since: '' },
} as Partial<MetricsMonth>;

function withNothing(row: MetricsMonth): MetricsMonth {
  return { ...row, ...NOTHING };
}

/** A check is of all that there is: what of it came too late for a month that stands as it was says so. */
export function nameSettled(
  checks: readonly MetricCheck[],
  made: readonly MetricsMonth[],
  settled: readonly MetricsMonth[],
): MetricCheck[] {
  const totals = new Map<string, number>();
  const now = new Map(made.map((row) => [row.id, row]));
  for (const row of settled) {
    const fresh = now.get(row.id);
    // Nearly all of them: nothing is late for a row that was just made.
    if (fresh === row) continue;
    for (const measure of FIGURES) {
      const late = (fresh?.[measure] ?? 0) - (row[measure] ?? 0);
      const id = checkId(measure, row.slice);
      // Of an archived month something is missing below already: only what is over and above tells.
      totals.set(id, (totals.get(id) ?? 0) + (row.closed ? late : Math.max(0, late)));
    }
  }
  return checks.map((check) => {
    const late = Math.round((totals.get(check.id) ?? 0) * 1e6) / 1e6;
    const note = [check.note, late === 0 ? '' : `In closed or archived months, not in their figures: ${late}.`];
    return { ...check, note: note.filter(Boolean).join(' ') };
  });
}

/** Of the check of a measure in a slice. */
export function checkId(measure: MeasureId, slice: MetricsMonth['slice']): string {
  return `${MEASURES[measure].column.header} by ${slice}`;
}

interface Difference {
  readonly measure: MeasureId;
  readonly from: number;
  readonly to: number;
}

function differences(old: MetricsMonth, now: MetricsMonth): Difference[] {
  const found: Difference[] = [];
  for (const measure of TOLD) {
    const from = old[measure] ?? 0;
    const to = now[measure] ?? 0;
    if (Math.abs(from - to) >= 1e-6) found.push({ measure, from, to });
  }
  return found;
}

function sinceOf(found: readonly Difference[]): string {
  const lines = found.map(({ measure, from, to }) => `${MEASURES[measure].column.header}: ${from} → ${to}`);
  return clip(lines.join('; '), LONGEST_NOTE);
}

function told(
  row: MetricsMonth,
  { measure, from, to }: Difference,
  { why, nowMs }: { readonly why: string; readonly nowMs: number },
): ToldChange {
  const figure = MEASURES[measure].column.header;
  const { monthName: month, slice, of } = row;
  const id = `${nowMs.toString(36)}|${row.id}|${measure}`;
  return { row: row.id, change: { id, at: nowMs, month, slice, of, figure, from, to, why } };
}

/** The whole comes first: whoever reads on finds where it comes from. */
function bounded(changes: readonly ToldChange[]): ToldChange[] {
  const isWhole = ({ change }: ToldChange) => change.slice === 'all';
  const sorted = [...changes.filter(isWhole), ...changes.filter((each) => !isWhole(each))];
  const first = sorted[0]?.change;
  const more = sorted.length - MOST_CHANGES;
  if (!first || more <= 0) return sorted;
  const rest = { ...first, id: `${first.id}|more`, month: '', slice: '', of: '', figure: '', from: null, to: null };
  return [...sorted.slice(0, MOST_CHANGES), { row: '', change: { ...rest, why: `and ${more} more figures` } }];
}
