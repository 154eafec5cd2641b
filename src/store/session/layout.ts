/** The present positions of a table's columns, read from the headers each time, since people add and move columns. */
import { forCell, inEnglish } from '../../core/words/speak.ts';
import type { Cell, CellWrite } from '../../ports.ts';
import type { Column, Columns, Row, Table } from '../../tables/columns.ts';
import { headingsOf, type Language, languageOf, readHeadings } from '../../tables/labels.ts';
import { decodeCell, encodeCell, isUnread, type Value } from './cells.ts';

export interface Placed {
  readonly key: string;
  readonly position: number;
  readonly column: Column;
  /** The column holds sentences of the hub and its header is in Bahasa, so cells are in Bahasa while the code uses English. */
  readonly isInBahasa: boolean;
}

interface Part<R> {
  readonly places: readonly Placed[];
  readonly blank: R;
}

export class Layout<C extends Columns> {
  /** Column key → 0-based position. */
  private readonly positions: ReadonlyMap<string, number>;
  /** The same as a list, which is faster for 100,000 rows. */
  private readonly places: readonly Placed[];
  /** A row with all keys, so that every row object has the same shape. */
  private readonly blank: Readonly<Record<string, Value>>;
  readonly width: number;

  constructor(
    readonly table: Table<C>,
    private readonly header: readonly Cell[],
  ) {
    const found = new Map<string, number>();
    const byKey = positionsByKey(table, header);
    const missing: string[] = [];
    const absent: [string, Value][] = [];
    for (const [key, column] of Object.entries(table.columns)) {
      const position = byKey.get(key);
      if (position === undefined && table.appended?.includes(key)) absent.push([key, decodeCell(column, undefined)]);
      else if (position === undefined) missing.push(column.header);
      else found.set(key, position);
    }
    if (missing.length > 0) throw missingHeaders(table.name, missing);
    this.positions = found;
    this.places = [...found].flatMap(([key, position]) => {
      const column = table.columns[key];
      return column
        ? [{ key, position, column, isInBahasa: column.isSaid === true && this.languageOf(key) === 'id' }]
        : [];
    });
    const blank: readonly (readonly [string, Value])[] = this.places.map(({ key }) => [key, '']);
    this.blank = Object.fromEntries([...blank, ...absent]);
    this.width = Math.max(...found.values()) + 1;
  }

  decode(cells: readonly Cell[]): Row<C> {
    return this.fill({ ...this.blank }, cells) as Row<C>;
  }

  /** For reading only some columns: their 0-based positions, and a blank row. */
  part<K extends keyof C & string>(keys: readonly K[]): Part<Pick<Row<C>, K>> {
    const places = this.places.filter(({ key }) => (keys as readonly string[]).includes(key));
    const blank = Object.fromEntries(keys.map((key) => [key, this.blank[key] ?? null]));
    return { places, blank: blank as Pick<Row<C>, K> };
  }

  /** The row with the cells that cannot be read, such as a word in a number column, or a broken formula. */
  decodeTyped(cells: readonly Cell[]): Row<C> & Unread {
    const row = this.fill({ ...this.blank, unreadable: NONE, asTyped: NONE }, cells);
    const unread = this.places.filter(({ position, column }) => isUnread(column, cells[position]));
    if (unread.length > 0) {
      row.unreadable = unread.map(({ column }) => column.header);
      row.asTyped = unread.map(({ position }) => String(cells[position] ?? ''));
    }
    return row as Row<C> & Unread;
  }

  private fill(row: Record<string, unknown>, cells: readonly Cell[]): Record<string, unknown> {
    for (const place of this.places) row[place.key] = readCell(place, cells[place.position]);
    return row;
  }

  /** The cells of a new row, from column 1; columns that people added stay blank. */
  encode(row: Row<C>): CellWrite[] {
    const cells: CellWrite[] = new Array<CellWrite>(this.width).fill(GAP);
    for (const place of this.places) {
      cells[place.position] = write(place, (row as Record<string, Value>)[place.key] ?? null);
    }
    return cells;
  }

  /** The changed cells of a row as runs of adjacent columns (1-based), so that columns in between are never written. */
  encodeRuns(row: Row<C>, keys: ReadonlySet<string>): { column: number; cells: CellWrite[] }[] {
    const changed = this.places.filter(({ key }) => keys.has(key)).sort((a, b) => a.position - b.position);
    const runs: { column: number; cells: CellWrite[] }[] = [];
    for (const place of changed) {
      const { key, position } = place;
      const cell = write(place, (row as Record<string, Value>)[key] ?? null);
      const last = runs[runs.length - 1];
      if (last && last.column + last.cells.length === position + 1) last.cells.push(cell);
      else runs.push({ column: position + 1, cells: [cell] });
    }
    return runs;
  }

  /** False for a column that was added to the table later and that this workbook does not have yet. */
  has(key: string): boolean {
    return this.positions.has(key);
  }

  /** The language of a column's header in this workbook; English where both are the same. */
  languageOf(key: string): Language {
    const [position, column] = [this.positions.get(key), this.table.columns[key]];
    if (position === undefined || !column) return 'en';
    return languageOf(this.table as unknown as Table, column, String(this.header[position] ?? '')) ?? 'en';
  }

  /** A sentence of the hub in the language of this column's header, for a cell. */
  inColumnLanguage(key: string, text: string): string {
    return this.languageOf(key) === 'id' ? forCell(text) : text;
  }

  /** 1-based. */
  columnNumber(key: string): number {
    const position = this.positions.get(key);
    if (position === undefined) throw missingHeaders(this.table.name, [this.table.columns[key]?.header ?? key]);
    return position + 1;
  }
}

/** The typed value of a cell; the hub's sentences in English. */
export function readCell({ column, isInBahasa }: Pick<Placed, 'column' | 'isInBahasa'>, cell: Cell | undefined): Value {
  const value = decodeCell(column, cell);
  return isInBahasa && typeof value === 'string' ? inEnglish(value) : value;
}

function write({ column, isInBahasa }: Placed, value: Value): CellWrite {
  return encodeCell(column, isInBahasa && typeof value === 'string' ? forCell(value) : value);
}

const GAP: CellWrite = { kind: 'gap' };
const NONE: readonly string[] = [];

/** Headers of cells that cannot be read, and the cells' content in the same order. */
export interface Unread {
  readonly unreadable: readonly string[];
  readonly asTyped: readonly string[];
}

/** Throws HeaderFault for two columns of the same name, since it does not guess which one is meant. */
function positionsByKey<C extends Columns>(table: Table<C>, header: readonly Cell[]): Map<string, number> {
  const found = new Map<string, number>();
  readHeadings(headingsOf(table as unknown as Table), header.map(String)).forEach((key, index) => {
    if (key === undefined) return;
    const before = found.get(key);
    if (before !== undefined) throw sameHeaders(table.name, String(header[before]), String(header[index]));
    found.set(key, index);
  });
  return found;
}

/** A needed column is missing, or exists twice. The table is not used until that is repaired. */
export class HeaderFault extends Error {}

function missingHeaders(sheet: string, headers: readonly string[]): HeaderFault {
  return new HeaderFault(
    `Tab "${sheet}": no column with the header ${headers.map((h) => `"${h}"`).join(', ')} in row 1. ` +
      'Put the header back as it was; run "Set up" from the Dealer Hub menu only if the column itself is gone.',
  );
}

function sameHeaders(sheet: string, one: string, other: string): HeaderFault {
  return new HeaderFault(
    `Tab "${sheet}": the headers "${one.trim()}" and "${other.trim()}" in row 1 name one and the same column. ` +
      'Give the column that is yours another header.',
  );
}
