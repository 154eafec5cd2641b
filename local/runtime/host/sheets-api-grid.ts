/** How the Sheets API names cells in requests: GridRange and GridCoordinate, counted from 0, ends excluded, open when left out. */
import { lastColumnOf, lastRowOf, type Rect } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';

export function sheetOf(workbook: Workbook, id: unknown): Sheet {
  const sheetId = id === undefined || id === null ? 0 : Number(id);
  const sheet = workbook.sheetById(sheetId);
  if (!sheet) throw new ApiError(`No grid with id: ${sheetId}`);
  return sheet;
}

export function gridRange(workbook: Workbook, value: unknown): { sheet: Sheet; rect: Rect } {
  if (!isRecord(value)) throw new ApiError('Must specify a range.');
  const sheet = sheetOf(workbook, value.sheetId);
  const start = (key: string): number => (typeof value[key] === 'number' ? value[key] : 0);
  const end = (key: string, max: number): number => (typeof value[key] === 'number' ? value[key] : max);
  const row = start('startRowIndex') + 1;
  const column = start('startColumnIndex') + 1;
  const rows = end('endRowIndex', sheet.maxRows) - row + 1;
  const columns = end('endColumnIndex', sheet.maxColumns) - column + 1;
  const rect = { row, column, rows, columns };
  if (rows < 1 || columns < 1) throw new ApiError('The range is empty.');
  requireGrid(sheet, rect);
  return { sheet, rect };
}

/** On which sides a range has no end. */
export function openEnds(value: unknown): Pick<RuleRect, 'isOpenBelow' | 'isOpenRight'> {
  if (!isRecord(value)) return {};
  return {
    ...(value.endRowIndex === undefined ? { isOpenBelow: true } : {}),
    ...(value.endColumnIndex === undefined ? { isOpenRight: true } : {}),
  };
}

export function requireGrid(sheet: Sheet, rect: Rect): void {
  if (rect.row < 1 || rect.column < 1) throw new ApiError('Indexes must not be negative.');
  if (lastRowOf(rect) > sheet.maxRows) {
    throw new ApiError(
      `Attempting to write row: ${lastRowOf(rect) - 1}, beyond the last requested row of: ${sheet.maxRows - 1}`,
    );
  }
  if (lastColumnOf(rect) > sheet.maxColumns) {
    throw new ApiError(
      `Attempting to write column: ${lastColumnOf(rect) - 1}, beyond the last requested column of: ${sheet.maxColumns - 1}`,
    );
  }
}

/** DimensionRange: rows or columns, from and count, counted from 1. */
export function dimensionRange(
  workbook: Workbook,
  value: unknown,
): { sheet: Sheet; byRows: boolean; at: number; count: number } {
  if (!isRecord(value)) throw new ApiError('Must specify a range.');
  const sheet = sheetOf(workbook, value.sheetId);
  if (value.dimension !== 'ROWS' && value.dimension !== 'COLUMNS') throw new ApiError('No dimension specified.');
  const byRows = value.dimension === 'ROWS';
  const start = typeof value.startIndex === 'number' ? value.startIndex : 0;
  const end = typeof value.endIndex === 'number' ? value.endIndex : byRows ? sheet.maxRows : sheet.maxColumns;
  if (end <= start || start < 0) throw new ApiError('The end index must be greater than the start index.');
  return { sheet, byRows, at: start + 1, count: end - start };
}

/** The fields a mask names; "*" is all. */
export function fieldMask(value: unknown): (field: string) => boolean {
  if (typeof value !== 'string' || value === '')
    throw new ApiError("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  const fields = value.split(',').map((field) => field.trim());
  return (field) =>
    fields.some(
      (listed) =>
        listed === '*' || listed === field || listed.startsWith(`${field}.`) || field.startsWith(`${listed}.`),
    );
}

/** Without the ends that were not given. */
export function ruleRangeOf(sheetId: number, rect: RuleRect): Record<string, unknown> {
  const range = gridRangeOf(sheetId, rect);
  if (rect.isOpenBelow) delete range.endRowIndex;
  if (rect.isOpenRight) delete range.endColumnIndex;
  return range;
}

export function gridRangeOf(sheetId: number, rect: Rect): Record<string, unknown> {
  return {
    sheetId,
    startRowIndex: rect.row - 1,
    endRowIndex: rect.row - 1 + rect.rows,
    startColumnIndex: rect.column - 1,
    endColumnIndex: rect.column - 1 + rect.columns,
  };
}
