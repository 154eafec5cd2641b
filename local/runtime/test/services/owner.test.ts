/** The owner's side: people at the sheet, snapshots, what a persister is told, and how fast it is. */
import { createHost, type Host } from '../../host/index';
import { NOW, openAppsScript, thrownBy } from './apps-script';

const STAFF = 'staff@example.com';

function openHost(): Host {
  return createHost({ now: () => NOW, random: () => 0.5 });
}

/** A host whose only tab has these rows. */
function hostWith(rows: readonly (readonly unknown[])[]): Host {
  const host = openHost();
  const sheet = openAppsScript({ host }).SpreadsheetApp.getActiveSheet();
  sheet.getRange(1, 1, rows.length, rows[0]?.length ?? 1).setValues(rows.map((row) => [...row]));
  sheet.getLastRow();
  return host;
}

describe('a person who types', () => {
  test('gets what an edit event tells: old value and value, undefined when empty', () => {
    const host = hostWith([['Name'], ['Adi']]);
    const typed = (value: string) => host.typeInto({ sheet: 'Sheet1', row: 2, column: 1, value, user: STAFF });
    expect(typed('007')).toMatchObject({ kind: 'edited', a1: 'A2', oldValue: 'Adi', value: 7 });
    expect(typed('')).toMatchObject({ oldValue: 7, value: undefined });
    expect(typed('x')).toMatchObject({ oldValue: undefined, value: 'x' });
  });

  test.each([
    ['350.000', 350, 350_000],
    ['1.500', 1.5, 1_500],
    ['29.900.000', '29.900.000', 29_900_000],
    ['29,900,000', 29_900_000, '29,900,000'],
    ['18,5', '18,5', 18.5],
    ['18.5', 18.5, '18.5'],
    ['1.234,5', '1.234,5', 1234.5],
    ['Rp 350.000', 350, 350_000],
    ['05/11/2026', 46_153, 46_331],
    ['27/11/2026', '27/11/2026', 46_353],
    ['27 Agustus 2026', '27 Agustus 2026', 46_261],
    ['27-Nop-2026', '27-Nop-2026', '27-Nop-2026'],
    ['2026-11-27', 46_353, 46_353],
    ['TRUE', true, true],
  ])('in the locale of the workbook: %s', (written, american, indonesian) => {
    const host = hostWith([['Name']]);
    const typed = (row: number) => host.typeInto({ sheet: 'Sheet1', row, column: 1, value: written, user: STAFF });
    expect(typed(2)).toMatchObject({ value: american });
    host.people.setLocale({ sheet: 'Sheet1' }, 'id_ID');
    expect(typed(3)).toMatchObject({ value: indonesian });
  });

  test('is refused where validation or protection says so, and outside the grid', () => {
    const host = openHost();
    const { SpreadsheetApp } = openAppsScript({ host });
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A:A').protect();
    const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(1).setAllowInvalid(false).build();
    sheet.getRange('B1').setDataValidation(rule);
    SpreadsheetApp.flush();
    const typed = (row: number, column: number, user = STAFF) =>
      host.typeInto({ sheet: 'Sheet1', row, column, value: '1', user });
    expect(typed(1, 1)).toMatchObject({ kind: 'refused', reason: 'protected' });
    expect(typed(1, 1, host.owner)).toMatchObject({ kind: 'edited' });
    expect(typed(1, 2)).toMatchObject({ kind: 'refused', reason: 'invalid' });
    expect(typed(1, 27)).toMatchObject({ kind: 'refused', reason: 'outside' });
    expect(host.typeInto({ sheet: 'None', row: 1, column: 1, value: 'x', user: STAFF })).toMatchObject({
      reason: 'no-such-sheet',
    });
  });
});

describe('people at the sheet', () => {
  const rows = [
    ['Name', 'Age'],
    ['Citra', 30],
    ['Adi', 20],
  ];
  const names = (host: Host) => host.readTab({ sheet: 'Sheet1' })?.rows.map((row) => row[0]);

  test('sort the data below the header', () => {
    const host = hostWith(rows);
    expect(host.people.sort({ sheet: 'Sheet1' }, 1, true)).toMatchObject({ changeType: 'OTHER' });
    expect(names(host)).toEqual(['Adi', 'Citra']);
    host.people.sort({ sheet: 'Sheet1' }, 2, false);
    expect(names(host)).toEqual(['Citra', 'Adi']);
  });

  test('insert, delete and move rows and columns', () => {
    const host = hostWith(rows);
    const tab = { sheet: 'Sheet1' };
    expect(host.people.insertRows(tab, 2, 1).changeType).toBe('INSERT_ROW');
    expect(names(host)).toEqual(['', 'Citra', 'Adi']);
    expect(host.people.deleteRows(tab, 2, 1).changeType).toBe('REMOVE_ROW');
    host.people.moveColumns(tab, 1, 1, 3);
    expect(host.readTab(tab)?.headers).toEqual(['Age', 'Name']);
    host.people.moveRows(tab, 3, 1, 2);
    expect(host.readTab(tab)?.rows.map((row) => row[1])).toEqual(['Adi', 'Citra']);
    expect(thrownBy(() => host.people.deleteRows(tab, 5000, 1)).message).toBe('Those rows are out of bounds.');
  });

  test('paste blocks and type rows below the data', () => {
    const host = hostWith(rows);
    host.people.paste({ sheet: 'Sheet1' }, { row: 2, column: 1, cells: [['Budi', '41']] }, STAFF);
    host.people.appendRow({ sheet: 'Sheet1' }, ['Dewi', '08'], STAFF);
    expect(host.readTab({ sheet: 'Sheet1' })?.values).toEqual([
      ['Budi', 41],
      ['Adi', 20],
      ['Dewi', 8],
    ]);
  });
});

