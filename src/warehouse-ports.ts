/** BigQuery as the hub needs it: tables that rows are loaded into, and statements over them. Every method throws WarehouseFault. */

export interface WarehousePlace {
  readonly project: string;
  readonly dataset: string;
  /** asia-southeast2, US … */
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
  /** A TIMESTAMP, by whose month the table is divided. */
  readonly time: string;
  /** Rows are looked up by it. */
  readonly clusteredBy: string;
}

/** A load job; its ID makes it happen once. */
export interface WarehouseLoad {
  readonly table: WarehouseTable;
  readonly jobId: string;
  /** One line of JSON for each row. */
  readonly body: string;
}

export type WarehouseRow = Readonly<Record<string, string | null>>;

export interface Warehouse {
  /** The dataset, made when there is none. Two calls at most. */
  openDataset(place: WarehousePlace): { readonly location: string; readonly expires: boolean };
  /** The statement of a view, '' for a table; null when there is neither. One call. */
  read(place: WarehousePlace, id: string): { readonly view: string; readonly expires: boolean } | null;
  putView(place: WarehousePlace, id: string, view: string, over: 'nothing' | 'another'): void;
  /** Starts it, or finds it by its ID; waits for it a little. Rows that it brought, or that it goes on. */
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
