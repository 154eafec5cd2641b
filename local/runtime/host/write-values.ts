/** Writing values into a block as a script does: coerced, checked against validation and protection, then buffered. */
import { contains, type RangeRef, type Rect } from '../model/cell';
import { enter, formatAfter } from '../model/enter';
import { requireEditable } from '../model/protection';
import { numberFormatAt } from '../model/read';
import { requireInside, type Sheet } from '../model/sheet';
import { withFormat } from '../model/style';
import type { Entered } from '../model/typed-input';
import { requireAllowed } from '../model/validation-check';
import type { Workbook } from '../model/workbook';
import { requireSheet, type Session } from './session';

/** Coerces a block for its target cells, and refuses it as a whole when the validation of one cell does. */
function enterBlock(
  session: Session,
  { workbook, sheet }: { readonly workbook: Workbook; readonly sheet: Sheet },
  rect: Rect,
  values: readonly (readonly unknown[])[],
): Entered[][] {
  const context = { timeZone: workbook.timeZone, locale: workbook.locale, now: session.state.now() };
  const block = values.map((row, down) =>
    row.map((value, right) => enter(value, numberFormatAt(sheet, rect.row + down, rect.column + right), context)),
  );
  if (!sheet.validations.isEmpty) requireAllowed(workbook, sheet, rect, block);
  return block;
}

/** Puts coerced cells into the grid, and gives dates and the like their number format. */
export function applyBlock(sheet: Sheet, rect: Rect, block: readonly (readonly Entered[])[]): void {
  sheet.writeBlock(
    rect.row,
    rect.column,
    block.map((row) => row.map((entered) => entered.cell)),
  );
  block.forEach((row, down) => {
    row.forEach((entered, right) => {
      if (entered.numberFormat) applyFormat(sheet, rect.row + down, rect.column + right, entered);
    });
  });
}

function applyFormat(sheet: Sheet, row: number, column: number, entered: Entered): void {
  const format = formatAfter(entered, numberFormatAt(sheet, row, column));
  if (format === undefined) return;
  sheet.styles.update({ row, column, rows: 1, columns: 1 }, (style) => withFormat(style, 'numberFormat', format));
  sheet.touchMeta();
}

/** setValues: checked when called, written when the buffer is. */
export function writeValues(session: Session, ref: RangeRef, values: readonly (readonly unknown[])[]): void {
  session.settleRules();
  const workbook = session.state.workbook(ref.spreadsheetId);
  const sheet = requireSheet(workbook, ref.sheetId);
  const careful = !sheet.validations.isEmpty || workbook.protections.length > 0;
  if (careful && session.hasPending) session.settle();
  requireEditable(workbook, sheet.sheetId, ref, session.context.effectiveUser);
  const checked = enterBlock(session, { workbook, sheet }, ref, values);
  session.write(ref.rows * ref.columns, () => {
    requireInside(sheet, ref);
    // Formats may have been set by writes buffered before this one, so text is interpreted again.
    applyBlock(sheet, ref, careful ? checked : enterBlock(session, { workbook, sheet }, ref, values));
  });
}

/**
 * appendRow: the row is chosen when called, from what this execution sees, and written when the buffer is. Two executions
 * that append without a lock take the same row, and one row is lost, as measured on the live platform:
 * https://tanaikech.github.io/2021/09/15/benchmark-concurrent-writing-to-google-spreadsheet-using-form/.
 */
export function appendRow(
  session: Session,
  ref: { spreadsheetId: string; sheetId: number },
  values: readonly unknown[],
): void {
  session.settleRules();
  const key = `${ref.spreadsheetId}:${ref.sheetId}`;
  if (session.hasPending && !session.appended.has(key)) session.settle();
  const workbook = session.state.workbook(ref.spreadsheetId);
  const sheet = requireSheet(workbook, ref.sheetId);
  const row = (session.appended.get(key) ?? sheet.lastRow) + 1;
  const rect = { row, column: 1, rows: 1, columns: values.length };
  requireEditable(workbook, sheet.sheetId, rect, session.context.effectiveUser);
  enterBlock(session, { workbook, sheet }, rect, [values]);
  if (values.some((value) => value !== '' && value !== null && value !== undefined)) session.appended.set(key, row);
  session.writeAppended(values.length, () => {
    ensureSize(workbook, sheet, row, values.length);
    applyBlock(sheet, rect, enterBlock(session, { workbook, sheet }, rect, [values]));
  });
}

/** Adds rows and columns at the end until the grid has at least this size. */
export function ensureSize(workbook: Workbook, sheet: Sheet, rows: number, columns: number): void {
  if (rows > sheet.maxRows) workbook.insertRows(sheet, sheet.maxRows + 1, rows - sheet.maxRows, sheet.maxRows);
  if (columns > sheet.maxColumns) {
    workbook.insertColumns(sheet, sheet.maxColumns + 1, columns - sheet.maxColumns, sheet.maxColumns);
  }
}

/** Whether a rectangle lies in the grid. */
export const isInside = (sheet: Sheet, rect: Rect): boolean =>
  contains({ row: 1, column: 1, rows: sheet.maxRows, columns: sheet.maxColumns }, rect);
