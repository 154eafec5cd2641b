/** BigQuery through its advanced service, which is in the manifest only where BigQuery was chosen. */
import {
  type Warehouse,
  WarehouseFault,
  type WarehouseLoad,
  type WarehousePlace,
  type WarehouseReason,
  type WarehouseRow,
  type WarehouseTable,
} from '../warehouse-ports.ts';

/** The service's answers, as far as the hub reads them. */
interface Job {
  readonly status?: { readonly state?: string; readonly errorResult?: { readonly message?: string } };
  readonly statistics?: { readonly load?: { readonly outputRows?: string } };
}

interface TableInfo {
  readonly view?: { readonly query?: string };
  readonly expirationTime?: string;
}

interface Dataset {
  readonly location?: string;
  readonly defaultTableExpirationMs?: string;
  readonly defaultPartitionExpirationMs?: string;
}

interface Answer {
  readonly jobComplete?: boolean;
  readonly jobReference?: { readonly jobId?: string };
  readonly pageToken?: string;
  readonly schema?: { readonly fields?: readonly { readonly name?: string }[] };
  readonly rows?: readonly { readonly f?: readonly { readonly v?: unknown }[] }[];
}

/** The advanced service, as far as it is used. */
export interface BigQueryService {
  readonly Datasets: {
    get(project: string, dataset: string): Dataset;
    insert(dataset: object, project: string): Dataset;
  };
  readonly Tables: {
    get(project: string, dataset: string, table: string): TableInfo;
    insert(table: object, project: string, dataset: string): TableInfo;
    update(table: object, project: string, dataset: string, id: string): TableInfo;
  };
  readonly Jobs: {
    insert(job: object, project: string, media: unknown): Job;
    get(project: string, jobId: string, options: object): Job;
    query(request: object, project: string): Answer;
    getQueryResults(project: string, jobId: string, options: object): Answer;
  };
}

interface Host {
  /** Null when the manifest does not include the service. */
  readonly service: () => BigQueryService | null;
  readonly blobOf: (text: string) => unknown;
  readonly sleep: (ms: number) => void;
}

/** The first match counts. The API's own messages are in English whatever the account's language. */
const FAULTS: readonly (readonly [words: RegExp, reason: WarehouseReason])[] = [
  [/has not been used in project|API .* disabled|accessNotConfigured/i, 'off'],
  [/billing has not been enabled|free tier|sandbox/i, 'sandbox'],
  [/quota exceeded|rate limits?|exceeded.*limit/i, 'quota'],
  [/was not found in location|not in location|dataset .* in location/i, 'elsewhere'],
  [/access denied|permission|insufficient.*scope/i, 'denied'],
  [/provided schema does not match|cannot add fields/i, 'schema'],
  [/not found/i, 'missing'],
];

export function advancedBigQuery(sleep: (ms: number) => void): Host {
  return {
    service: () => (typeof BigQuery === 'undefined' ? null : (BigQuery as unknown as BigQueryService)),
    blobOf: (text) => Utilities.newBlob(text, 'application/octet-stream'),
    sleep,
  };
}

export function bigQueryWarehouse(host: Host): Warehouse {
  return {
    openDataset(place) {
      const { Datasets } = serviceOf(host);
      const found = unless(/not found: dataset/i, () => Datasets.get(place.project, place.dataset));
      const { location = '', ...rest } = found ?? asked(() => makeDataset(Datasets, place));
      return { location, expires: Boolean(rest.defaultTableExpirationMs ?? rest.defaultPartitionExpirationMs) };
    },
    read({ project, dataset }, id) {
      const { Tables } = serviceOf(host);
      const found = unless(/not found: table/i, () => Tables.get(project, dataset, id));
      return found && { view: found.view?.query ?? '', expires: Boolean(found.expirationTime) };
    },
    putView({ project, dataset }, id, query, over) {
      const { Tables } = serviceOf(host);
      const view = { tableReference: referenceOf(project, dataset, id), view: { query, useLegacySql: false } };
      if (over === 'another') asked(() => Tables.update(view, project, dataset, id));
      else unless(/already exists/i, () => Tables.insert(view, project, dataset));
    },
    load: (place, load) => loadInto(host, place, load),
    query: (place, sql, params) => queryIn(host, place, { sql, params }),
  };
}

function serviceOf({ service }: Host): BigQueryService {
  const there = service();
  if (there) return there;
  throw new WarehouseFault('off', 'This deployment was built without BigQuery.');
}

function asked<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw faultOf(message);
  }
}

