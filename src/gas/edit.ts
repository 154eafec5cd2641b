/** Where an edit was made, from the trigger's event. */
import type { Edit } from '../app/round/edit.ts';

/** 1-based rows; an event without a range reads as an edit of no tab. */
export function toEdit(range: GoogleAppsScript.Spreadsheet.Range | undefined): Edit {
  if (!range) return { tab: '', fromRow: 0, toRow: 0 };
  return { tab: range.getSheet().getName(), fromRow: range.getRow(), toRow: range.getLastRow() };
}
