/** Typed rows over cells: what people type is understood, what we write is exact, other people's columns are left alone. */
import { decodeCell, encodeCell } from '../../src/store/session/cells';
import { HeaderFault, Layout } from '../../src/store/session/layout';
import { TableSession } from '../../src/store/session/table-session';
import { defineTable, hub, staff } from '../../src/tables/columns';
import { allTables } from '../../src/tables/index';

const table = defineTable({
  name: 'Things',
  role: 'growing',
  key: 'id',
  purpose: 'For these tests.',
  columns: {
    id: hub.text('Thing ID', ''),
    state: hub.choice('State', ['OPEN', 'DONE'], ''),
    price: staff.number('Price', ''),
    at: hub.dateTime('At', ''),
    active: staff.boolean('Active', ''),
  },
});
const HEADER = ['Thing ID', 'Theirs', 'state ', 'Price', 'At', 'Active'];
const open = (...rows: (string | number | boolean)[][]) => {
  const session = new TableSession(new Layout(table, HEADER));
  rows.forEach((row, index) => {
    session.take(index + 2, session.layout.decode(row));
  });
  return session;
};

describe('cells', () => {
  test.each([
    ['12,5', 12.5],
    ['12.5', 12.5],
    [12.5, 12.5],
    ['', null],
    ['twelve', null],
    [true, null],
  ])('a number typed as %j is %j', (cell, value) => {
    expect(decodeCell(table.columns.price, cell)).toBe(value);
  });

  test.each([
    [true, true],
    ['TRUE', true],
    ['ya', true],
    ['', false],
    ['no', false],
  ])('a tick box reads %j as %j, and false is written as FALSE', (cell, value) => {
    expect(decodeCell(table.columns.active, cell)).toBe(value);
    expect(encodeCell(table.columns.active, false)).toEqual({ kind: 'boolean', value: false });
  });

  test('a choice is read in any case, and what is no choice is blank', () => {
    expect(decodeCell(table.columns.state, ' open')).toBe('OPEN');
    expect(decodeCell(table.columns.state, 'perhaps')).toBe('');
  });

  test('a date goes out and comes back to the millisecond', () => {
    const at = Date.parse('2026-11-21T03:04:05.678Z');
    const cell = encodeCell(table.columns.at, at);
    expect(cell.kind === 'dateTime' && decodeCell(table.columns.at, cell.serial)).toBe(at);
  });
});

describe('layout', () => {
  test('columns are found by header, wherever they stand and however they are spaced', () => {
    expect(new Layout(table, HEADER).decode(['T1', 'x', 'DONE', 5])).toEqual({
      id: 'T1',
      state: 'DONE',
      price: 5,
      at: null,
      active: false,
    });
  });

  test('a header that is gone is named', () => {
    expect(() => new Layout(table, ['Thing ID', 'Price'])).toThrow(HeaderFault);
    expect(() => new Layout(table, ['Thing ID', 'Price'])).toThrow('"State", "At", "Active"');
  });

  test('changed cells are written as runs that skip other people’s columns', () => {
    const layout = new Layout(table, HEADER);
    const row = layout.decode(['T1', 'x', 'OPEN', 5, '', '']);
    expect(
      layout.encodeRuns(row, new Set(['id', 'state', 'price'])).map(({ column, cells }) => [column, cells.length]),
    ).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });
});

describe('a table in a round', () => {
  test('what is changed and what is new becomes one list of changes', () => {
    const session = open(['T1', '', 'OPEN', 1], ['T2', '', 'OPEN', 2]);
    session.update('T2', { state: 'DONE' });
    session.append({ id: 'T3', state: 'OPEN', price: null, at: null, active: true });
    const { updates, appends } = session.changes();
    const key = { column: 1, value: 'T2' };
    expect(updates).toEqual([{ sheet: 'Things', row: 3, column: 3, cells: [{ kind: 'text', value: 'DONE' }], key }]);
    expect(appends[0]?.rows).toHaveLength(1);
  });

  test('a row that is there already is not appended again', () => {
    const session = open(['T1', '', 'OPEN', 1]);
    session.append({ id: 'T1', state: 'DONE', price: null, at: null, active: false });
    expect(session.changes()).toEqual({ updates: [], appends: [] });
  });

  test('setting what is there already writes nothing', () => {
    const session = open(['T1', '', 'OPEN', 1]);
    session.update('T1', { state: 'OPEN', price: 1 });
    expect(session.changes().updates).toEqual([]);
  });

  test('a step back undoes changes and new rows since the checkpoint', () => {
    const session = open(['T1', '', 'OPEN', 1]);
    session.update('T1', { price: 5 });
    session.checkpoint();
    session.update('T1', { state: 'DONE', price: 9 });
    session.append({ id: 'T2', state: 'OPEN', price: null, at: null, active: false });
    session.rollback();
    expect(session.get('T1')).toMatchObject({ state: 'OPEN', price: 5 });
    expect(session.has('T2')).toBe(false);
    expect(session.changes().updates.map(({ column }) => column)).toEqual([4]);
  });
});

describe('rows that were moved under a commit', () => {
  const sorted = () => {
    const session = open(['T1', '', 'OPEN', 1], ['T2', '', 'OPEN', 2], ['T3', '', 'OPEN', 3]);
    session.update('T1', { state: 'DONE' });
    return session;
  };

  test('the change goes where its row is now, and what was written over comes back', () => {
    const { updates, lost } = sorted().repair(['T3', 'T2', 'T1']);
    expect(updates.map(({ row, cells, key }) => [row, cells, key?.value])).toEqual([
      [2, [{ kind: 'text', value: 'OPEN' }], 'T3'],
      [4, [{ kind: 'text', value: 'DONE' }], 'T1'],
    ]);
    expect(lost).toEqual([]);
  });

  test('a row that nobody had read cannot come back: it is named', () => {
    expect(sorted().repair(['T9', 'T1']).lost).toEqual(['Things row 2 (T9)']);
  });

  test('rows that stand where they stood need nothing', () => {
    expect(sorted().repair(['T1', 'T2', 'T3'])).toEqual({ updates: [], lost: [] });
  });
});

test('every table has its key among its columns, and no header twice', () => {
  for (const each of allTables) {
    const headers = Object.values(each.columns).map((column) => column.header.toLowerCase());
    expect(Object.keys(each.columns)).toContain(each.key);
    expect(new Set(headers).size).toBe(headers.length);
  }
});
