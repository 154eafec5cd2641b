/** Ranges: how they are named, bounded and found from one another. */
import { openAppsScript, openSheet, thrownBy } from './apps-script';

describe('a range by notation', () => {
  test.each([
    ['A1', 'A1'],
    ['C5:B2', 'B2:C5'],
    ['5:2', '2:5'],
    ['D:F', 'D:F'],
    ['5:7', '5:7'],
    ['$c$11', 'C11'],
    ['!c2:e5', 'C2:E5'],
    ['R5C3', 'C5'],
    ['r1c1:r2c2', 'A1:B2'],
    ['RC1', 'RC1'],
    ['a2:b', 'A2:B1000'],
  ])('%s is %s', (notation, a1) => {
    expect(openSheet().getRange(notation).getA1Notation()).toBe(a1);
  });

  test('whole columns and rows know which of their sides are bounded', () => {
    const sheet = openSheet();
    const columns = sheet.getRange('D:F');
    expect([columns.isStartRowBounded(), columns.isEndRowBounded()]).toEqual([false, false]);
    expect([columns.isStartColumnBounded(), columns.isEndColumnBounded()]).toEqual([true, true]);
    expect(sheet.getRange('5:7').isStartColumnBounded()).toBe(false);
    expect(columns.getNumRows()).toBe(1000);
  });

  test('of another sheet is found through the spreadsheet', () => {
    const { SpreadsheetApp } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    spreadsheet.insertSheet("Bob's tab");
    expect(spreadsheet.getRange("'Bob''s tab'!B2").getSheet().getName()).toBe("Bob's tab");
    expect(spreadsheet.getRange('Sheet1!A1:B2').getA1Notation()).toBe('A1:B2');
    expect(thrownBy(() => spreadsheet.getRange('Nowhere!A1')).message).toBe('Range not found');
  });
});

describe('a range by numbers', () => {
  test.each([
    [[0, 1], 'The starting row of the range is too small.'],
    [[1, 0], 'The starting column of the range is too small.'],
    [[1, 1, 0, 1], 'The number of rows in the range must be at least 1.'],
    [[1, 1, 1, 0], 'The number of columns in the range must be at least 1.'],
    [[1001, 1], 'The coordinates of the range are outside the dimensions of the sheet.'],
    [[1, 1, 1, 27], 'The coordinates of the range are outside the dimensions of the sheet.'],
  ])('%j is refused', (place, text) => {
    const [row = 1, column = 1, rows = 1, columns = 1] = place;
    expect(thrownBy(() => openSheet().getRange(row, column, rows, columns)).message).toBe(text);
  });

  test('the classic: the rows below the header of a sheet that has only a header', () => {
    const sheet = openSheet();
    sheet.appendRow(['Name', 'Phone']);
    const body = () => sheet.getRange(2, 1, sheet.getLastRow() - 1, 2);
    expect(thrownBy(body).message).toBe('The number of rows in the range must be at least 1.');
  });

  test('other arguments fit no form of the method', () => {
    const wrong = () => openSheet().getRange('A1' as never, 1 as never);
    expect(thrownBy(wrong).message).toBe(
      "The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
  });
});

test('a range that its sheet has shrunk away from can no longer be read or written', () => {
  const sheet = openSheet();
  const range = sheet.getRange('A1000');
  sheet.deleteRows(500, 501);
  expect(() => range.getValue()).toThrow('The coordinates of the range are outside the dimensions of the sheet.');
  range.setValue('x');
  expect(() => sheet.getLastRow()).toThrow('outside the dimensions');
});

describe('from a range', () => {
  test('offset moves and resizes', () => {
    const range = openSheet().getRange('B2:C3');
    expect(range.offset(1, 2).getA1Notation()).toBe('D3:E4');
    expect(range.offset(0, 0, 1, 1).getA1Notation()).toBe('B2');
    expect(thrownBy(() => range.offset(0, 0, 0)).message).toContain('number of rows');
    expect(thrownBy(() => range.offset(0, 0, 1, 0)).message).toContain('number of columns');
    expect(thrownBy(() => range.offset(-2, 0)).message).toBe('The starting row of the range is too small.');
  });

  test('getCell counts from 1 inside the range', () => {
    const range = openSheet().getRange('B2:C3');
    expect(range.getCell(2, 1).getA1Notation()).toBe('B3');
    expect(thrownBy(() => range.getCell(3, 1)).message).toBe('Cell reference out of range');
  });

  test('getNextDataCell goes as Ctrl and an arrow do', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('B2:B4').setValue('x');
    sheet.getRange('B7').setValue('x');
    const { UP, DOWN, NEXT, PREVIOUS } = SpreadsheetApp.Direction;
    expect(sheet.getRange('B1').getNextDataCell(DOWN).getA1Notation()).toBe('B2');
    expect(sheet.getRange('B2').getNextDataCell(DOWN).getA1Notation()).toBe('B4');
    expect(sheet.getRange('B4').getNextDataCell(DOWN).getA1Notation()).toBe('B7');
    expect(sheet.getRange('B7').getNextDataCell(DOWN).getA1Notation()).toBe('B1000');
    expect(sheet.getRange('B7').getNextDataCell(UP).getA1Notation()).toBe('B4');
    expect(sheet.getRange('B2').getNextDataCell(NEXT).getA1Notation()).toBe('Z2');
    expect(sheet.getRange('A2').getNextDataCell(PREVIOUS).getA1Notation()).toBe('A2');
  });

  test('getDataRegion takes in the adjacent empty cell it is asked from', () => {
    const sheet = openSheet();
    sheet.getRange('B2:D4').setValue('x');
    expect(sheet.getRange('C3').getDataRegion().getA1Notation()).toBe('B2:D4');
    expect(sheet.getRange('B1').getDataRegion().getA1Notation()).toBe('B1:D4');
    expect(sheet.getRange('A1').getDataRegion().getA1Notation()).toBe('A1');
  });

  test('an event reads its edges', () => {
    const range = openSheet().getRange('B2:C3');
    expect(JSON.parse(JSON.stringify(range))).toEqual({ columnEnd: 3, columnStart: 2, rowEnd: 3, rowStart: 2 });
  });
});

describe('named ranges', () => {
  test('are set, found in any case, follow inserted rows, and are removed', () => {
    const { SpreadsheetApp } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getActiveSheet();
    spreadsheet.setNamedRange('Prices', sheet.getRange('B2:B5'));
    sheet.insertRowsBefore(1, 2);
    expect(spreadsheet.getRangeByName('prices')?.getA1Notation()).toBe('B4:B7');
    expect(sheet.getRange('Prices').getA1Notation()).toBe('B4:B7');
    expect(spreadsheet.getNamedRanges().map((named) => named.getName())).toEqual(['Prices']);
    spreadsheet.removeNamedRange('Prices');
    expect(spreadsheet.getRangeByName('Prices')).toBeNull();
  });

  test('refuse names that are addresses', () => {
    const { SpreadsheetApp } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    expect(() => spreadsheet.setNamedRange('A1', spreadsheet.getRange('A1'))).toThrow('not valid');
  });
});
