/** Range values: what a cell makes of what a script writes, and what a script reads back. */
import { openSheet, thrownBy } from './apps-script';

/** Writes a value into A1 and reads it back. */
function roundTrip(value: unknown): unknown {
  const cell = openSheet().getRange('A1');
  cell.setValue(value);
  return cell.getValue();
}

const jakarta = (...parts: [number, number, number, number?, number?, number?]): Date =>
  new Date(Date.UTC(...parts) - 7 * 3_600_000);

describe('a value written to a cell', () => {
  test.each([
    ['007', 7],
    ['0288888888', 288888888],
    ['+62812345', 62812345],
    ['1.0', 1],
    ['-3.5e2', -350],
    ['1,234.5', 1234.5],
    ['50%', 0.5],
    ['$12.50', 12.5],
    ['TRUE', true],
    ['false', false],
    ['hello', 'hello'],
    ["'007", '007'],
    ["'=1+1", '=1+1'],
    ['-', '-'],
    ['8-12-2', '8-12-2'],
    ['Rp', 'Rp'],
  ])('%j is typed in and reads %j', (typed, expected) => {
    expect(roundTrip(typed)).toBe(expected);
  });

  test.each([[null], [undefined], ['']])('%j empties the cell', (value) => {
    expect(roundTrip(value)).toBe('');
  });

  test('a telephone number with spaces becomes a broken formula', () => {
    const cell = openSheet().getRange('A1');
    cell.setValue('+62 812 345');
    expect(cell.getValue()).toBe('#ERROR!');
    expect(cell.getFormula()).toBe('=+62 812 345');
  });

  test.each([
    ['2026-08-01', jakarta(2026, 7, 1)],
    ['8/1/2026', jakarta(2026, 7, 1)],
    ['1-2', jakarta(2026, 0, 2)],
    ['MAY26', jakarta(2026, 4, 26)],
    ['2026-08', jakarta(2026, 7, 1)],
    ['2026-08-01 10:30', jakarta(2026, 7, 1, 10, 30)],
    ['10:30:00', jakarta(1899, 11, 30, 10, 30)],
  ])('%s is read as a date', (typed, expected) => {
    const value = roundTrip(typed);
    expect(value).toBeInstanceOf(Date);
    // Jakarta's clock was seven minutes and twelve seconds further in 1899.
    const tolerance = typed === '10:30:00' ? 10 * 60_000 : 0;
    expect(Math.abs((value as Date).getTime() - expected.getTime())).toBeLessThanOrEqual(tolerance);
  });

  test('a Date comes back as a new Date of the same instant', () => {
    const date = new Date(Date.UTC(2026, 7, 1, 3, 4, 5));
    const value = roundTrip(date);
    expect(value).toEqual(date);
    expect(value).not.toBe(date);
  });

  test('the format @ keeps text as it is, also what looks like a formula', () => {
    const range = openSheet().getRange('A1:A4').setNumberFormat('@');
    range.setValues([['007'], ['+62 812'], ['MAY26'], ['=1+1']]);
    expect(range.getValues()).toEqual([['007'], ['+62 812'], ['MAY26'], ['=1+1']]);
    expect(range.getFormula()).toBe('');
  });

  test('a column formatted @ keeps text in rows that are added later', () => {
    const sheet = openSheet();
    sheet.getRange('B:B').setNumberFormat('@');
    sheet.deleteRows(3, 998);
    for (let row = 1; row <= 4; row += 1) sheet.appendRow([row, '08123']);
    expect(sheet.getRange('B1:B4').getValues()).toEqual([['08123'], ['08123'], ['08123'], ['08123']]);
  });

  test('numbers are shown as dates or as numbers, as the format says', () => {
    const cell = openSheet().getRange('A1');
    cell.setValue(new Date(Date.UTC(2026, 7, 1, 3, 0, 0)));
    expect(cell.setNumberFormat('0.00').getValue()).toBeCloseTo(46235.4166667, 5);
    expect(cell.setNumberFormat('yyyy-mm-dd hh:mm').getDisplayValue()).toBe('2026-08-01 10:00');
    expect(cell.getValue()).toBeInstanceOf(Date);
  });
});

