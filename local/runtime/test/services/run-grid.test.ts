/** Runs of formats behave as if every cell had its own, whatever is painted, inserted, deleted or reordered. */
import fc from 'fast-check';
import { RunGrid } from '../../model/run-grid';

const ROWS = 12;
const COLUMNS = 4;

type Step =
  | {
      readonly kind: 'set';
      readonly row: number;
      readonly column: number;
      readonly rows: number;
      readonly columns: number;
      readonly value: string | undefined;
    }
  | {
      readonly kind: 'insertRows' | 'deleteRows' | 'insertColumns' | 'deleteColumns';
      readonly at: number;
      readonly count: number;
    }
  | { readonly kind: 'permute'; readonly row: number; readonly order: readonly number[] };

const small = (max: number) => fc.integer({ min: 1, max });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    row: small(ROWS),
    column: small(COLUMNS),
    rows: small(6),
    columns: small(3),
    value: fc.constantFrom('a', 'b', undefined),
  }),
  fc.record({
    kind: fc.constantFrom(
      'insertRows' as const,
      'deleteRows' as const,
      'insertColumns' as const,
      'deleteColumns' as const,
    ),
    at: small(COLUMNS),
    count: small(3),
  }),
  fc.record({
    kind: fc.constant('permute' as const),
    row: small(ROWS - 4),
    order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
  }),
);

type Cells = (string | undefined)[][];

/** The same step on a plain matrix, large enough for all that is moved. */
function plainly(cells: Cells, change: Step): Cells {
  const width = cells[0]?.length ?? 0;
  switch (change.kind) {
    case 'set':
      return cells.map((line, r) =>
        line.map((old, c) => {
          const inside =
            r + 1 >= change.row &&
            r + 1 < change.row + change.rows &&
            c + 1 >= change.column &&
            c + 1 < change.column + change.columns;
          return inside ? change.value : old;
        }),
      );
    case 'insertRows': {
      const inherited = change.at > 1 ? (cells[change.at - 2] ?? []) : Array.from({ length: width }, () => undefined);
      return [
        ...cells.slice(0, change.at - 1),
        ...Array.from({ length: change.count }, () => [...inherited]),
        ...cells.slice(change.at - 1),
      ];
    }
    case 'deleteRows':
      return [...cells.slice(0, change.at - 1), ...cells.slice(change.at - 1 + change.count)];
    case 'insertColumns':
      return cells.map((line) => [
        ...line.slice(0, change.at - 1),
        ...Array.from({ length: change.count }, () => undefined),
        ...line.slice(change.at - 1),
      ]);
    case 'deleteColumns':
      return cells.map((line) => [...line.slice(0, change.at - 1), ...line.slice(change.at - 1 + change.count)]);
    default: {
      const next = cells.map((line) => [...line]);
      change.order.forEach((from, to) => {
        const source = cells[change.row - 1 + from];
        const target = next[change.row - 1 + to];
        if (source && target) for (let c = 0; c < COLUMNS; c += 1) target[c] = source[c];
      });
      return next;
    }
  }
}

function onRuns(grid: RunGrid<string>, change: Step): void {
  if (change.kind === 'set') grid.set(change, change.value);
  else if (change.kind === 'permute')
    grid.permuteRows({ row: change.row, column: 1, rows: 4, columns: COLUMNS }, change.order);
  else if (change.kind === 'insertRows') grid.insertRows(change.at, change.count, change.at > 1 ? change.at - 1 : null);
  else if (change.kind === 'insertColumns') grid.insertColumns(change.at, change.count, null);
  else grid[change.kind](change.at, change.count);
}

test('any sequence of changes leaves every cell as on a plain matrix', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const grid = new RunGrid<string>();
      let cells: Cells = Array.from({ length: 60 }, () => Array.from({ length: 40 }, () => undefined));
      for (const change of steps) {
        onRuns(grid, change);
        cells = plainly(cells, change);
      }
      const read = cells.slice(0, 20).map((line, r) => line.slice(0, 8).map((_value, c) => grid.get(r + 1, c + 1)));
      expect(read).toEqual(cells.slice(0, 20).map((line) => line.slice(0, 8)));
    }),
    { numRuns: 500 },
  );
});
