/** How the workbook looks after set-up, and that set-up leaves alone what people have arranged. */
import { spreadsheetAppSetup } from '../../src/gas/workbook-setup';
import { allTables } from '../../src/tables/index';
import { columnLook, tabsInOrder } from '../../src/tables/looks';
import { apiSheet, columnOf, plans, setUp, sheetOf, sheetsApi } from './looks-cast';

test('every tab has its place: staff’s first, the hub’s own last', () => {
  expect(new Set(tabsInOrder.map(({ table }) => table))).toEqual(new Set(allTables));
  expect(tabsInOrder).toHaveLength(allTables.length);
  setUp();
  const names = SpreadsheetApp.getActiveSpreadsheet()
    .getSheets()
    .map((sheet) => sheet.getName());
  expect(names.slice(-allTables.length)).toEqual(tabsInOrder.map(({ table }) => table.name));
  expect(names.indexOf('Sales')).toBeLessThan(names.indexOf('Dealers'));
  expect(names.indexOf('Raw telemetry')).toBeGreaterThan(names.indexOf('Settings'));
  expect(sheetOf('Leads').getTabColor()).toBe('#1a73e8');
});

test('columns are as wide as what stands in them, sentences wrap, and keys stay in sight', () => {
  setUp();
  for (const table of allTables)
    for (const column of Object.values(table.columns))
      expect([
        table.name,
        column.header,
        sheetOf(table.name).getColumnWidth(columnOf(table.name, column.header)),
      ]).toEqual([table.name, column.header, columnLook(column).width]);
  const problem = columnOf('Dealers', 'Problem');
  expect(sheetOf('Dealers').getRange(2, problem).getWrap()).toBe(true);
  expect(sheetOf('Dealers').getFrozenColumns()).toBe(1);
});

test('problems and states are coloured, and the keys of dealers, models and regions offered', () => {
  setUp();
  const rules = (name: string, header: string) =>
    sheetOf(name)
      .getConditionalFormatRules()
      .filter((rule) => rule.getRanges().some((range) => range.getColumn() === columnOf(name, header)))
      .map((rule) => rule.getBooleanCondition()?.getCriteriaValues().join() ?? '');
  expect(rules('Sales', 'Verdict')).toEqual(expect.arrayContaining(['ACCEPTED', 'REVIEW', 'REFUSED']));
  expect(rules('Dealers', 'Problem')).toEqual(['']);
  const offered = sheetOf('Sales').getRange(5, columnOf('Sales', 'Dealer ID')).getDataValidation();
  expect(offered?.getAllowInvalid()).toBe(true);
  const source = offered?.getCriteriaValues()[0] as GoogleAppsScript.Spreadsheet.Range | undefined;
  expect(source?.getSheet().getName()).toBe('Dealers');
  expect(sheetOf('Dealers').getRange(5, columnOf('Dealers', 'Dealer ID')).getDataValidation()).toBeNull();
});

test('what people have arranged stays', () => {
  const setup = spreadsheetAppSetup();
  for (const plan of plans) setup.ensureTab(plan);
  const sales = sheetOf('Sales');
  const [serial, verdict, dealer] = ['Serial', 'Verdict', 'Dealer ID'].map((header) => columnOf('Sales', header));
  sales.setColumnWidth(serial ?? 0, 222);
  sales.setTabColor('#ff0000');
  sales.setFrozenColumns(3);
  const theirs = SpreadsheetApp.newConditionalFormatRule()
    .setRanges([sales.getRange(2, verdict ?? 0, 10, 1)])
    .whenTextContains('x')
    .setBackground('#123456')
    .build();
  sales.setConditionalFormatRules([theirs]);
  const list = SpreadsheetApp.newDataValidation().requireValueInList(['D1'], true).build();
  sales.getRange(2, dealer ?? 0).setDataValidation(list);
  for (let time = 0; time < 2; time += 1) {
    setup.ensureRules(plans.map((plan) => ({ plan, state: 'to dress' })));
    for (const plan of plans) setup.dressTab(plan, 'in use');
  }
  expect(sales.getColumnWidth(serial ?? 0)).toBe(222);
  expect(sales.getTabColor()).toBe('#ff0000');
  expect(sales.getFrozenColumns()).toBe(3);
  const onVerdict = sales
    .getConditionalFormatRules()
    .filter((rule) => rule.getRanges().some((range) => range.getColumn() === verdict));
  expect(onVerdict.map((rule) => rule.getBooleanCondition()?.getCriteriaValues())).toEqual([['x']]);
  expect(
    sales
      .getRange(2, dealer ?? 0)
      .getDataValidation()
      ?.getCriteriaValues()[0],
  ).toEqual(['D1']);
});

