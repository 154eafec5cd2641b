/** Whether the figures hold everything that stands in the inputs, slice by slice: counted here a second time, and plainly. */
import type { Activity, AdSpend, DealerCost, Quota } from '../../tables/marketing.ts';
import {
  MEASURES,
  type MeasureId,
  type MetricCheck,
  type MetricsMonth,
  SLICES,
  type Slice,
} from '../../tables/metrics.ts';
import { groupBy } from '../lib/group-by.ts';
import type { CountedLead, CountedSale } from './attribution.ts';
import { checkId } from './closed-months.ts';
import { isCountedLead, isCountedSale, refundOf } from './outcomes.ts';

export interface Counted {
  readonly activities: readonly Activity[];
  readonly dealerCosts: readonly DealerCost[];
  readonly quotas: readonly Quota[];
  readonly adSpend: readonly AdSpend[];
  readonly outcomes: OutcomeTotals;
}

/** Leads and sales, which pass by once. */
export class OutcomeTotals {
  leads = 0;
  sales = 0;
  revenue = 0;
  refunds = 0;
  refunded = 0;

  /** `today`: days since 1970-01-01. */
  constructor(private readonly today: number) {}

  addLead(lead: CountedLead): void {
    if (isCountedLead(lead)) this.leads += 1;
  }

  addSale(sale: CountedSale): void {
    if (!isCountedSale(sale)) return;
    this.sales += 1;
    this.revenue += Math.round(sale.net ?? 0);
    const refund = refundOf(sale, this.today);
    if (refund) this.refunds += 1;
    this.refunded += Math.round(refund?.amount ?? 0);
  }
}

const MOST_NAMED = 5;

/** `leftOut`: rows of a tab that do not count, by the measure they would have counted for; the IDs of those that do not say it themselves. */
export function reconcile(
  counted: Counted,
  monthly: readonly MetricsMonth[],
  leftOut: Readonly<Partial<Record<MeasureId, number | readonly string[]>>>,
): MetricCheck[] {
  const inputs = totalsOf(counted);
  const bySlice = groupBy(monthly, ({ slice }) => slice);
  return (Object.entries(inputs) as [MeasureId, number][]).flatMap(([measure, expected]) => {
    const { not = [] } = MEASURES[measure] as { readonly not?: readonly Slice[] };
    return SLICES.filter((slice) => !not.includes(slice)).map((slice): MetricCheck => {
      const rows = bySlice.get(slice) ?? [];
      // Shares of a count are millionths: what floating point makes of their sum is no difference.
      const figures = round(rows.reduce((sum, row) => sum + (row[measure] ?? 0), 0));
      const difference = round(figures - expected);
      const out = leftOut[measure] ?? 0;
      return {
        id: checkId(measure, slice),
        ...{ inputs: expected, figures, difference, leftOut: typeof out === 'number' ? out : out.length },
        note: difference === 0 ? namesOf(out) : 'The figures do not hold what the inputs do: report it, with this row.',
        asOf: null,
      };
    });
  });
}

/** The checks of leads and sales after some months were recomputed; `more`: appended rows. Null when a check fails or failed before. */
export function addToChecks(
  checks: readonly MetricCheck[],
  more: OutcomeTotals,
  { before, after }: { readonly before: readonly MetricsMonth[]; readonly after: readonly MetricsMonth[] },
): MetricCheck[] | null {
  const { leads, sales, revenue, refunds, refunded } = more;
  const added = Object.entries({ leads, sales, revenue, refunds, refunded }) as [MeasureId, number][];
  const known = new Map(checks.map((check) => [check.id, check]));
  const [bySlice, bySliceBefore] = [groupBy(after, ({ slice }) => slice), groupBy(before, ({ slice }) => slice)];
  const next: MetricCheck[] = [];
  for (const [measure, amount] of added) {
    const sum = (rows: readonly MetricsMonth[] = []) => rows.reduce((total, row) => total + (row[measure] ?? 0), 0);
    for (const slice of SLICES) {
      const check = known.get(checkId(measure, slice));
      if (check?.difference !== 0) return null;
      const inputs = (check.inputs ?? 0) + amount;
      const figures = round((check.figures ?? 0) + sum(bySlice.get(slice)) - sum(bySliceBefore.get(slice)));
      if (round(figures - inputs) !== 0) return null;
      next.push({ ...check, inputs, figures });
    }
  }
  return next;
}

function namesOf(out: number | readonly string[]): string {
  if (typeof out === 'number' || out.length === 0) return '';
  const more = out.length - MOST_NAMED;
  return `Do not count: ${out.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function totalsOf(counted: Counted): Partial<Record<MeasureId, number>> {
  const { activities, dealerCosts, quotas, adSpend, outcomes } = counted;
  const add = <T>(rows: readonly T[], amountOf: (row: T) => number | null) =>
    rows.reduce((sum, row) => sum + Math.round(amountOf(row) ?? 0), 0);
  const began = activities.filter(({ startsOn }) => startsOn !== null);
  const { leads, sales, revenue, refunds, refunded } = outcomes;
  return {
    eventSpend: add(began, ({ eventSpend }) => eventSpend),
    hqSupport: add(began, ({ hqSupport }) => hqSupport),
    dealerSpend: add(began, ({ dealerSpend }) => dealerSpend),
    activities: began.length,
    baselineCost: add(dealerCosts, ({ month, baseline }) => (month === null ? 0 : baseline)),
    quota: add(quotas, ({ month, leads: wanted }) => (month === null ? 0 : wanted)),
    adSpend: add(adSpend, ({ date, amount }) => (date === null ? 0 : amount)),
    ...{ leads, sales, revenue, refunds, refunded },
  };
}

function round(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
