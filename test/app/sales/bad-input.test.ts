/** What people type and paste into the tabs of sales: marked with a reason each, nothing lost, nothing half-applied. */
import { auditSales } from '../../../src/app/audit/audit-sales';
import { tick as runTick } from '../../../src/app/schedule/tick';
import { setUpWorkbook } from '../../../src/app/setup/setup-workbook';
import { handleEdit } from '../../../src/app/workbook/handle-edit';
import { composeSetup, composeTick, composeWriter } from '../../../src/compose';
import { day } from '../../core/integrity/small-book';
import { createGlobals } from '../../support/local-runtime';

const NOW = day('2026-11-23') + 9 * 3_600_000;

type Cells = readonly (string | number | boolean)[];

const tab = (name: string) => {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) throw new Error(`no tab ${name}`);
  return sheet;
};
const fill = (name: string, rows: readonly Cells[], at = 2) =>
  tab(name).getRange(at, 1, rows.length, rows[0]?.length ?? 1).setValues(rows as unknown as string[][]); // biome-ignore format: one line
const rowsOf = (name: string): Record<string, string>[] => {
  const [headers = [], ...rows] = tab(name).getDataRange().getDisplayValues();
  return rows.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
};
const PRICE: Cells = ['P1', 'S3', 'Jabodetabek', '2026-01-01', '', 30_000_000, 28_000_000, '', 5, ''];
const UNITS: readonly Cells[] = Array.from({ length: 8 }, (_, n) => [`S3A00000${n}`, 'S3', 'D1', '2026-10-01', 'shipped']); // biome-ignore format: one line

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  Object.assign(globalThis, createGlobals({ sleep: () => undefined, now: () => NOW }), { console });
  setUpWorkbook(composeSetup());
  // A block pasted from elsewhere brings what no dropdown offers.
  for (const name of ['Sales', 'Serials']) {
    const sheet = tab(name);
    sheet.getRange(2, 1, 50, Math.min(16, sheet.getMaxColumns())).clearDataValidations();
  }
  fill('Products', [
    ['S3', 'Volta S3', '', true, 'S3A999999'],
    ['VN', 'Volta VN', '', true, 'VIN'],
    ['IM', 'Volta IM', '', true, 'IMEI'],
  ]);
  fill('Dealers', [['D1', 'Volta Depok', 'Jabodetabek']]);
  fill('Serials', UNITS);
  fill('Prices', [PRICE]);
  SpreadsheetApp.flush();
});

const tick = () => {
  runTick(composeTick(), 'trigger');
  SpreadsheetApp.flush();
};

afterEach(() => jest.restoreAllMocks());

let phones = 81_300_000_000;
const row = (serial: Cells[number], patch: Readonly<Record<number, Cells[number]>> = {}): Cells => {
  const cells = [serial, 'S3', 'D1', '', 'Sari', `0${++phones}`, '', '2026-11-22', 30_000_000, '', '', '', '', '', 'cash', 2]; // biome-ignore format: a row
  return cells.map((cell, at) => patch[at] ?? cell);
};
const check = (fromRow: number, toRow = fromRow, name = 'Sales') =>
  handleEdit(composeWriter(), { tab: name, fromRow, toRow });
const enter = (rows: readonly Cells[], at = 2) => {
  fill('Sales', rows, at);
  SpreadsheetApp.flush();
  check(at, at + rows.length - 1);
  SpreadsheetApp.flush();
  return rowsOf('Sales').slice(at - 2);
};

const copyRow = (from: number, to: number) => {
  const width = tab('Sales').getLastColumn();
  tab('Sales')
    .getRange(from, 1, 1, width)
    .copyTo(tab('Sales').getRange(to, 1, 1, width));
};

