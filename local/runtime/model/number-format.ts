/** Number formats of Sheets: https://developers.google.com/workspace/sheets/api/guides/formats. */

/** A number or text as shown through a format; no format is "general". */
export function formatNumber(value: number | string, _format: string | undefined): string {
  return String(value);
}
