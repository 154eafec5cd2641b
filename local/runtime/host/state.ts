/** The whole state of the owner side: workbooks, property stores, caches, mail. Snapshots share unchanged parts. */
import { CacheStore } from '../model/cache';
import { Mailbox } from '../model/mailbox';
import type { Locale } from '../model/messages';
import { PropertyStore } from '../model/properties';
import { Refusal } from '../model/refusal';
import { Workbook } from '../model/workbook';
import type { HostChange, HostOptions, HostSnapshot, UiMessage } from './types';

/** A menu as a script described it, by caption; messages in order. */
export interface UiLog {
  readonly menus: Map<string, unknown>;
  readonly messages: UiMessage[];
}

export class HostState {
  readonly now: () => number;
  readonly random: () => number;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly owner: string;
  readonly files: Readonly<Record<string, string>>;
  readonly mailbox: Mailbox;
  /** What scripts showed to the person at the sheet, of this process only. */
  readonly ui: UiLog = { menus: new Map(), messages: [] };
  boundId: string | null;
  readonly #workbooks: Map<string, Workbook>;
  readonly #properties: Map<string, PropertyStore>;
  readonly #caches: Map<string, CacheStore>;
  #nextSpreadsheet: number;
  #dirty = true;

  constructor(options: HostOptions) {
    const saved = options.snapshot;
    this.now = options.now;
    this.random = options.random;
    this.locale = options.locale ?? 'en';
    this.timeZone = options.timeZone ?? 'Asia/Jakarta';
    this.owner = options.owner ?? 'owner@example.com';
    this.files = options.files ?? {};
    this.boundId = saved?.boundId ?? null;
    this.#nextSpreadsheet = saved?.nextSpreadsheet ?? 1;
    this.#workbooks = new Map((saved?.workbooks ?? []).map((workbook) => [workbook.id, new Workbook(workbook)]));
    this.#properties = new Map(entries(saved?.properties).map(([scope, values]) => [scope, new PropertyStore(values)]));
    this.#caches = new Map(entries(saved?.caches).map(([scope, items]) => [scope, new CacheStore(items)]));
    this.mailbox = new Mailbox(saved?.mail);
    if (!this.boundId && options.containerBound !== false)
      this.boundId = this.createWorkbook('Untitled spreadsheet').id;
  }

  workbook(id: string): Workbook {
    const workbook = this.#workbooks.get(id);
    if (!workbook) throw new Refusal('missingDocument', id);
    return workbook;
  }

  hasWorkbook(id: string): boolean {
    return this.#workbooks.has(id);
  }

  workbooks(): Workbook[] {
    return [...this.#workbooks.values()];
  }

  createWorkbook(name: string): Workbook {
    const { timeZone, owner } = this;
    return this.#keep(Workbook.create({ id: this.#newId(), name, timeZone, locale: 'en_US', owner }));
  }

  copyWorkbook(source: Workbook, name: string): Workbook {
    return this.#keep(source.copy({ id: this.#newId(), name, owner: this.owner }));
  }

  #newId(): string {
    const id = spreadsheetId(this.#nextSpreadsheet);
    this.#nextSpreadsheet += 1;
    this.#dirty = true;
    return id;
  }

  #keep(workbook: Workbook): Workbook {
    this.#workbooks.set(workbook.id, workbook);
    return workbook;
  }

  properties(scope: string): PropertyStore {
    return getOrMake(this.#properties, scope, () => new PropertyStore());
  }

  cache(scope: string): CacheStore {
    return getOrMake(this.#caches, scope, () => new CacheStore());
  }

  evictCaches(count: number): void {
    for (const cache of this.#caches.values()) cache.evict(count);
  }

  snapshot(): HostSnapshot {
    return {
      boundId: this.boundId,
      nextSpreadsheet: this.#nextSpreadsheet,
      workbooks: this.workbooks().map((workbook) => workbook.snapshot()),
      properties: Object.fromEntries([...this.#properties].map(([scope, store]) => [scope, store.snapshot()])),
      caches: Object.fromEntries([...this.#caches].map(([scope, store]) => [scope, store.snapshot()])),
      mail: this.mailbox.snapshot(),
    };
  }

  drainChanges(): readonly HostChange[] {
    const changes: HostChange[] = [];
    if (this.#dirty) changes.push({ store: 'host', boundId: this.boundId, nextSpreadsheet: this.#nextSpreadsheet });
    this.#dirty = false;
    for (const workbook of this.#workbooks.values()) changes.push(...drainWorkbook(workbook));
    for (const [scope, store] of this.#properties) {
      for (const key of store.takeDirt()) changes.push({ store: 'property', scope, key, value: store.get(key) });
    }
    for (const mail of this.mailbox.takeNew()) changes.push({ store: 'mail', mail });
    return changes;
  }
}

function* drainWorkbook(workbook: Workbook): Generator<HostChange> {
  const spreadsheetId = workbook.id;
  if (workbook.takeDirt()) {
    const sheetIds = workbook.sheets.map((sheet) => sheet.sheetId);
    yield { store: 'workbook', spreadsheetId, meta: workbook.meta(), sheetIds };
  }
  for (const sheet of workbook.sheets) {
    const { rows, meta } = sheet.takeDirt();
    if (meta) yield { store: 'sheetMeta', spreadsheetId, meta: sheet.meta() };
    if (rows !== 'all' && rows.size === 0) continue;
    const numbers = rows === 'all' ? Array.from({ length: sheet.lastRow }, (_, index) => index + 1) : [...rows];
    const data = numbers
      .map((row) => [row, sheet.row(row)] as const)
      .filter(([, row]) => rows !== 'all' || row.length > 0);
    yield { store: 'sheet', spreadsheetId, sheetId: sheet.sheetId, rows: rows === 'all' ? 'all' : numbers, data };
  }
}

function getOrMake<T>(map: Map<string, T>, key: string, make: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {});
}

/** 44 characters, as spreadsheet ids have, and the same in every run. */
function spreadsheetId(number: number): string {
  return `1local${String(number).padStart(4, '0')}${'abcdefghijklmnopqrstuvwxyzABCDEFGH'}`.slice(0, 44);
}
