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
