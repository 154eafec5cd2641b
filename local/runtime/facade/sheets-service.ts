/** The advanced Sheets service: Spreadsheets and Spreadsheets.Values. Requests and answers are the API's own JSON. */
import type { Bridge } from './bridge';
import { guarded } from './guard';

/** As it crosses: JSON drops functions and undefined, and turns dates into text, as the platform's own conversion does. */
function asJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}

export function createSheetsService(bridge: Bridge): object {
  const method =
    (name: string) =>
    (...args: unknown[]): unknown =>
      bridge.call(`Sheets.${name}`, ...args.map(asJson));
  const methods = (path: string, names: readonly string[]): Record<string, unknown> =>
    Object.fromEntries(names.map((name) => [name, method(`${path}.${name}`)]));
  const values = methods('Spreadsheets.Values', [
    'get',
    'batchGet',
    'update',
    'batchUpdate',
    'append',
    'clear',
    'batchClear',
  ]);
  return guarded('Sheets', {
    Spreadsheets: guarded('Sheets.Spreadsheets', {
      ...methods('Spreadsheets', ['get', 'create', 'batchUpdate']),
      Values: guarded('Sheets.Spreadsheets.Values', values),
    }),
  });
}
