/**
 * The data folder: everything the host keeps, in one embedded database (libSQL). A batch of changes is one transaction, so that
 * a process killed at any moment leaves the workbook in a state between two batches. The cache is not stored.
 */
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type Database from 'libsql';
import type { HostChange } from '../host/types';
import type { Mail } from '../model/mailbox';
import type { RuntimeSnapshot } from './options';
import { readSnapshot } from './stored-snapshot';
import type { Trigger } from './trigger-service';

export interface Store {
  /** Undefined for a new folder. */
  load(): RuntimeSnapshot | undefined;
  save(changes: readonly HostChange[]): void;
  saveTriggers(triggers: readonly Trigger[]): void;
  /** Into a file that does not exist yet. */
  copyTo(file: string): void;
  close(): void;
}

/** The folder cannot be used; the message says why, for the person who chose it. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

const FILE = 'workbook.db';
/** Marks the database as ours: "GASl" in ASCII. */
const APPLICATION_ID = 0x4741536c;
const VERSION = 1;

const SCHEMA = `
CREATE TABLE host (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL);
CREATE TABLE workbook (id TEXT PRIMARY KEY, json TEXT NOT NULL, sheets TEXT NOT NULL);
CREATE TABLE sheet (workbook TEXT NOT NULL, sheet INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (workbook, sheet)) WITHOUT ROWID;
CREATE TABLE sheet_row (workbook TEXT NOT NULL, sheet INTEGER NOT NULL, row INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (workbook, sheet, row)) WITHOUT ROWID;
CREATE TABLE property (scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID;
CREATE TABLE mail (number INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE script_trigger (only INTEGER PRIMARY KEY CHECK (only = 1), json TEXT NOT NULL);
`;

export function openStore(folder: string): Store {
  prepareFolder(folder);
  // Loaded only when there is a data folder: the database is native code, and most runtimes live in memory.
  const Libsql = createRequire(import.meta.url)('libsql') as typeof Database;
  const file = join(folder, FILE);
  let db: Database.Database;
  try {
    db = new Libsql(file);
    takeForOurselves(db, folder);
  } catch (error) {
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(reasonFor(folder, error));
  }
  return storeIn(db);
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(`the data folder ${folder} cannot be read and written: ${textOf(error)}`);
  }
  const others = readdirSync(folder).filter((name) => !name.startsWith('.'));
  if (others.length > 0 && !existsSync(join(folder, FILE))) {
    throw new DataFolderError(
      `the folder ${folder} holds something else (${others[0]}); name an empty one, or one of this runtime's`,
    );
  }
}

/** Locks the folder for one process. The lock is the operating system's and ends with the process. */
function takeForOurselves(db: Database.Database, folder: string): void {
  db.exec('PRAGMA locking_mode = EXCLUSIVE');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = NORMAL');
  const id = numberOf(db, 'application_id');
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number };
  if (id === 0 && tables.n === 0) {
    db.exec(
      `BEGIN IMMEDIATE; ${SCHEMA} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION}; COMMIT`,
    );
    return;
  }
  if (id !== APPLICATION_ID) throw new DataFolderError(`${join(folder, FILE)} is not a database of this runtime`);
  const version = numberOf(db, 'user_version');
  if (version !== VERSION) {
    throw new DataFolderError(
      `the data folder ${folder} is of version ${version}; this runtime reads version ${VERSION}`,
    );
  }
  // Reading takes the lock: a second process finds out now, not at its first write.
  db.exec('BEGIN EXCLUSIVE; COMMIT');
}

function numberOf(db: Database.Database, pragma: string): number {
  const row = db.prepare(`PRAGMA ${pragma}`).get() as Record<string, number> | undefined;
  return row?.[pragma] ?? 0;
}

function reasonFor(folder: string, error: unknown): string {
  const text = textOf(error);
  if (/locked|busy/i.test(text)) return `the data folder ${folder} is in use by another process`;
  if (/not a database|malformed|corrupt/i.test(text))
    return `${join(folder, FILE)} is not a readable database: ${text}`;
  return `the data folder ${folder} cannot be opened: ${text}`;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function storeIn(db: Database.Database): Store {
  const put = {
    host: db.prepare('INSERT OR REPLACE INTO host VALUES (1, ?)'),
    workbook: db.prepare('INSERT OR REPLACE INTO workbook VALUES (?, ?, ?)'),
    sheet: db.prepare('INSERT OR REPLACE INTO sheet VALUES (?, ?, ?)'),
    row: db.prepare('INSERT OR REPLACE INTO sheet_row VALUES (?, ?, ?, ?)'),
    noRow: db.prepare('DELETE FROM sheet_row WHERE workbook = ? AND sheet = ? AND row = ?'),
    noRows: db.prepare('DELETE FROM sheet_row WHERE workbook = ? AND sheet = ?'),
    property: db.prepare('INSERT OR REPLACE INTO property VALUES (?, ?, ?)'),
    noProperty: db.prepare('DELETE FROM property WHERE scope = ? AND key = ?'),
    mail: db.prepare('INSERT INTO mail (json) VALUES (?)'),
    triggers: db.prepare('INSERT OR REPLACE INTO script_trigger VALUES (1, ?)'),
  };
  const one = (change: HostChange): void => {
    switch (change.store) {
      case 'host':
        put.host.run(JSON.stringify({ boundId: change.boundId, nextSpreadsheet: change.nextSpreadsheet }));
        return;
      case 'workbook':
        put.workbook.run(change.spreadsheetId, JSON.stringify(change.meta), JSON.stringify(change.sheetIds));
        return;
      case 'sheetMeta':
        put.sheet.run(change.spreadsheetId, change.meta.sheetId, JSON.stringify(change.meta));
        return;
      case 'sheet':
        if (change.rows === 'all') put.noRows.run(change.spreadsheetId, change.sheetId);
        for (const [number, row] of change.data) {
          if (row.length === 0) put.noRow.run(change.spreadsheetId, change.sheetId, number);
          else put.row.run(change.spreadsheetId, change.sheetId, number, JSON.stringify(row));
        }
        return;
      case 'property':
        if (change.value === null) put.noProperty.run(change.scope, change.key);
        else put.property.run(change.scope, change.key, change.value);
        return;
      case 'mail':
        put.mail.run(mailJson(change.mail));
        return;
    }
  };
  return {
    load: () => readSnapshot(db),
    save: db.transaction((changes: readonly HostChange[]) => changes.forEach(one)),
    saveTriggers: (triggers) => void put.triggers.run(JSON.stringify(triggers)),
    copyTo: (file) => void db.prepare('VACUUM INTO ?').run(file),
    close() {
      // Statements keep their connection until they are collected, so the lock is given back first.
      db.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = NORMAL; SELECT count(*) FROM host');
      db.close();
    },
  };
}

function mailJson(mail: Mail): string {
  return JSON.stringify(mail, (_key, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value,
  );
}
