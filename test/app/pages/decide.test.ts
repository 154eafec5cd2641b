/** Decisions from the console: on the rows that were chosen, wherever they stand by then, and on the facts as they are. */
import { callPage } from '../../../src/app/pages/call-page';
import type { WriterDeps } from '../../../src/app/round/deps';
import type { InputOf } from '../../../src/core/pages/contract';
import { makePageToken } from '../../../src/core/tokens/page-token';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables';
import { createDryHub, DRY_SECRETS, type DryHub } from '../../../tools/dry-hub/dry-hub';

const NOON = Date.parse('2026-11-27T12:00:00+07:00');
type Rows = readonly Readonly<Record<string, Cell>>[];
const rowsOf = (table: { readonly columns: object }, all: Rows): Cell[][] =>
  all.map((row) => Object.keys(table.columns).map((key) => row[key] ?? ''));

function hubWith(findings: Rows, alerts: Rows = []): DryHub {
  return createDryHub({
    nowMs: NOON,
    tabs: {
      People: rowsOf(tables.people, [
        { id: 'P1', name: 'Sri', role: 'HQ', active: true },
        { id: 'P2', name: 'Ratna', role: 'MANAGER', region: 'Barat', active: true },
      ]),
      Dealers: rowsOf(tables.dealers, [
        { id: 'D1', region: 'Barat', active: true },
        { id: 'D2', region: 'Timur', active: true },
      ]),
      Findings: rowsOf(tables.findings, findings),
      Alerts: rowsOf(tables.alerts, alerts),
    },
  });
}

const token = (who: string) =>
  makePageToken({ page: 'console', who, generation: 0, expiresAtMs: NOON + 86_400_000 }, DRY_SECRETS.tokenSecret);
interface Heard {
  readonly ok: boolean;
  readonly data?: {
    readonly changed: number;
    readonly refused: readonly { readonly id: string; readonly why: string }[];
  };
}
const decide = (deps: WriterDeps, who: string, input: InputOf<'console.decide'>) =>
  JSON.parse(callPage(deps, JSON.stringify({ call: 'console.decide', token: token(who), input }))) as Heard;
const cell = ({ workbook }: DryHub, table: 'findings' | 'alerts', id: string, key: string) => {
  const at = Object.keys(tables[table].columns);
  const [rows = []] = workbook.read([{ sheet: tables[table].name, fromRow: 2 }]);
  return rows.find((row) => row[at.indexOf('id')] === id)?.[at.indexOf(key)] ?? '';
};

test('a tab that is sorted between the two reads: the rows of others stay as they are', () => {
  const mine = { id: 'F-1', dealerId: 'D1', subject: 'S-1', what: 'x', state: 'open' };
  const theirs = { id: 'F-2', dealerId: 'D2', subject: 'S-2', what: 'y', state: 'open' };
  const hub = hubWith([mine, theirs]);
  const { workbook } = hub.deps;
  let isSorted = false;
  // The rows are read whole once it is known where they stand.
  const sorting: WriterDeps = {
    ...hub.deps,
    workbook: {
      read(ranges) {
        const isWhole = ranges.some(
          ({ sheet, fromRow, columns }) => sheet === 'Findings' && fromRow === 2 && columns === undefined,
        );
        if (isWhole && !isSorted) {
          isSorted = true;
          const [a = [], b = []] = rowsOf(tables.findings, [theirs, mine]);
          const text = (value: Cell) => ({ kind: 'text', value: String(value) }) as const;
          hub.workbook.commit({
            updates: [a, b].map((row, n) => ({ sheet: 'Findings', row: n + 2, column: 1, cells: row.map(text) })),
            appends: [],
          });
        }
        return workbook.read(ranges);
      },
    },
  };
  const wish = { table: 'findings', ids: ['F-1'], state: 'resolved' } as const;
  expect(decide(sorting, 'P2', wish).data).toEqual({ changed: 0, refused: [{ id: 'F-1', why: 'moved meanwhile' }] });
  expect(isSorted).toBe(true);
  expect([cell(hub, 'findings', 'F-1', 'decision'), cell(hub, 'findings', 'F-2', 'decision')]).toEqual(['', '']);
  expect(decide(hub.deps, 'P2', wish).data).toEqual({ changed: 1, refused: [] });
  expect(cell(hub, 'findings', 'F-1', 'decision')).toBe('resolved');
});

test('the word that the cell held before, once more, is a decision on the facts as they are now', () => {
  const before = { decision: 'false alarm', decidedOn: 'false alarm|of other facts', found: 'something else' };
  const hub = hubWith([
    { id: 'F-1', dealerId: 'D1', rule: 'gone', subject: 'price S3', severity: 'review', state: 'open', ...before },
  ]);
  const wish = { table: 'findings', ids: ['F-1'], state: 'false alarm', was: 'open' } as const;
  expect(decide(hub.deps, 'P1', wish).data).toEqual({ changed: 1, refused: [] });
  expect(cell(hub, 'findings', 'F-1', 'state')).toBe('false alarm');
});

test('who was given it by somebody else meanwhile is named to the second', () => {
  const hub = hubWith([{ id: 'F-1', dealerId: 'D1', state: 'open', owner: 'Tini' }]);
  const wish = { table: 'findings', ids: ['F-1'], owner: 'Sri', was: 'open', wasOwner: '' } as const;
  expect(decide(hub.deps, 'P1', wish).data).toEqual({
    changed: 0,
    refused: [{ id: 'F-1', why: 'meanwhile with Tini' }],
  });
  expect(decide(hub.deps, 'P1', { ...wish, wasOwner: 'Tini' }).data?.changed).toBe(1);
});

test('of alerts in bulk exactly the chosen are heeded, however far apart, and put in by one call', () => {
  const all = Array.from({ length: 180 }, (_, n) => ({
    id: `a-${n}`,
    tier: 'P1',
    rule: 'x',
    subject: `L-${n}`,
    text: 'x',
    state: 'open',
    region: 'Barat',
  }));
  const hub = hubWith([], all);
  const ids = all.filter((_, n) => n % 2 === 0).map(({ id }) => id);
  const puts: string[][] = [];
  const { properties } = hub.deps;
  const setMany = (values: Record<string, string>) => {
    puts.push(Object.values(values).filter((value) => value.includes('alert-decided')));
    properties.setMany(values);
  };
  const deps = { ...hub.deps, properties: { ...properties, setMany } };
  expect(decide(deps, 'P2', { table: 'alerts', ids, state: 'resolved' }).data?.changed).toBe(90);
  const put = puts.filter((each) => each.length > 0);
  expect(put).toHaveLength(1);
  const heeded = put.flat().map((value) => /alertId\\":\\"(a-\d+)/.exec(value)?.[1]);
  expect(heeded.sort()).toEqual([...ids].sort());
});
