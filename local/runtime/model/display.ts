/** What a cell shows: its value through its number format. */
import { formatNumber } from './number-format';
import { numberFormatAt, scalarAt } from './read';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

export function displayAt(workbook: Workbook, sheet: Sheet, row: number, column: number): string {
  const scalar = scalarAt(workbook, sheet, row, column);
  if (scalar === null) return '';
  if (typeof scalar === 'boolean') return scalar ? 'TRUE' : 'FALSE';
  return formatNumber(scalar, numberFormatAt(sheet, row, column), workbook.locale);
}
