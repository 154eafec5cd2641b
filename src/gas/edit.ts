/** Where an edit was made, from the trigger's event. */
import type { SheetEdit } from '../app/round/edit.ts';

type Range = Pick<GoogleAppsScript.Spreadsheet.Range, 'getSheet' | 'getRow' | 'getLastRow' | 'getNumColumns'>;

/**
 * Rows are 1-based. An empty edit when the event has no range, since the owner can run the function by hand with any argument.
 */
export function toEdit(event: unknown): SheetEdit {
  const range = (event as { range?: unknown } | null | undefined)?.range;
  const locale = toLocale(event);
  if (!isRange(range)) return { tab: '', fromRow: 0, toRow: 0, isCell: false, locale };
  const [fromRow, toRow] = [range.getRow(), range.getLastRow()];
  const isCell = fromRow === toRow && range.getNumColumns() === 1;
  return { tab: range.getSheet().getName(), fromRow, toRow, isCell, locale };
}

/** The locale of the edited workbook, or ''. */
export function toLocale(event: unknown): string {
  const source = (event as { source?: unknown } | null | undefined)?.source;
  const workbook = source as Partial<GoogleAppsScript.Spreadsheet.Spreadsheet> | null | undefined;
  return typeof workbook?.getSpreadsheetLocale === 'function' ? String(workbook.getSpreadsheetLocale()) : '';
}

function isRange(value: unknown): value is Range {
  const range = value as Partial<Range> | null | undefined;
  return [range?.getSheet, range?.getRow, range?.getLastRow, range?.getNumColumns].every(
    (method) => typeof method === 'function',
  );
}
