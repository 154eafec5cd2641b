/** How the workbook looks after set-up, and that set-up leaves alone what people have arranged. */

import { staffWords } from '../../src/app/setup/staff-words';
import { tabPlan } from '../../src/app/setup/tab-plan';
import { spreadsheetAppSetup } from '../../src/gas/workbook-setup';
import { allTables } from '../../src/tables/index';
import { columnLook, tabsInOrder } from '../../src/tables/looks';
import { createGlobals } from '../support/local-runtime';

const words = staffWords();
const plans = tabsInOrder.map(({ table }) => tabPlan(table, words));
const sheetOf = (name: string) => {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) throw new Error(`There is no tab ${name}.`);
  return sheet;
};
const columnOf = (name: string, header: string) =>
  (sheetOf(name).getRange(1, 1, 1, sheetOf(name).getLastColumn()).getValues()[0] ?? []).indexOf(header) + 1;

function setUp(): void {
  const setup = spreadsheetAppSetup();
  const made = plans.map((plan) => ({ plan, ...setup.ensureTab(plan) }));
  setup.ensureRules(made.map(({ plan }) => ({ plan, state: 'just made' })));
  for (const { plan } of made) setup.dressTab(plan, 'just made');
}

beforeEach(() => {
  Object.assign(globalThis, createGlobals({ sleep: () => undefined }), { console });
});

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

function sheetsApi(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  const api = typeof Sheets === 'undefined' ? undefined : Sheets.Spreadsheets;
  if (!api) throw new Error('The Sheets service is off.');
  return api;
}

/** What the Sheets API tells of a tab. */
function apiSheet(name: string): GoogleAppsScript.Sheets.Schema.Sheet {
  const fields = 'sheets(properties,bandedRanges,filterViews)';
  const all = sheetsApi().get(SpreadsheetApp.getActiveSpreadsheet().getId(), { fields }).sheets ?? [];
  return all.find(({ properties }) => properties?.title === name) ?? {};
}

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

/** Set-up once more over a workbook that has its look. Returns the report. */
const repair = () => {
  const setup = spreadsheetAppSetup();
  const made = plans.map((plan) => ({ plan, ...setup.ensureTab(plan) }));
  const isChanged = (report: readonly string[]) => report.length > 0;
  const tabs = made.map(({ plan, report }) => ({ plan, state: isChanged(report) ? 'to dress' : 'dressed' }) as const);
  return [...made.flatMap(({ report }) => report), ...setup.ensureRules(tabs)];
};
const ourProtection = (name: string) => {
  const [protection] = sheetOf(name).getProtections(SpreadsheetApp.ProtectionType.SHEET);
  if (!protection) throw new Error(`${name} is not protected.`);
  return protection;
};
/** Whether a cell of a protected tab is left open to staff. */
const isOpen = (name: string, row: number, column: number) =>
  ourProtection(name)
    .getUnprotectedRanges()
    .some(
      (range) =>
        range.getRow() <= row &&
        row <= range.getLastRow() &&
        range.getColumn() <= column &&
        column <= range.getLastColumn(),
    );
const hasColour = (name: string, row: number, column: number) =>
  sheetOf(name)
    .getConditionalFormatRules()
    .flatMap((rule) => rule.getRanges())
    .some((range) => range.getColumn() === column && range.getRow() <= row && row <= range.getLastRow());
const lastOffered = (name: string, header: string) => {
  const rule = sheetOf(name).getRange(2, columnOf(name, header)).getDataValidation();
  return (rule?.getCriteriaValues()[0] as GoogleAppsScript.Spreadsheet.Range | undefined)?.getLastRow();
};
/** What months do to a tab: new rows behind, old ones archived in front. */
const liveOn = (name: string) => {
  const sheet = sheetOf(name);
  sheet.insertRowsAfter(sheet.getMaxRows(), 1_200);
  sheet.deleteRows(2, 900);
};
/** How an earlier version of the hub left a tab: everything ends at the row that was the last. */
const asOfEarlier = (name: string, headers: readonly string[]) => {
  const sheet = sheetOf(name);
  const closed = (range: GoogleAppsScript.Spreadsheet.Range) =>
    sheet.getRange(range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns());
  const protection = ourProtection(name);
  protection.setUnprotectedRanges(protection.getUnprotectedRanges().map(closed));
  sheet.setConditionalFormatRules(
    sheet.getConditionalFormatRules().map((rule) => rule.copy().setRanges(rule.getRanges().map(closed)).build()),
  );
  for (const header of headers) {
    const body = sheet.getRange(2, columnOf(name, header), sheet.getMaxRows() - 1, 1);
    const source = sheetOf('Dealers').getRange(2, columnOf('Dealers', 'Dealer ID'), 999, 1);
    const rule = SpreadsheetApp.newDataValidation().requireValueInRange(source, true).setAllowInvalid(true).build();
    body.setDataValidation(rule);
  }
};

