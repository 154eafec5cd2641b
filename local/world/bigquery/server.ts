/** Answers requests as BigQuery's REST API would. */
import type { Service } from '../http';
import { denied, duplicate, invalid, notFound, Refusal } from './refusal';
import type { QueryParameter } from './statements';
import type { Field, LoadConfiguration, Tables } from './tables';

export interface ProjectState {
  /** What the console switches on under “APIs & Services”. */
  isApiOn: boolean;
  /** Whether the account may read, and write and run jobs. */
  mayRead: boolean;
  mayWrite: boolean;
  /** Without billing the project is a sandbox. */
  hasBilling: boolean;
}

export interface BigQueryWorld {
  readonly handle: Service;
  /** Returns a project, created on first use with billing and all permissions. */
  readonly project: (id: string) => ProjectState;
  /** Adds a dataset, as if somebody had created it. */
  readonly addDataset: (project: string, dataset: string, location: string, expires?: string) => void;
  /** By name: project.dataset.table. */
  readonly tables: Tables;
  /** After how many status requests a load is done; Infinity for never. */
  slowness: number;
  /** Rows that one page of an answer holds. */
  pageRows: number;
  /** How many loads into one table are accepted: https://cloud.google.com/bigquery/quotas#load_jobs */
  loadsPerTable: number;
  /** While set, every request is refused with this error. */
  outage: { readonly status: number; readonly message: string } | null;
  /** Load jobs that were begun. */
  readonly loads: readonly string[];
}

export type Body = Readonly<Record<string, unknown>>;

export interface Call {
  readonly method: string;
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Body;
  readonly media: string;
}

interface Dataset {
  readonly location: string;
  defaultTableExpirationMs?: string;
}

interface Job {
  readonly reference: { readonly projectId: string; readonly jobId: string; readonly location: string };
  /** Does the work; how many rows. */
  readonly work: () => number;
  looks: number;
  state: 'RUNNING' | 'DONE';
  rows: number;
  error: Refusal | null;
}

const SIXTY_DAYS_MS = '5184000000';

export class Server {
  readonly datasets = new Map<string, Dataset>();
  readonly #jobs = new Map<string, Job>();
  /** Answers of statements, by job. */
  readonly #answers = new Map<string, { readonly fields: readonly Field[]; readonly rows: readonly Body[] }>();
  #queries = 0;

  constructor(
    readonly world: BigQueryWorld,
    readonly projects: ReadonlyMap<string, ProjectState>,
    readonly now: () => number,
  ) {}

  answer(call: Call): object {
    const [project = '', kind = '', id = '', below = '', table = ''] = call.path;
    this.#allow(project, call.method === 'get' ? 'read' : 'write');
    const route = `${call.method} ${kind}${id ? '/x' : ''}${below ? `/${below}` : ''}${table ? '/x' : ''}`;
    switch (route) {
      case 'get datasets/x':
        return this.#dataset(project, id);
      case 'post datasets':
        return this.#makeDataset(project, call.body);
      case 'get datasets/x/tables/x':
        return this.#table(project, id, table);
      case 'post datasets/x/tables':
        return this.#putView(project, id, call.body, 'nothing');
      case 'put datasets/x/tables/x':
        return this.#putView(project, id, call.body, 'another');
      case 'post jobs':
        return this.#begin(project, call);
      case 'get jobs/x':
        return this.#look(project, id, call.query.get('location') ?? 'US');
      case 'post queries':
        return this.#query(project, call.body);
      case 'get queries/x':
        return this.#page(id, Number(call.query.get('pageToken') ?? 0));
      default:
        throw notFound(`URL ${route}`);
    }
  }

