/**
 * How an archived tab is represented in BigQuery: a table with the tab's own columns, and a view with each row once. Both are
 * derived from src/tables. Rows are only ever added: one that came back to the workbook and was archived again is there twice,
 * and the newest counts. Rewriting a month (WRITE_TRUNCATE) would mean collecting it from the archive workbooks for each slice,
 * which is more than an execution can read.
 */
import type { Column, ColumnKind, Columns, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { isoDay, workbookDay } from '../lib/time.ts';
import { ARCHIVE_KINDS } from './kinds.ts';

export type FieldType = 'STRING' | 'NUMERIC' | 'FLOAT' | 'BOOLEAN' | 'TIMESTAMP' | 'DATE';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly description: string;
}

export interface TableShape {
  readonly id: string;
  /** Name of the view that has each row once. */
  readonly view: string;
  readonly key: string;
  readonly fields: readonly Field[];
  /** The row's own time, by which the table is partitioned into months. */
  readonly time: string;
}

/** Column with the time of loading: of several rows with one key the newest counts. */
const LOADED = 'hub_loaded_at';
/** Column with the load job of a row, used to count the job's rows. */
export const SLICE = 'hub_slice';

/** Integers are stored as NUMERIC, so that a value that people typed as 1.5 is not changed. */
const TYPES: Readonly<Partial<Record<ColumnKind, FieldType>>> = {
  ...{ integer: 'NUMERIC', number: 'FLOAT', degrees: 'FLOAT', boolean: 'BOOLEAN' },
  ...{ dateTime: 'TIMESTAMP', stamp: 'TIMESTAMP', date: 'DATE' },
};

function tableOf(name: TableName): Table<Columns> {
  return tables[name] as unknown as Table<Columns>;
}

/** inboxLog → inbox_log */
function idOf(name: TableName): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names, columns and partitioning of a tab's table and view in BigQuery. */
export function shapeOf(name: TableName): TableShape {
  const { key, columns } = tableOf(name);
  const of = ([id, column]: [string, Column]): Field => {
    return { name: id, type: TYPES[column.kind] ?? 'STRING', description: column.header };
  };
  const time = Object.entries(columns).find(([, { kind }]) => kind === 'dateTime')?.[0] ?? LOADED;
  return {
    ...{ id: idOf(name), view: `${idOf(name)}_now`, key, time },
    fields: [
      ...Object.entries(columns).map(of),
      { name: LOADED, type: 'TIMESTAMP', description: 'When the hub loaded the row' },
      { name: SLICE, type: 'STRING', description: 'The load job that brought the row' },
    ],
  };
}

/** Tables that are archived, and so may be in BigQuery. */
export const WAREHOUSE_TABLES: readonly TableName[] = ARCHIVE_KINDS.map(({ table }) => table);

type Values = Readonly<Record<string, unknown>>;

export interface Slice {
  /** Derived from the rows, so that a load that is sent twice is done once. */
  readonly jobId: string;
  /** One line of JSON for each row. */
  readonly body: string;
  /** The number of rows, which is the number of keys. */
  readonly rows: number;
}

/** `rows`: decoded rows. `salt`: makes a different job ID for the same rows. */
export function sliceOf(name: TableName, rows: readonly Values[], nowMs: number, salt: string): Slice {
  const { id, time } = shapeOf(name);
  const plain = rows.map((row) => valuesOf(name, row));
  const months = plain.map((row) => String(row[time] ?? '').slice(0, 7)).sort();
  const content = JSON.stringify([plain, salt]);
  const jobId = `hub_${id}_${months[0] || 'no'}_${months.at(-1) || 'no'}_${fingerprint(content)}${fingerprint(`2${content}`)}`;
  const lines = plain.map((row) => JSON.stringify({ ...row, [LOADED]: instant(nowMs), [SLICE]: jobId }));
  return { jobId, body: lines.join('\n'), rows: rows.length };
}

function valuesOf(name: TableName, row: Values): Values {
  const entries = Object.entries(tableOf(name).columns).map(([key, { kind }]) => [key, jsonOf(kind, row[key])]);
  return Object.fromEntries(entries.filter(([, value]) => value !== '' && value !== null)) as Values;
}

/** Lone surrogates, which have no UTF-8 form. */
const LONE = /[\ud800-\udfff]/gu;
/** A larger number cannot be real here, and NUMERIC would refuse the whole slice because of it. */
const MOST = 1e15;

function jsonOf(kind: ColumnKind, value: unknown): string | number | boolean | null {
  const type = TYPES[kind];
  if (type === 'BOOLEAN') return value === true;
  if (type === undefined) return String(value ?? '').replace(LONE, '\ufffd');
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  if (type === 'NUMERIC') return Math.abs(value) < MOST ? Number(value.toFixed(9)) : null;
  if (type === 'TIMESTAMP') return instant(value);
  return type === 'DATE' ? day(value) : value;
}

/** The earliest month that BigQuery can partition by: https://cloud.google.com/bigquery/docs/partitioned-tables */
const FIRST_MS = Date.UTC(1961, 0);
const LAST_MS = Date.UTC(2159, 0);
const isTime = (ms: number) => ms > FIRST_MS && ms < LAST_MS;

function instant(ms: number): string | null {
  return isTime(ms) ? new Date(ms).toISOString() : null;
}

function day(ms: number): string | null {
  return isTime(ms) ? isoDay(workbookDay(ms)) : null;
}

/** The SQL statements that the hub sends for the table of a tab. */
export function statementsIn(dataset: { readonly project: string; readonly dataset: string }, name: TableName) {
  const { id, key, fields } = shapeOf(name);
  const table = `\`${dataset.project}.${dataset.dataset}.${id}\``;
  const names = fields.map((field) => `\`${field.name}\``).join(', ');
  const newest = `ROW_NUMBER() OVER (PARTITION BY \`${key}\` ORDER BY ${LOADED} DESC, ${SLICE} DESC)`;
  return {
    /** Each row once, as it was loaded last. */
    view: `SELECT ${names} FROM (SELECT *, ${newest} AS hub_place FROM ${table}) WHERE hub_place = 1`,
    /** What a load job brought. */
    count: `SELECT COUNT(DISTINCT \`${key}\`) AS n FROM ${table} WHERE ${SLICE} = @slice`,
    /** All versions of rows of which some version matches; the newest last. */
    select: (condition: string) =>
      `SELECT ${names} FROM ${table} WHERE \`${key}\` IN (SELECT \`${key}\` FROM ${table} WHERE ${condition}) ORDER BY ${LOADED}, ${SLICE}`,
    remove: `DELETE FROM ${table} WHERE \`${key}\` IN UNNEST(@keys) AND ${SLICE} NOT IN UNNEST(@slices)`,
    /** Changes nothing, but is refused where changes are not allowed. */
    tryOut: `DELETE FROM ${table} WHERE FALSE`,
  };
}
