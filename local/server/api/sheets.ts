/** The workbook over HTTP: its tabs, a tab's rows, and an edit as a person at the sheet would make it. */

import { parseTsv, toCsv } from '../csv';
import { wasRefused } from '../edit-desk';
import { columnAt } from '../headers';
import { type Fields, numberField, readFields } from '../http/body';
import { ApiError, sendFile } from '../http/reply';
import type { Routes } from '../http/router';
import type { HubRuntime } from '../runtime-contract';
import { readTab, tabNames } from '../tabs';
import type { ApiContext } from './context';

export function sheetRoutes({ hub }: ApiContext): Routes {
  return {
    'GET /local/sheets': () => {
      const runtime = hub.runtime();
      const sheets = tabNames(runtime).map((name) => {
        const { rows, headers } = readTab(runtime, name);
        const version = versionOf(runtime, name);
        const hidden = runtime.host.tabFacts({ sheet: name })?.hidden ?? false;
        return { name, rows: rows.length, columns: headers.length, version, hidden };
      });
      return { sheets, undo: hub.edits.next() };
    },

    /** `rows[0]` is the sheet's row 2. As stored; with ?display=1 as shown in the cells. */
    'GET /local/sheets/:tab': ({ params, url }) => {
      const runtime = hub.runtime();
      const name = params.tab ?? '';
      const view = readTab(runtime, name);
      const rows = url.searchParams.get('display') === '1' ? view.rows : view.values;
      const facts = runtime.host.tabFacts({ sheet: name });
      const { columns = [], hiddenColumns = [], isBanded = false, filterViews = [] } = facts ?? {};
      const look = { hiddenColumns, isBanded, filterViews };
      const charts = runtime.host.charts({ sheet: name });
      return { headers: view.headers, rows, columns, ...look, charts, version: versionOf(runtime, name) };
    },

    /** As File → Download → CSV: what the cells show. */
    'GET /local/sheets/:tab/csv': ({ params, response }) => {
      const name = params.tab ?? '';
      const { headers, rows } = readTab(hub.runtime(), name);
      const bytes = toCsv([headers, ...rows]);
      sendFile(response, { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes });
    },
  };
}

/** What a person does in them. */
export function sheetEditRoutes({ hub }: ApiContext): Routes {
  return {
    'POST /local/sheets/:tab/edit': async ({ params, request }) => {
      const sheet = params.tab ?? '';
      const { headers } = readTab(hub.runtime(), sheet);
      const fields = await readFields(request);
      const row = rowIn(fields);
      const column = columnOf(fields, sheet, headers);
      const outcome = await hub.edits.type({ sheet, row, column }, typedText(fields));
      const refused = wasRefused(outcome);
      if (refused !== null) throw new ApiError(409, refused, 'Choose another cell or value.');
      return { edited: true, row, column, outcome };
    },

    /** Pastes a block, given as clipboard text (`text`) or as `cells`: a single edit. */
    'POST /local/sheets/:tab/paste': async ({ params, request }) => {
      const sheet = params.tab ?? '';
      const { headers } = readTab(hub.runtime(), sheet);
      const fields = await readFields(request);
      const [row, column, cells] = [rowIn(fields), columnOf(fields, sheet, headers), blockIn(fields)];
      await hub.edits.paste({ sheet, row, column }, cells);
      return { pasted: true, row, column, rows: cells.length, columns: Math.max(...cells.map((line) => line.length)) };
    },

    'POST /local/sheets/:tab/rows': async ({ params, request }) => {
      const sheet = params.tab ?? '';
      readTab(hub.runtime(), sheet);
      const fields = await readFields(request);
      const row = rowIn(fields);
      const count = fields.count === undefined ? 1 : numberField(fields, 'count');
      if (!Number.isInteger(count) || count < 1 || count > MOST_ROWS)
        throw new ApiError(400, `"count" is ${count}.`, `Send a whole number from 1 to ${MOST_ROWS}.`);
      if (fields.action === 'insert') await hub.edits.insertRows(sheet, row, count);
      else if (fields.action === 'delete') await hub.edits.deleteRows(sheet, row, count);
      else throw new ApiError(400, '"action" is not known.', 'Send one of: insert, delete.');
      return { done: fields.action, row, count };
    },

    /** Undoes the last edit, paste or change of rows made here. */
    'POST /local/undo': async () => ({ undone: await hub.edits.undo(), next: hub.edits.next() }),
  };
}

/** Increases when the tab changes, or a tab that its charts draw on. */
function versionOf({ host }: HubRuntime, name: string): number {
  const sources = new Set(host.charts({ sheet: name }).flatMap(({ sources: from }) => from));
  return [name, ...sources].reduce((sum, sheet) => sum + host.versionOf({ sheet }), 0);
}

const MOST_ROWS = 10_000;

function rowIn(fields: Fields): number {
  const row = numberField(fields, 'row');
  if (Number.isInteger(row) && row >= 1) return row;
  throw new ApiError(400, `"row" is ${row}.`, 'Send the sheet’s row number: 1 is the header, 2 the first row.');
}

function blockIn({ text, cells }: Fields): string[][] {
  const block = typeof text === 'string' ? parseTsv(text) : cells;
  const isBlock = (value: unknown): value is string[][] =>
    Array.isArray(value) &&
    value.every((line) => Array.isArray(line) && line.every((cell) => typeof cell === 'string'));
  if (isBlock(block) && block.some((line) => line.length > 0)) return block;
  throw new ApiError(
    400,
    'There is nothing to paste.',
    'Send "text" with tabs between cells, or "cells" as lists of texts.',
  );
}

/** Finds a column by number, or by its header as written there or in English. */
function columnOf({ column }: Fields, tab: string, headers: readonly string[]): number {
  if (typeof column === 'number' && Number.isInteger(column) && column >= 1) return column;
  const find = (text: string): number =>
    headers.includes(text) ? headers.indexOf(text) : columnAt(tab, headers, text);
  const index = typeof column === 'string' ? find(column) : -1;
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
