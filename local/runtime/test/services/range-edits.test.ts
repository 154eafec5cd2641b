/** Edits of blocks: sort, copy, move, duplicates, white space, merges, fill, split, finding. */
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