const ODD: readonly (readonly [what: string, cells: Cells, verdict: string, reason: string])[] = [
  ['spaces and hyphens', row(' s3a-000 001 '), 'ACCEPTED', ''],
  ['full-width digits', row('Ｓ３Ａ０００００１'), 'ACCEPTED', ''],
  ['characters nobody sees', row('S3A\u200b000\u00ad001\u202e'), 'ACCEPTED', ''],
  ['a letter O for a zero', row('S3AO00001'), 'REVIEW', 'taken for one that looks like it. Found: S3AO00001. Expected: S3A000001'],
  ['a formula as the serial', row('="S3A"&"000001"'), 'ACCEPTED', ''],
  ['a formula that breaks as the serial', row('=1/0'), 'REFUSED', 'No unit with this serial was ever shipped'],
  ['a number as the serial', row(987650001), 'REFUSED', 'No unit with this serial was ever shipped. Found: 987650001'],
  ['a tick as the serial', row(true), 'REFUSED', 'No unit with this serial was ever shipped'],
  ['a serial of 40,000 characters', row('S3A'.repeat(13_000)), 'REFUSED', 'No unit with this serial was ever shipped'],
  ['a name of 49,000 characters', row('S3A000001', { 4: 'x'.repeat(49_000), 13: 'y'.repeat(40_000), 15: 900 }), 'REVIEW', '900 km'],
  ['a formula as the price', row('S3A000001', { 8: '=29000000+500000' }), 'ACCEPTED', ''],
  ['a formula that breaks as the price', row('S3A000001', { 8: '=1/0' }), 'REFUSED', 'cannot be read. Found: Vehicle (Rp)'],
  ['a price in words', row('S3A000001', { 8: 'tiga puluh juta' }), 'REFUSED', 'cannot be read. Found: Vehicle (Rp)'],
  ['a negative price', row('S3A000001', { 8: -30_000_000 }), 'REFUSED', 'negative or beyond reason. Found: vehicle -30000000'],
  ['a price of nothing', row('S3A000001', { 8: 0 }), 'REFUSED', 'negative or beyond reason. Found: vehicle 0'],
  ['a price of 1e12', row('S3A000001', { 8: 1e12 }), 'REFUSED', 'beyond reason. Found: vehicle 1000000000000'],
  ['a negative discount', row('S3A000001', { 11: -5 }), 'REFUSED', 'Found: discounts -5'],
  ['a date in words', row('S3A000001', { 7: 'kemarin sore' }), 'REFUSED', 'cannot be read. Found: Sale date'],
  ['the 31st of February', row('S3A000001', { 7: '31/02/2026' }), 'REFUSED', 'cannot be read. Found: Sale date'],
  ['a date written as text', row('S3A000001', { 7: "'22/11/2026" }), 'ACCEPTED', ''],
  ['a date to come', row('S3A000001', { 7: '2026-11-24' }), 'REFUSED', 'after the day of entry. Found: 2026-11-24'],
  ['a date beyond any calendar', row('S3A000001', { 7: 1e12 }), 'REFUSED', 'cannot be read. Found: Sale date'],
  ['a date before all calendars', row('S3A000001', { 7: -1e12 }), 'REFUSED', 'cannot be read. Found: Sale date'],
  ['a payment that is no choice', row('S3A000001', { 14: 'barter' }), 'REFUSED', 'cannot be read. Found: Payment'],
  ['an odometer that runs backwards', row('S3A000001', { 15: -5 }), 'REVIEW', 'Found: -5 km'],
  ['the headers once more', row('Serial', { 1: 'Model ID', 2: 'Dealer ID' }), 'REFUSED', 'The row repeats the headers'],
  ['a row with a name alone', ['', '', '', '', 'Sari', '', '', '', '', '', '', '', '', '', '', ''], 'REFUSED', 'missing'],
]; // biome-ignore format: a table

test.each(ODD)('%s', (_, cells, verdict, reason) => {
  // Where the column's text format was lost, a formula is one.
  if (String(cells[0]).startsWith('=')) tab('Sales').getRange(2, 1).setNumberFormat('General');
  const before = [tab('Sales').getMaxColumns(), rowsOf('Serials'), rowsOf('Prices')];
  fill('Sales', [cells]);
  SpreadsheetApp.flush();
  const typed = tab('Sales').getRange(2, 1, 1, 16).getFormulas().map(String).concat(tab('Sales').getRange(2, 1, 1, 16).getDisplayValues().map(String)); // biome-ignore format: one line
  check(2);
  SpreadsheetApp.flush();
  const [sale] = rowsOf('Sales');
  expect([sale?.Verdict, sale?.['On hold']]).toEqual([verdict, verdict === 'REFUSED' ? 'TRUE' : 'FALSE']);
  expect(sale?.Reason).toContain(reason);
  if (verdict !== 'ACCEPTED') expect(sale?.['Next step']).not.toBe('');
  // What was typed is left as it was typed, formulas too.
  expect(tab('Sales').getRange(2, 1, 1, 16).getFormulas().map(String).concat(tab('Sales').getRange(2, 1, 1, 16).getDisplayValues().map(String))).toEqual(typed); // biome-ignore format: one line
  expect([tab('Sales').getMaxColumns(), rowsOf('Serials'), rowsOf('Prices')]).toEqual(before);
  const after = [rowsOf('Sales'), rowsOf('Findings')];
  expect(auditSales(composeWriter()).outcome).toBe('done');
  SpreadsheetApp.flush();
  expect([rowsOf('Sales'), rowsOf('Findings')]).toEqual(after);
});

