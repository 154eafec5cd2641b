/** Rows behind the newest ones are found at their place in one call, also below gaps that the archive left. */
import type { ReadRange } from '../../src/ports';
import { Session } from '../../src/store/session/session';
import { freshSystemRows } from '../../src/store/state/system';
import { createDryHub } from '../../tools/dry-hub/dry-hub';

const id = (number: number) => `C-${String(number).padStart(6, '0')}`;
const SECRET = 'secret';

/** The reads that it takes to find this customer, beyond those of every round. */
function readsFor(customers: readonly number[], wanted: number): ReadRange[][] {
  const { workbook } = createDryHub({
    nowMs: 0,
    tabs: { Customers: customers.map((number) => [id(number)]), System: freshSystemRows(SECRET) },
  });
  const reads: ReadRange[][] = [];
  const counting = {
    read(ranges: readonly ReadRange[]) {
      reads.push([...ranges]);
      return workbook.read(ranges);
    },
  };
  const tails = { customers: customers.length + 1 };
  const needs = { keys: [], today: 0, nowMs: 0, secret: SECRET, tails, withRows: [] };
  const session = new Session(counting, { ...needs, tables: ['customers'] });
  const before = reads.length;
  session.ensure({ customers: [id(wanted)] });
  expect(session.table('customers').has(id(wanted))).toBe(customers.includes(wanted));
  return reads.slice(before);
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

test('where nothing was archived', () => {
  expect(readsFor(from(1, 600), 20)).toHaveLength(1);
});

test('below a gap, and with some that came back among the newest', () => {
  expect(readsFor([5, 9, ...from(301, 900)], 400)).toHaveLength(1);
  expect(readsFor([...from(301, 700), 3, ...from(701, 900), 8, ...from(901, 950)], 400)).toHaveLength(1);
});

test('above a gap, after sorting, or not at all, the column is searched', () => {
  expect(readsFor([5, 9, ...from(301, 900)], 9)).toHaveLength(2);
  expect(readsFor(from(1, 600).reverse(), 590)).toHaveLength(2);
  expect(readsFor(from(301, 900), 20)).toHaveLength(1);
});
