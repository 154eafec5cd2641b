/** Edits of blocks: sort, copy, move, duplicates, white space, merges, formats, notes, formulas, finding. */
import { openAppsScript, openSheet, thrownBy } from './apps-script';

const flat = (range: GoogleAppsScript.Spreadsheet.Range): unknown[] => range.getValues().flat();

describe('sorting', () => {
  test('numbers come before texts (in any case), texts before booleans, empty cells last either way', () => {
    const sheet = openSheet();
    const range = sheet.getRange('A1:A7').setValues([['b'], [true], [10], ['A'], [false], [''], [2]]);
    expect(flat(range.sort(1))).toEqual([2, 10, 'A', 'b', false, true, '']);
    expect(flat(range.sort({ column: 1, ascending: false }))).toEqual([true, false, 'b', 'A', 10, 2, '']);
  });

  test('columns are those of the sheet, and formats travel with their rows', () => {
    const sheet = openSheet();
    const range = sheet.getRange('B1:C2').setValues([
      ['x', 2],
      ['y', 1],
    ]);
    sheet.getRange('B1').setBackground('#ff0000').setNote('first');
    range.sort(3);
    expect(range.getValues()).toEqual([
      ['y', 1],
      ['x', 2],
    ]);
    expect([sheet.getRange('B2').getBackground(), sheet.getRange('B2').getNote()]).toEqual(['#ff0000', 'first']);
    expect(() => range.sort(1)).toThrow();
  });

  test('a sheet sorts its header too when nothing is frozen, and an empty sheet is left alone', () => {
    const sheet = openSheet();
    expect(sheet.sort(1).getDataRange().getValues()).toEqual([['']]);
    sheet.getRange('A1:A3').setValues([['Name'], ['Citra'], ['Adi']]);
    expect(flat(sheet.sort(1).getRange('A1:A3'))).toEqual(['Adi', 'Citra', 'Name']);
    sheet.getRange('A1:A3').setValues([['Name'], ['Citra'], ['Adi']]);
    sheet.setFrozenRows(1);
    expect(flat(sheet.sort(1).getRange('A1:A3'))).toEqual(['Name', 'Adi', 'Citra']);
  });
});

describe('copying and moving', () => {
  test('a smaller target still gets the whole source, a larger one whole repetitions', () => {
    const sheet = openSheet();
    const source = sheet.getRange('A1:B2').setValues([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    source.copyTo(sheet.getRange('D1'));
    expect(flat(sheet.getRange('D1:E2'))).toEqual(['a', 'b', 'c', 'd']);
    source.copyTo(sheet.getRange('G1:I4'));
    expect(sheet.getRange('G1:I4').getValues()).toEqual([
      ['a', 'b', ''],
      ['c', 'd', ''],
      ['a', 'b', ''],
      ['c', 'd', ''],
    ]);
  });

  test('contentsOnly leaves formats, formatOnly leaves contents, transposed turns', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const source = sheet
      .getRange('A1:B1')
      .setValues([[1, 2]])
      .setBackground('#ff0000');
    source.copyTo(sheet.getRange('A3'), { contentsOnly: true });
    expect([sheet.getRange('A3').getValue(), sheet.getRange('A3').getBackground()]).toEqual([1, '#ffffff']);
    source.copyTo(sheet.getRange('A5'), { formatOnly: true });
    expect([sheet.getRange('A5').getValue(), sheet.getRange('A5').getBackground()]).toEqual(['', '#ff0000']);
    source.copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, true);
    expect(flat(sheet.getRange('D1:D2'))).toEqual([1, 2]);
    expect(() => source.copyTo('x' as never)).toThrow("don't match the method signature");
  });

  test('relative references of copied formulas move along', () => {
    const sheet = openSheet();
    sheet.getRange('A1:B2').setValues([
      [1, 10],
      [2, 20],
    ]);
    sheet.getRange('C1').setFormula('=A1+$B$1');
    sheet.getRange('C1').copyTo(sheet.getRange('C2'));
    expect([sheet.getRange('C2').getFormula(), sheet.getRange('C2').getValue()]).toEqual(['=A2+$B$1', 12]);
  });

  test('moveTo empties the source, overlapping or not', () => {
    const sheet = openSheet();
    sheet
      .getRange('A1:B1')
      .setValues([['a', 'b']])
      .setFontWeight('bold')
      .moveTo(sheet.getRange('B1'));
    expect(flat(sheet.getRange('A1:C1'))).toEqual(['', 'a', 'b']);
    expect(sheet.getRange('A1:C1').getFontWeights()).toEqual([['normal', 'bold', 'bold']]);
  });

  test('cells are inserted and deleted with a shift', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
    sheet.getRange('A2').insertCells(SpreadsheetApp.Dimension.ROWS);
    expect(flat(sheet.getRange('A1:A4'))).toEqual([1, '', 2, 3]);
    sheet.getRange('A2').deleteCells(SpreadsheetApp.Dimension.ROWS);
    expect(flat(sheet.getRange('A1:A4'))).toEqual([1, 2, 3, '']);
  });
});

