/** The advanced Sheets service: batches, which happen whole or not at all. */
import { openSheetsApi, thrownBy } from './apps-script';

const strings = (...texts: string[]) => ({
  values: texts.map((stringValue) => ({ userEnteredValue: { stringValue } })),
});

describe('batchUpdate', () => {
  test('writes texts without coercion, numbers with formats, and notes', () => {
    const { app, id, sheet } = openSheetsApi();
    const number = { numberValue: 46235.5 };
    const numberFormat = { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' };
    const rows = [
      {
        values: [
          { userEnteredValue: { stringValue: '=1+1' } },
          { userEnteredValue: number, userEnteredFormat: { numberFormat }, note: 'n' },
        ],
      },
    ];
    app.Sheets.Spreadsheets.batchUpdate(
      {
        requests: [
          {
            updateCells: {
              start: { sheetId: 0, rowIndex: 1, columnIndex: 0 },
              rows,
              fields: 'userEnteredValue,userEnteredFormat.numberFormat,note',
            },
          },
        ],
      },
      id,
    );
    expect(sheet.getRange('A2').getValue()).toBe('=1+1');
    expect([sheet.getRange('B2').getDisplayValue(), sheet.getRange('B2').getNote()]).toEqual(['2026-08-01 12:00', 'n']);
    expect(sheet.getRange('B2').getValue()).toBeInstanceOf(Date);
  });

  test('a field that is named but left out is cleared, a field not named is left alone', () => {
    const { app, id, sheet } = openSheetsApi();
    sheet
      .getRange('A1:B1')
      .setValues([['x', 'y']])
      .setBackground('#ff0000');
    app.SpreadsheetApp.flush();
    const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 };
    app.Sheets.Spreadsheets.batchUpdate(
      { requests: [{ updateCells: { range, rows: [strings('z')], fields: 'userEnteredValue' } }] },
      id,
    );
    expect([sheet.getRange('A1:B1').getValues(), sheet.getRange('A1').getBackground()]).toEqual([
      [['z', '']],
      '#ff0000',
    ]);
  });

  test('appendCells goes below the last row and grows the grid', () => {
    const { app, id, sheet } = openSheetsApi();
    sheet.deleteRows(2, 999);
    const append = { appendCells: { sheetId: 0, rows: [strings('a'), strings('b')], fields: 'userEnteredValue' } };
    app.Sheets.Spreadsheets.batchUpdate({ requests: [append, append] }, id);
    expect(sheet.getRange('A1:A4').getValues().flat()).toEqual(['a', 'b', 'a', 'b']);
  });

  test('is atomic: one bad request, and nothing of the batch happens', () => {
    const { app, id, sheet } = openSheetsApi();
    const good = { appendCells: { sheetId: 0, rows: [strings('a')], fields: 'userEnteredValue' } };
    const bad = {
      updateCells: { start: { sheetId: 0, rowIndex: 5000 }, rows: [strings('x')], fields: 'userEnteredValue' },
    };
    const add = { addSheet: { properties: { title: 'New' } } };
    const error = thrownBy(() => app.Sheets.Spreadsheets.batchUpdate({ requests: [good, add, bad] }, id));
    expect(error.message).toMatch(
      /^API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests\[2\].updateCells: /,
    );
    expect(sheet.getLastRow()).toBe(0);
    expect(app.SpreadsheetApp.getActiveSpreadsheet().getNumSheets()).toBe(1);
  });

  test('changes structure: tabs, rows, columns, sorting, validation, protection', () => {
    const { app, id } = openSheetsApi();
    const { replies } = app.Sheets.Spreadsheets.batchUpdate(
      {
        requests: [
          {
            addSheet: {
              properties: {
                sheetId: 7,
                title: 'Leads',
                gridProperties: { rowCount: 10, columnCount: 3, frozenRowCount: 1 },
              },
            },
          },
          {
            appendCells: {
              sheetId: 7,
              rows: [strings('Name'), strings('b'), strings('a')],
              fields: 'userEnteredValue',
            },
          },
          {
            sortRange: {
              range: { sheetId: 7, startRowIndex: 1 },
              sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }],
            },
          },
          { insertDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } },
          {
            moveDimension: {
              source: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
              destinationIndex: 3,
            },
          },
          {
            repeatCell: {
              range: { sheetId: 7, startColumnIndex: 2, endColumnIndex: 3 },
              cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } },
              fields: 'userEnteredFormat.numberFormat',
            },
          },
          {
            setDataValidation: {
              range: { sheetId: 7, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 },
              rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'x' }] }, strict: true },
            },
          },
          {
            addProtectedRange: {
              protectedRange: { range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1 }, description: 'header' },
            },
          },
          { findReplace: { find: 'a', replacement: 'A', matchEntireCell: true, sheetId: 7 } },
          {
            updateSheetProperties: {
              properties: { sheetId: 7, title: 'All leads', hidden: true },
              fields: 'title,hidden',
            },
          },
        ],
      },
      id,
    );
    const sheet = app.SpreadsheetApp.getActiveSpreadsheet().getSheetByName('All leads');
    expect(replies[0]).toMatchObject({ addSheet: { properties: { sheetId: 7, index: 1 } } });
    expect(sheet?.getRange('A1:D3').getValues()).toEqual([
      ['', '', 'Name', ''],
      ['', '', 'A', ''],
      ['', '', 'b', ''],
    ]);
    expect([sheet?.getRange('C10').getNumberFormat(), sheet?.isSheetHidden(), sheet?.getFrozenRows()]).toEqual([
      '@',
      true,
      1,
    ]);
    expect(sheet?.getRange('A2').getDataValidation()?.getAllowInvalid()).toBe(false);
    expect(sheet?.getProtections(app.SpreadsheetApp.ProtectionType.RANGE)[0]?.getDescription()).toBe('header');
  });

  test('copyPaste copies values or everything, whole, and refuses what does not fit into the grid', () => {
    const { app, id } = openSheetsApi();
    const sheet = app.SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    const sheetId = sheet?.getSheetId() ?? 0;
    sheet?.getRange('A1:B1').setValues([['=1+1', 'x']]);
    app.SpreadsheetApp.flush();
    const block = (row: number, column: number, rows = 1, columns = 2) => ({
      ...{ sheetId, startRowIndex: row, endRowIndex: row + rows, startColumnIndex: column },
      endColumnIndex: column + columns,
    });
    const copy = (destination: object, pasteType: string) =>
      app.Sheets.Spreadsheets.batchUpdate(
        { requests: [{ copyPaste: { source: block(0, 0), destination, pasteType } }] },
        id,
      );
    copy(block(2, 0), 'PASTE_VALUES');
    copy(block(3, 0, 1, 1), 'PASTE_NORMAL');
    expect(sheet?.getRange('A3:B4').getFormulas()).toEqual([['', ''], ['=1+1', '']]); // biome-ignore format: rows
    expect(sheet?.getRange('A3:B4').getValues()).toEqual([[2, 'x'], [2, 'x']]); // biome-ignore format: rows
    expect(thrownBy(() => copy(block(0, 25, 1, 1), 'PASTE_VALUES')).message).toContain('column: 26');
  });

  test('a request that is not emulated throws by name', () => {
    const { app, id } = openSheetsApi();
    expect(thrownBy(() => app.Sheets.Spreadsheets.batchUpdate({ requests: [{ addSlicer: {} }] }, id)).message).toBe(
      'not emulated: Sheets.batchUpdate.addSlicer',
    );
  });

  test('answers with the spreadsheet when asked', () => {
    const { app, id } = openSheetsApi();
    const answer = app.Sheets.Spreadsheets.batchUpdate(
      {
        requests: [{ appendCells: { sheetId: 0, rows: [strings('a')], fields: 'userEnteredValue' } }],
        includeSpreadsheetInResponse: true,
        responseRanges: ['Sheet1!A1:A1'],
        responseIncludeGridData: true,
      },
      id,
    );
    expect(answer.updatedSpreadsheet).toMatchObject({
      sheets: [{ data: [{ rowData: [{ values: [{ effectiveValue: { stringValue: 'a' } }] }] }] }],
    });
  });
});
