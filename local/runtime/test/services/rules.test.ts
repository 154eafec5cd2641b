/** Data validation, checkboxes, protection, filters and conditional formats. */
import { openAppsScript, openTwo, thrownBy } from './apps-script';

describe('data validation', () => {
  test('a rule that allows nothing else fails the whole setValues, in the platform’s words', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['open', 'won']).setAllowInvalid(false).build();
    sheet.getRange('B1:B9').setDataValidation(rule);
    const write = () =>
      sheet.getRange('A1:B2').setValues([
        ['x', 'open'],
        ['y', 'stolen'],
      ]);
    expect(String(thrownBy(write))).toBe(
      'Exception: The data you entered in cell B2 violates the data validation rules set on this cell.',
    );
    expect(sheet.getLastRow()).toBe(0);
    sheet.getRange('B1').setValue('won');
    expect(sheet.getRange('B1').getValue()).toBe('won');
  });

  test('a rule allows what is invalid unless it says otherwise', () => {
    const { SpreadsheetApp } = openAppsScript();
    const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
    cell.setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(1, 5).build());
    expect(cell.setValue(9).getValue()).toBe(9);
  });

  test('rules are read back as they were built', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const date = new Date(Date.UTC(2026, 0, 1));
    const rules = [
      SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], false).setHelpText('one of two').build(),
      SpreadsheetApp.newDataValidation().requireDateAfter(date).build(),
      SpreadsheetApp.newDataValidation().requireValueInRange(sheet.getRange('D1:D3')).build(),
    ];
    sheet.getRange('A1:C1').setDataValidations([rules]);
    const [first, second, third] = sheet.getRange('A1:C1').getDataValidations()[0] ?? [];
    expect([first?.getCriteriaValues(), first?.getHelpText(), String(first?.getCriteriaType())]).toEqual([
      [['a', 'b'], false],
      'one of two',
      'VALUE_IN_LIST',
    ]);
    expect(second?.getCriteriaValues()).toEqual([date]);
    const [range] = (third?.getCriteriaValues() ?? []) as GoogleAppsScript.Spreadsheet.Range[];
    expect(range?.getA1Notation()).toBe('D1:D3');
  });

  test('values in a range are those that the range shows now', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('D1:D2').setValues([['red'], [7]]);
    const rule = SpreadsheetApp.newDataValidation()
      .requireValueInRange(sheet.getRange('D1:D2'))
      .setAllowInvalid(false)
      .build();
    sheet.getRange('A1').setDataValidation(rule);
    sheet.getRange('A1').setValue('7').setValue('red');
    expect(() => sheet.getRange('A1').setValue('blue')).toThrow('violates');
  });

  test('checkboxes hold false at first, are ticked and removed', () => {
    const range = openAppsScript().SpreadsheetApp.getActiveSheet().getRange('A1:A2').insertCheckboxes();
    expect(range.getValues().flat()).toEqual([false, false]);
    expect(range.isChecked()).toBe(false);
    range.getCell(1, 1).check();
    expect(range.isChecked()).toBeNull();
    range.check();
    expect(range.isChecked()).toBe(true);
    range.removeCheckboxes();
    expect([range.getValues().flat(), range.isChecked()]).toEqual([['', ''], null]);
  });
});

describe('protection', () => {
  test('a new one lets its maker edit and lists no editors but the owner, who is left out', () => {
    const sheet = openAppsScript().SpreadsheetApp.getActiveSheet();
    const protection = sheet.getRange('A1:B2').protect().setDescription('system');
    expect([
      protection.canEdit(),
      protection.getEditors().length,
      protection.getDescription(),
      protection.isWarningOnly(),
    ]).toEqual([true, 0, 'system', false]);
    expect(protection.getRange().getA1Notation()).toBe('A1:B2');
  });

  test('others are refused where it holds, and only there', () => {
    const { host, first } = openTwo();
    first.SpreadsheetApp.getActiveSheet().getRange('A:A').protect();
    const theirs = openAppsScript({ user: 'staff@example.com', host }).SpreadsheetApp.getActiveSheet();
    expect(thrownBy(() => theirs.getRange('A1:B1').setValues([[1, 2]])).message).toMatch(
      /^You are trying to edit a protected cell/,
    );
    theirs.getRange('B1').setValue('ok');
    expect(theirs.getRange('A1').canEdit()).toBe(false);
    expect(() => theirs.deleteRow(1)).toThrow('protected');
  });

  test('of a sheet has holes, is found once, and is removed', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const protection = sheet.protect().setUnprotectedRanges([sheet.getRange('C1:C5')]);
    expect(protection.getUnprotectedRanges().map((range) => range.getA1Notation())).toEqual(['C1:C5']);
    sheet.protect();
    expect(sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)).toHaveLength(1);
    protection.remove();
    expect(SpreadsheetApp.getActiveSpreadsheet().getProtections(SpreadsheetApp.ProtectionType.SHEET)).toHaveLength(0);
  });
});

