/** How the grid of the local page sorts and filters, as a view. */
import { rowsOfView } from '../../../local/server/page/ui/filter-view';
import { columnWidths, numericColumns, viewOf } from '../../../local/server/page/ui/grid-view';
import type { FilterViewFacts } from '../../../local/server/views';

const rows = [
  ['L-2', 'Sari', '12'],
  ['L-10', '', '9'],
  ['L-1', 'budi', '1,200'],
];

describe('The view of a grid', () => {
  test('shows every row in its order when nothing is asked', () => {
    expect(viewOf(rows, {}, null)).toEqual([0, 1, 2]);
  });

  test('sorts numbers as numbers, codes by their number, names ignoring case, blanks last both ways', () => {
    expect(viewOf(rows, {}, { column: 2, descending: false })).toEqual([1, 0, 2]);
    expect(viewOf(rows, {}, { column: 0, descending: false })).toEqual([2, 0, 1]);
    expect(viewOf(rows, {}, { column: 1, descending: false })).toEqual([2, 0, 1]);
    expect(viewOf(rows, {}, { column: 1, descending: true })).toEqual([0, 2, 1]);
  });

  test('filters by every column asked, ignoring case', () => {
    expect(viewOf(rows, { 1: 'B' }, null)).toEqual([2]);
    expect(viewOf(rows, { 0: 'l-1', 1: 'x' }, null)).toEqual([]);
  });

  test('puts quantities to the right, and phone numbers and codes not', () => {
    expect(
      numericColumns(
        ['a', 'b', 'c'],
        [
          ['1', '628123456789012', 'x1'],
          ['2.5', '', ''],
        ],
      ),
    ).toEqual([true, false, false]);
  });

  test('gives columns room for what is in them, within bounds', () => {
    const [narrow = 0, wide = 0] = columnWidths(['A', 'B'], [['1', 'x'.repeat(500)]]);
    expect(narrow).toBeGreaterThanOrEqual(56);
    expect(wide).toBeLessThanOrEqual(300);
  });
});

describe('A filter view of the workbook', () => {
  const leads = [
    ['L-1', 'UNCLAIMED', 'Bali'],
    ['L-2', 'WON', 'Bali'],
    ['L-3', 'CLAIMED', 'Aceh'],
    ['L-4', '', ''],
  ];
  const view = (only: FilterViewFacts['only'], order: FilterViewFacts['order'] = []) =>
    rowsOfView(leads, { title: 'Ours', only, order });

  test('hides words, holds one word, or shows what is filled', () => {
    expect(view([{ column: 1, kind: 'hides', words: ['WON', ''] }])).toEqual([0, 2]);
    expect(view([{ column: 1, kind: 'holds', word: 'unclaimed' }])).toEqual([0]);
    expect(view([{ column: 2, kind: 'filled' }])).toEqual([0, 1, 2]);
    expect(view([])).toEqual([0, 1, 2, 3]);
  });

  test('orders by one column and then the next, blanks last', () => {
    const order = [
      { column: 2, descending: false },
      { column: 0, descending: true },
    ];
    expect(view([], order)).toEqual([2, 1, 0, 3]);
  });

  test('is what filters and sorting of the grid go on from', () => {
    expect(viewOf(leads, { 2: 'bali' }, null, [2, 1, 0])).toEqual([1, 0]);
    expect(viewOf(leads, {}, { column: 0, descending: false }, [2, 0])).toEqual([0, 2]);
  });
});
