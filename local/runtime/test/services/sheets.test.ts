/** Sheets: their names and order, their size, their rows and columns. */
import { openAppsScript, openSheet, thrownBy } from './apps-script';

const grid = (rows: number, columns: number): string[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_c, c) => `R${r + 1}C${c + 1}`));

describe('a fresh workbook', () => {
  test('is bound, untitled, and has one empty sheet of 1000 rows and 26 columns', () => {
    const { SpreadsheetApp } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getActiveSheet();
    expect([spreadsheet.getName(), spreadsheet.getNumSheets(), sheet.getName(), sheet.getSheetId()]).toEqual([
      'Untitled spreadsheet',
      1,
      'Sheet1',
      0,
    ]);
    expect([sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastRow(), sheet.getLastColumn()]).toEqual([
      1000, 26, 0, 0,
    ]);
    expect(sheet.getDataRange().getValues()).toEqual([['']]);
    expect(spreadsheet.getSpreadsheetTimeZone()).toBe('Asia/Jakarta');
  });

  test('a standalone script has none, and no document stores', () => {
    const { SpreadsheetApp, PropertiesService, CacheService, LockService } = openAppsScript({ containerBound: false });
    expect(SpreadsheetApp.getActiveSpreadsheet()).toBeNull();
    expect(PropertiesService.getDocumentProperties()).toBeNull();
    expect(CacheService.getDocumentCache()).toBeNull();
    expect(LockService.getDocumentLock()).toBeNull();
  });

  test('others are made and opened by id and address', () => {
    const { SpreadsheetApp } = openAppsScript();
    const made = SpreadsheetApp.create('Stock', 5, 3);
    expect(made.getSheets()[0]?.getMaxRows()).toBe(5);
    expect(made.getSheets()[0]?.getMaxColumns()).toBe(3);
    expect(SpreadsheetApp.openById(made.getId()).getName()).toBe('Stock');
    expect(SpreadsheetApp.openByUrl(made.getUrl()).getId()).toBe(made.getId());
    expect(() => SpreadsheetApp.openById('nothing')).toThrow('No item with the given ID');
  });
});

describe('sheets of a workbook', () => {
  test('are inserted at a position from 0 and count from 1', () => {
    const spreadsheet = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    const leads = spreadsheet.insertSheet('Leads', 0);
    expect(leads.getIndex()).toBe(1);
    expect(spreadsheet.getSheets().map((sheet) => sheet.getName())).toEqual(['Leads', 'Sheet1']);
    expect(spreadsheet.getSheetByName('leads')).toBeNull();
    expect(spreadsheet.getSheetById(leads.getSheetId())?.getName()).toBe('Leads');
  });

  test('have different names, whatever the case', () => {
    const spreadsheet = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    expect(thrownBy(() => spreadsheet.insertSheet('SHEET1')).message).toBe(
      'A sheet with the name "SHEET1" already exists. Please enter another name.',
    );
  });

  test('cannot all be deleted or hidden', () => {
    const spreadsheet = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getActiveSheet();
    expect(() => spreadsheet.deleteSheet(sheet)).toThrow("can't remove all");
    expect(() => sheet.hideSheet()).toThrow("can't hide all");
  });

  test('are copied with their contents and formats', () => {
    const { SpreadsheetApp } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    spreadsheet.getActiveSheet().getRange('A1').setValue('x').setBackground('red');
    const copy = spreadsheet.getActiveSheet().copyTo(SpreadsheetApp.create('Other'));
    expect(copy.getName()).toBe('Copy of Sheet1');
    expect([copy.getRange('A1').getValue(), copy.getRange('A1').getBackground()]).toEqual(['x', '#ff0000']);
  });
});

