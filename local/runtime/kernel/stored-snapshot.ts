/** Reads the data folder back into the snapshot that a host starts from. */
import type Database from 'libsql';
import type { HostSnapshot } from '../host/types';
import type { Row } from '../model/cell';
import type { Mail } from '../model/mailbox';
import type { SheetMeta, SheetSnapshot } from '../model/sheet-state';
import type { WorkbookMeta, WorkbookSnapshot } from '../model/workbook-state';
import type { RuntimeSnapshot } from './options';
import type { Trigger } from './trigger-service';

export function readSnapshot(db: Database.Database): RuntimeSnapshot | undefined {
  const host = one(db, 'SELECT json FROM host') as Pick<HostSnapshot, 'boundId' | 'nextSpreadsheet'> | undefined;
  if (host === undefined) return undefined;
  return {
    host: { ...host, workbooks: readWorkbooks(db), properties: readProperties(db), caches: {}, mail: readMail(db) },
    triggers: (one(db, 'SELECT json FROM script_trigger') as Trigger[] | undefined) ?? [],
  };
}

function one(db: Database.Database, query: string): unknown {
  const row = db.prepare(query).get() as { json: string } | undefined;
  return row === undefined ? undefined : JSON.parse(row.json);
}

function readWorkbooks(db: Database.Database): WorkbookSnapshot[] {
  const rows = db.prepare('SELECT json, sheets FROM workbook ORDER BY rowid').all() as {
    json: string;
    sheets: string;
  }[];
  return rows.map((row) => {
    const meta = JSON.parse(row.json) as WorkbookMeta;
    const sheetIds = JSON.parse(row.sheets) as number[];
    return { ...meta, sheets: sheetIds.flatMap((sheetId) => readSheet(db, meta.id, sheetId)) };
  });
}

function readSheet(db: Database.Database, workbook: string, sheetId: number): SheetSnapshot[] {
  const found = db.prepare('SELECT json FROM sheet WHERE workbook = ? AND sheet = ?').get(workbook, sheetId) as
    | { json: string }
    | undefined;
  if (found === undefined) return [];
  const stored = db
    .prepare('SELECT row, json FROM sheet_row WHERE workbook = ? AND sheet = ? ORDER BY row')
    .all(workbook, sheetId) as { row: number; json: string }[];
  const rows: (Row | null)[] = new Array<Row | null>(stored.at(-1)?.row ?? 0).fill(null);
  for (const { row, json } of stored) rows[row - 1] = JSON.parse(json) as Row;
  return [{ ...(JSON.parse(found.json) as SheetMeta), rows }];
}

function readProperties(db: Database.Database): HostSnapshot['properties'] {
  const stored = db.prepare('SELECT scope, key, value FROM property').all() as {
    scope: string;
    key: string;
    value: string;
  }[];
  const scopes: Record<string, Record<string, string>> = {};
  for (const { scope, key, value } of stored) {
    const values = scopes[scope] ?? {};
    values[key] = value;
    scopes[scope] = values;
  }
  return scopes;
}

function readMail(db: Database.Database): Mail[] {
  const stored = db.prepare('SELECT json FROM mail ORDER BY number').all() as { json: string }[];
  return stored.map(
    ({ json }) =>
      JSON.parse(json, (_key, value: unknown) =>
        typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string'
          ? new Uint8Array(Buffer.from(value.base64, 'base64'))
          : value,
      ) as Mail,
  );
}
