/** The port to BigQuery over the local BigQuery: what it takes, what it refuses, and what the hub makes of each refusal. */
import { createBigQueryWorld } from '../../local/world/bigquery/bigquery';
import type { BigQueryWorld } from '../../local/world/bigquery/server';
import { loadRows } from '../../src/app/archive/load-rows';
import { checkWarehouse, wordsOf } from '../../src/app/archive/open-warehouse';
import { bigQueryWarehouse } from '../../src/gas/bigquery';
import { WarehouseFault, type WarehouseReason } from '../../src/warehouse-ports';
import { PLACE, rowsOf, warehouseOver } from '../support/bigquery';

const NOW = Date.parse('2026-11-24T02:00:00+07:00');
const LOAD = {
  table: {
    ...{ id: 'notes', time: 'at', clusteredBy: 'slice' },
    fields: [
      { name: 'id', type: 'STRING', description: 'Note ID' },
      { name: 'at', type: 'TIMESTAMP', description: 'At' },
      { name: 'slice', type: 'STRING', description: 'Slice' },
    ],
  },
  jobId: 'hub_notes_1',
  body: '{"id":"n1","at":"2026-11-01T00:00:00.000Z","slice":"1"}\n{"id":"n2","slice":"1"}',
};

function open(): { world: BigQueryWorld; warehouse: ReturnType<typeof warehouseOver> } {
  const world = createBigQueryWorld(() => NOW);
  world.project(PLACE.project);
  return { world, warehouse: warehouseOver(world) };
}

function reasonOf(action: () => unknown): WarehouseReason | 'none' {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof WarehouseFault) return error.reason;
    throw error;
  }
}

test('a dataset is made where there is none, and rows come back as they went', () => {
  const { warehouse } = open();
  expect(warehouse.openDataset(PLACE)).toEqual({ location: 'asia-southeast2', expires: false });
  expect(warehouse.openDataset(PLACE)).toEqual({ location: 'asia-southeast2', expires: false });
  expect(warehouse.load(PLACE, LOAD)).toEqual({ rows: 2 });
  const sql = `SELECT id, at FROM \`volta-hub.dealer_hub.notes\` WHERE id IN UNNEST(@ids) ORDER BY id`;
  const [first, second] = warehouse.query(PLACE, sql, { ids: ['n1', 'n2'] });
  expect([first?.id, Number(first?.at) * 1000]).toEqual(['n1', Date.parse('2026-11-01T00:00:00Z')]);
  expect(second).toEqual({ id: 'n2', at: null });
});

test('a load of the same ID is the same load, whether it goes on or is done', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  world.slowness = 20;
  expect(warehouse.load(PLACE, LOAD)).toBe('running');
  expect(warehouse.load(PLACE, LOAD)).toBe('running');
  world.slowness = 0;
  expect(warehouse.load(PLACE, LOAD)).toEqual({ rows: 2 });
  expect(warehouse.load(PLACE, LOAD)).toEqual({ rows: 2 });
  expect(rowsOf(world, 'notes')).toHaveLength(2);
});

test('an answer of several pages is read to its end', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  warehouse.load(PLACE, LOAD);
  world.pageRows = 1;
  expect(warehouse.query(PLACE, 'SELECT id FROM `volta-hub.dealer_hub.notes`', {})).toHaveLength(2);
});

test('a column that is new is added; one of another type is refused', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  warehouse.load(PLACE, LOAD);
  const more = [...LOAD.table.fields, { name: 'text', type: 'STRING', description: 'Text' }];
  const body = '{"id":"n3","text":"halo","slice":"2"}';
  warehouse.load(PLACE, { table: { ...LOAD.table, fields: more }, jobId: 'hub_notes_2', body });
  expect(rowsOf(world, 'notes').map(({ text }) => text)).toEqual([null, null, 'halo']);
  const other = more.map((field) => (field.name === 'text' ? { ...field, type: 'FLOAT' } : field));
  const load = { table: { ...LOAD.table, fields: other }, jobId: 'hub_notes_3', body: '{"id":"n4"}' };
  expect(reasonOf(() => warehouse.load(PLACE, load))).toBe('schema');
});

test('a row that does not fit refuses all rows of its load', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  const body = `${LOAD.body}\n{"id":"n3","at":"yesterday"}`;
  expect(reasonOf(() => warehouse.load(PLACE, { ...LOAD, body }))).toBe('busy');
  expect(rowsOf(world, 'notes')).toEqual([]);
});

