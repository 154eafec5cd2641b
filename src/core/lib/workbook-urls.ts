/** URLs of a workbook and its tabs for people: https://docs.google.com/spreadsheets/d/… */

interface Address {
  readonly spreadsheetId: string;
  readonly sheetIds: Readonly<Record<string, number>>;
}

/** URL of the tab, or of the workbook when there is no such tab. */
export function tabUrl({ spreadsheetId, sheetIds }: Address, tab: string): string {
  const place = Object.hasOwn(sheetIds, tab) ? `#gid=${sheetIds[tab]}` : '';
  return `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit${place}`;
}

/** URL that downloads the tab as CSV; null when there is no such tab. */
export function csvUrl({ spreadsheetId, sheetIds }: Address, tab: string): string | null {
  if (!Object.hasOwn(sheetIds, tab)) return null;
  return `https://docs.google.com/spreadsheets/d/${spreadsheetId}/export?format=csv&gid=${sheetIds[tab]}`;
}
