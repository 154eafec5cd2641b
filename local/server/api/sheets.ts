/** The workbook over HTTP: its tabs, a tab's rows, and an edit as a person at the sheet would make it. */

import { toCsv } from '../csv';
import { type Fields, numberField, readFields } from '../http/body';
import { ApiError, sendDownload } from '../http/reply';
import type { Routes } from '../http/router';
import { readTab, tabNames } from '../tabs';
import type { ApiContext } from './context';

export function sheetRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/sheets': () => {
      const runtime = hub.runtime();
      const sheets = tabNames(runtime).map((name) => {
        const { rows, headers } = readTab(runtime, name);
        const version = runtime.host.versionOf({ sheet: name });
        return { name, rows: rows.length, columns: headers.length, version };
      });
      return { sheets };
    },

    /** `rows[0]` is the sheet's row 2. As stored; with ?display=1 as shown in the cells. */
    'GET /local/sheets/:tab': ({ params, url }) => {
      const runtime = hub.runtime();
      const name = params.tab ?? '';
      const view = readTab(runtime, name);
      const rows = url.searchParams.get('display') === '1' ? view.rows : view.values;
      return { headers: view.headers, rows, version: runtime.host.versionOf({ sheet: name }) };
    },

    /** As File → Download → CSV makes it: what the cells show. */
    'GET /local/sheets/:tab/csv': ({ params, response }) => {
      const name = params.tab ?? '';
      const { headers, rows } = readTab(hub.runtime(), name);
      sendDownload(response, `${name}.csv`, toCsv([headers, ...rows]));
    },

    'POST /local/sheets/:tab/edit': async ({ params, request }) => {
      const runtime = hub.runtime();
      const sheet = params.tab ?? '';
      const { headers } = readTab(runtime, sheet);
      const fields = await readFields(request);
      const row = numberField(fields, 'row');
      if (!Number.isInteger(row) || row < 1) {
        throw new ApiError(400, `"row" is ${row}.`, 'Send the sheet’s row number: 1 is the header, 2 the first row.');
      }
      const column = columnOf(fields, headers);
      const outcome = await runtime.edit({ sheet, row, column, value: typedText(fields) });
      refuseWhenRefused(outcome);
      return { edited: true, row, column, outcome };
    },
  };
}

function columnOf({ column }: Fields, headers: readonly string[]): number {
  if (typeof column === 'number' && Number.isInteger(column) && column >= 1) return column;
  const index = typeof column === 'string' ? headers.indexOf(column) : -1;
  if (index >= 0) return index + 1;
  throw new ApiError(
    400,
    `There is no column ${JSON.stringify(column) ?? '(none)'}.`,
    `Send a number from 1, or one of: ${headers.join(', ')}.`,
  );
}

function typedText({ value }: Fields): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new ApiError(400, '"value" is not something that can be typed.', 'Send a text, a number, true or false.');
}

function refuseWhenRefused(outcome: unknown): void {
  if (typeof outcome !== 'object' || outcome === null) return;
  const { kind, message } = outcome as { kind?: unknown; message?: unknown };
  if (kind === 'refused') {
    throw new ApiError(409, String(message ?? 'The sheet refused the edit.'), 'Choose another cell or value.');
  }
}
