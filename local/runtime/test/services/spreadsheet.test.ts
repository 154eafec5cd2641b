/** Members of Spreadsheet and Sheet that older and larger projects use. */
import { createGlobalsHost } from '../../globals';
import { openAppsScript, openSheet } from './apps-script';

const emails = (users: readonly GoogleAppsScript.Base.User[]): string[] => users.map((user) => user.getEmail());

describe('a copy of a spreadsheet', () => {
  test('has the tabs, their ids, values and named ranges, and nothing of it reaches the original', () => {
    const { SpreadsheetApp } = openAppsScript();
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const data = book.insertSheet('Data');
    data.getRange('A1').setValue('one');
    book.setNamedRange('first', data.getRange('A1'));
    const copy = book.copy('Copy of it');
    expect([copy.getName(), copy.getId() === book.getId()]).toEqual(['Copy of it', false]);
    expect(copy.getSheets().map((sheet) => [sheet.getName(), sheet.getSheetId()])).toEqual(
      book.getSheets().map((sheet) => [sheet.getName(), sheet.getSheetId()]),
    );
    copy.getRangeByName('first')?.setValue('two');
    expect([copy.getSheetByName('Data')?.getRange('A1').getValue(), data.getRange('A1').getValue()]).toEqual([
      'two',
      'one',
    ]);
    expect(SpreadsheetApp.openById(copy.getId()).getName()).toBe('Copy of it');
  });

  test('is shared with nobody, and is kept with everything else', () => {
    const host = createGlobalsHost();
    const { SpreadsheetApp } = openAppsScript({ host });
    const book = SpreadsheetApp.getActiveSpreadsheet();
    book.addEditor('ani@example.com').addViewer('budi@example.com');
    const copy = book.copy('Other');
    expect([emails(copy.getEditors()), emails(copy.getViewers())]).toEqual([['owner@example.com'], []]);
    expect(host.snapshot().workbooks.map(({ name }) => name)).toEqual(['Untitled spreadsheet', 'Other']);
  });
});

describe('sharing', () => {
  test('viewers are added, listed without the editors, and removed', () => {
    const book = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    book.addViewers(['ani@example.com', 'budi@example.com']).addViewer('ani@example.com');
    expect(emails(book.getViewers())).toEqual(['ani@example.com', 'budi@example.com']);
    expect(emails(book.removeViewer('ani@example.com').getViewers())).toEqual(['budi@example.com']);
    expect(emails(book.getEditors())).toEqual(['owner@example.com']);
    expect(() => book.addViewer('nobody')).toThrow('nobody');
  });
});

describe('menus', () => {
  test('a menu is replaced by updateMenu and taken away by removeMenu', () => {
    const host = createGlobalsHost();
    const book = openAppsScript({ host }).SpreadsheetApp.getActiveSpreadsheet();
    const item = (name: string) => [{ name, functionName: 'f' }];
    book.addMenu('Tools', item('One'));
    book.updateMenu('Tools', item('Two'));
    expect(host.ui.menus).toMatchObject([{ caption: 'Tools', items: [{ caption: 'Two' }] }]);
    book.removeMenu('Tools');
    expect(host.ui.menus).toEqual([]);
  });

  test('what a script shows is kept: alerts and toasts as text, dialogs and sidebars with their page', () => {
    const host = createGlobalsHost();
    const { SpreadsheetApp, HtmlService } = openAppsScript({ host });
    const ui = SpreadsheetApp.getUi();
    expect(ui.alert('Title', 'Really?', ui.ButtonSet.YES_NO)).toBe(ui.Button.YES);
    ui.showModalDialog(HtmlService.createHtmlOutput('<b>1</b>').setWidth(300), 'Page');
    ui.showSidebar(HtmlService.createHtmlOutput('side').setTitle('Side'));
    expect(host.ui.messages).toMatchObject([
      { kind: 'alert', texts: ['Title', 'Really?'], page: null, execution: 'in-process' },
      { kind: 'dialog', texts: ['Page'], page: { html: '<b>1</b>', width: 300, height: null } },
      { kind: 'sidebar', texts: ['Side'], page: { html: 'side', width: null, height: null } },
    ]);
  });
});

describe('what older code asks', () => {
  test('getKey is the id, and a spreadsheet answers for its active sheet', () => {
    const book = openAppsScript().SpreadsheetApp.getActiveSpreadsheet();
    const old = book as unknown as { getKey(): string };
    expect(old.getKey()).toBe(book.getId());
    const other = book.insertSheet('Other');
    expect([book.getSheetId(), book.getSheetName()]).toEqual([other.getSheetId(), 'Other']);
    book.hideRow(other.getRange('A2'));
    book.hideColumn(other.getRange('B1'));
    expect([book.isRowHiddenByUser(2), book.isColumnHiddenByUser(2), book.isRowHiddenByFilter(2)]).toEqual([
      true,
      true,
      false,
    ]);
    book.unhideRow(other.getRange('A2'));
    book.unhideColumn(other.getRange('B1'));
    expect([other.isRowHiddenByUser(2), other.isColumnHiddenByUser(2)]).toEqual([false, false]);
  });

  test('the current cell and the active ranges can be set; the sheet becomes active', () => {
    const { SpreadsheetApp } = openAppsScript();
    const book = SpreadsheetApp.getActiveSpreadsheet();
    const [first] = book.getSheets();
    book.insertSheet('Other');
    const cell = first?.getRange('B2') as GoogleAppsScript.Spreadsheet.Range;
    expect(SpreadsheetApp.setCurrentCell(cell).getA1Notation()).toBe('B2');
    expect(book.getActiveSheet().getName()).toBe('Sheet1');
    expect(first?.getActiveRangeList()?.getRanges()).toHaveLength(1);
  });

  test('what cannot be made here is never there', () => {
    const sheet = openSheet();
    const nothing = [
      ...[sheet.getCharts(), sheet.getImages(), sheet.getDrawings(), sheet.getSlicers(), sheet.getPivotTables()],
      ...[sheet.getBandings(), sheet.getDeveloperMetadata(), sheet.getRange('A1').getBandings()],
      ...[sheet.getParent().getImages(), sheet.getParent().getDeveloperMetadata()],
    ];
    expect(nothing.flat()).toEqual([]);
    expect([sheet.getFormUrl(), sheet.getParent().getFormUrl(), sheet.getRowGroupDepth(1)]).toEqual([null, null, 0]);
  });

  test('builders tell what they hold', () => {
    const { SpreadsheetApp } = openAppsScript();
    expect(SpreadsheetApp.newFilterCriteria().setVisibleValues(['a']).getVisibleValues()).toEqual(['a']);
    const rule = SpreadsheetApp.newConditionalFormatRule().whenCellEmpty();
    expect([String(rule.getBooleanCondition()?.getCriteriaType()), rule.getGradientCondition()]).toEqual([
      'CELL_EMPTY',
      null,
    ]);
  });
});
