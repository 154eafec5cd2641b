/** Rows of the System tab that people remove, double, sort or break, a workbook in the old form, and what does not fit. */
import { MAX_CELL_CHARACTERS } from '../../src/core/lib/text';
import type { Cell } from '../../src/ports';
import { FEATURES } from '../../src/store/state/features';
import { newState } from '../../src/store/state/hub-state';
import { freshSystemRows, SystemSession } from '../../src/store/state/system';
import { SYSTEM_TAB } from '../../src/store/state/system-tab';
import { unsettledOf } from '../../src/store/state/unsettled';
import { type FurnishedHub, furnishedTabs, NOON_MS, openFurnished } from '../support/furnished-hub';

const BUDI = '628130000001';
const NEWCOMER = '628990000001';
const tabs = furnishedTabs();
const memory = tabs[SYSTEM_TAB] ?? [];
const FIRST_FEATURE = 513;

function played(rows: Cell[][]): FurnishedHub {
  const hub = openFurnished({ ...tabs, [SYSTEM_TAB]: rows });
  hub.says(BUDI, 'halo');
  hub.says(NEWCOMER, 'mau beli');
  hub.round();
  hub.round(5 * 60_000);
  return hub;
}

/** Whom the hub knows: nobody is given a number twice, and who was known is no new customer. */
function customersOf(hub: FurnishedHub): string[] {
  return hub.rows('Customers').map((row) => `${row['Customer ID']} ${row.Phone}`);
}

const KNOWN = [`C-000001 ${BUDI}`, 'C-000002 628130000002', `C-000003 ${NEWCOMER}`];
const rulesOf = (hub: FurnishedHub) => hub.rows('Alerts').map((row) => `${row.Rule} ${row.About ?? row.Subject}`);

/** The tab as the hub would have it. */
function isInOrder(hub: FurnishedHub): boolean {
  const labels = hub.rows(SYSTEM_TAB).map((row) => row.Bucket);
  return FEATURES.every(({ name }, index) => labels[FIRST_FEATURE + index] === name) && labels[1] === 'bucket 000';
}

describe('rows of the System tab', () => {
  test('nothing is said when nothing is wrong', () => {
    const hub = played(memory);
    expect(customersOf(hub)).toEqual(KNOWN);
    expect(rulesOf(hub).filter((rule) => rule.startsWith('memory'))).toEqual([]);
  });

  const numbers = memory[FIRST_FEATURE] ?? [];
  test.each<readonly [string, Cell[][]]>([
    ['sorted the other way round', [...memory].reverse()],
    ['sorted by their content', [...memory].sort((a, b) => String(a[1]).localeCompare(String(b[1])))],
    ['all removed', []],
    ['without the numbers', memory.filter((_, row) => row !== FIRST_FEATURE)],
    ['with the numbers twice', [...memory.slice(0, 100), numbers, ...memory.slice(100)]],
    ['without the first hundred buckets', memory.filter((_, row) => row === 0 || row > 100)],
    ['with a row put in above', [['a note'], ...memory]],
    ['with all names gone', memory.map(([, ...cells]) => ['', ...cells])],
    [
      'with numbers of long ago',
      memory.map((row) =>
        row === numbers
          ? ['numbers', JSON.stringify({ customers: 0, leads: 0, ledgerSequence: 0, ledgerHash: '' })]
          : row,
      ),
    ],
  ])('%s: nobody is forgotten, no number is given twice, and it is said', (_, rows) => {
    const hub = played(rows);
    expect(customersOf(hub)).toEqual(KNOWN);
    expect(rulesOf(hub).filter((rule) => rule.startsWith('memory')).length).toBeGreaterThan(0);
    expect(rulesOf(hub).length).toBeLessThan(30);
    expect(isInOrder(hub)).toBe(true);
    const before = hub.rows('Alerts').length;
    hub.says('628990000002', 'mau beli');
    hub.round(60_000);
    expect(hub.rows('Alerts').length).toBe(before);
  });

  test.each(FEATURES.map(({ name }, index) => [name, index] as const))(
    '%s alone is lost when its row is',
    (name, index) => {
      for (const row of [
        [name, 'dekat {kantor'],
        [name, ''],
        [name, '[1,2'],
      ]) {
        const hub = played(memory.map((each, at) => (at === FIRST_FEATURE + index ? row : each)));
        expect(customersOf(hub)).toEqual(KNOWN);
        expect(rulesOf(hub).filter((rule) => rule.startsWith('memory'))).toEqual([`memory-broken ${name}`]);
        // Due leads and messages are found in their own tabs.
        expect(hub.rows('Timeline').map((each) => each['Lead ID'])).toContain('L-000002');
        expect(hub.sent.some((body) => body.includes('again 2'))).toBe(true);
      }
    },
  );

  test('the chain of the ledger goes on when its head is lost', () => {
    const ledger = [[7, '', 'CLAIM', 'L-000001', '{}', '0'.repeat(64), 'a'.repeat(64)]];
    const hub = openFurnished({
      ...tabs,
      Ledger: ledger,
      [SYSTEM_TAB]: memory.filter((_, row) => row !== FIRST_FEATURE),
    });
    hub.round();
    const row = hub.rows(SYSTEM_TAB).find((each) => each.Bucket === 'numbers');
    expect(JSON.parse(String(row?.['Handled events']))).toMatchObject({
      ledgerSequence: 7,
      ledgerHash: 'a'.repeat(64),
      leads: expect.any(Number),
    });
  });
});