test('a sheet has one filter', () => {
  const sheet = openAppsScript().SpreadsheetApp.getActiveSheet();
  sheet.getRange('A1:A3').setValues([['Name'], ['b'], ['a']]);
  const filter = sheet.getRange('A1:A3').createFilter();
  expect(thrownBy(() => sheet.getRange('B1:B2').createFilter()).message).toBe(
    "You can't create a filter in a sheet that already has a filter.",
  );
  filter.sort(1, true);
  expect(sheet.getRange('A1:A3').getValues().flat()).toEqual(['Name', 'a', 'b']);
  filter.remove();
  expect(sheet.getFilter()).toBeNull();
});

test('a filter keeps criteria and order by column, and has no order for a column it does not sort', () => {
  const { SpreadsheetApp } = openAppsScript();
  const filter = SpreadsheetApp.getActiveSheet().getRange('A1:C3').createFilter();
  filter.setColumnFilterCriteria(
    2,
    SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(5).setHiddenValues(['x']).build(),
  );
  expect(filter.getColumnFilterCriteria(2)?.getCriteriaValues()).toEqual([5]);
  expect(filter.getColumnFilterCriteria(2)?.getHiddenValues()).toEqual(['x']);
  filter.removeColumnFilterCriteria(2).sort(2, false);
  const sortOf = filter as unknown as {
    getColumnSortSpec(column: number): { isAscending(): boolean; getSortOrder(): unknown };
  };
  expect([filter.getColumnFilterCriteria(2), sortOf.getColumnSortSpec(2).isAscending()]).toEqual([null, false]);
  expect(thrownBy(() => sortOf.getColumnSortSpec(3).getSortOrder()).message).toBe(
    'Unexpected error while getting the method or property getSortOrder on object SpreadsheetApp.SortSpec.',
  );
});

test('conditional format rules are kept and read back', () => {
  const { SpreadsheetApp } = openAppsScript();
  const sheet = SpreadsheetApp.getActiveSheet();
  const rule = SpreadsheetApp.newConditionalFormatRule()
    .whenTextContains('late')
    .setBackground('#ff0000')
    .setRanges([sheet.getRange('A1:A5')])
    .build();
  sheet.setConditionalFormatRules([rule]);
  const [kept] = sheet.getConditionalFormatRules();
  expect(kept?.getRanges()[0]?.getA1Notation()).toBe('A1:A5');
  expect([
    String(kept?.getBooleanCondition()?.getCriteriaType()),
    kept?.getBooleanCondition()?.getCriteriaValues(),
  ]).toEqual(['TEXT_CONTAINS', ['late']]);
});

describe('ranges without an end', () => {
  test('what is open below grows with the grid, and what names its last row does not', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const [open, closed] = [sheet.getRange('B2:B'), sheet.getRange('C2:C1000')];
    expect([open.isStartRowBounded(), open.isEndRowBounded(), closed.isEndRowBounded()]).toEqual([true, false, true]);
    sheet.protect().setUnprotectedRanges([open, closed]);
    const colour = SpreadsheetApp.newConditionalFormatRule().whenCellNotEmpty().setBackground('#ff0000');
    sheet.setConditionalFormatRules([colour.setRanges([open]).build(), colour.copy().setRanges([closed]).build()]);
    const keys = SpreadsheetApp.newDataValidation();
    sheet.getRange('E1').setDataValidation(keys.requireValueInRange(open).build());
    sheet.getRange('F1').setDataValidation(keys.copy().requireValueInRange(closed).build());
    sheet.insertRowsAfter(1000, 200);
    sheet.deleteRows(2, 500);
    const last = (ranges: readonly GoogleAppsScript.Spreadsheet.Range[]) => ranges.map((range) => range.getLastRow());
    const sources = ['E1', 'F1'].map((cell) => sheet.getRange(cell).getDataValidation()?.getCriteriaValues()[0]);
    const protection = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0];
    expect(last(protection?.getUnprotectedRanges() ?? [])).toEqual([700, 500]);
    expect(last(sheet.getConditionalFormatRules().flatMap((rule) => rule.getRanges()))).toEqual([700, 500]);
    expect(last(sources as GoogleAppsScript.Spreadsheet.Range[])).toEqual([700, 500]);
  });

  test('rows that come and go elsewhere move a list of choices and its colours along', () => {
    const { SpreadsheetApp } = openAppsScript();
    const sheet = SpreadsheetApp.getActiveSheet();
    const range = sheet.getRange('A5:A9');
    const colour = SpreadsheetApp.newConditionalFormatRule().whenCellNotEmpty().setBackground('#ff0000');
    sheet.setConditionalFormatRules([colour.setRanges([range]).build()]);
    sheet.getRange('C1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(range).build());
    sheet.insertRowsBefore(2, 3);
    const [source] = sheet.getRange('C1').getDataValidation()?.getCriteriaValues() ?? [];
    expect((source as GoogleAppsScript.Spreadsheet.Range).getA1Notation()).toBe('A8:A12');
    expect(sheet.getConditionalFormatRules()[0]?.getRanges()[0]?.getA1Notation()).toBe('A8:A12');
    sheet.deleteRows(8, 5);
    expect(sheet.getConditionalFormatRules()).toEqual([]);
  });

  test('by the Sheets API an end that is left out stays out', () => {
    const { SpreadsheetApp, Sheets } = openAppsScript();
    const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
    const sheetId = spreadsheet.getActiveSheet().getSheetId();
    const open = { sheetId, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 };
    const beside = { sheetId, startColumnIndex: 5 };
    const protectedRange = { range: { sheetId }, unprotectedRanges: [open, beside] };
    Sheets.Spreadsheets.batchUpdate({ requests: [{ addProtectedRange: { protectedRange } }] }, spreadsheet.getId());
    spreadsheet.getActiveSheet().insertColumnsAfter(26, 4).insertRowsAfter(1000, 5);
    const fields = 'sheets.protectedRanges.unprotectedRanges';
    const answer = Sheets.Spreadsheets.get(spreadsheet.getId(), { fields });
    const { sheets } = answer as GoogleAppsScript.Sheets.Schema.Spreadsheet;
    const ranges = sheets?.[0]?.protectedRanges?.[0]?.unprotectedRanges;
    expect(ranges).toEqual([open, { ...beside, startRowIndex: 0 }]);
    const [first, second] =
      spreadsheet.getSheets()[0]?.getProtections(SpreadsheetApp.ProtectionType.SHEET)[0]?.getUnprotectedRanges() ?? [];
    expect([first?.getLastRow(), second?.getLastRow(), second?.getLastColumn()]).toEqual([1005, 1005, 30]);
  });
});

