/**
 * Rows as they stand in a tab, columns of people included, on their way to another tab: as values, under the same headers;
 * ours are named in English, so that an archive is one whatever the workbook's language was.
 */
import { inEnglish } from '../../core/words/speak.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { headingsOf, languageOf, normalHeader, readHeadings } from '../../tables/labels.ts';

/** The header of each column: one that has none, or the name of another, is told apart by its place. */
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

/** What the hub says under a header in Bahasa, as it is said under one in English. */
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

/** From columns with these headers to columns with those; dates keep their format. */
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

/** Where the key stands (0-based), or -1. */
export function keyPlace(table: Table<Columns>, headers: readonly string[]): number {
  const key = table.columns[table.key]?.header.toLowerCase();
  return headers.findIndex((header) => header.toLowerCase() === key);
}

/** Whether the hub describes the column: people's own may hold formulas that say something else each time they are read. */
export function isOwnColumn(table: Table<Columns>, headers: readonly string[]): (at: number) => boolean {
  const ours = new Set(Object.values(table.columns).map(({ header }) => header.toLowerCase()));
  const own = headers.map((name) => ours.has(name.toLowerCase()));
  return (at) => own[at] ?? false;
}

export function isSameRow(
  one: readonly Cell[],
  other: readonly Cell[],
  isCompared: (at: number) => boolean = () => true,
): boolean {
  const length = Math.max(one.length, other.length);
  for (let at = 0; at < length; at++) if ((one[at] ?? '') !== (other[at] ?? '') && isCompared(at)) return false;
  return true;
}
