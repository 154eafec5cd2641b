/**
 * Recomputes the months whose rows changed and leaves all other figures as they are. Returns null for changes that may reach
 * further; the caller then recomputes everything. Both ways give the same figures (test/app/metrics-refreshed.test.ts).
 */
import type {
  ChannelMonth,
  DealerMonth,
  FunnelMonth,
  MetricCheck,
  MetricsDay,
  MetricsMonth,
} from '../../tables/metrics.ts';
import { MEASURES, type MeasureId } from '../../tables/metrics.ts';
import { dayStart, workbookDay } from '../lib/time.ts';
import { type CountedSale, Touches } from './attribution.ts';
import { channelName } from './channel-name.ts';
import { addOutcomes, contextOf, type EconomicsInputs, namesOf } from './compute.ts';
import { Cube, EVERYTHING, type Figures } from './cube.ts';
import { Daily, withMoreLeads } from './daily.ts';
import { firstDayOf, monthName, monthOfDay } from './months.ts';
import { isCountedLead, isRefundLeftOut, leadMonth, refundOf } from './outcomes.ts';
import { addToChecks, OutcomeTotals } from './reconcile.ts';
import type { RelatedRows } from './related-rows.ts';
import { monthlyRows } from './reports.ts';
import type { ScoredFinding, ScoredLead, ScoredOffer } from './scorecards.ts';

/** Rows by row number, from 0. Each row object is valid only until the next. */
export interface RowsByNumber {
  leads(numbers: readonly number[]): Iterable<ScoredLead>;
  sales(numbers: readonly number[]): Iterable<CountedSale>;
  /** All rows of these months. */
  offers(months: ReadonlySet<number>): Iterable<ScoredOffer>;
  findings(months: ReadonlySet<number>): Iterable<ScoredFinding>;
}

/** The figures as the last run left them. */
export interface StandingFigures {
  readonly monthly: readonly MetricsMonth[];
  readonly daily: readonly MetricsDay[];
  readonly channels: readonly ChannelMonth[];
  readonly scorecards: readonly DealerMonth[];
  readonly funnel: readonly FunnelMonth[];
  readonly checks: readonly MetricCheck[];
}

export interface Refreshing {
  readonly inputs: Pick<EconomicsInputs, 'activities' | 'campaigns' | 'dealers' | 'model' | 'regions' | 'today'>;
  readonly standing: Pick<StandingFigures, 'monthly' | 'daily' | 'checks'>;
  readonly rows: RowsByNumber;
  readonly related: RelatedRows;
  /** The months whose rows changed. */
  readonly months: readonly number[];
  /** Numbers of the rows that were appended. */
  readonly added: { readonly leads: readonly number[]; readonly sales: readonly number[] };
}

export interface Refreshed {
  /** The first moments of the recomputed months. `monthly`, `scorecards` and `funnel` hold all rows of these months. */
  readonly months: ReadonlySet<number>;
  readonly monthly: readonly MetricsMonth[];
  readonly scorecards: readonly DealerMonth[];
  readonly funnel: readonly FunnelMonth[];
  /** Only rows that changed. */
  readonly daily: readonly MetricsDay[];
  readonly checks: readonly MetricCheck[];
}

/** With more months than this, recomputing everything costs about the same. */
const MOST_MONTHS = 8;

/** Measures that come from leads and sales. */
const BROUGHT = (Object.keys(MEASURES) as MeasureId[]).filter((id) =>
  ['lead cohort', 'sale', 'refund'].includes(MEASURES[id].basis),
);
/** Measures that come from the tabs of spend and quotas. */
const SPENT = (Object.keys(MEASURES) as MeasureId[]).filter((id) => !BROUGHT.includes(id));