describe('conditional formats and lists of choices by the Sheets API', () => {
  const open = () => {
    const app = openAppsScript();
    const spreadsheet = app.SpreadsheetApp.getActiveSpreadsheet();
    const sheet = spreadsheet.getActiveSheet();
    const send = (...requests: object[]) => app.Sheets.Spreadsheets.batchUpdate({ requests }, spreadsheet.getId());
    const read = (fields: string, ...ranges: string[]) =>
      (
        app.Sheets.Spreadsheets.get(spreadsheet.getId(), {
          fields,
          ranges,
        }) as GoogleAppsScript.Sheets.Schema.Spreadsheet
      ).sheets?.[0];
    return { sheet, send, read, sheetId: sheet.getSheetId() };
  };

  test('a colour for a word is added, changed and deleted by its place in the list', () => {
    const { sheet, send, read, sheetId } = open();
    const range = { sheetId, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 };
    const ruleFor = (word: string) => ({
      ranges: [range],
      booleanRule: {
        condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: word }] },
        format: { backgroundColor: { red: 1, green: 0.2 } },
      },
    });
    send(...['b', 'a'].map((word) => ({ addConditionalFormatRule: { rule: ruleFor(word), index: 0 } })));
    send({ updateConditionalFormatRule: { index: 1, rule: ruleFor('c') } });
    expect(read('sheets.conditionalFormats')?.conditionalFormats).toEqual([ruleFor('a'), ruleFor('c')]);
    const conditions = sheet.getConditionalFormatRules().map((rule) => rule.getBooleanCondition());
    expect(conditions.map((each) => [each?.getCriteriaValues()[0], each?.getBackground()])).toEqual([
      ['a', '#ff3300'],
      ['c', '#ff3300'],
    ]);
    send({ deleteConditionalFormatRule: { sheetId, index: 0 } });
    expect(sheet.getConditionalFormatRules()).toHaveLength(1);
    const beyond = { deleteConditionalFormatRule: { sheetId, index: 1 } };
    expect(thrownBy(() => send(beyond)).message).toContain('No conditional format on sheet');
  });

  test('a list from a column without a last row offers what is added below', () => {
    const { sheet, send, read, sheetId } = open();
    const condition = { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: '=Sheet1!$A$2:$A' }] };
    const range = { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 3, endColumnIndex: 4 };
    send({ setDataValidation: { range, rule: { condition, showCustomUi: true, strict: true } } });
    sheet.insertRowsAfter(1000, 5);
    sheet.getRange('A1005').setValue('new');
    expect(sheet.getRange('D1').setValue('new').getValue()).toBe('new');
    expect(() => sheet.getRange('D1').setValue('other')).toThrow('violates');
    const cell = read('sheets.data.rowData.values.dataValidation', 'Sheet1!D1')?.data?.[0]?.rowData?.[0]?.values?.[0];
    expect(cell?.dataValidation).toEqual({ condition, showCustomUi: true, strict: true });
  });
});
