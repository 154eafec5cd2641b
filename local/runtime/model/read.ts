/** Reads cells as stored scalars, as script values (dates as Date), and as displayed texts. */
import { isFormula, lastColumnOf, lastRowOf, type Rect, type Scalar } from './cell';
import { evaluateCell } from './evaluate';
import { isDateFormat } from './number-format-kind';
import type { Sheet } from './sheet';
import { serialToEpoch } from './time-zone';
import type { Workbook } from './workbook';

/** The cell's value, a formula's result included. */
export function scalarAt(workbook: Workbook, sheet: Sheet, row: number, column: number): Scalar {
  const cell = sheet.cell(row, column);
  return isFormula(cell) ? evaluateCell(workbook, sheet, row, column) : cell;
}

export function numberFormatAt(sheet: Sheet, row: number, column: number): string | undefined {
  return sheet.styles.get(row, column)?.numberFormat as string | undefined;
}

/** What getValue gives: '' for empty, a Date where the format is a date's. */
export function valueAt(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
): string | number | boolean | Date {
  const scalar = scalarAt(workbook, sheet, row, column);
  if (scalar === null) return '';
  if (typeof scalar !== 'number') return scalar;
  const format = numberFormatAt(sheet, row, column);
  return format !== undefined && isDateFormat(format) ? new Date(serialToEpoch(workbook.timeZone, scalar)) : scalar;
}

export function mapRect<T>(rect: Rect, read: (row: number, column: number) => T): T[][] {
  const block: T[][] = [];
  for (let row = rect.row; row <= lastRowOf(rect); row += 1) {
    const cells: T[] = [];
    for (let column = rect.column; column <= lastColumnOf(rect); column += 1) cells.push(read(row, column));
    block.push(cells);
  }
  return block;
}