describe('tidying', () => {
  test('removeDuplicates keeps the first, compares the sheet’s columns, and returns what is left', () => {
    const range = openSheet()
      .getRange('B1:C4')
      .setValues([
        ['x', 1],
        ['X', 1],
        ['y', 1],
        ['x', 2],
      ]);
    expect(range.removeDuplicates([2]).getA1Notation()).toBe('B1:C2');
    expect(range.getValues()).toEqual([
      ['x', 1],
      ['y', 1],
      ['', ''],
      ['', ''],
    ]);
  });

  test('trimWhitespace collapses inner runs, and what looks like a formula stays text', () => {
    const range = openSheet()
      .getRange('A1:A2')
      .setValues([['  a   b '], ['   =SUM(1,2)']]);
    range.trimWhitespace();
    expect(flat(range)).toEqual(['a b', '=SUM(1,2)']);
    expect(range.getFormulas().flat()).toEqual(['', '']);
  });

  test('merged cells keep the top-left value', () => {
    const sheet = openSheet();
    const range = sheet.getRange('A1:B2').setValues([
      [1, 2],
      [3, 4],
    ]);
    range.merge();
    expect(flat(range)).toEqual([1, '', '', '']);
    expect(sheet.getRange('B2').isPartOfMerge()).toBe(true);
    expect(range.getMergedRanges().map((merged) => merged.getA1Notation())).toEqual(['A1:B2']);
    expect(() => sheet.getRange('A1').breakApart()).toThrow('merged range');
    range.breakApart();
    expect(sheet.getRange('B2').isPartOfMerge()).toBe(false);
  });
});

describe('formats', () => {
  test('have the platform’s defaults', () => {
    const cell = openSheet().getRange('A1');
    expect([
      cell.getBackground(),
      cell.getFontColor(),
      cell.getFontSize(),
      cell.getFontFamily(),
      cell.getFontWeight(),
      cell.getFontStyle(),
      cell.getFontLine(),
      cell.getHorizontalAlignment(),
      cell.getVerticalAlignment(),
      cell.getNumberFormat(),
      cell.getWrap(),
      String(cell.getWrapStrategy()),
    ]).toEqual([
      '#ffffff',
      '#000000',
      10,
      'arial,sans,sans-serif',
      'normal',
      'normal',
      'none',
      'general',
      'bottom',
      '0.###############',
      true,
      'OVERFLOW',
    ]);
  });

  test('are read back as normalised; what is invalid is ignored', () => {
    const cell = openSheet().getRange('A1');
    cell.setBackground('#F00').setFontColor('Red').setHorizontalAlignment('normal').setNumberFormat('general');
    expect([cell.getBackground(), cell.getFontColor(), cell.getHorizontalAlignment(), cell.getNumberFormat()]).toEqual([
      '#ff0000',
      '#ff0000',
      'general-left',
      '0.###############',
    ]);
    cell.setBackground('no colour').setFontWeight('heavy' as never);
    expect([cell.getBackground(), cell.getFontWeight()]).toEqual(['#ff0000', 'normal']);
    expect(cell.setWrap(false).getWrap()).toBe(false);
    expect(cell.setBackground(null).getBackground()).toBe('#ffffff');
  });
});

describe('colours, text styles and borders', () => {
  test('a colour object is of RGB or of the theme, and says so when asked for the other', () => {
    const { SpreadsheetApp } = openAppsScript();
    const rgb = SpreadsheetApp.newColor().setRgbColor('#102030').build();
    expect([String(rgb.getColorType()), rgb.asRgbColor().asHexString(), rgb.asRgbColor().getGreen()]).toEqual([
      'RGB',
      '#102030',
      32,
    ]);
    expect(thrownBy(() => rgb.asThemeColor()).message).toBe('Object is not of type ThemeColor.');
    const theme = SpreadsheetApp.newColor().setThemeColor(SpreadsheetApp.ThemeColorType.ACCENT1).build();
    expect(thrownBy(() => theme.asRgbColor()).message).toBe('Object is not of type RgbColor.');
    const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setBackgroundObject(theme);
    expect(String(cell.getBackgroundObject().asThemeColor().getThemeColorType())).toBe('ACCENT1');
    expect(cell.getBackground()).toBe('#4285f4');
  });

  test('a text style sets what it holds and leaves the rest', () => {
    const { SpreadsheetApp } = openAppsScript();
    const range = SpreadsheetApp.getActiveSheet().getRange('A1:B1').setFontColor('red');
    range.setTextStyle(SpreadsheetApp.newTextStyle().setBold(true).setFontSize(14).build());
    const style = range.getTextStyle();
    expect([style.isBold(), style.getFontSize(), style.getForegroundColor(), style.isItalic()]).toEqual([
      true,
      14,
      '#ff0000',
      false,
    ]);
    expect(range.getFontWeights()).toEqual([['bold', 'bold']]);
  });

  test('a new cell has no border', () => {
    const range = openSheet().getRange('A1') as GoogleAppsScript.Spreadsheet.Range & {
      getBorder(): { getTop(): unknown } | null;
    };
    expect(range.getBorder()).toBeNull();
    range.setBorder(true, null, null, null, null, null);
    expect(range.getBorder()?.getTop()).not.toBeNull();
  });

  test('metadata goes to whole rows and columns only', () => {
    const range = openSheet().getRange('A1:B2');
    expect(() => range.addDeveloperMetadata('k')).toThrow(
      /may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column\.$/,
    );
  });
});

