/** The tables of the base: found by name, created when missing, extended by missing fields. */
import { KEY_FIELD } from '../../core/feishu/records.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { asRecord, type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import * as is from '../../core/lib/read-json.ts';
import type { Properties } from '../../ports.ts';
import type { FeishuSource } from '../../store/feishu-sources.ts';
import type { FeishuCalls } from './feishu-calls.ts';

/** Property with each tab's table ID and a fingerprint of its fields, so that a day without changes makes no call. */
const TABLES_KEY = 'feishu.tables';
const PAGE = 100;
const RECORDS_A_PAGE = 500;

const kept = is.object({ base: is.text, tables: is.dictionary(is.object({ id: is.text, fields: is.text })) });

export interface FeishuTable {
  readonly id: string;
  readonly isNew: boolean;
}

/** Returns the tables by tab name. */
export function openTables(
  properties: Properties,
  calls: FeishuCalls,
  sources: readonly FeishuSource[],
): Map<string, FeishuTable> {
  const base = calls.base();
  const stored = is.readJson(properties.get(TABLES_KEY) ?? '{}', kept);
  const known = stored.ok && stored.value.base === base ? stored.value.tables : {};
  const isKnown = (source: FeishuSource) => known[source.name]?.fields === stampOf(source);
  const opened = new Map<string, FeishuTable>();
  if (!sources.every(isKnown)) {
    const there = new Map(pages(calls, '/tables').map((each) => [text(each, 'name'), text(each, 'table_id')]));
    for (const source of sources) {
      const id = there.get(source.name);
      opened.set(source.name, id ? complete(calls, id, source) : make(calls, source));
    }
    const now = sources.map((source) => [
      source.name,
      { id: opened.get(source.name)?.id ?? '', fields: stampOf(source) },
    ]);
    properties.setMany({ [TABLES_KEY]: JSON.stringify({ base, tables: Object.fromEntries(now) }) });
    return opened;
  }
  for (const { name } of sources) opened.set(name, { id: known[name]?.id ?? '', isNew: false });
  return opened;
}

/** Makes the next run read again which tables and fields exist. */
export function forgetTables(properties: Properties): void {
  properties.delete(TABLES_KEY);
}

function stampOf({ fields }: FeishuSource): string {
  return fingerprint(JSON.stringify(fields));
}

function make(calls: FeishuCalls, { name, fields }: FeishuSource): FeishuTable {
  const data = calls.ask('post', '/tables', { table: { name, fields } });
  return { id: text(data, 'table_id'), isNew: true };
}

/** Creates missing fields of ours; fields that people added stay. */
function complete(calls: FeishuCalls, id: string, { fields }: FeishuSource): FeishuTable {
  const there = new Set(pages(calls, `/tables/${id}/fields`).map((each) => text(each, 'field_name')));
  for (const field of fields) if (!there.has(field.field_name)) calls.ask('post', `/tables/${id}/fields`, { ...field });
  return { id, isNew: false };
}

/** Record IDs by the row's key, oldest first. */
export function recordsByKey(calls: FeishuCalls, tableId: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const path = `/tables/${tableId}/records?page_size=${RECORDS_A_PAGE}&field_names=${encodeURIComponent(JSON.stringify([KEY_FIELD]))}`;
  for (const each of pagesOf(calls, path)) {
    const key = keyIn(record(each, 'fields'));
    const id = text(each, 'record_id');
    if (id !== '' && key !== '') found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
}

/** Feishu returns a text as a string, or as a list of its parts. */
function keyIn(fields: JsonRecord): string {
  const plain = text(fields, KEY_FIELD);
  return plain !== ''
    ? plain
    : records(fields, KEY_FIELD)
        .map((piece) => text(piece, 'text'))
        .join('');
}

function pages(calls: FeishuCalls, path: string): JsonRecord[] {
  return pagesOf(calls, `${path}?page_size=${PAGE}`);
}

function pagesOf(calls: FeishuCalls, path: string): JsonRecord[] {
  const items: JsonRecord[] = [];
  for (let next = ''; ; ) {
    const data = calls.ask('get', next === '' ? path : `${path}&page_token=${encodeURIComponent(next)}`);
    items.push(...records(data, 'items'));
    next = asRecord(data)?.has_more === true ? text(data, 'page_token') : '';
    if (next === '') return items;
  }
}
