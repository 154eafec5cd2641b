/**
 * Rows as records of Feishu Base, and the changes needed to bring the records up to date. Field types and values:
 * https://open.feishu.cn/document/server-docs/docs/bitable-v1/app-table-record/bitable-record-data-structure-overview
 */
import type { Column, ColumnKind, Table } from '../../tables/columns.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { clip } from '../lib/text.ts';

/** The first field of each table: the row's key, which identifies the record. */
export const KEY_FIELD = 'Hub key';
/** Feishu refuses much longer cells (error 1254130), and nobody reads more in a base. */
const LONGEST_TEXT = 5_000;

export interface Field {
  readonly field_name: string;
  readonly type: number;
}

export type Fields = Readonly<Record<string, string | number | boolean | null>>;

export interface Wanted {
  readonly id: string;
  readonly fields: Fields;
  readonly hash: string;
}

export interface Known {
  readonly id: string;
  readonly recordId: string;
  readonly hash: string;
}

const TYPES: Readonly<Partial<Record<ColumnKind, number>>> = {
  integer: 2,
  number: 2,
  degrees: 2,
  boolean: 7,
  date: 5,
  dateTime: 5,
};
const TEXT = 1;

/** The key, then the columns in their order. */
export function fieldsOf(table: Table, keys: readonly string[]): Field[] {
  const columns = keys.flatMap((key) => table.columns[key] ?? []);
  return [
    { field_name: KEY_FIELD, type: TEXT },
    ...columns.map(({ header, kind }) => ({ field_name: header, type: TYPES[kind] ?? TEXT })),
  ];
}

/** `row`: dates as epoch ms, which is Feishu's format. */
export function wantedRecord(table: Table, keys: readonly string[], row: Readonly<Record<string, unknown>>): Wanted {
  const key = String(row[table.key] ?? '');
  const entries = keys.flatMap((name): [string, Fields[string]][] => {
    const column = table.columns[name];
    return column ? [[column.header, fieldValue(column, row[name] as Fields[string])]] : [];
  });
  const fields = { [KEY_FIELD]: key, ...Object.fromEntries(entries) };
  return { id: rowId(table.name, key), fields, hash: fingerprint(JSON.stringify(fields)) };
}

/** ID of a row in the Feishu sync tab. */
export function rowId(tab: string, key: string): string {
  return `${tab}|${key}`;
}

function fieldValue({ kind }: Column, value: Fields[string]): Fields[string] {
  if (TYPES[kind] === undefined) return clip(String(value ?? ''), LONGEST_TEXT);
  return value === '' ? null : value;
}

export interface TablePlan {
  readonly creates: readonly Wanted[];
  readonly updates: readonly (Wanted & { readonly recordId: string })[];
  /** Records to delete, with their former rows. */
  readonly deletes: readonly Known[];
}

/** `known`: rows of this tab only. Of two wanted rows with one key the first counts. */
export function planTable(wanted: readonly Wanted[], known: readonly Known[]): TablePlan {
  const byId = new Map(known.map((each) => [each.id, each]));
  const first = new Map<string, Wanted>();
  for (const each of wanted) if (!first.has(each.id)) first.set(each.id, each);
  const all = [...first.values()];
  return {
    creates: all.filter(({ id }) => !byId.get(id)?.recordId),
    updates: all.flatMap((each) => {
      const { recordId = '', hash = '' } = byId.get(each.id) ?? {};
      return recordId === '' || hash === each.hash ? [] : [{ ...each, recordId }];
    }),
    deletes: known.filter(({ id, recordId }) => recordId !== '' && !first.has(id)),
  };
}
