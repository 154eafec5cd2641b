/** What a dealer is owed: nothing for what the customer got back. */
import { commissionSheet } from '../../../src/core/integrity/commission-sheet';
import type { Verdict } from '../../../src/core/integrity/judge';
import { day, sale } from './small-book';

const accepted = { verdict: 'ACCEPTED', reason: '', nextStep: '', onHold: false } as unknown as Verdict;
const refused = { ...accepted, verdict: 'REFUSED', reason: 'No such unit.', onHold: true } as Verdict;
const sheetOf = (patch: Parameters<typeof sale>[0], verdict = accepted) =>
  commissionSheet({
    ...{ sales: [{ sale: sale({ id: 'S-1', vehicle: 1_000_000, ...patch }), verdict }], dealers: [] },
    ...{ commissionPct: 10, before: [] },
  })[0];
const refundedAt = day('2026-11-26');

test.each([
  ['nothing was given back', {}, { payable: 100_000, held: 0, heldSales: 0, why: '' }],
  ['all of it was', { refundedAt }, { payable: 0, held: 0, heldSales: 1, why: 'S-1: Refunded' }],
  ['some of it was', { refundedAt, refund: 250_000 }, { payable: 75_000, held: 0, heldSales: 0, why: '' }],
  ['some of it was, on no day', { refund: 250_000 }, { payable: 75_000, held: 0, heldSales: 0, why: '' }],
  ['nothing was, though it is dated', { refundedAt, refund: 0 }, { payable: 100_000, held: 0, heldSales: 0, why: '' }],
  ['more than all is typed', { refundedAt, refund: 9e9 }, { payable: 0, held: 0, heldSales: 1, why: 'S-1: Refunded' }],
  ['less than nothing is typed', { refundedAt, refund: -5 }, { payable: 100_000, held: 0, heldSales: 0, why: '' }],
])('commission when %s', (_, patch, expected) => {
  expect(sheetOf(patch)).toMatchObject({ sales: 1, ...expected });
});

test('a sale on hold holds what is left of it', () => {
  expect(sheetOf({ refundedAt, refund: 250_000 }, refused)).toMatchObject({ held: 75_000, why: 'S-1: No such unit.' });
});
