/** The row work alone: find 30 rows by key among 10,000 and change one column, by three ways of doing it. */
import { readFileSync } from 'node:fs';
import { createRuntime } from '../local/runtime/index';
import { START_MS } from '../sim/base';
import { countedCalls } from './measure';

/** As Apps Script code, since that is what is measured. `KEYS` are the ids to change. */
const script = (rows: number) => `
var KEYS = [];
for (var i = 0; i < 30; i++) KEYS.push('L-' + (i * 311 + 7) % ${rows});
function fill() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].setName('Leads');
  var rows = [['Lead ID', 'Status', 'Name']];
  for (var i = 0; i < ${rows}; i++) rows.push(['L-' + i, 'UNCLAIMED', 'Pelanggan']);
  if (sheet.getMaxRows() < rows.length) sheet.insertRowsAfter(sheet.getMaxRows(), rows.length - sheet.getMaxRows());
  sheet.getRange(1, 1, rows.length, 3).setValues(rows);
}
function cellByCell() {
  var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Leads');
  KEYS.forEach(function (key) {
    var values = sheet.getDataRange().getValues();
    for (var i = 1; i < values.length; i++) if (values[i][0] === key) sheet.getRange(i + 1, 2).setValue('CLAIMED');
  });
  SpreadsheetApp.flush();
}
function withSheetQuery() {
  KEYS.forEach(function (key) {
    sheetQuery().from('Leads').where(function (row) { return row['Lead ID'] === key; }).updateRows(function (row) { row.Status = 'CLAIMED'; });
  });
  SpreadsheetApp.flush();
}
function withBatches() {
  var id = SpreadsheetApp.getActiveSpreadsheet().getId();
  var column = Sheets.Spreadsheets.Values.batchGet(id, { ranges: ['Leads!A:A'], valueRenderOption: 'UNFORMATTED_VALUE' }).valueRanges[0].values;
  var sheetId = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Leads').getSheetId();
  var requests = [];
  column.forEach(function (cells, i) {
    if (KEYS.indexOf(cells[0]) < 0) return;
    requests.push({ updateCells: { start: { sheetId: sheetId, rowIndex: i, columnIndex: 1 }, rows: [{ values: [{ userEnteredValue: { stringValue: 'CLAIMED' } }] }], fields: 'userEnteredValue' } });
  });
  Sheets.Spreadsheets.batchUpdate({ requests: requests }, id);
}
`;

export interface RowWork {
  readonly calls: number;
  readonly virtualMs: number;
}

export async function measureRows(rows: number): Promise<Record<string, RowWork>> {
  const results: Record<string, RowWork> = {};
  const library = sheetQuerySource();
  for (const [name, entry] of [
    ['textbook: getDataRange and setValue, key by key', 'cellByCell'],
    ['sheetquery 1.5.2', 'withSheetQuery'],
    ['the hub: one batchGet, one batchUpdate', 'withBatches'],
  ] as const) {
    const rt = await createRuntime({
      code: `${library}\n${script(rows)}`,
      clock: { kind: 'simulated', start: START_MS, seed: 5, latency: 'model' },
    });
    const run = async (name: string) => {
      const settled = rt.run(name).then(
        () => null,
        (error: unknown) => error,
      );
      await rt.idle();
      const error = await settled;
      if (error) throw error;
    };
    await run('fill');
    const start = rt.now();
    await run(entry);
    const execution = rt.executions().at(-1);
    results[name] = { calls: execution ? countedCalls(execution) : 0, virtualMs: rt.now() - start };
    await rt.close();
  }
  return results;
}

/** sheetquery is a CommonJS module that a bundler would wrap; as a script it is given an `exports` of its own. */
function sheetQuerySource(): string {
  const source = readFileSync('node_modules/sheetquery/dist/index.js', 'utf8');
  return `var exports = {};\n${source}\nvar sheetQuery = exports.sheetQuery;`;
}
