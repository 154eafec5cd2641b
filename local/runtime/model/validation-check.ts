/** Whether what is entered satisfies the validation rules of its cells. */

import { columnName } from './a1';
import type { Rect } from './cell';
import { Refusal } from './refusal';
import type { Sheet } from './sheet';
import type { Entered } from './typed-input';
import { allows } from './validation';
import type { Workbook } from './workbook';

/** Refuses the whole block when one cell's rule rejects its entry. */
export function requireAllowed(
  workbook: Workbook,
  sheet: Sheet,
  rect: Rect,
  block: readonly (readonly Entered[])[],
): void {
  block.forEach((row, down) => {
    row.forEach((entered, right) => {
      const rule = sheet.validations.get(rect.row + down, rect.column + right);
      if (!rule || rule.allowInvalid || entered.kind === 'empty') return;
      if (!allows(workbook, rule, entered)) {
        throw new Refusal('validationCell', `${columnName(rect.column + right)}${rect.row + down}`);
      }
    });
  });
}
