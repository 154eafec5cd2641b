/** Where a tab's columns stand, found by their headers. */

/** Header, as `normal` has it → column from 1. */
export function headerPositions(sheet: GoogleAppsScript.Spreadsheet.Sheet): Map<string, number> {
  const cells = sheet.getRange(1, 1, 1, Math.max(1, sheet.getLastColumn())).getValues()[0] ?? [];
  return new Map(cells.map((cell, index) => [normal(String(cell)), index + 1]));
}

export function normal(text: string): string {
  return text.trim().toLowerCase();
}
