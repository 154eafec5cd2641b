/** The archive with BigQuery: rows leave the workbook once they are counted there; what it misses, it catches up on. */
import { readFileSync } from 'node:fs';
import { createBigQueryWorld } from '../../../local/world/bigquery/bigquery';
import type { BigQueryWorld } from '../../../local/world/bigquery/server';
import { archiveNow } from '../../../src/app/archive/run-archive';
import { ARCHIVE_KINDS } from '../../../src/core/archive/kinds';
import { shapeOf } from '../../../src/core/archive/warehouse-tables';
import { tables } from '../../../src/tables/index';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { PLACE, rowsOf, warehouseOver } from '../../support/bigquery';
import { swept } from '../../support/sweep';
import {
  archiveAll,
  everything,
  keysIn,
  merged,
  NIGHT_MS,
  openArchiveHub,
  type Rows,
  whereabouts,
  whole,
} from './archive-cast';

const CHOSEN = { bigQueryProject: PLACE.project };
const OLD = (): Rows => merged(whole(1, 100), whole(2, 100), whole(3, 1), whole(4, 100, { status: 'CLAIMED' }));
const MINUTE_MS = 60_000;

type Heard = (call: string, when: 'before' | 'after') => void;

function open(heard: Heard = () => undefined, settings: Readonly<Record<string, string>> = CHOSEN) {
  const world = createBigQueryWorld(() => NIGHT_MS);
  world.project(PLACE.project);
  const hub = openArchiveHub(OLD(), settings, warehouseOver(world, heard));
  return { hub, world };
}

/** Keys by tab, as the view has them. */
function inBigQuery(world: BigQueryWorld): Record<string, string[]> {
  return Object.fromEntries(
    ARCHIVE_KINDS.map(({ table }) => {
      const { key, view } = shapeOf(table);
      return [tables[table].name, rowsOf(world, view).map((row) => String(row[key])).sort()];
    }),
  ); // biome-ignore format: one line a key
}

function inArchives(hub: DryHub): Record<string, string[]> {
  const { archived } = whereabouts(hub);
  return Object.fromEntries(Object.entries(archived).map(([tab, rows]) => [tab, keysIn(rows).sort()]));
}

const alerts = (hub: DryHub) =>
  (hub.workbook.read([{ sheet: 'Alerts', fromRow: 2 }])[0] ?? []).filter((row) => row.includes('bigquery-behind'));

test('what goes to the archive workbooks stands in BigQuery, each row once, under the columns of its tab', () => {
  const { hub, world } = open();
  archiveAll(hub);
  expect(inArchives(hub).Leads).toEqual(['L-000001', 'L-000002']);
  expect(inBigQuery(world)).toEqual(inArchives(hub));
  const [talk] = rowsOf(world, 'conversation_now');
  expect(talk).toMatchObject({ id: 'm-1', leadId: 'L-000001', text: '=halo 1' });
  expect(String(talk?.at)).toBe(new Date(NIGHT_MS - 100 * 86_400_000).toISOString());
  expect(alerts(hub)).toEqual([]);
});

test('a load that takes longer is asked for again each minute; rows stay until they are counted', () => {
  const { hub, world } = open();
  world.slowness = Infinity;
  const before = whereabouts(hub);
  expect(archiveNow(hub.deps)).toEqual({ outcome: 'goes-on', moved: 0 });
  expect(archiveNow(hub.deps)).toEqual({ outcome: 'goes-on', moved: 0 });
  expect(whereabouts(hub).live).toEqual(before.live);
  expect(world.loads).toHaveLength(1);
  world.slowness = 0;
  archiveAll(hub);
  expect(inBigQuery(world)).toEqual(inArchives(hub));
  expect(inArchives(hub).Leads).toHaveLength(2);
});

