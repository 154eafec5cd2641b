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
  function* rowsOf(blocks: readonly (readonly (readonly Cell[])[])[], used: Pick<Row<C>, K> | null) {
    const length = Math.max(...blocks.map((block) => block.length));
    const fields = placed.map((place) => ({ ...place, cells: blocks[place.block] ?? [] }));
    for (let number = 0; number < length; number++) {
      const row: Record<string, Value> = used ?? { ...blank };
      for (const field of fields) row[field.key] = readCell(field, field.cells[number]?.[field.at]);
      yield row as Pick<Row<C>, K>;
    }
  }
  return {
    ranges,
    rows: (blocks) => rowsOf(blocks, null),
    passing: (blocks) => rowsOf(blocks, { ...blank }),
  };
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
