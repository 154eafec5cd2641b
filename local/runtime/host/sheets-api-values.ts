/**
 * Spreadsheets.Values of the Sheets API: reading and writing blocks by A1 notation. Reads leave out trailing empty rows and
 * cells (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values).
 */

import { close, parseRange, quoteSheet, splitSheet, toA1 } from '../model/a1';
import { type Cell, isFormula, type Rect, type Scalar } from '../model/cell';
import { displayAt } from '../model/display';
import { enter } from '../model/enter';
import { isDateFormat } from '../model/number-format-kind';
import { requireEditable } from '../model/protection';
import { numberFormatAt, scalarAt } from '../model/read';
import { dataRegion } from '../model/region';
import type { Sheet } from '../model/sheet';
import type { Entered } from '../model/typed-input';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import type { Session } from './session';
import { ApiError } from './sheets-api-error';
import { applyBlock, ensureSize } from './write-values';

export interface ApiRange {
  readonly sheet: Sheet;
  readonly rect: Rect;
}

/** The range that a notation names (A1, R1C1, a named range, or a whole tab), clipped to the grid. */
export function resolveRange(workbook: Workbook, notation: string): ApiRange {
  const { sheet, rect } = namedRange(workbook, notation);
  const rows = Math.min(rect.rows, sheet.maxRows - rect.row + 1);
  const columns = Math.min(rect.columns, sheet.maxColumns - rect.column + 1);
  return { sheet, rect: { ...rect, rows, columns } };
}

/** The same without clipping; it must begin within the grid. */
function namedRange(workbook: Workbook, notation: string): ApiRange {
  const { sheet: title, range } = splitSheet(notation);
  const whole = title === null ? workbook.sheetByName(unquote(notation)) : null;
  if (whole) return { sheet: whole, rect: { row: 1, column: 1, rows: whole.maxRows, columns: whole.maxColumns } };
  const named = title === null ? workbook.namedRanges.find((item) => item.name === notation) : undefined;
  const namedSheet = named ? workbook.sheetById(named.sheetId) : null;
  if (named && namedSheet) return { sheet: namedSheet, rect: named.rect };
  const sheet = title === null ? (workbook.sheets[0] ?? null) : workbook.sheetByName(title);
  const open = parseRange(range);
  if (!sheet || !open) throw new ApiError(`Unable to parse range: ${notation}`);
  const rect = close(open, sheet.maxRows, sheet.maxColumns);
  if (open.row > sheet.maxRows || open.column > sheet.maxColumns) {
    const limits = `Max rows: ${sheet.maxRows}, max columns: ${sheet.maxColumns}`;
    throw new ApiError(`Range (${quoteSheet(sheet.title)}!${range}) exceeds grid limits. ${limits}`);
  }
  return { sheet, rect };
}

function unquote(notation: string): string {
  return /^'.*'$/s.test(notation) ? notation.slice(1, -1).replace(/''/g, "'") : notation;
}

export const rangeText = ({ sheet, rect }: ApiRange): string => `${quoteSheet(sheet.title)}!${toA1(rect)}`;

export interface RenderOptions {
  readonly valueRenderOption?: unknown;
  readonly dateTimeRenderOption?: unknown;
  readonly majorDimension?: unknown;
}

/** One ValueRange. */
export function readValues(workbook: Workbook, notation: string, options: RenderOptions): Record<string, unknown> {
  const range = resolveRange(workbook, notation);
  const { sheet, rect } = range;
  const lastRow = Math.min(rect.row + rect.rows - 1, sheet.lastRow);
  const rows: Scalar[][] = [];
  for (let row = rect.row; row <= lastRow; row += 1) {
    const stored = sheet.row(row);
    const cells: Scalar[] = [];
    const lastColumn = Math.min(rect.column + rect.columns - 1, stored.length);
    for (let column = rect.column; column <= lastColumn; column += 1) {
      const cell = stored[column - 1] ?? null;
      cells.push(cell === null ? '' : render({ workbook, sheet, row, column }, cell, options));
    }
    while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
    rows.push(cells);
  }
  while (rows.length > 0 && rows[rows.length - 1]?.length === 0) rows.pop();
  const byColumns = options.majorDimension === 'COLUMNS';
  const answer = { range: rangeText(range), majorDimension: byColumns ? 'COLUMNS' : 'ROWS' };
  if (rows.length === 0) return answer;
  return { ...answer, values: byColumns ? transpose(rows) : rows };
}

interface CellPlace {
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

function render({ workbook, sheet, row, column }: CellPlace, cell: Cell, options: RenderOptions): Scalar {
  if (options.valueRenderOption === 'FORMULA' && isFormula(cell)) return cell.f;
  const raw = options.valueRenderOption === 'UNFORMATTED_VALUE' || options.valueRenderOption === 'FORMULA';
  if (!raw) return displayAt(workbook, sheet, row, column);
  const scalar = scalarAt(workbook, sheet, row, column);
  if (typeof scalar !== 'number' || options.dateTimeRenderOption !== 'FORMATTED_STRING') return scalar ?? '';
  const format = numberFormatAt(sheet, row, column);
  return format !== undefined && isDateFormat(format) ? displayAt(workbook, sheet, row, column) : scalar;
}

function transpose(rows: readonly (readonly Scalar[])[]): Scalar[][] {
  const width = Math.max(...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
    return cells;
  });
}

export interface ValuesRequest {
  readonly notation: string;
  /** A ValueRange. */
  readonly body: unknown;
  readonly valueInputOption?: unknown;
  readonly insertDataOption?: unknown;
}

