/** Tables read outside the session: whole, or some columns of one that grows for ever, put together as rows. */
import type { Cell, ReadRange } from '../ports.ts';
import type { Columns, Row, Table } from '../tables/columns.ts';
import { Layout } from './session/layout.ts';

export interface SomeColumns<C extends Columns, K extends keyof C & string> {
  readonly ranges: readonly ReadRange[];
  /** `blocks`: what was read of `ranges`, in their order. */
  rows(blocks: readonly (readonly (readonly Cell[])[])[]): Generator<Pick<Row<C>, K>>;
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
  /** Position of a column → the block that it is in, and its place there. */
  const placeOf = runs.flatMap(({ column, columns }, block) =>
    Array.from({ length: columns }, (_, at) => ({ position: column - 1 + at, block, at })),
  );
  return {
    ranges,
    *rows(blocks) {
      const length = Math.max(...blocks.map((block) => block.length));
      const places: { readonly block: readonly (readonly Cell[])[]; readonly at: number }[] = [];
      for (const { position, block, at } of placeOf) places[position] = { block: blocks[block] ?? [], at };
      // The columns that were asked for, and no other: a lead has fifty.
      const decode = layout.decoder(keys);
      let row = 0;
      const cellOf = (position: number) => {
        const place = places[position];
        return place?.block[row]?.[place.at];
      };
      for (; row < length; row++) yield decode(cellOf);
    },
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
