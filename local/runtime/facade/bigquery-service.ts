/** The advanced BigQuery service: requests and answers are the API's own JSON. There only when the manifest has it. */
import { Blob, blobOf } from './blob';
import type { Bridge } from './bridge';
import { guarded } from './guard';

const METHODS: Readonly<Record<string, readonly string[]>> = {
  Datasets: ['get', 'insert'],
  Tables: ['get', 'insert', 'update'],
  Jobs: ['get', 'insert', 'query', 'getQueryResults'],
};

export function createBigQueryService(bridge: Bridge): object {
  const shown = (): string => 'AdvancedServiceIdentifier{name=bigquery, version=v2}';
  const method =
    (name: string) =>
    (...args: unknown[]): unknown =>
      bridge.call(`BigQuery.${name}`, ...args.map(asSent));
  const collections = Object.entries(METHODS).map(([collection, names]) => [
    collection,
    guarded(`BigQuery.${collection}`, {
      toString: shown,
      ...Object.fromEntries(names.map((name) => [name, method(`${collection}.${name}`)])),
    }),
  ]);
  return guarded('BigQuery', { toString: shown, getVersion: () => 'v2', ...Object.fromEntries(collections) });
}

/** A blob crosses as its bytes, all else as JSON. */
function asSent(value: unknown): unknown {
  const blob = blobOf(value);
  if (blob) return { bytes: Blob.raw(blob) };
  const text = JSON.stringify(value);
  return text === undefined ? null : (JSON.parse(text) as unknown);
}