type Input = 'RAW' | 'USER_ENTERED';

function inputOf(option: unknown): Input {
  if (option === 'RAW' || option === 'USER_ENTERED') return option;
  throw new ApiError("'valueInputOption' is required but not specified");
}

/** Writes one ValueRange; null leaves a cell alone. Returns the update's figures. */
export function writeValueRange(
  session: Session,
  workbook: Workbook,
  { notation, body, valueInputOption }: ValuesRequest,
): Record<string, unknown> {
  const input = inputOf(valueInputOption);
  const range = namedRange(workbook, notation);
  const rows = rowsOf(body);
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const single = !splitSheet(notation).range.includes(':');
  if (!single && rows.length > range.rect.rows) {
    throw new ApiError(
      `Requested writing within range [${rangeText(range)}], but tried writing to row [${range.rect.row + range.rect.rows}]`,
    );
  }
  if (!single && columns > range.rect.columns) {
    throw new ApiError(
      `Requested writing within range [${rangeText(range)}], but tried writing to column [${range.rect.column + range.rect.columns}]`,
    );
  }
  const rect = { ...range.rect, rows: Math.max(1, rows.length), columns: Math.max(1, columns) };
  putRows(session, { workbook, sheet: range.sheet, rect }, rows, input);
  const cells = rows.reduce((sum, row) => sum + row.filter((value) => value !== null).length, 0);
  return {
    spreadsheetId: workbook.id,
    updatedRange: rangeText({ sheet: range.sheet, rect }),
    updatedRows: rows.length,
    updatedColumns: columns,
    updatedCells: cells,
  };
}

/** Rows of a ValueRange, whatever its major dimension. */
export function rowsOf(body: unknown): readonly (readonly unknown[])[] {
  const values = isRecord(body) && Array.isArray(body.values) ? body.values : [];
  const rows = values.map((row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]));
  if (!isRecord(body) || body.majorDimension !== 'COLUMNS') return rows;
  const height = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: height }, (_, index) => rows.map((column) => column[index] ?? null));
}

/** Writes rows into the grid, growing it; as typed, or raw. */
function putRows(
  session: Session,
  { workbook, sheet, rect }: ApiRange & { readonly workbook: Workbook },
  rows: readonly (readonly unknown[])[],
  input: Input,
): void {
  requireEditable(workbook, sheet.sheetId, rect, session.context.effectiveUser);
  ensureSize(workbook, sheet, rect.row + rect.rows - 1, rect.column + rect.columns - 1);
  const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: session.state.now() };
  rows.forEach((row, down) => {
    row.forEach((value, right) => {
      if (value === null || value === undefined) return;
      const at = { row: rect.row + down, column: rect.column + right, rows: 1, columns: 1 };
      const entered =
        input === 'RAW' ? enterRaw(value) : enter(value, numberFormatAt(sheet, at.row, at.column), context);
      applyBlock(sheet, at, [[entered]]);
    });
  });
}

/** RAW: stored as given, nothing is parsed. */
export function enterRaw(value: unknown): Entered {
  if (value === '' || value === null || value === undefined) return { cell: null, kind: 'empty' };
  if (typeof value === 'number') return { cell: value, kind: 'number' };
  if (typeof value === 'boolean') return { cell: value, kind: 'boolean' };
  return { cell: String(value), kind: 'text' };
}

/** Appends below the table that the range touches: below the last row of its columns, from the range's first column on. */
export function appendValues(
  session: Session,
  workbook: Workbook,
  { notation, body, valueInputOption, insertDataOption }: ValuesRequest,
): Record<string, unknown> {
  const input = inputOf(valueInputOption);
  const { sheet, rect: asked } = resolveRange(workbook, notation);
  const table = tableAt(sheet, asked);
  const rows = rowsOf(body);
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const first = table ? table.row + table.rows : asked.row;
  const rect = { row: first, column: table?.column ?? asked.column, rows: Math.max(1, rows.length), columns };
  if (insertDataOption === 'INSERT_ROWS' && first <= sheet.maxRows)
    workbook.insertRows(sheet, first, rect.rows, first - 1 || null);
  putRows(session, { workbook, sheet, rect }, rows, input);
  return {
    spreadsheetId: workbook.id,
    ...(table ? { tableRange: rangeText({ sheet, rect: table }) } : {}),
    updates: {
      spreadsheetId: workbook.id,
      updatedRange: rangeText({ sheet, rect }),
      updatedRows: rows.length,
      updatedColumns: columns,
      updatedCells: rows.reduce((sum, row) => sum + row.length, 0),
    },
  };
}

/** The data around the range's first cell, or the last data in the range when it is open. */
function tableAt(sheet: Sheet, asked: Rect): Rect | null {
  const lastRow = Math.min(sheet.lastRow, asked.row + asked.rows - 1);
  for (let row = lastRow; row >= asked.row; row -= 1) {
    const column = sheet
      .row(row)
      .findIndex(
        (cell, index) => cell !== null && index + 1 >= asked.column && index + 1 < asked.column + asked.columns,
      );
    if (column >= 0) return dataRegion(sheet, { row, column: column + 1, rows: 1, columns: 1 }, null);
  }
  return null;
}

/** Empties a range's cells; returns what was cleared. */
export function clearValues(session: Session, workbook: Workbook, notation: string): string {
  const range = resolveRange(workbook, notation);
  requireEditable(workbook, range.sheet.sheetId, range.rect, session.context.effectiveUser);
  range.sheet.clearCells(range.rect);
  return rangeText(range);
}
