/**
 * What the hub needs from BigQuery: loading rows into tables, and running statements over them. Every method throws
 * WarehouseFault.
 */

export interface WarehousePlace {
  readonly project: string;
  readonly dataset: string;
  /** A BigQuery location: asia-southeast2, US … */
  readonly location: string;
}

export interface WarehouseField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

export interface WarehouseTable {
  readonly id: string;
  readonly fields: readonly WarehouseField[];
  /** The TIMESTAMP column that the table is partitioned by, one partition a month. */
  readonly time: string;
  /** The column that rows are looked up by. */
  readonly clusteredBy: string;
}

/** A load job. BigQuery runs a job ID only once, which makes loading idempotent. */
export interface WarehouseLoad {
  readonly table: WarehouseTable;
  readonly jobId: string;
  /** One line of JSON for each row. */
  readonly body: string;
}

export type WarehouseRow = Readonly<Record<string, string | null>>;

export interface Warehouse {
  /** Opens the dataset, or creates it. `expires`: its tables are removed after some time. Two calls at most. */
  openDataset(place: WarehousePlace): { readonly location: string; readonly expires: boolean };
  /** `view`: the statement of a view, '' for a table. Null when there is neither of that name. One call. */
  read(place: WarehousePlace, id: string): { readonly view: string; readonly expires: boolean } | null;
  putView(place: WarehousePlace, id: string, view: string, over: 'nothing' | 'another'): void;
  /** Starts the job, or finds it by its ID, and waits for it briefly. Returns how many rows it loaded, or 'running'. */
  load(place: WarehousePlace, load: WarehouseLoad): { readonly rows: number } | 'running';
  /** Values as BigQuery writes them: a TIMESTAMP in seconds since 1970. `params`: texts, and lists of texts. */
  query(
    place: WarehousePlace,
    sql: string,
    params: Readonly<Record<string, string | readonly string[]>>,
  ): readonly WarehouseRow[];
}

/**
 * off: not in the manifest, or the API is not enabled. denied: no permission. missing: no such project, dataset or table.
 * elsewhere: in another location. sandbox: a project without billing. schema: columns of another type. quota, busy: later.
 */
export type WarehouseReason = 'off' | 'denied' | 'missing' | 'elsewhere' | 'sandbox' | 'schema' | 'quota' | 'busy';

export class WarehouseFault extends Error {
  constructor(
    readonly reason: WarehouseReason,
    message: string,
  ) {
    super(message);
  }
}
