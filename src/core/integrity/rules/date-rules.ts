/** Can it have been sold that day? */
import { calendarDay } from '../../lib/iso-time.ts';
import { EAST_MS, isoDay, workbookDay } from '../../lib/time.ts';
import type { Case, SaleRule } from '../rule.ts';

export const dateRules: readonly SaleRule[] = [
  {
    id: 'date-future',
    version: 2,
    severity: 'hard',
    says: 'The sale date is after the day of entry.',
    bahasa: 'Tanggal penjualan masih di depan.',
    next: 'Correct the sale date.',
    check: (entry) => {
      const [sold] = daysOf(entry);
      const { enteredAt } = entry.sale;
      const entered = enteredAt === null ? null : workbookDay(enteredAt + EAST_MS);
      if (sold === null || entered === null || sold <= entered) return null;
      return { expected: `${isoDay(entered)} or before`, found: isoDay(sold) + ifSwapped(entry, sold, entered) };
    },
  },
  {
    id: 'date-before-shipment',
    version: 1,
    severity: 'hard',
    says: 'Sold before the unit was shipped.',
    bahasa: 'Dijual sebelum unit dikirim.',
    next: 'Correct the sale date, or the shipping date in the Serials tab.',
    check: (entry) => {
      const [sold] = daysOf(entry);
      if (sold === null || !entry.unit) return null;
      const { shippedAt } = entry.unit;
      if (shippedAt === null)
        return { severity: 'error', expected: 'a date under Shipped in the Serials tab', found: 'none' };
      const shipped = workbookDay(shippedAt);
      const [, entered] = daysOf(entry);
      const found = isoDay(sold) + ifSwapped(entry, sold, entered ?? sold);
      return sold < shipped ? { expected: `${isoDay(shipped)} or later`, found } : null;
    },
  },
  {
    id: 'date-backdated',
    version: 1,
    severity: 'review',
    says: 'Entered long after the sale date.',
    bahasa: 'Dicatat lama setelah tanggal penjualan.',
    next: 'Ask for the invoice; older dates may reach for an older incentive.',
    check: (entry) => {
      const [sold, entered] = daysOf(entry);
      const { backdateDays } = entry.settings;
      if (sold === null || entered === null || entered - sold <= backdateDays) return null;
      const found = `${isoDay(sold)}${ifSwapped(entry, sold, entered)}, entered ${isoDay(entered)}`;
      return { expected: `at most ${backdateDays} days`, found };
    },
  },
  {
    id: 'odometer-high',
    version: 1,
    severity: 'review',
    says: 'The unit had been ridden before it was sold, or the odometer is wrong.',
    bahasa: 'Unit sudah dipakai sebelum dijual, atau odometer salah.',
    next: 'Ask whether it was a demonstrator, and whether the customer knows.',
    check: ({ sale: { odometerKm }, settings: { maxOdometerKm } }) => {
      if (odometerKm === null) return null;
      // With another locale Sheets turns "1.500" into 1.5.
      const meant = Number.isInteger(odometerKm) ? odometerKm : Math.round(odometerKm * 1000);
      const isOdd = odometerKm > maxOdometerKm || odometerKm < 0;
      if (!isOdd && (meant <= maxOdometerKm || !/\.\d{1,3}$/.test(String(odometerKm)))) return null;
      return { expected: `0 to ${maxOdometerKm} km`, found: `${odometerKm} km${isOdd ? '' : ` (or ${meant}?)`}` };
    },
  },
];

/** With another locale Sheets swaps day and month. Mentions it when the swapped date would be in order; '' otherwise. */
function ifSwapped({ settings: { backdateDays } }: Case, sold: number, entered: number): string {
  const [year = 0, month = 0, day = 0] = isoDay(sold).split('-').map(Number);
  const other = month === day ? null : calendarDay(year, day, month);
  return other !== null && other <= entered && entered - other <= backdateDays ? ` (or ${isoDay(other)}?)` : '';
}

function daysOf({ sale: { soldAt, enteredAt } }: Case): [sold: number | null, entered: number | null] {
  return [soldAt === null ? null : workbookDay(soldAt), enteredAt === null ? null : workbookDay(enteredAt)];
}