describe('setValues', () => {
  test('refuses data of another height or width', () => {
    const range = openSheet().getRange('A1:B3');
    expect(
      thrownBy(() =>
        range.setValues([
          [1, 2],
          [3, 4],
        ]),
      ).message,
    ).toBe(
      'The number of rows in the data does not match the number of rows in the range. The data has 2 but the range has 3.',
    );
    expect(thrownBy(() => range.setValues([[1], [2], [3]])).message).toBe(
      'The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    );
  });

  test('refuses what is no two-dimensional array', () => {
    const range = openSheet().getRange('A1');
    expect(thrownBy(() => range.setValues('x' as unknown as string[][])).message).toBe(
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    );
  });

  test('refuses more than 50,000 characters in a cell', () => {
    const range = openSheet().getRange('A1');
    range.setValue('x'.repeat(50_000));
    expect(String(thrownBy(() => range.setValue('x'.repeat(50_001))))).toBe(
      'Exception: Your input contains more than the maximum of 50000 characters in a single cell.',
    );
  });

  test('one value fills the whole range', () => {
    expect(openSheet().getRange('A1:B2').setValue('x').getValues()).toEqual([
      ['x', 'x'],
      ['x', 'x'],
    ]);
  });
});

describe('errors', () => {
  test('are Exceptions whose message has no prefix', () => {
    const error = thrownBy(() => openSheet().getRange(0, 1));
    expect(error.name).toBe('Exception');
    expect(error.message).toBe('The starting row of the range is too small.');
    expect(String(error)).toBe('Exception: The starting row of the range is too small.');
    expect(error).toBeInstanceOf(Error);
  });

  test('come in Indonesian for an Indonesian account', () => {
    expect(thrownBy(() => openSheet({ locale: 'id' }).getRange(0, 1)).message).toBe(
      'Baris awal rentang terlalu kecil.',
    );
  });
});

describe('display values', () => {
  test.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [-1234.5, '#,##0', '-1,235'],
    [0.256, '0.0%', '25.6%'],
    [5, '000', '005'],
    [1500000, '"Rp" #,##0', 'Rp 1,500,000'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"none"', 'none'],
    [12345, '0.00E+00', '1.23E+04'],
    [1.5, '0.###', '1.5'],
    [1500, '#,##0,"k"', '2k'],
    [46235.4375, 'dddd, d mmmm yyyy', 'Saturday, 1 August 2026'],
    [46235.4375, 'h:mm am/pm', '10:30 AM'],
    [46235.4375, 'dd/mm/yy hh:mm:ss', '01/08/26 10:30:00'],
    [1.5, '[h]:mm', '36:00'],
    ['x', '0.00', 'x'],
    [true, '0', 'TRUE'],
  ])('%j in %s shows %j', (value, format, shown) => {
    expect(openSheet().getRange('A1').setNumberFormat(format).setValue(value).getDisplayValue()).toBe(shown);
  });

  test('without a format ten digits are shown', () => {
    const cell = openSheet().getRange('A1');
    expect(cell.setValue(1 / 3).getDisplayValue()).toBe('0.3333333333');
    expect(cell.setValue(0.1 + 0.2).getDisplayValue()).toBe('0.3');
    expect(cell.setValue(628123456789).getDisplayValue()).toBe('628123456789');
    expect(cell.setValue('2026-08-01').getDisplayValue()).toBe('2026-08-01');
    expect(
      cell
        .clear()
        .setValue(new Date(Date.UTC(2026, 7, 1, 3, 5, 6)))
        .getDisplayValue(),
    ).toBe('8/1/2026 10:05:06');
  });
});