describe('the grid', () => {
  test('setValues does not grow it, appendRow and insertRowsAfter do', () => {
    const sheet = openAppsScript().SpreadsheetApp.create('Small', 2, 2).getActiveSheet();
    expect(() => sheet.getRange(3, 1).setValue('x')).toThrow('outside the dimensions');
    sheet.appendRow([1]).appendRow([2]).appendRow([3, 4, 5]);
    expect([sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getLastRow()]).toEqual([3, 3, 3]);
    sheet.insertRowsAfter(3, 2);
    expect(sheet.getMaxRows()).toBe(5);
    expect(sheet.getLastRow()).toBe(3);
  });

  test('ten million cells are the limit, empty ones counted', () => {
    expect(() => openSheet().insertRowsAfter(1, 400_000)).toThrow(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
  });

  test('rows out of bounds cannot be deleted, nor all of them', () => {
    const sheet = openSheet();
    expect(thrownBy(() => sheet.deleteRows(1000, 2)).message).toBe('Those rows are out of bounds.');
    expect(thrownBy(() => sheet.deleteColumns(27, 1)).message).toBe('Those columns are out of bounds.');
    expect(() => sheet.deleteRows(1, 1000)).toThrow("can't delete all the rows");
  });

  test('inserted rows push cells, formats, notes and validations down', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(1).build();
    sheet.getRange('B2').setValue(5).setBackground('#ff0000').setNote('n').setDataValidation(rule);
    sheet.insertRowsBefore(2, 3);
    const moved = sheet.getRange('B5');
    expect([moved.getValue(), moved.getBackground(), moved.getNote()]).toEqual([5, '#ff0000', 'n']);
    expect(moved.getDataValidation()?.getCriteriaValues()).toEqual([1]);
    expect(sheet.getRange('B2').getNote()).toBe('');
    sheet.deleteRows(2, 3);
    expect(sheet.getRange('B2').getValue()).toBe(5);
  });

  test('a column inserted inside the data changes getLastColumn, a row below it does not change getLastRow', () => {
    const sheet = openSheet();
    sheet.getRange('A1:C3').setValues(grid(3, 3));
    sheet.insertColumnAfter(1);
    sheet.insertRowAfter(10);
    expect([sheet.getLastColumn(), sheet.getLastRow()]).toEqual([4, 3]);
    expect(sheet.getRange('A1:D1').getValues()).toEqual([['R1C1', '', 'R1C2', 'R1C3']]);
  });

  test('columns and rows are moved as whole', () => {
    const sheet = openSheet();
    sheet.getRange('A1:D2').setValues(grid(2, 4));
    sheet.getRange('A1:A2').setBackground('#00ff00');
    sheet.moveColumns(sheet.getRange('A1'), 4);
    expect(sheet.getRange('A1:D1').getValues()).toEqual([['R1C2', 'R1C3', 'R1C1', 'R1C4']]);
    expect(sheet.getRange('C2').getBackground()).toBe('#00ff00');
    sheet.moveRows(sheet.getRange('A2'), 1);
    expect(sheet.getRange('A1').getValue()).toBe('R2C2');
  });

  test('rows are frozen, hidden and sized', () => {
    const sheet = openSheet();
    sheet.setFrozenRows(1);
    sheet.hideRows(3, 2);
    sheet.setColumnWidth(2, 150).setRowHeight(2, 40);
    expect([sheet.getFrozenRows(), sheet.isRowHiddenByUser(4), sheet.isRowHiddenByUser(5)]).toEqual([1, true, false]);
    expect([sheet.getColumnWidth(1), sheet.getColumnWidth(2), sheet.getRowHeight(2), sheet.getRowHeight(1)]).toEqual([
      100, 150, 40, 21,
    ]);
  });
});

describe('clearing', () => {
  const marked = () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const rule = SpreadsheetApp.newDataValidation().requireNumberEqualTo(5).build();
    sheet.getRange('A1').setValue('x').setBackground('#ff0000').setNote('n').setDataValidation(rule);
    return sheet;
  };
  const state = (sheet: GoogleAppsScript.Spreadsheet.Sheet) => {
    const cell = sheet.getRange('A1');
    return [cell.getValue(), cell.getBackground(), cell.getNote(), cell.getDataValidation() !== null];
  };

  test.each([
    ['clear', ['', '#ffffff', 'n', true]],
    ['clearContents', ['', '#ff0000', 'n', true]],
    ['clearFormats', ['x', '#ffffff', 'n', true]],
    ['clearNotes', ['x', '#ff0000', '', true]],
  ] as const)('%s leaves %j', (method, expected) => {
    const sheet = marked();
    sheet[method]();
    expect(state(sheet)).toEqual(expected);
  });

  test('a range clears what its options name', () => {
    const sheet = marked();
    sheet.getRange('A1').clear({ commentsOnly: true });
    expect(state(sheet)).toEqual(['x', '#ff0000', '', true]);
    sheet.getRange('A1').clearDataValidations();
    expect(state(sheet)).toEqual(['x', '#ff0000', '', false]);
  });
});