function faultOf(message: string): WarehouseFault {
  return new WarehouseFault(FAULTS.find(([words]) => words.test(message))?.[1] ?? 'busy', message);
}

/** Null when the call fails with a message that matches `words`. */
function unless<T>(words: RegExp, call: () => T): T | null {
  try {
    return asked(call);
  } catch (error) {
    if (error instanceof WarehouseFault && words.test(error.message)) return null;
    throw error;
  }
}

function makeDataset(Datasets: BigQueryService['Datasets'], { project, dataset, location }: WarehousePlace): Dataset {
  const datasetReference = { projectId: project, datasetId: dataset };
  return Datasets.insert({ datasetReference, location, description: 'Old rows of the Dealer Hub' }, project);
}

function referenceOf(projectId: string, datasetId: string, tableId: string) {
  return { projectId, datasetId, tableId };
}

/** A load of a slice takes some seconds: https://cloud.google.com/bigquery/docs/loading-data */
const WAITS_MS = [1000, 2000, 3000, 4000];

function loadInto(host: Host, place: WarehousePlace, load: WarehouseLoad): { readonly rows: number } | 'running' {
  const { Jobs } = serviceOf(host);
  const { project, location } = place;
  const begun = unless(/already exists/i, () => Jobs.insert(jobOf(place, load), project, host.blobOf(load.body)));
  const look = () => asked(() => Jobs.get(project, load.jobId, { location }));
  let job = begun ?? look();
  for (const waitMs of WAITS_MS) {
    if (job.status?.state === 'DONE') break;
    host.sleep(waitMs);
    job = look();
  }
  const { state, errorResult } = job.status ?? {};
  if (errorResult) throw faultOf(errorResult.message ?? 'The load failed.');
  return state === 'DONE' ? { rows: Number(job.statistics?.load?.outputRows ?? 0) } : 'running';
}

function jobOf({ project, dataset, location }: WarehousePlace, { table, jobId }: WarehouseLoad): object {
  return {
    jobReference: { projectId: project, jobId, location },
    configuration: {
      load: {
        destinationTable: referenceOf(project, dataset, table.id),
        ...layoutOf(table),
        sourceFormat: 'NEWLINE_DELIMITED_JSON',
        createDisposition: 'CREATE_IF_NEEDED',
        writeDisposition: 'WRITE_APPEND',
        // Columns are only ever added.
        schemaUpdateOptions: ['ALLOW_FIELD_ADDITION'],
      },
    },
  };
}

function layoutOf({ fields, time, clusteredBy }: WarehouseTable): object {
  return {
    schema: { fields: fields.map((field) => ({ ...field, mode: 'NULLABLE' })) },
    timePartitioning: { type: 'MONTH', field: time },
    clustering: { fields: [clusteredBy] },
  };
}

interface Query {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
}

const QUERY_WAIT_MS = 20_000;

function queryIn(host: Host, { project, location }: WarehousePlace, { sql, params }: Query): WarehouseRow[] {
  const { Jobs } = serviceOf(host);
  const request = {
    ...{ query: sql, useLegacySql: false, location, timeoutMs: QUERY_WAIT_MS },
    ...{ parameterMode: 'NAMED', queryParameters: Object.entries(params).map(parameterOf) },
  };
  let answer = asked(() => Jobs.query(request, project));
  const jobId = answer.jobReference?.jobId ?? '';
  const more = (options: object): Answer =>
    asked(() => Jobs.getQueryResults(project, jobId, { location, timeoutMs: QUERY_WAIT_MS, ...options }));
  if (!answer.jobComplete) answer = more({});
  if (!answer.jobComplete) throw new WarehouseFault('busy', 'A query of BigQuery takes longer than expected.');
  const rows = rowsOf(answer);
  while (answer.pageToken) {
    answer = more({ pageToken: answer.pageToken });
    rows.push(...rowsOf(answer));
  }
  return rows;
}

function parameterOf([name, value]: [string, string | readonly string[]]): object {
  if (typeof value === 'string') return { name, parameterType: { type: 'STRING' }, parameterValue: { value } };
  return {
    name,
    parameterType: { type: 'ARRAY', arrayType: { type: 'STRING' } },
    parameterValue: { arrayValues: value.map((each) => ({ value: each })) },
  };
}

function rowsOf({ schema, rows = [] }: Answer): WarehouseRow[] {
  const names = (schema?.fields ?? []).map(({ name = '' }) => name);
  const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value));
  return rows.map(({ f = [] }) => Object.fromEntries(names.map((name, at) => [name, textOf(f[at]?.v)])));
}
