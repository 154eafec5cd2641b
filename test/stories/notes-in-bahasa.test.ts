/** What headers say when pointed at, in the workbook's language. */
import { staffWords } from '../../src/app/setup/staff-words';
import { tabPlan } from '../../src/app/setup/tab-plan';
import { spreadsheetAppSetup } from '../../src/gas/workbook-setup';
import { tables } from '../../src/tables/index';
import { columnOf, setUp, sheetOf } from './looks-cast';

const inBahasa = (table: Parameters<typeof tabPlan>[0]) => tabPlan(table, staffWords(), 'id');
const noteOf = (tab: string, header: string) => sheetOf(tab).getRange(1, columnOf(tab, header)).getNote();

test('notes follow the language; what people wrote into one, or emptied, stays', () => {
  setUp();
  const setup = spreadsheetAppSetup();
  sheetOf('Sales').getRange(1, columnOf('Sales', 'Payment')).setNote('Tunai hanya sampai 10 juta.');
  sheetOf('Sales').getRange(1, columnOf('Sales', 'Serial')).setNote('');
  expect(setup.turnNotes(inBahasa(tables.sales))).toBe(true);
  expect(noteOf('Sales', 'Refund (Rp)')).toBe('Yang dikembalikan. Kosong: seluruh harga bersih.');
  expect(noteOf('Sales', 'Payment')).toBe('Tunai hanya sampai 10 juta.');
  expect(noteOf('Sales', 'Serial')).toBe('');
  expect(setup.turnNotes(inBahasa(tables.sales))).toBe(false);

  expect(setup.turnNotes(tabPlan(tables.sales, staffWords()))).toBe(true);
  expect(noteOf('Sales', 'Refund (Rp)')).toBe('What was given back. Blank: the whole net price.');
  expect(noteOf('Sales', 'Payment')).toBe('Tunai hanya sampai 10 juta.');
});

test('a note is found by its header, wherever people have moved the column', () => {
  setUp();
  const sales = sheetOf('Sales');
  sales.moveColumns(sales.getRange(1, columnOf('Sales', 'Verdict'), 1, 1), 1);
  spreadsheetAppSetup().turnNotes(inBahasa(tables.sales));
  expect(columnOf('Sales', 'Verdict')).toBe(1);
  expect(noteOf('Sales', 'Verdict')).toMatch(/^ACCEPTED: diterima\./);
});

test('tabs that programs read keep their notes in English', () => {
  setUp();
  expect(spreadsheetAppSetup().turnNotes(inBahasa(tables.ledger))).toBe(false);
  expect(noteOf('Ledger', 'Previous hash')).toBe('The hash of the row before.');
});