test('while BigQuery refuses, rows go to the archive workbooks, staff is told once, and it catches up', () => {
  const { hub, world } = open();
  world.project(PLACE.project).isApiOn = false;
  archiveAll(hub);
  archiveAll(hub);
  expect(inArchives(hub).Leads).toEqual(['L-000001', 'L-000002']);
  expect(rowsOf(world, 'leads')).toEqual([]);
  expect(alerts(hub)).toHaveLength(1);
  expect(JSON.stringify(alerts(hub))).toContain('enable the BigQuery API');
  world.project(PLACE.project).isApiOn = true;
  archiveAll(hub);
  expect(inBigQuery(world)).toEqual(inArchives(hub));
});

test('rows that a load lost are not counted as there: they are loaded again', () => {
  const world = createBigQueryWorld(() => NIGHT_MS);
  world.project(PLACE.project);
  const sound = warehouseOver(world);
  let loads = 0;
  const hub = openArchiveHub(OLD(), CHOSEN, {
    ...sound,
    load(place, job) {
      const isLossy = loads++ === 0;
      return sound.load(place, isLossy ? { ...job, body: job.body.split('\n').slice(1).join('\n') } : job);
    },
  });
  archiveAll(hub);
  expect(inArchives(hub).Leads).toEqual(['L-000001', 'L-000002']);
  expect(inBigQuery(world)).toEqual(inArchives(hub));
});

test('a sandbox is refused', () => {
  const { hub, world } = open();
  world.project(PLACE.project).hasBilling = false;
  archiveAll(hub);
  expect(JSON.stringify(alerts(hub))).toContain('Set up billing');
  expect(world.loads).toEqual([]);
});

test('archives of the time before BigQuery was chosen are loaded, and all of them into another dataset', () => {
  const world = createBigQueryWorld(() => NIGHT_MS);
  world.project(PLACE.project);
  const hub = openArchiveHub(OLD(), {}, warehouseOver(world));
  archiveAll(hub);
  expect(world.loads).toEqual([]);
  choose(hub, 'bigQueryProject', PLACE.project);
  archiveAll(hub);
  expect(inBigQuery(world)).toEqual(inArchives(hub));
  choose(hub, 'bigQueryDataset', 'second');
  archiveAll(hub);
  const count = world.tables.query('SELECT COUNT(*) AS n FROM `volta-hub.second.leads_now`', []);
  expect(count.rows).toEqual([{ n: 2 }]);
});

function choose(hub: DryHub, key: string, value: string): void {
  const row = [key, value].map((text) => ({ kind: 'text', value: text }) as const);
  hub.workbook.commit({ updates: [], appends: [{ sheet: 'Settings', rows: [row] }] });
  hub.clock.moveTo(hub.clock.nowMs() + 24 * 60 * MINUTE_MS);
}

