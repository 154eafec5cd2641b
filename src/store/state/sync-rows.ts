/** A tab that is made from other tabs: rows that changed are written, new ones appended, people's columns left alone. */
import type { WorkbookChanges } from '../../ports.ts';
import type { Columns, Row } from '../../tables/columns.ts';
import type { Layout } from '../session/layout.ts';

/** `before`: the rows as they stand, from row 2. `stamp`: what a row carries that is written anew. */
export function syncRows<C extends Columns>(
  layout: Layout<C>,
  before: readonly Row<C>[],
  after: readonly Row<C>[],
  stamp: Partial<Row<C>>,
): WorkbookChanges {
  const { name, key, columns } = layout.table;
  const stamps = new Set(Object.keys(stamp));
  const ours = Object.keys(columns).filter((column) => columns[column]?.by === 'hub');
  // A column that this workbook lacks until it is set up again is not missed each night.
  const compared = ours.filter((column) => !stamps.has(column) && layout.has(column));
  const keyOf = (row: Row<C>) => String(row[key as keyof C] ?? '');
  const at = new Map(before.map((row, index) => [keyOf(row), { row, number: index + 2 }]));
  const updates: WorkbookChanges['updates'][number][] = [];
  const rows: WorkbookChanges['appends'][number]['rows'][number][] = [];
  for (const row of after) {
    const known = at.get(keyOf(row));
    const written = { ...row, ...stamp };
    if (!known) rows.push(layout.encode(written));
    else if (compared.some((column) => known.row[column as keyof C] !== row[column as keyof C])) {
      const where = { sheet: name, row: known.number, key: { column: layout.columnNumber(key), value: keyOf(row) } };
      updates.push(...layout.encodeRuns(written, new Set(ours)).map((run) => ({ ...where, ...run })));
    }
  }
  return { updates, appends: rows.length > 0 ? [{ sheet: name, rows }] : [] };
}
