/** Translates the notes on headers that setup wrote in the other language. */
import type { TabPlan } from '../setup-ports.ts';
import { headerPositions, normal } from './workbook-headers.ts';

/** Notes that people wrote stay, and so do notes with the wording of an earlier version. */
export function turnNotes(workbook: GoogleAppsScript.Spreadsheet.Spreadsheet, plan: TabPlan): boolean {
  const columns = plan.columns.filter(({ otherNotes }) => otherNotes.length > 0);
  const sheet = columns.length > 0 ? workbook.getSheetByName(plan.name) : null;
  if (!sheet) return false;
  const range = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn()));
  const before = range.getNotes()[0] ?? [];
  const positions = headerPositions(sheet, plan.columns);
  const after = [...before];
  for (const { header, note, otherNotes } of columns) {
    const at = (positions.get(normal(header)) ?? 0) - 1;
    if (otherNotes.includes(after[at] ?? '')) after[at] = note;
  }
  if (after.every((note, at) => note === before[at])) return false;
  range.setNotes([after]);
  return true;
}
