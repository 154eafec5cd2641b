/** Loads rows into BigQuery and counts them there. Idempotent: the same rows make the same load job. */
import { SLICE, shapeOf, sliceOf, statementsIn } from '../../core/archive/warehouse-tables.ts';
import type { Clock } from '../../ports.ts';
import type { TableName } from '../../tables/index.ts';
import { type Warehouse, WarehouseFault, type WarehousePlace, type WarehouseRow } from '../../warehouse-ports.ts';

type Decoded = Readonly<Record<string, unknown>>;

export interface LoadDeps {
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly warehouse: Warehouse;
}

/** The most that one call of an execution may send: https://developers.google.com/apps-script/guides/services/quotas */
const MOST_CHARACTERS = 5_000_000;
/**
 * A job may have succeeded for rows that somebody has since removed from BigQuery: they are loaded again under another job ID.
 */
const ATTEMPTS = 3;

/**
 * `rows`: each key once. Returns the IDs of the jobs that loaded them once all rows are counted, or 'running': ask again in a
 * minute. Throws WarehouseFault.
 */
export function loadRows(
  { clock, warehouse }: LoadDeps,
  place: WarehousePlace,
  name: TableName,
  rows: readonly Decoded[],
): readonly string[] | 'running' {
  const jobs: string[] = [];
  for (const part of parts(rows)) {
    const job = loadPart({ clock, warehouse }, place, name, part);
    if (job === 'running') return 'running';
    jobs.push(job);
  }
  return jobs;
}

function loadPart({ clock, warehouse }: LoadDeps, place: WarehousePlace, name: TableName, rows: readonly Decoded[]) {
  const { id, fields, time } = shapeOf(name);
  const table = { id, fields, time, clusteredBy: SLICE };
  const { count } = statementsIn(place, name);
  let found = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { jobId, body } = sliceOf(name, rows, clock.nowMs(), `${place.dataset} ${attempt}`);
    if (warehouse.load(place, { table, jobId, body }) === 'running') return 'running';
    found = countOf(() => warehouse.query(place, count, { slice: jobId }));
    if (found === rows.length) return jobId;
  }
  throw new WarehouseFault('busy', `${id}: ${found} of ${rows.length} rows could be counted in BigQuery.`);
}

/** 0 for a table that somebody removed after the load. */
function countOf(query: () => readonly WarehouseRow[]): number {
  try {
    return Number(query()[0]?.n ?? 0);
  } catch (error) {
    if (error instanceof WarehouseFault && error.reason === 'missing') return 0;
    throw error;
  }
}

function* parts(rows: readonly Decoded[]): Iterable<readonly Decoded[]> {
  let part: Decoded[] = [];
  let characters = 0;
  for (const row of rows) {
    const more = JSON.stringify(row).length;
    if (part.length > 0 && characters + more > MOST_CHARACTERS) {
      yield part;
      [part, characters] = [[], 0];
    }
    part.push(row);
    characters += more;
  }
  if (part.length > 0) yield part;
}

/** Makes the view that shows each row once, with today's columns, and says whether the table expires. Three calls at most. */
export function settleView(
  { warehouse }: Pick<LoadDeps, 'warehouse'>,
  place: WarehousePlace,
  name: TableName,
): { readonly expires: boolean } {
  const shape = shapeOf(name);
  const { view } = statementsIn(place, name);
  const before = warehouse.read(place, shape.view);
  if (before?.view !== view) warehouse.putView(place, shape.view, view, before ? 'another' : 'nothing');
  return { expires: warehouse.read(place, shape.id)?.expires ?? false };
}
