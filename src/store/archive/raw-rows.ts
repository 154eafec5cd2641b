/**
 * Raw rows for copying to another tab: as values, including columns that people added, under the same headers. Our headers are
 * in English, so that an archive is uniform whatever the workbook's language was.
 */
import { inEnglish } from '../../core/words/speak.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { headingsOf, languageOf, normalHeader, readHeadings } from '../../tables/labels.ts';

/** A unique header for each column: a blank or duplicate header is replaced by the column's position. */
export function headersOf(table: Table<Columns>, header: readonly Cell[], width = header.length): string[] {
  const keys = readHeadings(headingsOf(table as unknown as Table), header.map(String));
  const ours = new Set(
    keys.flatMap((key) => (key === undefined ? [] : [normalHeader(table.columns[key]?.header ?? '')])),
  );
  const seen = new Set<string>();
  return Array.from({ length: Math.max(width, header.length) }, (_, at) => {
    const column = table.columns[keys[at] ?? ''];
    const name = column?.header ?? String(header[at] ?? '').trim();
    const isTaken = seen.has(normalHeader(name)) || (!column && ours.has(normalHeader(name)));
    const own = name === '' || isTaken ? `${name} (column ${at + 1})`.trim() : name;
    seen.add(normalHeader(own));
    return own;
  });
}

/** Translates the hub's sentences under Bahasa headers into English. */
export function rawInEnglish(
  table: Table<Columns>,
  header: readonly Cell[],
): (cells: readonly Cell[]) => readonly Cell[] {
  const ours = table as unknown as Table;
  const isBahasa = readHeadings(headingsOf(ours), header.map(String)).map((key, at) => {
    const column = table.columns[key ?? ''];
    return column?.isSaid === true && languageOf(ours, column, String(header[at])) === 'id';
  });
  if (!isBahasa.includes(true)) return (cells) => cells;
  return (cells) => cells.map((cell, at) => (isBahasa[at] && typeof cell === 'string' ? inEnglish(cell) : cell));
}

export type Encode = (cells: readonly Cell[]) => CellWrite[];

/** Converts rows from columns with the headers `from` to columns with the headers `to`; dates keep their format. */
export function rawEncoder(table: Table<Columns>, from: readonly string[], to: readonly string[]): Encode {
  const kinds = new Map(Object.values(table.columns).map(({ header, kind }) => [header.toLowerCase(), kind]));
  const places = to.map((name) => ({ at: from.indexOf(name), kind: kinds.get(name.toLowerCase()) }));
  return (cells) =>
    places.map(({ at, kind }): CellWrite => {
      const cell = cells[at] ?? '';
      if (cell === '') return { kind: 'blank' };
      if (typeof cell === 'boolean') return { kind: 'boolean', value: cell };
      if (typeof cell === 'string') return { kind: 'text', value: cell };
      return kind === 'dateTime' || kind === 'date' ? { kind, serial: cell } : { kind: 'number', value: cell };
    });
}

/** The 0-based position of the key column, or -1. */
export function keyPlace(table: Table<Columns>, headers: readonly string[]): number {
  const key = table.columns[table.key]?.header.toLowerCase();
  return headers.findIndex((header) => header.toLowerCase() === key);
}

/**
 * Returns a test for columns that the hub describes; columns that people added may hold formulas whose value changes with each
 * read.
 */
export function isOwnColumn(table: Table<Columns>, headers: readonly string[]): (at: number) => boolean {
  const ours = new Set(Object.values(table.columns).map(({ header }) => header.toLowerCase()));
  const own = headers.map((name) => ours.has(name.toLowerCase()));
  return (at) => own[at] ?? false;
}

/** Whether two rows are equal; missing cells count as ''. `isCompared`: limits the comparison to some columns (0-based). */
export function isSameRow(
  one: readonly Cell[],
  other: readonly Cell[],
  isCompared: (at: number) => boolean = () => true,
): boolean {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if ((one[at] ?? '') !== (other[at] ?? '') && isCompared(at)) return false;
  return true;
}