test('a workbook in the old form is read once, and written in the new one', () => {
  const state = {
    ...{ customers: 2, leads: 2, ledgerSequence: 4, ledgerHash: 'b'.repeat(64) },
    waiting: { [(NOON_MS - 60_000).toString(36)]: '1 2' },
    unsettled: { 'o-1': NOON_MS - 60_000, 'o-2': NOON_MS - 60_000 },
    managers: { '62811': { heardAt: 5, leads: 'L-000002' } },
    crm: { timeline: 3, conversation: 4, due: {} },
    ...{ soldUnits: ['S-1'], unitsBehind: false, freeMessages: { month: '2026-11', used: 3 } },
  };
  // In the old form a bucket followed from the key alone; here the entries stand somewhere, which is as good.
  const aliases = memory
    .map((row) => String(row[2] ?? ''))
    .filter((entries) => entries.startsWith(';'))
    .join('');
  const tomorrow = (NOON_MS / 1000 + 86_400).toString(36);
  const old: Cell[][] = [
    ['', JSON.stringify(state), `{"contacts":"","questions":"2:${tomorrow}","silences":""}`],
    ['', '', aliases],
  ];
  const hub = played(old);
  expect(customersOf(hub)).toEqual(KNOWN);
  const kept = Object.fromEntries(hub.rows(SYSTEM_TAB).map((row) => [row.Bucket, row['Handled events']]));
  expect(kept.managers).toBe(JSON.stringify(state.managers));
  expect(kept.crm).toBe(JSON.stringify({ crm: state.crm }));
  expect(kept.freeMessages).toContain('2026-11');
  expect(kept.questions).toBe(`${tomorrow}=2`);
  expect(JSON.parse(String(kept.numbers))).toMatchObject({ customers: 3, ledgerSequence: 4 });
  expect(hub.sent.some((body) => body.includes('again 2'))).toBe(true);
  expect(rulesOf(hub).filter((rule) => rule.startsWith('memory'))).toEqual([]);
  expect(hub.rows(SYSTEM_TAB)[0]?.['Handled events']).toBe('');
});

test('buckets are found again under another secret', () => {
  const hub = played(furnishedTabs('the secret of before')[SYSTEM_TAB] ?? []);
  expect(customersOf(hub)).toEqual(KNOWN);
});

test('every feature far beyond its limit: the row fits its cell, and what gave way is said', () => {
  const session = new SystemSession([], 20_000, '');
  session.putInOrder(freshSystemRows(''));
  session.problems.splice(0);
  const many = <T>(of: (n: number) => T, prefix = '') =>
    Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`${prefix}${n}`, of(n)]));
  const lead = (n: number) => NOON_MS + n;
  Object.assign(session.state, {
    ...{
      waiting: many(lead, 'L-9'),
      contacts: many(lead, 'L-9'),
      questions: many(lead, 'L-9'),
      silences: many(lead, 'L-9'),
    },
    unsettled: many((n) => unsettledOf(NOON_MS + n, { to: `${n}`, sender: '', carrier: '' }), 'o-'),
    managers: many((n) => ({ heardAt: n, leads: 'L-000001' })),
    lookUps: many((n) => ({ text: 'Depok', tries: 0, at: n })),
    ...{ spaced: many(lead), paced: many((n) => [n]), pace: many((n) => [n]), told: many((n) => n) },
    crm: { timeline: 1, conversation: 1, due: many(lead, 'L-9') },
    activations: many((n) => ({ at: n, tries: 0, saleId: 'S-1', gatewayId: 'G', deviceId: '' })),
    gateways: many((n) => ({ heardAt: n })),
    troubles: many((n) => ({ tries: 1, until: n })),
    alarms: many((n) => ({
      ...{ id: `a-${n}`, rule: 'odd-move', subject: 'L-000001', tier: 'P1', region: '', dealerId: '' },
      ...{ first: n, last: n, count: 1 },
    })),
    pagers: many((n) => ({ day: 1, pages: 1, mails: 0, at: n, mailedAt: 0, cards: [] })),
  });
  session.makeRoom();
  const cells = session.changes().updates.flatMap((update) => update.cells);
  expect(cells.filter((cell) => cell.kind === 'text' && cell.value.length > MAX_CELL_CHARACTERS)).toEqual([]);
  const told = session.problems.map(({ row }) => row);
  expect(told).toEqual(FEATURES.filter(({ giveWay }) => giveWay).map(({ name }) => name));
  // Those that are due soonest stay.
  expect(Object.values(session.state.waiting)[0]).toBe(NOON_MS);
});

test('what a feature writes it reads back, also when it is empty', () => {
  for (const { write, read } of FEATURES) expect(read(write(newState())).ok).toBe(true);
});

test('nobody who does not know the secret can aim at one bucket; one that is full forgets its oldest', () => {
  const ids = Array.from({ length: 4_000 }, (_, n) => `delivery ${n}`);
  const session = new SystemSession(ids, 20_000, 'unknown to them');
  session.putInOrder(freshSystemRows('unknown to them'));
  session.problems.splice(0);
  for (const id of ids) session.remember(id);
  const longest = Math.max(
    ...session.changes().updates.map(({ cells: [, cell] }) => (cell?.kind === 'text' ? cell.value.length : 0)),
  );
  expect(longest).toBeLessThan(13 * 40);
  for (let n = 0; n < 4_000; n++) session.remember('delivery 0');
  session.makeRoom();
  const kept = session
    .changes()
    .updates.flatMap(({ cells }) => cells.map((cell) => (cell.kind === 'text' ? cell.value.length : 0)));
  expect(Math.max(...kept)).toBeLessThanOrEqual(MAX_CELL_CHARACTERS);
  expect(session.problems).toEqual([
    { row: expect.stringMatching(/^bucket \d{3}$/), text: expect.stringContaining('full') },
  ]);
});