type Case = readonly [reason: WarehouseReason, what: string, arrange: (world: BigQueryWorld) => void, says: RegExp];

const REFUSALS: readonly Case[] = [
  ['off', 'the API is not enabled', (world) => Object.assign(world.project(PLACE.project), { isApiOn: false }), /enable the BigQuery API/],
  ['denied', 'the owner may not write', (world) => Object.assign(world.project(PLACE.project), { mayWrite: false }), /BigQuery Job User/],
  ['elsewhere', 'the dataset is in another location', (world) => world.addDataset(PLACE.project, PLACE.dataset, 'US'), /is in US, not in asia-southeast2.*bigQueryLocation/],
  ['sandbox', 'the project has no billing', (world) => Object.assign(world.project(PLACE.project), { hasBilling: false }), /Set up billing/],
  ['sandbox', 'tables of the dataset expire', (world) => world.addDataset(PLACE.project, PLACE.dataset, PLACE.location, '5184000000'), /take the expiration off/],
  ['busy', 'Google is down', (world) => Object.assign(world, { outage: { status: 503, message: 'Visibility check was unavailable.' } }), /goes on with the next run/],
  ['quota', 'the loads of a day are used up', (world) => Object.assign(world, { loadsPerTable: 0 }), /goes on with the next run/],
]; // biome-ignore format: a table

test.each(REFUSALS)('%s: %s', (reason, _, arrange, says) => {
  const { world, warehouse } = open();
  arrange(world);
  const attempt = () => {
    checkWarehouse(warehouse, PLACE);
    loadRows({ clock: { nowMs: () => NOW }, warehouse }, PLACE, 'timeline', [{ id: 't-1', at: NOW }]);
  };
  expect(reasonOf(attempt)).toBe(reason);
  try {
    attempt();
  } catch (error) {
    expect(wordsOf(error as WarehouseFault)).toMatch(says);
  }
});

test('a project or dataset that is none, and a deployment without the service', () => {
  const { warehouse } = open();
  expect(reasonOf(() => checkWarehouse(warehouse, { ...PLACE, project: 'volta-hub`; DROP' }))).toBe('missing');
  expect(reasonOf(() => checkWarehouse(warehouse, { ...PLACE, dataset: 'dealer-hub' }))).toBe('missing');
  expect(reasonOf(() => checkWarehouse(warehouse, { ...PLACE, project: 'another-one' }))).toBe('missing');
  const without = bigQueryWarehouse({ service: () => null, blobOf: (text) => text, sleep: () => undefined });
  expect(reasonOf(() => checkWarehouse(without, PLACE))).toBe('off');
});

test('in a sandbox nothing can be deleted, and a statement must be sent to where its dataset is', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  warehouse.load(PLACE, LOAD);
  const sql = 'DELETE FROM `volta-hub.dealer_hub.notes` WHERE FALSE';
  expect(reasonOf(() => warehouse.query({ ...PLACE, location: 'US' }, sql, {}))).toBe('elsewhere');
  world.project(PLACE.project).hasBilling = false;
  expect(reasonOf(() => warehouse.query(PLACE, sql, {}))).toBe('sandbox');
});

test('rows that somebody removed from BigQuery are loaded once more', () => {
  const { world, warehouse } = open();
  warehouse.openDataset(PLACE);
  const deps = { clock: { nowMs: () => NOW }, warehouse };
  const rows = [{ id: 't-1', at: NOW }, { id: 't-2', at: NOW }]; // biome-ignore format: one line
  const [before] = loadRows(deps, PLACE, 'timeline', rows);
  warehouse.query(PLACE, "DELETE FROM `volta-hub.dealer_hub.timeline` WHERE `id` = 't-1'", {});
  const [after] = loadRows(deps, PLACE, 'timeline', rows);
  expect(after).not.toBe(before);
  expect(rowsOf(world, 'timeline').map(({ id }) => id).sort()).toEqual(['t-1', 't-2', 't-2']); // biome-ignore format: one line
  world.tables.drop('volta-hub.dealer_hub.timeline');
  loadRows(deps, PLACE, 'timeline', rows);
  expect(rowsOf(world, 'timeline')).toHaveLength(2);
});
