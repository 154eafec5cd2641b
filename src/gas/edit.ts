/** Where an edit was made, from the trigger's event. */
import type { Edit } from '../app/round/edit.ts';

type Range = Pick<GoogleAppsScript.Spreadsheet.Range, 'getSheet' | 'getRow' | 'getLastRow'>;

/** 1-based rows. Nowhere when the event has no range: the owner ran the function by hand, with anything. */
export function toEdit(event: unknown): Edit {
  const range = (event as { range?: unknown } | null | undefined)?.range;
  if (!isRange(range)) return { tab: '', fromRow: 0, toRow: 0 };
  return { tab: range.getSheet().getName(), fromRow: range.getRow(), toRow: range.getLastRow() };
}

function isRange(value: unknown): value is Range {
  const range = value as Partial<Range> | null | undefined;
  return [range?.getSheet, range?.getRow, range?.getLastRow].every((method) => typeof method === 'function');
}
