/** What one execution writes, and when others see it. */
import { openTwo } from './apps-script';

const value = (app: { SpreadsheetApp: GoogleAppsScript.Spreadsheet.SpreadsheetApp }, a1: string): unknown =>
  app.SpreadsheetApp.getActiveSheet().getRange(a1).getValue();

describe('writes of one execution', () => {
  test('are seen by others only after a flush', () => {
    const { first, second } = openTwo();
    first.SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x');
    expect(value(second, 'A1')).toBe('');
    first.SpreadsheetApp.flush();
    expect(value(second, 'A1')).toBe('x');
  });

  test('go out when the execution itself reads', () => {
    const { first, second } = openTwo();
    first.SpreadsheetApp.getActiveSheet().getRange('A1').setValue('x');
    expect(value(first, 'B1')).toBe('');
    expect(value(second, 'A1')).toBe('x');
  });

  test('go out at its end, and are lost when it is killed', () => {
    const { host } = openTwo();
    const context = { id: '1', user: '', effectiveUser: host.owner };
    const ref = { spreadsheetId: host.boundId, sheetId: 0, row: 1, column: 1, rows: 1, columns: 1 };
    const ending = host.open(context);
    ending.call('Range.setValues', [ref, [['kept']]]);
    ending.end();
    const killed = host.open(context);
    killed.call('Range.setValues', [ref, [['lost']]]);
    killed.discard();
    expect(host.readTab({ sheet: 'Sheet1' })?.headers).toEqual(['kept']);
  });
});

describe('appendRow of two executions at once', () => {
  test('without a lock takes the same row, and one row is lost', () => {
    const { first, second } = openTwo();
    first.SpreadsheetApp.getActiveSheet().appendRow(['first']);
    second.SpreadsheetApp.getActiveSheet().appendRow(['second']);
    first.SpreadsheetApp.flush();
    second.SpreadsheetApp.flush();
    const sheet = first.SpreadsheetApp.getActiveSheet();
    expect(sheet.getLastRow()).toBe(1);
    expect(value(first, 'A1')).toBe('second');
  });

  test('keeps both when the first flushes before the second begins', () => {
    const { first, second } = openTwo();
    first.SpreadsheetApp.getActiveSheet().appendRow(['first']);
    first.SpreadsheetApp.flush();
    second.SpreadsheetApp.getActiveSheet().appendRow(['second']);
    expect(value(second, 'A2')).toBe('second');
  });

  test('several of one execution come below each other', () => {
    const { first } = openTwo();
    const sheet = first.SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1').setValue('Name');
    for (const name of ['a', 'b', 'c']) sheet.appendRow([name]);
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['Name', 'a', 'b', 'c']);
  });
});

describe('the Sheets API', () => {
  test('does not see what is not flushed, and is seen by later reads of the same execution', () => {
    const { first } = openTwo();
    const id = first.SpreadsheetApp.getActiveSpreadsheet().getId();
    first.SpreadsheetApp.getActiveSheet().getRange('A1').setValue('buffered');
    expect(first.Sheets.Spreadsheets.Values.get(id, 'A1').values).toBeUndefined();
    first.Sheets.Spreadsheets.Values.update({ values: [['api']] }, id, 'B1', { valueInputOption: 'RAW' });
    expect(first.SpreadsheetApp.getActiveSheet().getRange('A1:B1').getValues()).toEqual([['buffered', 'api']]);
  });
});
