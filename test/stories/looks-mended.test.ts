/** Set-up mends the look of a workbook of an earlier version, as rows and columns come and go, and nothing that is people's. */
import { spreadsheetAppSetup } from '../../src/gas/workbook-setup';
import { columnOf, plans, setUp, sheetOf } from './looks-cast';

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
