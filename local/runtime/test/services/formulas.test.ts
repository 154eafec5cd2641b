/** Formulas as they are set, read back, and follow what they refer to. */
import { openAppsScript, openSheet } from './apps-script';

const flat = (range: GoogleAppsScript.Spreadsheet.Range): unknown[] => range.getValues().flat();

describe('formulas', () => {
  test('set on a range increment their relative references', () => {
    const sheet = openSheet();
    sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
    const range = sheet.getRange('B1:B3').setFormula('=A1*$A$3');
    expect(range.getFormulas().flat()).toEqual(['=A1*$A$3', '=A2*$A$3', '=A3*$A$3']);
    expect(flat(range)).toEqual([3, 6, 9]);
    expect(range.getFormulasR1C1().flat()[1]).toBe('=R[0]C[-1]*R3C1');
  });

  test('in R1C1 read back in both notations, and an empty one empties', () => {
    const cell = openSheet().getRange('B2').setFormulaR1C1('=R[-1]C[0]+R1C1');
    expect([cell.getFormula(), cell.getFormulaR1C1()]).toEqual(['=B1+$A$1', '=R[-1]C[0]+R1C1']);
    expect(cell.setFormula('').getFormula()).toBe('');
    expect(cell.setFormulasR1C1([['Value']]).getFormula()).toBe('=Value');
  });

  test.each([
    ['=1+2*3', 7],
    ['="a"&"b"', 'ab'],
    ['=SUM(A1:A3)', 6],
    ['=IF(A1>0,"yes","no")', 'yes'],
    ['=A1/0', '#DIV/0!'],
    ['=IFERROR(A1/0,"-")', '-'],
    ['=COUNTIF(A1:A3,">1")', 2],
    ['=IMPORTXML("https://example.com","//a")', '#NAME?'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=1+', '#ERROR!'],
    ['=B1', '#REF!'],
  ])('%s reads %j', (formula, expected) => {
    const sheet = openSheet();
    sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
    expect(sheet.getRange('B1').setFormula(formula).getValue()).toBe(expected);
  });
});

describe('formulas that others refer to', () => {
  test('follow when rows and columns come and go, on other sheets too', () => {
    const spreadsheet = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getActiveSheet();
    const other = spreadsheet.insertSheet('Other');
    sheet.getRange('D1:D3').setFormulas([['=SUM(A2:A5)'], ['=$A$4&"A4"'], ['=B1']]);
    other.getRange('A1').setFormula('=Sheet1!A4+A4');
    sheet.insertRowsBefore(3, 2);
    expect(sheet.getRange('D1:D5').getFormulas().flat()).toEqual(['=SUM(A2:A7)', '=$A$6&"A4"', '', '', '=B1']);
    expect(other.getRange('A1').getFormula()).toBe('=Sheet1!A6+A4');
    sheet.deleteRows(5, 2);
    expect(sheet.getRange('D1:D2').getFormulas().flat()).toEqual(['=SUM(A2:A5)', '=#REF!&"A4"']);
    sheet.insertColumnBefore(1);
    expect(sheet.getRange('E1').getFormula()).toBe('=SUM(B2:B5)');
  });
});
