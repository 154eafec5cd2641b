/** The rows of the economics tabs, from the figures. Keys are for ever: the same month and slice is the same row. */
import type { ChannelMonth, MetricsMonth, Slice } from '../../tables/metrics.ts';
import { dayStart } from '../lib/time.ts';
import { EVERYTHING, type Figures } from './cube.ts';
import { firstDayOf, monthName } from './months.ts';
import { divide, ratiosOf } from './ratios.ts';

type Made<T> = Omit<T, 'asOf'> & { asOf: number | null };

/** `names`: what people call a slice's value, such as a dealer's name. Sorted by month, slice and value. */
export function monthlyRows(
  figures: readonly Figures[],
  today: number,
  nameOf: (slice: Slice, of: string) => string,
): Made<MetricsMonth>[] {
  const rows = figures.map(({ month, slice, of, measures, activeDates }) => {
    const { values, blank, young } = ratiosOf(measures, month, today);
    return {
      id: `${monthName(month)}|${slice}|${of || EVERYTHING}`,
      month: dayStart(firstDayOf(month)),
      monthName: monthName(month),
      slice,
      of: of || EVERYTHING,
      name: of === '' ? EVERYTHING : nameOf(slice, of),
      ...measures,
      ...values,
      ...{ activeDates, blank, young, closed: false, since: '', asOf: null },
    };
  });
  return rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

export function channelRows(monthly: readonly MetricsMonth[]): Made<ChannelMonth>[] {
  return monthly
    .filter(({ slice }) => slice === 'channel')
    .map((row) => {
      const { leads, marketingCost: cost, leadSales: sales, revenue, refunded, cohortRefunded } = row;
      const spent = cost ?? 0;
      const kept = (revenue ?? 0) - (refunded ?? 0);
      const brought = (row.cohortRevenue ?? 0) - (cohortRefunded ?? 0);
      const notes = [
        row.blank,
        spent === 0 && (leads ?? 0) > 0 ? 'ROI: no spend' : '',
        row.young === '' ? '' : `too young: ${row.young}`,
      ];
      return {
        id: `${row.monthName}|${row.of}`,
        ...{ month: row.month, channel: row.of, leads, cost, costPerLead: row.costPerLead },
        ...{ sales, costPerSale: row.costPerSale, revenue },
        roi: divide(kept - spent, spent, 4),
        ...{ cohortSales: row.cohortSales, cohortRevenue: row.cohortRevenue },
        cohortRoi: divide(brought - spent, spent, 4),
        ...{ claimSeconds: row.claimSeconds, claimed: row.claimed, responseTime: row.responseTime },
        ...{ note: notes.filter(Boolean).join('; '), asOf: null, refunded, cohortRefunded },
      };
    });
}