  #allow(project: string, act: 'read' | 'write'): void {
    const state = this.projects.get(project);
    if (!state) throw notFound(`Project ${project}`);
    const page = `https://console.developers.google.com/apis/api/bigquery.googleapis.com/overview?project=${project}`;
    if (!state.isApiOn)
      throw new Refusal(
        403,
        'accessNotConfigured',
        `BigQuery API has not been used in project ${project} before or it is disabled. Enable it by visiting ${page} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.`,
      );
    if (!state.mayRead) throw denied(`Project ${project}: User does not have permission to access this project.`);
    if (act === 'write' && !state.mayWrite)
      throw denied(`Project ${project}: User does not have bigquery.jobs.create permission in project ${project}.`);
  }

  #dataset(project: string, id: string): Dataset {
    const dataset = this.datasets.get(`${project}.${id}`);
    if (!dataset) throw notFound(`Dataset ${project}:${id}`);
    return dataset;
  }

  /** Throws as jobs do, which are sent to one location. */
  #datasetIn(project: string, id: string, location: string): Dataset {
    const dataset = this.datasets.get(`${project}.${id}`);
    if (dataset && dataset.location.toLowerCase() === location.toLowerCase()) return dataset;
    throw notFound(`Dataset ${project}:${id} was not found in location ${location}`);
  }

  #makeDataset(project: string, body: Body): Dataset {
    const { datasetId } = body.datasetReference as { readonly datasetId: string };
    if (this.datasets.has(`${project}.${datasetId}`)) throw duplicate(`Dataset ${project}:${datasetId}`);
    const dataset: Dataset = { location: String(body.location ?? 'US') };
    if (!this.projects.get(project)?.hasBilling) dataset.defaultTableExpirationMs = SIXTY_DAYS_MS;
    this.datasets.set(`${project}.${datasetId}`, dataset);
    return dataset;
  }

  #table(project: string, dataset: string, id: string): object {
    this.#dataset(project, dataset);
    const state = this.world.tables.get(`${project}.${dataset}.${id}`);
    if (!state) throw notFound(`Table ${project}:${dataset}.${id}`);
    const { fields, query, expirationTime } = state;
    const own = query ? { type: 'VIEW', view: { query, useLegacySql: false } } : { type: 'TABLE', schema: { fields } };
    return { ...own, ...(expirationTime === undefined ? {} : { expirationTime }) };
  }

  #putView(project: string, dataset: string, body: Body, over: 'nothing' | 'another'): object {
    this.#dataset(project, dataset);
    const { tableId } = body.tableReference as { readonly tableId: string };
    const { query } = body.view as { readonly query: string };
    this.world.tables.putView(`${project}.${dataset}.${tableId}`, query, over);
    return this.#table(project, dataset, tableId);
  }

  #begin(project: string, { body, media }: Call): object {
    const { jobId, location = 'US' } = body.jobReference as { readonly jobId: string; readonly location?: string };
    const key = `${project}:${location}.${jobId}`;
    if (this.#jobs.has(key)) throw duplicate(`Job ${key}`);
    if (!/^[\w-]{1,1024}$/.test(jobId)) throw invalid(`Invalid job ID "${jobId}".`);
    const { load } = body.configuration as { readonly load: LoadConfiguration };
    const { datasetId, tableId } = load.destinationTable;
    const { defaultTableExpirationMs: ttl } = this.#datasetIn(project, datasetId, location);
    const expires = ttl === undefined ? undefined : String(this.now() + Number(ttl));
    const loads = this.world.loads as string[];
    const before = loads.filter((each) => each.startsWith(`${tableId} `)).length;
    loads.push(`${tableId} ${jobId}`);
    const work = () => {
      if (before >= this.world.loadsPerTable)
        throw new Refusal(
          403,
          'quotaExceeded',
          'Quota exceeded: Your table exceeded quota for imports or query appends per table. For more information, see https://cloud.google.com/bigquery/docs/troubleshoot-quotas',
        );
      return this.world.tables.load(load, media, expires);
    };
    const job: Job = {
      ...{ reference: { projectId: project, jobId, location }, work, looks: 0, state: 'RUNNING', rows: 0, error: null },
    };
    this.#jobs.set(key, job);
    return this.#stateOf(job);
  }

  #look(project: string, id: string, location: string): object {
    const job = this.#jobs.get(`${project}:${location}.${id}`);
    if (!job) throw notFound(`Job ${project}:${location}.${id}`);
    return this.#stateOf(job);
  }

  #stateOf(job: Job): object {
    if (job.state === 'RUNNING' && job.looks++ >= this.world.slowness) {
      job.state = 'DONE';
      try {
        job.rows = job.work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        job.error = error;
      }
    }
    const { error, reference, rows, state } = job;
    const failed = error ? { errorResult: { reason: error.reason, message: error.message } } : {};
    return {
      jobReference: reference,
      status: { state, ...failed },
      statistics: { load: state === 'DONE' && !error ? { outputRows: String(rows) } : {} },
    };
  }

  #query(project: string, body: Body): object {
    const sql = String(body.query);
    const { location = 'US', queryParameters = [] } = body as {
      readonly location?: string;
      readonly queryParameters?: readonly QueryParameter[];
    };
    for (const [, of = '', dataset = ''] of sql.matchAll(/`([^`.]+)\.([^`.]+)\./g))
      this.#datasetIn(of, dataset, location);
    if (!/^SELECT/i.test(sql) && !this.projects.get(project)?.hasBilling)
      throw new Refusal(
        403,
        'billingNotEnabled',
        'Billing has not been enabled for this project. Enable billing at https://console.cloud.google.com/billing. DML queries are not allowed in the free tier. Set up a billing account to remove this restriction.',
      );
    const id = `job_${++this.#queries}`;
    this.#answers.set(id, this.world.tables.query(sql, queryParameters));
    return this.#page(id, 0);
  }

  #page(id: string, from: number): object {
    const { fields, rows } = this.#answers.get(id) ?? { fields: [], rows: [] };
    const to = from + this.world.pageRows;
    return {
      jobComplete: true,
      jobReference: { jobId: id },
      schema: { fields: fields.map(({ name, type }) => ({ name, type })) },
      rows: rows.slice(from, to).map((row) => ({ f: fields.map((field) => ({ v: shown(field, row[field.name]) })) })),
      ...(to < rows.length ? { pageToken: String(to) } : {}),
    };
  }
}

/** Everything is text; a time is in seconds, as 1.7863008E9. */
function shown({ type }: Field, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (type === 'BOOLEAN') return String(Number(value) === 1);
  if (type !== 'TIMESTAMP') return String(value);
  return (Date.parse(String(value)) / 1000).toExponential().toUpperCase().replace('E+', 'E');
}