export function refreshEconomics(refreshing: Refreshing): Refreshed | null {
  const { inputs, standing, rows, related, added } = refreshing;
  const months = monthsOf(refreshing);
  if (!months || months.size > MOST_MONTHS) return null;
  const { cube, scorecards, funnel } = outcomesOf(refreshing, months);
  const starts = new Set([...months].map((month) => dayStart(firstDayOf(month))));
  const before = standing.monthly.filter(({ month }) => month !== null && starts.has(month));
  const figures = withSpend(
    [...cube.figures()].filter(({ month }) => months.has(month)),
    before,
  );
  if (!figures) return null;
  const monthly = monthlyRows(figures, inputs.today, namesOf(inputs.dealers));
  const totals = new OutcomeTotals(inputs.today);
  const newLeads: { channel: string; day: number }[] = [];
  for (const lead of rows.leads(added.leads)) {
    totals.addLead(lead);
    if (isCountedLead(lead))
      newLeads.push({ channel: channelName(lead.channel), day: workbookDay(lead.createdAt ?? 0) });
  }
  for (const sale of rows.sales(added.sales)) totals.addSale(sale);
  const daily = withMoreLeads(standing.daily, newLeads, inputs.today);
  const checks = addToChecks(standing.checks, totals, { before, after: monthly });
  if (!daily || !checks || related.touchesOlder(added.leads, added.sales[0] ?? Infinity)) return null;
  const isOfThese = ({ month }: { readonly month: number | null }) => month !== null && starts.has(month);
  return {
    ...{ months: starts, monthly, daily, checks },
    scorecards: scorecards.rows(inputs.dealers).filter(isOfThese),
    funnel: funnel.rows().filter(isOfThese),
  };
}

/** The changed months, and those of the leads and refunds of appended sales. Null when an appended sale has an invalid refund. */
function monthsOf({ inputs: { today, model }, months, added, related, rows }: Refreshing): Set<number> | null {
  const all = new Set(months);
  if (added.sales.length === 0) return all;
  const touches = new Touches();
  const monthOfLead: (number | null)[] = [];
  for (const lead of rows.leads(related.leadsFor(new Set(), added.sales))) {
    touches.add(lead);
    monthOfLead.push(isCountedLead(lead) ? leadMonth(lead) : null);
  }
  for (const sale of rows.sales(added.sales)) {
    if (isRefundLeftOut(sale, today)) return null;
    const refund = refundOf(sale, today);
    if (refund) all.add(monthOfDay(refund.day));
    for (const { lead } of touches.creditsOf(sale, model))
      for (const row of touches.rowsOf(lead)) {
        const month = monthOfLead[row];
        if (typeof month === 'number') all.add(month);
      }
  }
  return all;
}

function outcomesOf({ inputs, related, rows }: Refreshing, months: ReadonlySet<number>) {
  const { today } = inputs;
  const sales = related.salesOf(months);
  const leads = related.leadsFor(months, sales);
  const cube = new Cube();
  const brought = addOutcomes(
    {
      ...{ leads: rows.leads(leads), sales: rows.sales(sales), today },
      ...{ offers: rows.offers(months), findings: rows.findings(months) },
    },
    { cube, daily: new Daily(today), context: contextOf(inputs) },
  );
  return { cube, scorecards: brought.scorecards, funnel: brought.funnel };
}

/** Adds the spend of the existing rows. Null when a row lost all its leads and sales: it may have to go, or hold spend of 0. */
function withSpend(brought: readonly Figures[], before: readonly MetricsMonth[]): Figures[] | null {
  const old = new Map(before.map((row) => [row.id, row]));
  const figures: Figures[] = [];
  for (const each of brought) {
    const id = `${monthName(each.month)}|${each.slice}|${each.of || EVERYTHING}`;
    figures.push(joined(each, old.get(id)));
    old.delete(id);
  }
  for (const row of old.values()) {
    const isBare = (row.activeDates ?? 0) === 0 && SPENT.every((id) => (row[id] ?? 0) === 0);
    if (isBare && BROUGHT.some((id) => (row[id] ?? 0) !== 0)) return null;
    const month = monthOfDay(workbookDay(row.month ?? 0));
    const { slice, of } = row;
    if (slice === '') return null;
    figures.push(joined({ month, slice, of: slice === 'all' ? '' : of, measures: NOTHING, activeDates: 0 }, row));
  }
  return figures;
}

const NOTHING = Object.fromEntries(Object.keys(MEASURES).map((id) => [id, 0])) as Figures['measures'];

function joined(brought: Figures, row: MetricsMonth | undefined): Figures {
  const measures = { ...brought.measures };
  for (const id of SPENT) measures[id] = row?.[id] ?? 0;
  return { ...brought, measures, activeDates: row?.activeDates ?? 0 };
}
