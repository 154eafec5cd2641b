/** Where a tab's columns stand, found by their headers. */
import type { TabPlan } from '../setup-ports.ts';

type Known = Pick<TabPlan['columns'][number], 'header' | 'formerly'>;

/** Header of a column of ours, or what else stands there, as `normal` has it → column from 1. */
export function headerPositions(
  sheet: GoogleAppsScript.Spreadsheet.Sheet,
  columns: readonly Known[],
): Map<string, number> {
  const cells = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? [];
  return new Map(cells.map((cell, index) => [knownAs(columns, String(cell)), index + 1]));
}

/** The header that a column of ours has in the plan, whatever language it stands in; another's as it is. */
export function knownAs(columns: readonly Known[], text: string): string {
  const name = normal(text);
  const ours = columns.find(({ header, formerly }) => [header, ...formerly].some((each) => normal(each) === name));
  return ours ? normal(ours.header) : name;
}

export function normal(text: string): string {
  return text.trim().toLowerCase();
}
