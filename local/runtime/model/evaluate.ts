/** What a formula cell shows. */
import type { Scalar } from './cell';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

/** A formula's value; an error value such as "#NAME?" when it cannot be computed here. */
export function evaluateCell(_workbook: Workbook, _sheet: Sheet, _row: number, _column: number): Scalar {
  return '#NAME?';
}
