/** What the hub relies on in its ports, held against the Apps Script adapters and against memory. */
import { urlFetchHttp } from '../../src/gas/http';
import { scriptCache, scriptLock, scriptProperties } from '../../src/gas/stores';
import { sheetsApiWorkbook } from '../../src/gas/workbook';
import type { CellWrite, Log, Workbook } from '../../src/ports';
import { MemoryWorkbook } from '../../tools/dry-hub/memory-workbook';
import { createGlobals } from '../support/local-runtime';

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const text = (value: string): CellWrite => ({ kind: 'text', value });
const number = (value: number): CellWrite => ({ kind: 'number', value });

let workbook: Workbook;

function open(options: Parameters<typeof createGlobals>[0] = {}): void {
  Object.assign(globalThis, createGlobals({ sleep: () => undefined, ...options }), { console });
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = spreadsheet.getSheets()[0];
  sheet?.setName('Tab one');
  sheet?.getRange('A1:C1').setValues([['Key', 'Text', 'Number']]);
  SpreadsheetApp.flush();
  const bin = spreadsheet.insertSheet('Bin');
  bin.getRange('A1').setValue('Bin').setFontWeight('bold');
  bin.setFrozenRows(1);
  SpreadsheetApp.flush();
  const sheetIds = { 'Tab one': sheet?.getSheetId() ?? 0, Bin: bin.getSheetId() };
  workbook = sheetsApiWorkbook(
    () => ({ spreadsheetId: spreadsheet.getId(), sheetIds }),
    quiet,
    () => true,
  );
}

const WORKBOOKS: readonly (readonly [name: string, open: () => void])[] = [
  ['of Google Sheets', () => open()],
  [
    'in memory',
    () => {
      workbook = new MemoryWorkbook({ 'Tab one': [['Key', 'Text', 'Number']], Bin: [['Bin']] });
    },
  ],
];

describe.each(WORKBOOKS)('a workbook %s', (_, openWorkbook) => {
  beforeEach(openWorkbook);
  const append = (...rows: CellWrite[][]) => workbook.commit({ updates: [], appends: [{ sheet: 'Tab one', rows }] });
  const all = () => workbook.read([{ sheet: 'Tab one', fromRow: 1 }])[0];

  test('gives what was appended, in order, as it was', () => {
    append([text('a'), text('0812'), number(1)], [text('b'), text('=1+1'), number(2.5)]);
    expect(all()).toEqual([
      ['Key', 'Text', 'Number'],
      ['a', '0812', 1],
      ['b', '=1+1', 2.5],
    ]);
  });

  test.each(['+62812', '2026-08-01', 'MAY26', 'TRUE', '10:30', "'quoted", '-1', '1e9', ' ', '=IMPORTXML("x")'])(
    'keeps %j as text',
    (value) => {
      append([text('k'), text(value)]);
      expect(all()?.[1]?.[1]).toBe(value);
    },
  );

  test('reads several ranges at once, in their order; blank ends are left out', () => {
    append([text('a'), { kind: 'blank' }, number(1)], [text('b')]);
    const blocks = workbook.read([
      { sheet: 'Tab one', fromRow: 3 },
      { sheet: 'Tab one', fromRow: 1, toRow: 1 },
      { sheet: 'Tab one', fromRow: 2, column: 3, columns: 1 },
      { sheet: 'Tab one', fromRow: 500, toRow: 500 },
    ]);
    expect(blocks).toEqual([[['b']], [['Key', 'Text', 'Number']], [[1]], []]);
  });

  test('reads as many ranges as a large round needs', () => {
    append([text('a')]);
    const ranges = Array.from({ length: 900 }, () => ({
      sheet: 'Tab one',
      fromRow: 2,
      toRow: 2,
      column: 1,
      columns: 1,
    }));
    expect(workbook.read(ranges)).toEqual(Array.from({ length: 900 }, () => [['a']]));
  });

  test('changes only the cells it is told to', () => {
    append([text('a'), text('x'), number(1)]);
    workbook.commit({ updates: [{ sheet: 'Tab one', row: 2, column: 2, cells: [text('y')] }], appends: [] });
    expect(all()?.[1]).toEqual(['a', 'y', 1]);
  });

  test('says which updates met another key than the one they were meant for', () => {
    append(
      [text('a'), text('x')],
      [text('b'), text('y')],
      [text('7'), text('z')],
      [{ kind: 'boolean', value: true }, text('t')],
    );
    const update = (row: number, value: string) => ({
      sheet: 'Tab one',
      row,
      column: 2,
      cells: [text('new')],
      key: { column: 1, value },
    });
    const updates = [update(2, 'a'), update(3, 'other'), update(4, '7'), update(5, 'true')];
    const moved = workbook.commit({ updates, appends: [] });
    expect(moved.map(({ row }) => row)).toEqual([3]);
  });

  test('rows that are taken leave their tab and stand in the other, where nothing else does', () => {
    append(...['a', 'b', 'c', 'd', 'e'].map((key, at) => [text(key), text('=1+1'), number(at)]));
    const take = (rows: { fromRow: number; toRow: number }[]) =>
      workbook.commit({ updates: [], appends: [], take: { sheet: 'Tab one', rows, columns: 3, into: 'Bin' } });
    take([
      { fromRow: 2, toRow: 3 },
      { fromRow: 5, toRow: 5 },
    ]);
    const bin = () => workbook.read([{ sheet: 'Bin', fromRow: 1 }])[0];
    expect(all()?.map(([key]) => key)).toEqual(['Key', 'c', 'e']);
    expect(bin()).toEqual([['Bin'], ['Tab one'], ['a', '=1+1', 0], ['b', '=1+1', 1], ['d', '=1+1', 3]]);
    take([{ fromRow: 2, toRow: 3 }]);
    expect(all()).toEqual([['Key', 'Text', 'Number']]);
    expect(bin()?.map(([key]) => key)).toEqual(['Bin', 'Tab one', 'c', 'e']);
  });

  test('commits everything or nothing', () => {
    const updates = [
      { sheet: 'Tab one', row: 2, column: 1, cells: [text('in')] },
      { sheet: 'Tab one', row: 2_000_000, column: 1, cells: [text('out')] },
    ];
    expect(() => workbook.commit({ updates, appends: [] })).toThrow();
    expect(all()).toEqual([['Key', 'Text', 'Number']]);
  });

  const committing =
    (value: CellWrite, column = 2) =>
    () =>
      workbook.commit({ updates: [{ sheet: 'Tab one', row: 2, column, cells: [value] }], appends: [] });

  test('takes 50,000 characters in a cell, and refuses the whole commit for one more', () => {
    append([text('a'), text('x'.repeat(50_000))]);
    expect(String(all()?.[1]?.[1])).toHaveLength(50_000);
    const rows = [[text('in')], [text('k'), text('x'.repeat(50_001))]];
    expect(() => append(...rows)).toThrow();
    expect(all()).toHaveLength(2);
    expect(committing(text('x'.repeat(50_001)))).toThrow();
  });

  test('refuses a column beyond the last that there can be', () => {
    expect(committing(text('x'), 18_279)).toThrow();
    expect(all()).toHaveLength(1);
  });

  test('grows beyond the last row of the grid', () => {
    append(...Array.from({ length: 1200 }, (_, i) => [text(`k${i}`)]));
    expect(all()).toHaveLength(1201);
  });

  test('a tab that is not there is named in the fault', () => {
    expect(() => workbook.read([{ sheet: 'Gone', fromRow: 1 }])).toThrow('Tab "Gone" is missing. Run "Set up"');
  });

  test('rows beyond the grid are a fault of their own, so that the reader can start over', () => {
    expect(() => workbook.read([{ sheet: 'Tab one', fromRow: 5000 }])).toThrow(
      expect.objectContaining({ reason: 'beyond-grid' }),
    );
  });
});