test('one impossible row does not keep the rows beside it from their verdict', () => {
  const sales = enter(ODD.map(([, cells]) => cells).concat([row('S3A000002')]));
  expect(sales.every(({ Verdict }) => Verdict !== '')).toBe(true);
  expect(sales.at(-1)?.Verdict).toBe('ACCEPTED');
});

test('a pasted block with merged cells and stray headers: every row its own reason, the values below a merge are missing', () => {
  fill('Sales', [row('Serial', { 1: 'Model ID', 2: 'Dealer ID', 4: 'Customer name' }), row('S3A000001'), row('S3A000002'), row('S3A000003')]); // biome-ignore format: one line
  // Dealer and date were merged over the last two rows in the sheet that it was copied from.
  tab('Sales').getRange(4, 3, 2, 1).merge();
  tab('Sales').getRange(4, 8, 2, 1).merge();
  SpreadsheetApp.flush();
  check(2, 5);
  SpreadsheetApp.flush();
  const sales = rowsOf('Sales');
  expect(sales.map(({ Verdict }) => Verdict)).toEqual(['REFUSED', 'ACCEPTED', 'ACCEPTED', 'REFUSED']);
  expect(sales[0]?.Reason).toContain('The row repeats the headers of the tab.');
  expect(sales[3]?.Reason).toContain('missing. Found: blank. Expected: Dealer ID, Sale date');
});

test('the reason stands in a note at the verdict too, and goes when the row is in order', () => {
  const note = () => tab('Sales').getRange(2, 17).getNote();
  enter([row('S3A000001', { 15: 900 })]);
  expect(note()).toContain('Found: 900 km');
  expect(note()).toContain('Ask whether it was a demonstrator');
  tab('Sales').getRange(2, 16).setValue(5);
  SpreadsheetApp.flush();
  check(2);
  SpreadsheetApp.flush();
  expect([rowsOf('Sales')[0]?.Verdict, note()]).toEqual(['ACCEPTED', '']);
});

test('a row copied from another, its Sale ID included, is a sale of its own: the first keeps its ID and its ledger', () => {
  const [first] = enter([row('S3A000001')]);
  copyRow(2, 3);
  tab('Sales').getRange(3, 1).setValue('S3A000002');
  tab('Sales').getRange(3, 6).setValue('081399991234');
  SpreadsheetApp.flush();
  check(3);
  SpreadsheetApp.flush();
  const ids = () => rowsOf('Sales').map((each) => each['Sale ID']);
  expect(ids()[0]).toBe(first?.['Sale ID']);
  expect(new Set(ids()).size).toBe(2);
  expect(rowsOf('Ledger').map((each) => `${each.Type} ${each.Subject}`)).toEqual(ids().map((id) => `SALE ${id}`));
  // Copied without an edit event: the audit sees it.
  copyRow(3, 4);
  tab('Sales').getRange(4, 1).setValue('S3A000003');
  SpreadsheetApp.flush();
  for (let run = 0; run < 2; run++) expect(auditSales(composeWriter()).outcome).toBe('done');
  SpreadsheetApp.flush();
  expect(new Set(ids()).size).toBe(3);
  expect(rowsOf('Ledger').map((each) => each.Type)).toEqual(['SALE', 'SALE', 'SALE']);
});

test.each([
  ['a last day that no calendar has', { 4: '31/02/2027' }, 'Valid to'],
  ['a cap in words', { 8: 'lima persen' }, 'Discount cap (%)'],
  ['a ceiling in words', { 7: 'bebas' }, 'Ceiling (Rp)'],
])('a price with %s is not in use, which is a finding: it does not read as "none"', (_, patch: Record<number, Cells[number]>, header) => {
  fill('Prices', [PRICE.map((cell, at) => patch[at] ?? cell)]);
  const [sale] = enter([row('S3A000001', { 11: 9_000_000 })]);
  expect(sale).toMatchObject({ Verdict: 'REVIEW' });
  expect(sale?.Reason).toContain('The price could not be checked.');
  auditSales(composeWriter());
  SpreadsheetApp.flush();
  const finding = rowsOf('Findings').find(({ Rule }) => Rule === 'book-price-unusable');
  expect(finding?.Expected).toContain(header);
}); // biome-ignore format: a table

