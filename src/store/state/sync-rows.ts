/**
 * Updates a tab that is derived from other tabs: changed rows are written, new ones appended, and columns that people added
 * left alone.
 */
import type { WorkbookChanges } from '../../ports.ts';
import type { Columns, Row } from '../../tables/columns.ts';
import type { Layout } from '../session/layout.ts';

/** `before`: the present rows, from row 2. `stamp`: further values for rows that are written. */
export function syncRows<C extends Columns>(
  layout: Layout<C>,
  before: readonly Row<C>[],
  after: readonly Row<C>[],
  stamp: Partial<Row<C>>,
): WorkbookChanges {
  const { name, key, columns } = layout.table;
  const stamps = new Set(Object.keys(stamp));
  const ours = Object.keys(columns).filter((column) => columns[column]?.by === 'hub');
  // Do not compare columns that this workbook lacks until it is set up again.
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
