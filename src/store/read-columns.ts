/** Tables read outside the session: whole, or some columns of one that grows for ever, put together as rows. */
import type { Cell, ReadRange } from '../ports.ts';
import type { Columns, Row, Table } from '../tables/columns.ts';
import type { Value } from './session/cells.ts';
import { Layout, readCell } from './session/layout.ts';

export interface SomeColumns<C extends Columns, K extends keyof C & string> {
  readonly ranges: readonly ReadRange[];
  /** `blocks`: what was read of `ranges`, in their order. */
  rows(blocks: readonly (readonly (readonly Cell[])[])[]): Generator<Pick<Row<C>, K>>;
  /** The same for whoever keeps none of them: each row is gone once the next one is asked for. */
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
  // The columns that were asked for, and no other: a lead has fifty.
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

/** Columns that stand side by side are read as one range: half as many lists to carry. */
function neighbours(numbers: readonly number[]): { column: number; columns: number }[] {
  const runs: { column: number; columns: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.column + last.columns === number) last.columns += 1;
    else runs.push({ column: number, columns: 1 });
  }
  return runs;
}

/** `cells`: the tab from its header on. Throws HeaderFault. */
export function wholeTable<C extends Columns>(
  table: Table<C>,
  [head = [], ...body]: readonly (readonly Cell[])[],
): { readonly layout: Layout<C>; readonly rows: Row<C>[] } {
  const layout = new Layout(table, head);
  return { layout, rows: body.map((cells) => layout.decode(cells)) };
}