test.each([
  ['no shipping date', { 3: '' }, 'date-before-shipment', 'error'],
  ['a shipping date in words', { 3: 'awal Oktober' }, 'date-before-shipment', 'error'],
  ['a state that is none', { 4: 'hilang' }, 'serial-not-for-sale', 'error'],
  ['a serial that is not of its model’s form', { 0: 'S3A0000010' }, 'serial-form', 'review'],
])('a unit with %s: the rule that could not run says so', (_, patch: Record<number, Cells[number]>, rule, severity) => {
  fill('Serials', [(UNITS[1] ?? []).map((cell, at) => patch[at] ?? cell)]);
  const [sale] = enter([row(patch[0] ?? 'S3A000001')]);
  expect(sale).toMatchObject({ Verdict: 'REVIEW', 'On hold': 'FALSE' });
  expect(rowsOf('Findings').filter(({ Rule }) => Rule === rule)).toEqual([expect.objectContaining({ Lane: severity })]);
}); // biome-ignore format: a table

test.each([
  ['VN', '1M8GDM9AXKP042788', []],
  ['VN', '1M8GDM9A1KP042788', ['serial-check-digit']],
  ['VN', '1M8GDM9AXKP04278O', ['serial-look-alike']],
  ['VN', '1M8GDM9AXKP04278', ['serial-form']],
  ['IM', '490154203237518', []],
  ['IM', '490154203237517', ['serial-check-digit']],
  ['IM', '49O1542O3237518', ['serial-look-alike']],
])('a serial of model %s typed %s finds %j', (model, serial, rules) => {
  const shipped = rules[0] === 'serial-look-alike' ? serial.replace(/O/g, model === 'VN' ? '8' : '0') : serial;
  const units = [[shipped.replace('042788O', '0427880'), model, 'D1', '2026-10-01', 'shipped']];
  if (model === 'VN' && rules[0] === 'serial-look-alike') (units[0] as string[])[0] = '1M8GDM9AXKP042780';
  fill('Serials', units);
  fill('Prices', [PRICE.map((cell, at) => (at === 1 ? model : cell))]);
  enter([row(serial, { 1: model })]);
  const found = rowsOf('Findings').map(({ Rule }) => Rule);
  expect(found.filter((rule) => rule !== 'serial-check-digit' || rules.includes(rule as never))).toEqual(rules);
}); // biome-ignore format: a table

test('a header that is gone: the edit waits, and is judged once the header is back', () => {
  tab('Sales').getRange(1, 1).setValue('Nomor');
  fill('Sales', [row('S3A000001')]);
  SpreadsheetApp.flush();
  const waiting = () =>
    Object.keys(PropertiesService.getScriptProperties().getProperties()).filter((key) => key.startsWith('job.sales'));
  expect(() => check(2)).toThrow('no column with the header "Serial"');
  expect(waiting()).toHaveLength(1);
  const complaint = jest.spyOn(console, 'error').mockImplementation();
  tick();
  expect(String(complaint.mock.calls[0])).toContain('no column with the header');
  complaint.mockRestore();
  expect(waiting()).toHaveLength(1);
  tab('Sales').getRange(1, 1).setValue('Serial');
  SpreadsheetApp.flush();
  tick();
  expect([waiting(), rowsOf('Sales')[0]?.Verdict]).toEqual([[], 'ACCEPTED']);
});

test('the unit that a slip was taken for is sold after all: the suggestion goes at once, and comes back with it', () => {
  const near = () => rowsOf('Findings').find(({ Rule }) => Rule === 'serial-near')?.State;
  enter([row('S3A00001')]);
  expect(near()).toBe('open');
  for (let n = 1; n < 8; n++) enter([row(`S3A00000${n}`)], 2 + n);
  enter([row('S3A000000')], 10);
  expect(near()).toBe('closed');
  enter([row('TEST')], 3);
  expect(near()).toBe('open');
});
