/** The short way: recomputes only the months whose rows changed, when the evidence shows that nothing else did. */
import { settleMonths } from '../../core/economics/closed-months.ts';
import { changedMonths, type Evidence } from '../../core/economics/evidence.ts';
import { firstDayOf, monthOfDay } from '../../core/economics/months.ts';
import { type Refreshed, refreshEconomics } from '../../core/economics/refresh.ts';
import { RelatedRows, rowsWhere } from '../../core/economics/related-rows.ts';
import { channelRows } from '../../core/economics/reports.ts';
import { dayStart, workbookDay } from '../../core/lib/time.ts';
import type { MadeTable, OpenedEconomics, ReadEconomics, TakenEvidence } from '../../store/economics/read-economics.ts';
import { columnIn, monthOf } from '../../store/economics/take-evidence.ts';
import type { MetricCheck, MetricsDay, MetricsMonth } from '../../tables/metrics.ts';
import { type MadeRows, planMetrics } from './plan-metrics.ts';

/** Null when everything must be computed. */
export function planRefresh(read: ReadEconomics, then: Evidence, taken: TakenEvidence, nowMs: number) {
  const months = changedMonths(then, taken.now);
  if (!months) return null;
  const opened = read.open();
  const refreshed = refreshEconomics({
    ...{ inputs: opened.inputs, standing: standing(opened), months },
    rows: rowsByNumber(read.outcomes, taken),
    related: relatedRows(read.outcomes, taken, opened.inputs.model),
    added: {
      leads: numbersFrom(then.leads.rows, taken.now.leads.rows),
      sales: numbersFrom(then.sales.rows, taken.now.sales.rows),
    },
  });
  if (!refreshed || opened.closed.some((at) => refreshed.months.has(startOfMonth(at)))) return null;
  const { rows, after } = madeRows(opened, refreshed, nowMs);
  return { parts: planMetrics(opened, rows, nowMs), after, language: opened.language };
}

const startOfMonth = (at: number) => dayStart(firstDayOf(monthOfDay(workbookDay(at))));

function numbersFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function standing({ made }: OpenedEconomics) {
  return {
    monthly: made.metricsMonthly.rows as unknown as MetricsMonth[],
    daily: made.metricsDaily.rows as unknown as MetricsDay[],
    checks: made.metricChecks.rows as unknown as MetricCheck[],
  };
}

/** `after`: all rows of the tabs as they will be. */
function madeRows(opened: OpenedEconomics, refreshed: Refreshed, nowMs: number) {
  const { monthly, daily, checks, scorecards, funnel, months } = refreshed;
  const isOfMonths = (row: object) => {
    const { month } = row as { readonly month?: unknown };
    return typeof month === 'number' && months.has(month);
  };
  const before = standing(opened).monthly.filter(isOfMonths);
  const settled = settleMonths(monthly, before, { closed: [], nowMs });
  const made: Record<MadeTable, readonly object[]> = {
    ...{ metricsMonthly: settled.rows, channelRoi: channelRows(settled.rows) },
    ...{ scorecard: scorecards, funnel, metricsDaily: daily, metricChecks: checks },
  };
  const rows: MadeRows = { after: made, isMade: isOfMonths, changes: settled.changes };
  const after = Object.fromEntries(
    (Object.keys(made) as MadeTable[]).map((name) => {
      const { rows: all, layout } = opened.made[name];
      const keyOf = (row: object) => (row as Record<string, unknown>)[layout.table.key];
      const replaced = new Set(made[name].map(keyOf));
      return [name, [...all.filter((row) => !isOfMonths(row) && !replaced.has(keyOf(row) as string)), ...made[name]]];
    }),
  ) as unknown as Record<MadeTable, readonly object[]>;
  return { rows, after };
}

function rowsByNumber({ leads, sales, offers, findings }: ReadEconomics['outcomes'], { months }: TakenEvidence) {
  const of = (all: Int32Array, wanted: ReadonlySet<number>) => rowsWhere(all, (month) => wanted.has(month));
  return {
    leads: (numbers: readonly number[]) => leads.some.passingSome(leads.blocks, numbers),
    sales: (numbers: readonly number[]) => sales.some.passingSome(sales.blocks, numbers),
    offers: (wanted: ReadonlySet<number>) => offers.some.passingSome(offers.blocks, of(months.offers, wanted)),
    findings: (wanted: ReadonlySet<number>) => findings.some.passingSome(findings.blocks, of(months.findings, wanted)),
  };
}

function relatedRows(
  { leads, sales }: ReadEconomics['outcomes'],
  { months }: TakenEvidence,
  model: OpenedEconomics['inputs']['model'],
): RelatedRows {
  const lead = (key: 'id' | 'customerId' | 'customerPhone' | 'createdAt') => columnIn(leads, key).value;
  const sale = (key: 'leadId' | 'customerPhone' | 'soldAt' | 'enteredAt' | 'refundedAt') => columnIn(sales, key).value;
  const [soldAt, enteredAt, refundedAt] = [sale('soldAt'), sale('enteredAt'), sale('refundedAt')];
  // Nobody gives back what was not paid yet.
  const refundMonth = (number: number) => Math.max(monthOf(refundedAt(number)), months.sales[number] ?? -1);
  return new RelatedRows(
    {
      ...{ months: months.leads, id: lead('id'), customerId: lead('customerId') },
      ...{ customerPhone: lead('customerPhone'), createdAt: lead('createdAt') },
    },
    {
      ...{ months: months.sales, leadId: sale('leadId'), customerPhone: sale('customerPhone') },
      ...{ soldAt, enteredAt, refundMonth },
    },
    model,
  );
}
