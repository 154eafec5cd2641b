/** Reads several tabs in two calls, however many there are: small tabs whole, of others the requested columns. */
import type { WorkbookReader } from '../../ports.ts';
import { someColumns, wholeTable } from '../../store/read-columns.ts';
import type { Columns, RowOf, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';

type RowIn<N extends TableName> = RowOf<(typeof tables)[N]>;
type Wanted = { readonly [N in TableName]?: readonly (keyof RowIn<N> & string)[] };
type Part<W, N> = N extends keyof W & TableName
  ? W[N] extends readonly (infer K)[]
    ? Pick<RowIn<N>, K & keyof RowIn<N>>
    : never
  : never;

/** A row with its number in the tab (1-based, header included). */
export type Placed<T> = T & { readonly rowNumber: number };

export interface Book<S extends TableName, W extends Wanted> {
  whole<N extends S>(name: N): readonly RowIn<N>[];
  some<N extends keyof W & TableName>(name: N): readonly Placed<Part<W, N>>[];
}

/** Throws WorkbookFault and HeaderFault. */
export function readBook<const S extends TableName, const W extends Wanted>(
  workbook: WorkbookReader,
  whole: readonly S[],
  wanted: W,
): Book<S, W> {
  const names = Object.keys(wanted) as (keyof W & TableName)[];
  const sheetOf = (name: TableName) => tables[name].name;
  const blocks = workbook.read([
    ...whole.map((name) => ({ sheet: sheetOf(name), fromRow: 1 })),
    ...names.map((name) => ({ sheet: sheetOf(name), fromRow: 1, toRow: 1 })),
  ]);
  const tabs = new Map<string, readonly unknown[]>(
    whole.map((name, at) => [name, wholeTable(tables[name] as Table<Columns>, blocks[at] ?? []).rows]),
  );
  const columns = names.map((name, at) =>
    someColumns(tables[name] as Table<Columns>, blocks[whole.length + at]?.[0], wanted[name] ?? []),
  );
  const cells = names.length > 0 ? workbook.read(columns.flatMap(({ ranges }) => [...ranges])) : [];
  let from = 0;
  const parts = new Map<string, readonly unknown[]>();
  columns.forEach((each, at) => {
    const rows = [...each.rows(cells.slice(from, from + each.ranges.length))];
    parts.set(String(names[at]), rows.map((row, index) => ({ ...row, rowNumber: index + 2 }))); // biome-ignore format: one entry
    from += each.ranges.length;
  });
  return {
    whole: (name) => (tabs.get(name) ?? []) as never,
    some: (name) => (parts.get(String(name)) ?? []) as never,
  };
}