test('staff keep their columns, colours and lists as rows are appended and archived', () => {
  setUp();
  const [note, status, verdict] = [
    columnOf('Leads', 'Staff note'),
    columnOf('Leads', 'Status'),
    columnOf('Sales', 'Verdict'),
  ];
  for (const name of ['Leads', 'Sales', 'Dealers']) liveOn(name);
  for (const row of [2, 100, 101, 1_300]) {
    expect([row, isOpen('Leads', row, note), isOpen('Leads', row, status)]).toEqual([row, true, false]);
    expect([row, hasColour('Sales', row, verdict)]).toEqual([row, true]);
  }
  expect(isOpen('Leads', 1, note)).toBe(false);
  expect(lastOffered('Sales', 'Dealer ID')).toBe(1_300);
  expect(repair()).toEqual([]);
});

test('set-up mends what an earlier version bounded, and leaves what people arranged', () => {
  setUp();
  asOfEarlier('Sales', ['Dealer ID']);
  const sales = sheetOf('Sales');
  const [verdict, dealer] = [columnOf('Sales', 'Verdict'), columnOf('Sales', 'Dealer ID')];
  const opened = sales.getRange(2, verdict, 5, 1);
  ourProtection('Sales').setUnprotectedRanges([...ourProtection('Sales').getUnprotectedRanges(), opened]);
  const theirs = SpreadsheetApp.newDataValidation().requireValueInList(['D1'], true).build();
  sales.getRange(950, dealer).setDataValidation(theirs);
  const colour = SpreadsheetApp.newConditionalFormatRule()
    .setRanges([sales.getRange(3, dealer, 4, 1)])
    .whenTextContains('x')
    .setBackground('#123456')
    .build();
  sales.setConditionalFormatRules([colour, ...sales.getConditionalFormatRules()]);
  liveOn('Sales');
  expect(isOpen('Sales', 1_300, dealer)).toBe(false);
  expect(repair()).toEqual(['Tab "Sales": the columns of staff opened again, down to the last row.']);
  expect([isOpen('Sales', 2, dealer), isOpen('Sales', 1_300, dealer)]).toEqual([true, true]);
  expect(hasColour('Sales', 1_300, verdict)).toBe(true);
  liveOn('Dealers');
  expect(lastOffered('Sales', 'Dealer ID')).toBe(1_300);
  const rules = sales.getRange(2, dealer, 1_299, 1).getDataValidations().flat();
  expect(rules.every((rule) => rule !== null)).toBe(true);
  expect(rules[48]?.getCriteriaValues()[0]).toEqual(['D1']);
  expect(repair()).toEqual([]);
});

test('what people opened themselves stays open', () => {
  setUp();
  const verdict = columnOf('Sales', 'Verdict');
  const protection = ourProtection('Sales');
  const opened = sheetOf('Sales').getRange(2, verdict, 5, 1);
  protection.setUnprotectedRanges([opened]);
  repair();
  expect([isOpen('Sales', 6, verdict), isOpen('Sales', 7, verdict)]).toEqual([true, false]);
  expect(isOpen('Sales', 1_000, columnOf('Sales', 'Dealer ID'))).toBe(true);
});

test('columns that a new version adds to an old tab, and those of people between, are open to staff', () => {
  const whole = spreadsheetAppSetup();
  const older = plans.map((plan) =>
    plan.name === 'Leads' ? { ...plan, columns: plan.columns.filter(({ isProtected }) => isProtected) } : plan,
  );
  for (const plan of older) whole.ensureTab(plan);
  whole.ensureRules(older.map((plan) => ({ plan, state: 'just made' })));
  const leads = sheetOf('Leads');
  leads.getRange(1, leads.getLastColumn() + 1).setValue('Our own');
  const added = repair().filter((line) => line.includes('"Leads"'));
  expect(added[0]).toContain('added');
  const open = ['Staff note', 'Hand over to', 'Our own'].map((header) =>
    isOpen('Leads', 900, columnOf('Leads', header)),
  );
  expect(open).toEqual([true, true, true]);
  expect(isOpen('Leads', 900, columnOf('Leads', 'Status'))).toBe(false);
  expect(isOpen('Leads', 900, leads.getLastColumn() + 1)).toBe(true);
  expect(repair()).toEqual([]);
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

test('a dropdown of ours that ends before the tab does is filled where a cell has none', () => {
  setUp();
  const serials = sheetOf('Serials');
  const dealer = columnOf('Serials', 'Dealer ID');
  serials.getRange(501, dealer, 500, 1).setDataValidation(null);
  const theirs = SpreadsheetApp.newDataValidation().requireValueInList(['D1'], true).build();
  serials.getRange(700, dealer).setDataValidation(theirs);
  expect(repair()).toEqual([]);
  const rules = serials.getRange(2, dealer, 999, 1).getDataValidations().flat();
  expect(rules.filter((rule) => rule === null)).toEqual([]);
  expect(rules[698]?.getCriteriaValues()[0]).toEqual(['D1']);
});

test('a list that staff must keep to refuses the rest, on every row', () => {
  setUp();
  const disputes = sheetOf('Disputes');
  disputes.insertRowsAfter(disputes.getMaxRows(), 50);
  const decision = disputes.getRange(1_040, columnOf('Disputes', 'Decision'));
  expect(decision.getDataValidation()?.getAllowInvalid()).toBe(false);
  const status = sheetOf('Leads').getRange(900, columnOf('Leads', 'Status')).getDataValidation();
  expect(status?.getAllowInvalid()).toBe(true);
});
