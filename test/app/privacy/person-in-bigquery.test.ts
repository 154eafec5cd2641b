/** Whoever is erased is gone from BigQuery, too; whoever asks what is kept about them is told what is kept there. */
import { createBigQueryWorld } from '../../../local/world/bigquery/bigquery';
import type { BigQueryWorld } from '../../../local/world/bigquery/server';
import { PLACE, rowsOf, warehouseOver } from '../../support/bigquery';
import { swept } from '../../support/sweep';
import { NIGHT_MS } from '../archive/archive-cast';
import { hubOf, type Life, marksOfLife } from './histories';
import { allTabs, ask, column, finish, isUnderWay, minutes } from './privacy-cast';

const LOST: Life = { status: 'LOST', days: 120, hides: false, bought: true, joined: true, spelling: 3 };
const TABLES = [
  'inbox_log',
  'outbox',
  'conversation',
  'timeline',
  'leads',
  'crm',
  'customers',
  'alerts',
  'audit_trail',
];

function open(heard: () => void = () => undefined) {
  const world = createBigQueryWorld(() => NIGHT_MS);
  world.project(PLACE.project);
  return { world, hub: hubOf([LOST, LOST, { ...LOST, hides: true }], true, warehouseOver(world, heard)) };
}

const marks = (number: number): string[] => {
  const { phone, national, spelled, words, name, userId } = marksOfLife(number);
  return [phone, national, ...spelled, ...words, name, userId, `room-${number}`, `ID.old${number}z`];
};

/** Where any of them stands: tables as they are, old rows included. */
function traces(world: BigQueryWorld, words: readonly string[]): string[] {
  return TABLES.flatMap((table) =>
    rowsOf(world, table).flatMap((row) =>
      words.filter((word) => JSON.stringify(row).includes(word)).map((word) => `${table} ${String(row.id)}: ${word}`),
    ),
  );
}

const counts = (world: BigQueryWorld) => TABLES.map((table) => [table, rowsOf(world, `${table}_now`).length]);
const trail = (hub: ReturnType<typeof open>['hub']) => column(allTabs(hub)['Audit trail'], 'To').join('\n');

test.each([1, 3])('nothing of person %s is left in any table, and the rows of others are as they were', (number) => {
  const { hub, world } = open();
  const others = [1, 2, 3].filter((each) => each !== number).flatMap(marks);
  const before = { counts: counts(world), others: traces(world, others).sort() };
  expect(traces(world, marks(number)).length).toBeGreaterThan(8);
  ask(hub, { act: 'erase', whom: `C-00000${number}` });
  finish(hub);
  expect(traces(world, marks(number))).toEqual([]);
  expect({ counts: counts(world), others: traces(world, others).sort() }).toEqual(before);
  expect(trail(hub)).toContain('BigQuery included.');
});

test('what was changed is what the archive workbooks say', () => {
  const { hub, world } = open();
  ask(hub, { act: 'erase', whom: 'C-000001' });
  finish(hub);
  const volume = [...hub.archives.workbooks.values()][0];
  const leads = volume?.read([{ sheet: 'Conversation', fromRow: 1 }])[0];
  const inArchive = column(leads, 'Message ID').map((id, at) => [id, column(leads, 'Text')[at]]);
  const inBigQuery = rowsOf(world, 'conversation_now').map(({ id, text }) => [id, text ?? '']);
  expect(inBigQuery.sort()).toEqual(inArchive.sort());
});

test('a load that takes longer, and an outage, let the request wait', () => {
  const { hub, world } = open();
  ask(hub, { act: 'erase', whom: 'C-000001' });
  world.slowness = Infinity;
  minutes(hub, 20);
  expect(isUnderWay(hub)).toBe(true);
  world.slowness = 0;
  world.outage = { status: 503, message: 'Visibility check was unavailable.' };
  minutes(hub, 3);
  expect(isUnderWay(hub)).toBe(true);
  world.outage = null;
  finish(hub);
  expect(traces(world, marks(1))).toEqual([]);
});

test('in a sandbox, where nothing may be changed, the trail names what is to be done by hand', () => {
  const { hub, world } = open();
  world.project(PLACE.project).hasBilling = false;
  ask(hub, { act: 'erase', whom: 'C-000001' });
  finish(hub);
  expect(trail(hub)).toMatch(/By hand: .*BigQuery volta-hub\.dealer_hub .*Set up billing/);
});

test('an export has each thing once, and what somebody removed from an archive workbook', () => {
  const { hub } = open();
  const [volume] = hub.archives.workbooks.values();
  volume?.addTab('Timeline', volume.read([{ sheet: 'Timeline', fromRow: 1, toRow: 1 }])[0] ?? []);
  ask(hub, { act: 'export', whom: 'C-000001' });
  finish(hub);
  const rows = allTabs(hub)['Data requests'];
  const [tabs, keys, headers] = ['Tab', 'Row', 'Column'].map((header) => column(rows, header));
  expect(tabs).toContain('Timeline');
  const each = tabs?.map((tab, at) => `${tab} ${keys?.[at]} ${headers?.[at]}`) ?? [];
  expect(new Set(each).size).toBe(each.length);
});

test('dead at any call of BigQuery: the next minutes finish it, and no row is lost', () => {
  let calls = 0;
  let stop = Infinity;
  const heard = () => {
    if (calls++ >= stop) throw new Error('killed');
  };
  const run = (at: number) => {
    stop = Infinity;
    const { hub, world } = open(heard);
    const before = counts(world);
    ask(hub, { act: 'erase', whom: 'C-000001' });
    [calls, stop] = [0, at];
    minutes(hub, 25);
    const took = calls;
    stop = Infinity;
    hub.clock.moveTo(hub.clock.nowMs() + 10 * 60_000);
    if (isUnderWay(hub)) finish(hub);
    expect({ at, traces: traces(world, marks(1)), counts: counts(world) }).toEqual({ at, traces: [], counts: before });
    return took;
  };
  const all = run(Infinity);
  for (const at of swept(Array.from({ length: all }, (_, each) => each), 12)) run(at);
}); // biome-ignore format: one line
