/** The advanced Sheets service, which people can switch off. */
import { WorkbookFault } from '../ports.ts';

/** Throws WorkbookFault. */
export function spreadsheetsApi(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  if (typeof Sheets === 'undefined' || !Sheets.Spreadsheets) {
    throw new WorkbookFault(
      'busy',
      'The advanced Sheets service is off: switch it on under Services in the script editor.',
    );
  }
  return Sheets.Spreadsheets;
}
