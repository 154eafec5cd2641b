/**
 * Copies rows into an archive workbook and reads them back there. Idempotent by key: a row that is there already is overwritten
 * with its current content.
 */
import type { ArchiveWorkbook, Cell, RowUpdate } from '../../ports.ts';
import {
  type Encode,
  headersOf,
  isOwnColumn,
  keyPlace,
  rawEncoder,
  rawInEnglish,
} from '../../store/archive/raw-rows.ts';
import { headerIn } from '../../store/archive/volumes.ts';
import type { Columns, Table } from '../../tables/columns.ts';

export interface RawRow {
  readonly row: number;
  readonly key: string;
  readonly cells: readonly Cell[];
}

/**
 * `header`: of the tab that the rows come from. Returns the row numbers of the copies; throws when they cannot be read back.
 */
export function copyRows(
  volume: ArchiveWorkbook,
  table: Table<Columns>,
  header: readonly Cell[],
  rows: readonly RawRow[],
): number[] {
  const from = headersOf(table, header, Math.max(...rows.map(({ cells }) => cells.length)));
  const before = headerIn(volume, table.name).map(String);
  const to = [...before, ...from.filter((name) => !before.includes(name))];
  if (to.length > before.length) volume.putHeader(table.name, to);
  const column = keyPlace(table, to) + 1;
  const there = rowsByKey(keysIn(volume, table.name, column));
  const [encodeRaw, inEnglish] = [rawEncoder(table, from, to), rawInEnglish(table, header)];
  const encode: Encode = (cells) => encodeRaw(inEnglish(cells));
  const added = rows.filter(({ key }) => !there.has(key));
  const again = rows.flatMap(({ key, cells }) => (there.get(key) ?? []).slice(0, 1).map((row) => ({ row, cells })));
  const updates = writtenOver(volume, again, { table, headers: to, encode });
  const appends = added.length > 0 ? [{ sheet: table.name, rows: added.map(({ cells }) => encode(cells)) }] : [];
  volume.commit({ updates, appends });
  const after = rowsByKey(keysIn(volume, table.name, column));
  const lost = rows.filter(({ key }) => after.get(key)?.length !== 1);
  if (lost.length > 0)
    throw new Error(`${table.name}: ${lost.length} of ${rows.length} rows could not be read back from the archive.`);
  return rows.flatMap(({ key }) => after.get(key) ?? []).sort((a, b) => a - b);
}

interface ArchiveTab {
  readonly table: Table<Columns>;
  readonly headers: readonly string[];
  readonly encode: Encode;
}

/**
 * A row that came back to the workbook and is archived again: what it holds in columns that people added is still in the
 * archive, and is kept.
 */
function writtenOver(
  volume: ArchiveWorkbook,
  rows: readonly Pick<RawRow, 'row' | 'cells'>[],
  { table, headers, encode }: ArchiveTab,
): RowUpdate[] {
  if (rows.length === 0) return [];
  const sheet = table.name;
  const before = volume.read(rows.map(({ row }) => ({ sheet, fromRow: row, toRow: row })));
  const isOwn = isOwnColumn(table, headers);
  const keep = rawEncoder(table, headers, headers);
  return rows.map(({ row, cells }, at) => {
    const kept = keep(before[at]?.[0] ?? []);
    const now = encode(cells).map((cell, column) => {
      const isTheirs = cell.kind === 'blank' && !isOwn(column);
      return isTheirs ? (kept[column] ?? cell) : cell;
    });
    return { sheet, row, column: 1, cells: now };
  });
}

/** Overwrites only rows whose key the archive has. Returns the others, which are not copied. */
export function copyKnown(
  volume: ArchiveWorkbook,
  table: Table<Columns>,
  header: readonly Cell[],
  rows: readonly RawRow[],
): readonly RawRow[] {
  if (rows.length === 0) return rows;
  const headers = headerIn(volume, table.name).map(String);
  const there = new Set(headers.length > 0 ? keysIn(volume, table.name, keyPlace(table, headers) + 1) : []);
  const known = rows.filter(({ key }) => there.has(key));
  if (known.length > 0) copyRows(volume, table, header, known);
  return rows.filter(({ key }) => !there.has(key));
}

/** The key of each row, from row 2. One call. */
function keysIn(volume: ArchiveWorkbook, sheet: string, column: number): string[] {
  const [block = []] = volume.read([{ sheet, fromRow: 2, column, columns: 1 }]);
  return block.map(([cell = '']) => String(cell));
}

function rowsByKey(keys: readonly string[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  keys.forEach((key, at) => {
    const known = rows.get(key);
    if (known) known.push(at + 2);
    else rows.set(key, [at + 2]);
  });
  return rows;
}
