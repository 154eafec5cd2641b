/** The hub's port to BigQuery over the local BigQuery, without a runtime in between. */
import { bigQueryAnswer, bigQueryRequest } from '../../local/runtime/kernel/bigquery';
import type { BigQueryWorld } from '../../local/world/bigquery/server';
import { type BigQueryService, bigQueryWarehouse } from '../../src/gas/bigquery';
import type { Warehouse } from '../../src/warehouse-ports';

export const PLACE = { project: 'volta-hub', dataset: 'dealer_hub', location: 'asia-southeast2' };

/** `heard`: of each call, before it is made and after it. */
export function warehouseOver(
  world: BigQueryWorld,
  heard: (call: string, when: 'before' | 'after') => void = () => undefined,
): Warehouse {
  const call =
    (name: string) =>
    (...args: unknown[]): unknown => {
      heard(name, 'before');
      const outcome = world.handle(bigQueryRequest(name, args));
      const answer = bigQueryAnswer(name, outcome as never, 'Service unavailable: BigQuery');
      heard(name, 'after');
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.value;
    };
  const of = (collection: string, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, call(`${collection}.${name}`)]));
  const service = {
    Datasets: of('Datasets', ['get', 'insert']),
    Tables: of('Tables', ['get', 'insert', 'update']),
    Jobs: of('Jobs', ['get', 'insert', 'query', 'getQueryResults']),
  } as unknown as BigQueryService;
  const blobOf = (text: string) => ({ bytes: new TextEncoder().encode(text) });
  return bigQueryWarehouse({ service: () => service, blobOf, sleep: () => undefined });
}

type Row = Readonly<Record<string, unknown>>;

/** A table or view as it stands; [] when there is none. */
export function rowsOf(world: BigQueryWorld, table: string): readonly Row[] {
  const name = `${PLACE.project}.${PLACE.dataset}.${table}`;
  return world.tables.get(name) ? world.tables.query(`SELECT * FROM \`${name}\``, []).rows : [];
}
