/**
 * What a cell holds and how a rectangle of cells is named. A date is a number (days since 1899-12-30) whose number format
 * says so, as in Google Sheets; a formula keeps its text and is evaluated when it is read. All of it is plain JSON.
 */

/** A formula's own text, with its leading "=". */
export interface FormulaCell {
  readonly f: string;
}

export type Scalar = string | number | boolean | null;
export type Cell = Scalar | FormulaCell;

/** One row's cells from column A on; trailing empty cells are left out. Never changed in place: a write replaces the row. */
export type Row = readonly Cell[];

/** A rectangle; row and column count from 1, as in SpreadsheetApp. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A rectangle on one tab of one spreadsheet: what a Range is. */
export interface RangeRef extends Rect {
  readonly spreadsheetId: string;
  readonly sheetId: number;
}

export type StyleKey =
  | 'numberFormat'
  | 'background'
  | 'fontColor'
  | 'fontSize'
  | 'fontFamily'
  | 'fontWeight'
  | 'fontStyle'
  | 'fontLine'
  | 'horizontalAlignment'
  | 'verticalAlignment'
  | 'wrapStrategy'
  | 'textRotation'
  | 'textDirection'
  | 'border';

/** The formats that were set on a cell; what is missing has the default. */
export type Style = { readonly [key in StyleKey]?: string | number };

export const isFormula = (cell: Cell | undefined): cell is FormulaCell => typeof cell === 'object' && cell !== null;
export const isEmpty = (cell: Cell | undefined): cell is null | undefined => cell === null || cell === undefined;

export const lastRowOf = (rect: Rect): number => rect.row + rect.rows - 1;
export const lastColumnOf = (rect: Rect): number => rect.column + rect.columns - 1;

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    lastRowOf(inner) <= lastRowOf(outer) &&
    lastColumnOf(inner) <= lastColumnOf(outer)
  );
}

/** The common part of two rectangles, or null. */
export function intersect(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(lastRowOf(a), lastRowOf(b)) - row + 1;
  const columns = Math.min(lastColumnOf(a), lastColumnOf(b)) - column + 1;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}
