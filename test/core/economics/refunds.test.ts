/** What is given back: in its own month, within the price, and named where it cannot count. */
import { nameSettled, settleMonths } from '../../../src/core/economics/closed-months';
import { computeEconomics } from '../../../src/core/economics/compute';
import { dayStart } from '../../../src/core/lib/time';
import type { MetricsMonth } from '../../../src/tables/metrics';
import { runs } from '../../support/sweep';
import { bookOf, TODAY } from './books';
import { all, EMPTY, lead, sale } from './plain-rows';

test('what is given back counts in its own month: that of the sale stays', () => {
  for (let seed = 1; seed <= runs(1000, 50); seed++) {
    const book = bookOf(seed);
    const sales = book.sales.map((each) => ({ ...each, refundedAt: null, refund: null }));
    const without = new Map(computeEconomics({ ...book, sales }).monthly.map((row) => [row.id, row]));
    for (const row of computeEconomics(book).monthly) {
      const { refunds, refunded, cohortRefunded, ...others } = row;
      const before = without.get(row.id);
      // A month in which money was given back, and nothing else happened, is a row of its own.
      if (before) expect({ ...before, ...others }).toEqual(before);
      else expect([row.sales, row.revenue, row.leads]).toEqual([0, 0, 0]);
      expect([before?.refunds ?? 0, before?.refunded ?? 0, before?.cohortRefunded ?? 0]).toEqual([0, 0, 0]);
      if (cohortRefunded) expect(cohortRefunded).toBeLessThanOrEqual(row.cohortRevenue ?? 0);
      if (refunded) expect(refunds).toBeGreaterThan(0);
    }
  }
});

test('a refund of more than the price, or of less than nothing, does not count, and is said to be left out', () => {
  const refunded = (refund: number | null, daysAgo: number) => ({
    ...sale,
    refundedAt: dayStart(TODAY - daysAgo),
    refund,
  });
  const { monthly, checks } = computeEconomics({
    ...EMPTY,
    sales: [refunded(null, 0), refunded(30, 400), refunded(-1, 0), refunded(101, 0)],
  });
  // The second is dated before its sale, and counts on that day.
  expect(all(monthly).map(({ refunds, refunded: amount }) => [refunds, amount])).toEqual([[2, 130]]);
  expect(checks.find(({ id }) => id === 'Refunded sales by all')).toMatchObject({ difference: 0, leftOut: 2 });
});

test('a refund without a day, or dated after today, does not count, and Metric checks names the sale', () => {
  const sales = [
    { ...sale, id: 'S1', refund: 40 },
    { ...sale, id: 'S2', refundedAt: dayStart(TODAY + 1) },
    { ...sale, id: 'S3', refundedAt: dayStart(TODAY) },
    { ...sale, id: 'S4', refund: 0 },
    { ...sale, id: 'S5', refund: 40, verdict: 'REFUSED' as const },
  ];
  const { monthly, checks } = computeEconomics({ ...EMPTY, sales });
  expect(all(monthly).map(({ refunds, refunded }) => [refunds, refunded])).toEqual([[1, 100]]);
  const check = { difference: 0, leftOut: 2, note: 'Do not count: S1, S2.' };
  expect(checks.find(({ id }) => id === 'Refunded sales by all')).toMatchObject(check);
  const many = Array.from({ length: 7 }, (_, n) => ({ ...sale, id: `S${n}`, refund: 1 }));
  const named = computeEconomics({ ...EMPTY, sales: many }).checks.find(({ id }) => id === 'Refunded sales by all');
  expect(named?.note).toBe('Do not count: S0, S1, S2, S3, S4 and 2 more.');
});

test('a refund in a month that is closed or archived is named in Metric checks, and in no figure', () => {
  const sold = { ...sale, soldAt: dayStart(TODAY - 70) };
  const before = computeEconomics({ ...EMPTY, sales: [sold] }).monthly;
  const now = computeEconomics({ ...EMPTY, sales: [{ ...sold, refundedAt: dayStart(TODAY - 70) }] });
  const at = { closed: [dayStart(TODAY - 70)], nowMs: dayStart(TODAY) };
  const noteOf = (settled: readonly MetricsMonth[], of: string) =>
    nameSettled(now.checks, now.monthly, settled).find(({ id }) => id === of)?.note;
  const shut = settleMonths(now.monthly, before, at).rows;
  expect(noteOf(shut, 'Refunded sales by all')).toBe('In closed or archived months, not in their figures: 1.');
  expect(noteOf(shut, 'Refunded (Rp) by all')).toBe('In closed or archived months, not in their figures: 100.');
  expect(noteOf(shut, 'Sales by all')).toBe('');
  // Archived: its rows are as they were, and what they were made from is not all there any more.
  const frozen = before.map((row) => ({ ...row, sales: (row.sales ?? 0) + 5 }));
  expect(noteOf(frozen, 'Refunded sales by all')).toBe('In closed or archived months, not in their figures: 1.');
  expect(noteOf(frozen, 'Sales by all')).toBe('');
  expect(noteOf(now.monthly, 'Refunded sales by all')).toBe('');
});

test('what a refund takes off the month of its lead is no change of that month', () => {
  const inputs = { ...EMPTY, leads: [lead('L1', 'TikTok', 70)] };
  const sold = { ...sale, leadId: 'L1' };
  const before = computeEconomics({ ...inputs, sales: [sold] }).monthly;
  const now = computeEconomics({ ...inputs, sales: [{ ...sold, refundedAt: dayStart(TODAY) }] }).monthly;
  const { rows, changes } = settleMonths(now, before, { closed: [], nowMs: dayStart(TODAY) });
  expect(all(rows)[0]?.cohortRefunded).toBe(100);
  expect(changes).toEqual([]);
});