describe('a snapshot', () => {
  test('restores everything, and is not touched by what happens later', () => {
    const host = hostWith([['Name'], ['Adi']]);
    host.properties.set('k', 'v');
    openAppsScript({ host }).CacheService.getScriptCache().put('c', '1');
    const saved = host.snapshot();
    host.typeInto({ sheet: 'Sheet1', row: 2, column: 1, value: 'changed', user: STAFF });
    host.properties.set('k', 'changed');
    const again = createHost({ now: () => NOW, random: () => 0.5, snapshot: structuredClone(saved) });
    expect(again.readTab({ sheet: 'Sheet1' })?.rows).toEqual([['Adi']]);
    expect(again.properties.get('k')).toBe('v');
    expect(openAppsScript({ host: again }).CacheService.getScriptCache().get('c')).toBe('1');
    expect(JSON.parse(JSON.stringify(saved))).toEqual(saved);
  });

  test('copies no row that did not change, so that one may be taken before every call of a simulation', () => {
    const host = hostWith(Array.from({ length: 100 }, (_, row) => [row, 'x', 'y']));
    const rowsOf = () => host.snapshot().workbooks[0]?.sheets[0]?.rows ?? [];
    const before = rowsOf();
    expect(rowsOf()).toBe(before);
    host.typeInto({ sheet: 'Sheet1', row: 2, column: 1, value: 'changed', user: STAFF });
    const after = rowsOf();
    expect(after).toHaveLength(100);
    expect(after.filter((row, at) => row !== before[at])).toEqual([after[1]]);
  });
});

test('a persister is told what changed, once', () => {
  const host = hostWith([['Name'], ['Adi']]);
  host.drainChanges();
  host.typeInto({ sheet: 'Sheet1', row: 2, column: 1, value: 'Budi', user: STAFF });
  host.properties.set('k', 'v');
  expect(host.drainChanges()).toEqual([
    { store: 'sheet', spreadsheetId: host.boundId, sheetId: 0, rows: [2], data: [[2, ['Budi']]] },
    { store: 'property', scope: 'script', key: 'k', value: 'v' },
  ]);
  host.properties.delete('k');
  expect(host.drainChanges()).toEqual([{ store: 'property', scope: 'script', key: 'k', value: null }]);
  expect(host.drainChanges()).toEqual([]);
});

test('a sheet of 100,000 rows and 30 columns is loaded and read in blocks without being copied', () => {
  const row = Array.from({ length: 30 }, (_, column) => (column % 3 === 0 ? column : `text ${column}`));
  const rows = Array.from({ length: 100_000 }, (_, index) => [index, ...row.slice(1)]);
  const saved = openHost().snapshot();
  const [workbook] = saved.workbooks;
  const [sheet] = workbook?.sheets ?? [];
  if (!workbook || !sheet) throw new Error('the fresh host has no sheet');
  const big = {
    ...saved,
    workbooks: [{ ...workbook, sheets: [{ ...sheet, maxRows: 100_000, maxColumns: 30, rows }] }],
  };
  const host = createHost({ now: () => NOW, random: () => 0.5, snapshot: big });
  const app = openAppsScript({ host });
  const { values = [] } = app.Sheets.Spreadsheets.Values.get(workbook.id, 'A50001:AD60000', {
    valueRenderOption: 'UNFORMATTED_VALUE',
  });
  expect(values).toHaveLength(10_000);
  const block = app.SpreadsheetApp.getActiveSheet().getRange(90_001, 1, 10_000, 30).getValues();
  expect(block[9_999]?.[0]).toBe(99_999);
  const rowsOf = () => host.snapshot().workbooks[0]?.sheets[0]?.rows ?? [];
  expect(rowsOf()).toBe(rows);
  app.SpreadsheetApp.getActiveSheet().appendRow(['last']);
  expect(app.SpreadsheetApp.getActiveSheet().getLastRow()).toBe(100_001);
  expect(rowsOf().filter((each, at) => each !== rows[at])).toHaveLength(1);
});
