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
  const there = keys.filter((key) => layout.has(key));
  const ranges = there.map((key) => ({
    sheet: table.name,
    fromRow: 2,
    column: layout.columnNumber(key),
    columns: 1,
  }));
  return {
    ranges,
    *rows(blocks) {
      const length = Math.max(...blocks.map((block) => block.length));
      const blank: Cell[] = [];
      for (let i = 0; i < length; i++) {
        there.forEach((key, at) => {
          blank[layout.columnNumber(key) - 1] = blocks[at]?.[i]?.[0] ?? '';
        });
        yield layout.decode(blank);
      }
    },
  };
}

/** `cells`: the tab from its header on. Throws HeaderFault. */
export function wholeTable<C extends Columns>(
  table: Table<C>,
  [head = [], ...body]: readonly (readonly Cell[])[],
): { readonly layout: Layout<C>; readonly rows: Row<C>[] } {
  const layout = new Layout(table, head);
  return { layout, rows: body.map((cells) => layout.decode(cells)) };
}