test('money reads as rupiah, dates as people write them, and the ledger keeps the form that programs read', () => {
  setUp();
  SpreadsheetApp.getActiveSpreadsheet().setSpreadsheetLocale('id_ID');
  const shown = (name: string, header: string, value: number) => {
    const cell = sheetOf(name).getRange(2, columnOf(name, header));
    cell.setValue(value);
    return cell.getDisplayValue();
  };
  expect(shown('Sales', 'Vehicle (Rp)', 29_900_000)).toBe('Rp 29.900.000');
  expect(shown('Sales', 'Sale date', 46_258)).toBe('24 Agu 2026');
  expect(shown('Sales', 'Checked', 46_258.5)).toBe('24 Agu 2026 12:00:00');
  expect(shown('Ledger', 'At', 46_258.5)).toBe('2026-08-24 12:00:00');
});

test('every tab has bands, the commonest questions a filter view, and JSON is out of sight', () => {
  setUp();
  spreadsheetAppSetup().addViews(plans);
  for (const { name } of allTables) expect([name, apiSheet(name).bandedRanges?.length]).toEqual([name, 1]);
  const views = allTables.flatMap(({ name }) => apiSheet(name).filterViews ?? []);
  expect(views.map(({ title }) => title?.split(' · ')[1])).toEqual([
    'Open leads by region',
    'Unclaimed now',
    'Sales to review',
    'Open findings by money',
    'Units by dealer',
  ]);
  expect(sheetOf('Findings').isColumnHiddenByUser(columnOf('Findings', 'Evidence'))).toBe(true);
  expect(sheetOf('Findings').isColumnHiddenByUser(columnOf('Findings', 'Found'))).toBe(false);
  expect(sheetOf('Ledger').isColumnHiddenByUser(columnOf('Ledger', 'Entry'))).toBe(false);
});

test('bands and views that people have made or changed stay, and set-up twice makes nothing twice', () => {
  setUp();
  const id = SpreadsheetApp.getActiveSpreadsheet().getId();
  const theirs = { red: 1, green: 0.9, blue: 0.8 };
  const range = { sheetId: sheetOf('Sales').getSheetId(), startRowIndex: 0, endRowIndex: 10 };
  const rowProperties = { firstBandColor: theirs, secondBandColor: theirs };
  sheetsApi().batchUpdate({ requests: [{ addBanding: { bandedRange: { range, rowProperties } } }] }, id);
  for (let time = 0; time < 2; time += 1) spreadsheetAppSetup().addViews(plans);
  expect(apiSheet('Sales').bandedRanges).toHaveLength(1);
  expect(apiSheet('Sales').bandedRanges?.[0]?.rowProperties?.firstBandColor).toEqual(theirs);
  expect(apiSheet('Leads').filterViews).toHaveLength(2);
});

test('a workbook of an earlier version gets the new formats, but for columns that somebody formatted', () => {
  setUp();
  const sales = sheetOf('Sales');
  const body = (header: string) => sales.getRange(2, columnOf('Sales', header), sales.getMaxRows() - 1, 1);
  body('Sale date').setNumberFormat('yyyy-mm-dd');
  body('Vehicle (Rp)').setNumberFormat('0');
  body('Fees (Rp)').setNumberFormat('#,##0.00');
  sales.getRange(7, columnOf('Sales', 'Gifts (Rp)')).setNumberFormat('[red]0');
  for (const plan of plans) spreadsheetAppSetup().dressTab(plan, 'in use');
  const formatOf = (header: string) => sales.getRange(7, columnOf('Sales', header)).getNumberFormat();
  expect(['Sale date', 'Vehicle (Rp)', 'Fees (Rp)', 'Gifts (Rp)'].map(formatOf)).toEqual([
    ...['d mmm yyyy', '"Rp" #,##0', '#,##0.00', '[red]0'],
  ]);
});

test('a tab that takes no bands, such as a Google table, is named and stops no other', () => {
  setUp();
  const api = sheetsApi();
  const send = api.batchUpdate.bind(api);
  const sheetId = sheetOf('Sales').getSheetId();
  api.batchUpdate = (request, id) => {
    const isRefused = request.requests?.some((each) => each.addBanding?.bandedRange?.range?.sheetId === sheetId);
    if (isRefused) throw new Error('Invalid requests[0].addBanding: the range is part of a table');
    return send(request, id);
  };
  expect(spreadsheetAppSetup().addViews(plans)).toEqual([
    expect.stringMatching(/^Tab "Sales": Google refused alternating colours\. .*part of a table/),
  ]);
  expect(apiSheet('Sales').bandedRanges).toBeUndefined();
  expect(apiSheet('Sales').filterViews).toHaveLength(1);
  expect(apiSheet('Leads').bandedRanges).toHaveLength(1);
});
