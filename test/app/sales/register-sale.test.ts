/** One sale that is no row yet: what the chat and the dealer page call, over the real adapters. */
import { registerSale } from '../../../src/app/sales/register-sale';
import { ADDRESS_KEY, setUpWorkbook } from '../../../src/app/setup/setup-workbook';
import { composeSetup, composeWriter } from '../../../src/compose';
import { FIRST_FEATURE_ROW } from '../../../src/store/state/system-tab';
import type { Sale } from '../../../src/tables/sales';
import { day, sale } from '../../core/integrity/small-book';
import { createGlobals } from '../../support/local-runtime';

const tab = (name: string) => SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
const fill = (name: string, rows: unknown[][]) =>
  tab(name)
    ?.getRange(2, 1, rows.length, rows[0]?.length ?? 1)
    .setValues(rows as string[][]);

beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(day('2026-11-23'));
  Object.assign(globalThis, createGlobals({ sleep: () => undefined, now: () => day('2026-11-23') }), { console });
  setUpWorkbook(composeSetup());
  fill('Products', [['S3', 'Volta S3', '', true, 'S3A999999']]);
  fill('Dealers', [['D1', 'Volta Depok', 'Jabodetabek']]);
  fill('Reps', [['R1', 'Andi', '081200000001', 'D1', 'id', true]]);
  fill('Serials', [['S3A000001', 'S3', 'D1', '2026-10-01', 'shipped']]);
  fill('Prices', [['P1', 'S3', 'Jabodetabek', '2026-01-01', '', 30_000_000, 28_000_000, '', '', '']]);
  SpreadsheetApp.flush();
});

afterEach(() => jest.restoreAllMocks());

const newSale = (patch: Partial<Sale> = {}): Sale => {
  const { unreadable: _, ...rest } = sale({ id: '', enteredAt: null, ...patch });
  return rest;
};
const register = (patch: Partial<Sale> = {}) => {
  const outcome = registerSale(composeWriter(), { sale: newSale(patch), replaces: '', raw: {} });
  return outcome.kind === 'registered' ? outcome.sales.at(-1) : outcome;
};
const rowsOf = (name: string) => (tab(name)?.getLastRow() ?? 1) - 1;

test('an honest sale becomes a row and is accepted', () => {
  expect(register()).toMatchObject({ verdict: 'ACCEPTED', onHold: false });
  expect([rowsOf('Sales'), rowsOf('Findings')]).toEqual([1, 0]);
});

test('a refused sale becomes a row too, with its finding and its reason', () => {
  expect(register({ serial: 'TEST' })).toMatchObject({ verdict: 'REFUSED', onHold: true });
  expect([rowsOf('Sales'), rowsOf('Findings')]).toEqual([1, 1]);
});

test('sent twice it is one row, and the answer names the first', () => {
  const first = register();
  const again = register({ serial: ' s3a-000001' });
  expect(again).toMatchObject({ verdict: 'REPEATED', saleId: (first as { saleId: string }).saleId });
  expect(rowsOf('Sales')).toBe(1);
});

test('a second sale of the serial by the same dealer is held, the first stays accepted', () => {
  register();
  expect(register({ customerPhone: '081399999999' })).toMatchObject({ verdict: 'REFUSED' });
  const verdicts = tab('Sales')?.getRange(2, 17, 2, 1).getValues();
  expect(verdicts).toEqual([['ACCEPTED'], ['REFUSED']]);
});

test('while the System tab is out of order a sale is busy, and goes in once it is in order again', () => {
  const label = tab('System')?.getRange(FIRST_FEATURE_ROW, 1);
  label?.setValue('gone');
  SpreadsheetApp.flush();
  expect(register()).toEqual({ kind: 'busy' });
  expect(rowsOf('Sales')).toBe(0);
  label?.setValue('numbers');
  SpreadsheetApp.flush();
  expect(register()).toMatchObject({ verdict: 'ACCEPTED' });
});

test('an address of the workbook that somebody edited is said, with what to do', () => {
  PropertiesService.getScriptProperties().setProperty(ADDRESS_KEY, '{"spreadsheetId":7');
  expect(() => register()).toThrow(/Script property .*not JSON.* Run "Set up" again\./);
});
