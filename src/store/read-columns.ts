/** Reads tables outside a session: whole, or some columns of a large one, combined into rows. */
import type { Cell, ReadRange } from '../ports.ts';
import type { Columns, Row, Table } from '../tables/columns.ts';
import type { Value } from './session/cells.ts';
import { Layout, readCell } from './session/layout.ts';

export interface SomeColumns<C extends Columns, K extends keyof C & string> {
  readonly ranges: readonly ReadRange[];
  /** `blocks`: the content of `ranges`, in the same order. */
  rows(blocks: readonly (readonly (readonly Cell[])[])[]): Generator<Pick<Row<C>, K>>;
  /** The same with one reused row object, for callers that keep none: each row is valid only until the next. */
  passing(blocks: readonly (readonly (readonly Cell[])[])[]): Generator<Pick<Row<C>, K>>;
  /** Like `passing`, for these rows only. Row numbers start at 0. */
  passingSome(
    blocks: readonly (readonly (readonly Cell[])[])[],
    numbers: readonly number[],
  ): Generator<Pick<Row<C>, K>>;
  /** One column, for callers that search it without decoding whole rows. */
  column(blocks: readonly (readonly (readonly Cell[])[])[], key: K): OneColumn;
}

export interface OneColumn {
  /** The rows of the block that holds the column, and the column's index in each. */
  readonly cells: readonly (readonly Cell[])[];
  readonly at: number;
  /** The decoded cell. Row numbers start at 0. */
  value(number: number): Value;
}

/** Throws HeaderFault. */
export function someColumns<C extends Columns, K extends keyof C & string>(
  table: Table<C>,
  head: readonly Cell[] | undefined,
  keys: readonly K[],
): SomeColumns<C, K> {
  const layout = new Layout(table, head ?? []);
  const numbers = keys.flatMap((key) => (layout.has(key) ? [layout.columnNumber(key)] : []));
  const runs = neighbours(numbers);
  const ranges = runs.map(({ column, columns }) => ({ sheet: table.name, fromRow: 2, column, columns }));
  // Only the requested columns, since a lead has fifty.
  const { places, blank } = layout.part(keys);
  const placed = places.map(({ position, ...place }) => {
    const block = runs.findIndex((run) => run.column - 1 <= position && position < run.column - 1 + run.columns);
    return { ...place, block, at: position + 1 - (runs[block]?.column ?? 0) };
  });
  type Blocks = readonly (readonly (readonly Cell[])[])[];
  const fieldsIn = (blocks: Blocks) => placed.map((place) => ({ ...place, cells: blocks[place.block] ?? [] }));
  function* rowsOf(blocks: Blocks, used: Pick<Row<C>, K> | null) {
    const length = lengthOf(blocks);
    const fields = fieldsIn(blocks);
    for (let number = 0; number < length; number++) {
      const row: Record<string, Value> = used ?? { ...blank };
      for (const field of fields) row[field.key] = readCell(field, field.cells[number]?.[field.at]);
      yield row as Pick<Row<C>, K>;
    }
  }
  function* someOf(blocks: Blocks, numbers: readonly number[]) {
    const fields = fieldsIn(blocks);
    const row: Record<string, Value> = { ...blank };
    for (const number of numbers) {
      for (const field of fields) row[field.key] = readCell(field, field.cells[number]?.[field.at]);
      yield row as Pick<Row<C>, K>;
    }
  }
  return {
    ranges,
    rows: (blocks) => rowsOf(blocks, null),
    passing: (blocks) => rowsOf(blocks, { ...blank }),
    passingSome: someOf,
    column(blocks, key) {
      const field = fieldsIn(blocks).find((each) => each.key === key);
      if (!field) return { cells: [], at: 0, value: () => (blank as Record<string, Value>)[key] ?? null };
      const { cells, at } = field;
      return { cells, at, value: (number) => readCell(field, cells[number]?.[at]) };
    },
  };
}

/** The number of rows: a column whose last cells are blank comes back shorter than the others. */
export function lengthOf(blocks: readonly (readonly (readonly Cell[])[])[]): number {
  return Math.max(0, ...blocks.map((block) => block.length));
}

/** Joins adjacent columns into one range, which halves the number of lists. */
function neighbours(numbers: readonly number[]): { column: number; columns: number }[] {
  const runs: { column: number; columns: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.column + last.columns === number) last.columns += 1;
    else runs.push({ column: number, columns: 1 });
  }
  return runs;
}

/** `cells`: the whole tab, including its header. Throws HeaderFault. */
export function wholeTable<C extends Columns>(
  table: Table<C>,
  [head = [], ...body]: readonly (readonly Cell[])[],
): { readonly layout: Layout<C>; readonly rows: Row<C>[] } {
  const layout = new Layout(table, head);
  return { layout, rows: body.map((cells) => layout.decode(cells)) };
}