describe('the stores', () => {
  beforeEach(() => open());
  test('properties are kept, replaced and removed, and missing ones are null', () => {
    const properties = scriptProperties();
    properties.setMany({ a: '1', b: '2' });
    properties.setMany({ b: '3' });
    properties.delete('a');
    expect(properties.getAll()).toEqual({ b: '3' });
    expect([properties.get('a'), properties.get('b'), properties.lastSeen('b')]).toEqual([null, '3', '3']);
  });

  test('a full store throws and keeps what it had', () => {
    const properties = scriptProperties();
    properties.setMany({ kept: 'x' });
    expect(() => properties.setMany({ big: 'y'.repeat(600_000) })).toThrow();
    expect(properties.getAll()).toEqual({ kept: 'x' });
  });

  test('the cache gives what it still has', () => {
    const cache = scriptCache();
    cache.putMany({ a: '1', b: '2' }, 60);
    cache.removeMany(['a']);
    expect(cache.getMany(['a', 'b', 'c'])).toEqual({ b: '2' });
  });

  test('the lock can be taken, given back and taken again', () => {
    const lock = scriptLock(quiet);
    expect(lock.tryAcquire(0)).toBe(true);
    lock.release();
    expect(lock.tryAcquire(0)).toBe(true);
  });
});

describe('requests to the outside', () => {
  beforeEach(() => open());
  const request = (url: string) =>
    ({ url, method: 'post', headers: {}, body: '{}', contentType: 'application/json' }) as const;

  test('answers come in the order of the requests, errors included', () => {
    open({
      fetch: ({ url }) => ({ status: url.endsWith('2') ? 400 : 200, headers: {}, body: new TextEncoder().encode(url) }),
    });
    const answers = urlFetchHttp(quiet).sendAll([request('https://x.example/1'), request('https://x.example/2')]);
    expect(answers).toEqual([
      { status: 200, body: 'https://x.example/1' },
      { status: 400, body: 'https://x.example/2' },
    ]);
  });

  test('an answer that never comes is status 0, not an exception', () => {
    expect(urlFetchHttp(quiet).sendAll([request('https://nowhere.example')])).toEqual([{ status: 0, body: '' }]);
    expect(urlFetchHttp(quiet).sendAll([])).toEqual([]);
  });
});
