/** Cell addresses: A1 and R1C1 notation, read and written. */
import type { Rect } from './cell';

/** A rectangle that may be open: rows or columns of 0 mean "to the end of the sheet". */
export interface OpenRect extends Rect {
  /** Whether the notation names rows (A1, 5:7), columns (A1, D:F). */
  readonly namesRows: boolean;
  readonly namesColumns: boolean;
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

export function columnNumber(name: string): number {
  let column = 0;
  for (const letter of name.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** Splits "'My tab'!A1:B2" into the tab's name and the rest. A leading "!" names no tab. */
export function splitSheet(notation: string): { sheet: string | null; range: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(notation);
  if (quoted?.[1] !== undefined) return { sheet: quoted[1].replace(/''/g, "'"), range: quoted[2] ?? '' };
  const bang = notation.lastIndexOf('!');
  if (bang < 0) return { sheet: null, range: notation };
  return { sheet: bang === 0 ? null : notation.slice(0, bang), range: notation.slice(bang + 1) };
}

/** Quotes a tab's name where a formula or a notation needs it. */
export function quoteSheet(title: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(title) && !/^([A-Z]{1,3}\d+|R\d*C\d*)$/i.test(title);
  return plain ? title : `'${title.replace(/'/g, "''")}'`;
}

/** Reads a range without a tab's name; null when it is not a range. Inverted ranges are normalised. */
export function parseRange(notation: string): OpenRect | null {
  return parseA1(notation) ?? parseR1C1(notation);
}

const PART = /^\$?([A-Z]{1,3})?\$?(\d+)?$/i;

function parseA1(notation: string): OpenRect | null {
  const [first = '', second, ...more] = notation.trim().split(':');
  if (more.length > 0) return null;
  const from = PART.exec(first);
  const to = second === undefined ? from : PART.exec(second);
  if (!from || !to || (second === undefined && !(from[1] && from[2]))) return null;
  if (first === '' || second === '') return null;
  const columns = [from[1], to[1]].filter((name) => name !== undefined).map(columnNumber);
  const rows = [from[2], to[2]].filter((row) => row !== undefined).map(Number);
  if (columns.length === 1 && rows.length === 1) return null;
  if (rows.includes(0)) return null;
  return openRect(rows, columns);
}

function parseR1C1(notation: string): OpenRect | null {
  const part = /^R(\d+)C(\d+)$/i;
  const [first = '', second = first, ...more] = notation.trim().split(':');
  const from = part.exec(first);
  const to = part.exec(second);
  if (!from || !to || more.length > 0) return null;
  const rect = openRect([Number(from[1]), Number(to[1])], [Number(from[2]), Number(to[2])]);
  return rect.row > 0 && rect.column > 0 ? rect : null;
}

/** From the rows and columns named: none (open), one (A2:B, open at the end) or two. */
function openRect(rows: readonly number[], columns: readonly number[]): OpenRect {
  const row = rows.length === 0 ? 1 : Math.min(...rows);
  const column = columns.length === 0 ? 1 : Math.min(...columns);
  return {
    row,
    column,
    rows: rows.length < 2 ? 0 : Math.max(...rows) - row + 1,
    columns: columns.length < 2 ? 0 : Math.max(...columns) - column + 1,
    namesRows: rows.length > 0,
    namesColumns: columns.length > 0,
  };
}

/** A range in A1 notation; one cell without a colon. */
export function toA1(rect: Rect): string {
  const from = `${columnName(rect.column)}${rect.row}`;
  if (rect.rows === 1 && rect.columns === 1) return from;
  return `${from}:${columnName(rect.column + rect.columns - 1)}${rect.row + rect.rows - 1}`;
}

/** The open rectangle inside a grid of this size. */
export function close(open: OpenRect, maxRows: number, maxColumns: number): Rect {
  return {
    row: open.row,
    column: open.column,
    rows: open.rows === 0 ? Math.max(0, maxRows - open.row + 1) : open.rows,
    columns: open.columns === 0 ? Math.max(0, maxColumns - open.column + 1) : open.columns,
  };
}