test('the statement of docs/BIGQUERY.md reads archive and workbook together, each lead once', () => {
  const { hub, world } = open();
  archiveAll(hub);
  const fields = ['Lead_ID', 'Status', 'Region', 'Created'].map((name) => ({ name, type: 'STRING' }));
  const destinationTable = { projectId: PLACE.project, datasetId: PLACE.dataset, tableId: 'live_leads' };
  const live = hub.workbook.read([{ sheet: 'Leads', fromRow: 2, column: 1, columns: 2 }])[0] ?? [];
  // One of them came back.
  const rows = [...live, ['L-000001', 'NEW']].map(([id, status]) => JSON.stringify({ Lead_ID: id, Status: status }));
  const load = { destinationTable, schema: { fields }, sourceFormat: '', createDisposition: 'CREATE_IF_NEEDED' };
  world.tables.load(load, rows.join('\n'), undefined);
  const blocks = [...readFileSync('docs/BIGQUERY.md', 'utf8').matchAll(/```sql\n([^`]*(?:`[^`]+`[^`]*)*?)\n```/g)];
  const statement = blocks.map(([, sql = '']) => sql).find((sql) => sql.includes('UNION ALL')) ?? '';
  const found = world.tables.query(statement.replaceAll('PROJECT', PLACE.project), []).rows;
  expect(found.map(({ id, status }) => `${String(id)} ${String(status)}`).sort()).toEqual([
    'L-000001 NEW',
    'L-000002 LOST',
    'L-000003 LOST',
    'L-000004 CLAIMED',
  ]);
});

class Killed extends Error {}

/** Every call that leaves the hub. */
function watch(hub: DryHub, meddle: () => void): void {
  const wrap = <T extends object>(object: T, names: readonly (keyof T & string)[]): T => {
    for (const name of names) {
      const method = object[name] as unknown as (...args: unknown[]) => unknown;
      const wrapped = (...args: unknown[]): unknown => {
        meddle();
        const result = method.apply(object, args);
        meddle();
        return result;
      };
      Object.assign(object, { [name]: wrapped });
    }
    return object;
  };
  wrap(hub.workbook, ['read', 'commit']);
  wrap(hub.deps.properties, ['get', 'getAll', 'setMany', 'delete']);
  wrap(hub.archives, ['create']);
  const open = hub.archives.open.bind(hub.archives);
  hub.archives.open = (id) => wrap(open(id), ['read', 'commit', 'tabs', 'putHeader']);
}

/** Dead at the moment `stop`, counted over everything that leaves the hub; how many moments there are. */
function runUntil(stop: number, slowness: number): number {
  let moments = 0;
  let isWatched = true;
  const meddle = () => {
    if (isWatched && moments++ >= stop) throw new Killed();
  };
  const { hub, world } = open(meddle);
  world.slowness = slowness;
  const before = everything(whereabouts(hub));
  watch(hub, meddle);
  const attempt = () => {
    try {
      archiveAll(hub);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  };
  attempt();
  isWatched = false;
  // Nothing is missing even now.
  expect(everything(whereabouts(hub))).toEqual(before);
  hub.clock.moveTo(hub.clock.nowMs() + 8 * MINUTE_MS);
  world.slowness = 0;
  archiveAll(hub);
  archiveAll(hub);
  expect(everything(whereabouts(hub))).toEqual(before);
  expect(inArchives(hub).Leads).toEqual(['L-000001', 'L-000002']);
  expect({ stop, rows: inBigQuery(world) }).toEqual({ stop, rows: inArchives(hub) });
  return moments;
}

test.each([0, 7])('dead before or after any call, loads that are done after %s looks: none lost, none doubled', (slowness) => {
  const moments = runUntil(Infinity, slowness);
  for (const stop of swept(Array.from({ length: moments }, (_, at) => at), 16)) runUntil(stop, slowness);
}); // biome-ignore format: one line

test('a row that came back and was archived again is there once, as it is now', () => {
  const { hub, world } = open();
  archiveAll(hub);
  const { columns } = tables.leads;
  const row = Object.keys(columns).map(
    (key) => ({ id: 'L-000001', status: 'ABANDONED', customerId: 'C-000001' })[key] ?? '',
  );
  const times = Object.keys(columns).map((key) => (key === 'createdAt' || key === 'closedAt' ? 46_000 : null));
  const cells = row.map((value, at) =>
    times[at] ? ({ kind: 'dateTime', serial: times[at] } as const) : ({ kind: 'text', value } as const),
  ); // biome-ignore format: one line a step
  hub.workbook.commit({ updates: [], appends: [{ sheet: 'Leads', rows: [cells] }] });
  hub.clock.moveTo(hub.clock.nowMs() + 24 * 60 * MINUTE_MS);
  archiveAll(hub);
  expect(rowsOf(world, 'leads')).toHaveLength(3);
  const now = rowsOf(world, 'leads_now').map(({ id, status }) => [id, status]);
  expect(now.sort()).toEqual([['L-000001', 'ABANDONED'], ['L-000002', 'LOST']]); // biome-ignore format: one line
});