describe('notes', () => {
  test('of numbers read as Java doubles', () => {
    const range = openSheet().getRange('A1:B1');
    range.setNotes([[25, 'x'] as never]);
    expect(range.getNotes()).toEqual([['25.0', 'x']]);
    expect(() => range.setNotes('foo' as never)).toThrow("don't match the method signature");
    expect(range.clearNote().getNote()).toBe('');
  });
});

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

describe('auto-fill', () => {
  test.each([
    [
      [1, 3],
      [1, 3, 5, 7],
    ],
    [[5], [5, 5, 5, 5]],
    [
      ['Jan', 'Feb'],
      ['Jan', 'Feb', 'Mar', 'Apr'],
    ],
    [['Lead 8'], ['Lead 8', 'Lead 9', 'Lead 10', 'Lead 11']],
    [
      ['a', 'b'],
      ['a', 'b', 'a', 'b'],
    ],
  ])('continues %j as %j', (given, expected) => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const source = sheet.getRange(1, 1, given.length, 1).setValues(given.map((value) => [value]));
    source.autoFill(sheet.getRange('A1:A4'), SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES);
    expect(flat(sheet.getRange('A1:A4'))).toEqual(expected);
  });

  test('goes one way, from the source on', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const fill = (to: string) => () =>
      sheet.getRange('A1:A2').autoFill(sheet.getRange(to), SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES);
    expect(fill('A1:B4')).toThrow('AutoFill destination range must extend the source range in only one direction.');
    expect(fill('C1:C4')).toThrow('destination range must contain the source range');
  });
});

test('text is split into columns, rows are shuffled and all stay', () => {
  const sheet = openSheet({ random: () => 0 });
  sheet
    .getRange('A1:A2')
    .setValues([['a,b'], ['c']])
    .splitTextToColumns();
  expect(sheet.getRange('A1:B2').getValues()).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
  expect(flat(sheet.getRange('A1:A2').randomize()).sort()).toEqual(['a', 'c']);
});

describe('a text finder', () => {
  test('looks at what is shown, in any case, and not at formula text unless asked', () => {
    const sheet = openSheet();
    sheet.getRange('A1:A4').setValues([['Sample'], ['a sample b'], ['=sample()'], ['sámple']]);
    const found = (finder: GoogleAppsScript.Spreadsheet.TextFinder) =>
      finder.findAll().map((range) => range.getA1Notation());
    expect(found(sheet.createTextFinder('sample'))).toEqual(['A1', 'A2']);
    expect(found(sheet.createTextFinder('sample').matchFormulaText(true))).toEqual(['A1', 'A2', 'A3']);
    expect(found(sheet.createTextFinder('sample').matchEntireCell(true))).toEqual(['A1']);
    expect(found(sheet.createTextFinder('sample').matchCase(true))).toEqual(['A2']);
    expect(found(sheet.createTextFinder('sample').ignoreDiacritics(true))).toEqual(['A1', 'A2', 'A4']);
    expect(found(sheet.createTextFinder('^S').useRegularExpression(true).matchCase(true))).toEqual(['A1']);
  });

  test('goes from match to match and replaces', () => {
    const sheet = openSheet();
    sheet.getRange('A1:A3').setValues([['x1'], ['y'], ['x2']]);
    const finder = sheet.createTextFinder('x');
    expect([finder.findNext()?.getA1Notation(), finder.findNext()?.getA1Notation(), finder.findNext()]).toEqual([
      'A1',
      'A3',
      null,
    ]);
    expect(sheet.createTextFinder('x').replaceAllWith('z')).toBe(2);
    expect(flat(sheet.getRange('A1:A3'))).toEqual(['z1', 'y', 'z2']);
    expect(sheet.createTextFinder('x').findNext()).toBeNull();
  });
});

test('what is not there throws by name', () => {
  const sheet = openSheet();
  const range = sheet.getRange('A1') as unknown as { foo(): void };
  expect(thrownBy(() => range.foo()).message).toBe('not emulated: Range.foo');
});
