/**
 * The hidden System tab, which only the writer touches: buckets of fingerprints, and behind them a row for each feature. A
 * round reads the features and the buckets its events fall into, so that the cost does not grow with the history. Every row
 * carries its name: when one is missing, duplicated or moved, the whole tab is read once and repaired.
 */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { Cell, ReadRange, RowUpdate, WorkbookChanges } from '../../ports.ts';
import {
  BUCKETS,
  type Bucket,
  bucketsBy,
  entryOf,
  find,
  forget,
  hasSeen,
  type Index,
  readBucket,
  redistribute,
  trimBucket,
  withSeen,
} from './buckets.ts';
import { FEATURES, makeRoom } from './features.ts';
import { type HubState, newState } from './hub-state.ts';
import { rowsOfOldForm } from './legacy.ts';
import {
  cellOf,
  FIRST_BUCKET_ROW,
  FIRST_FEATURE_ROW,
  featureUpdate,
  MEMORY,
  NAMES,
  OLD_ROW,
  SYSTEM_TAB,
  stateRange,
} from './system-tab.ts';
import type { Clocks } from './timers.ts';

/** From this many buckets on, all are read as one range, since the ranges of a call are part of its URL. */
const ALL_AT_ONCE = 60;

export interface SystemProblem {
  /** Name of the row. */
  readonly row: string;
  readonly text: string;
}

/** The tab's rows below the header for a new hub. */
export function freshSystemRows(secret: string): Cell[][] {
  const session = new SystemSession([], 0, secret);
  session.putInOrder([]);
  const rows: Cell[][] = [[]];
  for (const { row, cells } of session.changes().updates)
    rows[row - OLD_ROW] = cells.map((cell) => (cell.kind === 'text' ? cell.value : ''));
  return rows;
}

export class SystemSession {
  private readonly buckets = new Map<number, Bucket>();
  private readonly ids: readonly number[];
  private readonly by: ReturnType<typeof bucketsBy>;
  private saved: { texts: readonly string[]; buckets: Map<number, Bucket> } | null = null;
  private before: readonly string[] = [];
  /** Rows to clear, beyond the end of the tab. */
  private strays: readonly number[] = [];
  state: HubState = newState();
  /** Broken rows and dropped entries, to be reported. */
  readonly problems: SystemProblem[] = [];
  /** Features that could not be read: they start empty, or are recovered from other tabs. */
  readonly lost = new Set<string>();
  /** Some customers' keys were lost and must be recovered from the Customers tab. */
  lostAliases = false;
  /** The whole tab must be read and repaired with `putInOrder`. */
  isOutOfOrder = false;

  /** `keys`: every event ID, phone and user ID that the round may look up. */
  constructor(
    keys: Iterable<string>,
    private readonly today: number,
    secret: string,
  ) {
    this.by = bucketsBy(secret);
    this.ids = [...new Set([...keys].map((key) => this.bucketOf(key)))].sort((a, b) => a - b);
  }

  get clocks(): Clocks {
    return this.state;
  }

  ranges(): ReadRange[] {
    const first = FIRST_BUCKET_ROW;
    const rows = this.ids.map((id) => [id + first, id + first]);
    const spans = [[OLD_ROW, OLD_ROW], ...(this.readsAll ? [[first, first + BUCKETS - 1]] : rows)];
    const buckets = spans.map(([fromRow = 0, toRow = 0]) => ({
      sheet: SYSTEM_TAB,
      fromRow,
      toRow,
      column: 1,
      columns: 4,
    }));
    return [stateRange(), ...buckets];
  }

  private get readsAll(): boolean {
    return this.ids.length >= ALL_AT_ONCE;
  }

  /** Reads the content of `ranges()`, in the same order. */
  take([features = [], old = [], ...blocks]: readonly (readonly (readonly Cell[])[])[]): void {
    const rows = this.ids.map((id, index) => ({
      id,
      cells: (this.readsAll ? blocks[0]?.[id] : blocks[index]?.[0]) ?? [],
    }));
    const isInOrder =
      old.length === 0 &&
      NAMES.every((name, index) => features[index]?.[0] === name) &&
      features[FEATURES.length]?.[1] === this.by.check &&
      rows.every(({ id, cells }) => cells[0] === labelOf(id));
    this.isOutOfOrder = !isInOrder;
    if (!isInOrder) return;
    this.takeFeatures(new Map(features.map(([name = '', text = '']) => [String(name), String(text)])));
    for (const { id, cells } of rows) this.buckets.set(id, this.readBucket(labelOf(id), cells.slice(1)));
    this.before = this.texts();
  }

  /** `rows`: the whole tab below its header. Moves everything to its proper row; missing rows count as lost. */
  putInOrder(rows: readonly (readonly Cell[])[]): void {
    const labels = new Set(NAMES);
    const texts = new Map<string, string>();
    const old: Bucket[] = [];
    const seen = new Set<string>();
    const [, state = '', clocks = ''] = (rows[0] ?? []).map(String);
    const oldForm = rows.some(([label]) => label === MEMORY) ? null : rowsOfOldForm(state, clocks);
    rows.forEach((cells, index) => {
      const label = String(cells[0] ?? '');
      const named = labels.has(label) ? label : this.unnamed(index, rows);
      if (named !== null && seen.has(named)) this.note(named, 'the row was there twice; the first counts');
      if (named !== null && !seen.has(named)) texts.set(named, String(cells[1] ?? ''));
      seen.add(named ?? label);
      const isState = index === 0 && oldForm !== null;
      if (named === null && !isState) old.push(this.readBucket(label, cells.slice(1)));
    });
    const isBlank = rows.every((cells) => cells.slice(1).every((cell) => cell === ''));
    this.takeFeatures(new Map([...(oldForm ?? []), ...texts]), oldForm !== null || isBlank);
    if (isBlank) for (const { name } of FEATURES) this.lost.add(name);
    const isOurs = texts.has(MEMORY);
    const gone = Array.from({ length: BUCKETS }, (_, id) => labelOf(id)).filter((label) => !seen.has(label));
    if (isOurs && gone.length > 0) this.note(gone.slice(0, 5).join(', '), `${gone.length} rows were gone or renamed`);
    if (texts.get(MEMORY) === this.by.check && this.problems.length === 0) this.note('all', 'rows were moved');
    if (isBlank || (isOurs && gone.length > 0)) this.lostAliases = true;
    for (const [id, bucket] of redistribute(old, this.by.of).entries()) this.buckets.set(id, bucket);
    this.strays = rows.flatMap((cells, index) => {
      const isStray = index === 0 || index > BUCKETS + FEATURES.length + 1;
      return isStray && cells.some((cell) => cell !== '') ? [index + 2] : [];
    });
    this.before = [];
  }

  /** The name of a feature's row whose name was overwritten, if it occurs nowhere else; null otherwise. */
  private unnamed(index: number, rows: readonly (readonly Cell[])[]): string | null {
    const name = FEATURES[index + OLD_ROW - FIRST_FEATURE_ROW]?.name;
    return name !== undefined && !rows.some(([label]) => label === name) ? name : null;
  }

  /** `isNew`: missing features are normal and not reported. */
  private takeFeatures(texts: ReadonlyMap<string, string>, isNew = false): void {
    for (const { name, read } of FEATURES) {
      const text = texts.get(name);
      const found = text === undefined ? null : read(text);
      if (found?.ok) Object.assign(this.state, found.value);
      else if (found || !isNew) {
        this.lost.add(name);
        this.note(name, found ? found.reason : 'the row was gone');
      }
    }
  }

  private readBucket(label: string, cells: readonly Cell[]): Bucket {
    const { broken, ...bucket } = readBucket(cells);
    if (broken.length > 0) this.note(label, `${broken.join(', ')}: not what the hub wrote`);
    if (broken.includes('Customers')) this.lostAliases = true;
    return bucket;
  }

  private note(row: string, text: string): void {
    this.problems.push({ row, text });
  }

  hasSeen(eventId: string): boolean {
    return hasSeen(this.bucket(eventId), fingerprint(eventId));
  }

  remember(eventId: string): void {
    const bucket = this.bucket(eventId);
    bucket.seen = withSeen(bucket.seen, fingerprint(eventId), this.today);
    bucket.dirty = true;
  }

  /** The number of the customer with this phone or user ID; null when unknown. */
  customerOf(alias: string): number | null {
    return this.find('customers', alias);
  }

  /** Where this serial or device was last in the Units tab, to be checked against that row. Null when unknown. */
  unitRow(key: string): number | null {
    return this.find('units', key);
  }

  /** Notes a unit's row. Units whose bucket was not read in this round are noted when they next report. */
  setUnitRow(key: string, row: number): void {
    if (!this.buckets.has(this.bucketOf(key))) return;
    const known = this.find('units', key);
    if (known === row) return;
    const bucket = this.bucket(key);
    const print = fingerprint(key);
    if (known !== null) bucket.units = bucket.units.replace(entryOf(print, known), '');
    bucket.units += entryOf(print, row);
    bucket.dirty = true;
  }

  setCustomer(alias: string, customer: number): void {
    if (this.customerOf(alias) === customer) return;
    const bucket = this.bucket(alias);
    bucket.customers += entryOf(fingerprint(alias), customer);
    bucket.dirty = true;
  }

  /** Forgets an alias: the next message from this phone or user ID is from somebody new. */
  forgetCustomer(alias: string): void {
    forget(this.bucket(alias), fingerprint(alias));
  }

  /** Adds a customer's phone or user ID from their row, if its bucket is loaded and lacks it. */
  relearn(alias: string, customer: number): void {
    if (this.buckets.has(this.bucketOf(alias)) && this.customerOf(alias) === null) this.setCustomer(alias, customer);
  }

  private find(index: Index, key: string): number | null {
    return find(this.bucket(key)[index], fingerprint(key));
  }

  /** Called before the commit: drops what does not fit its cell, and reports it. */
  makeRoom(): void {
    for (const { feature, keys } of makeRoom(this.state)) {
      const { name, costs } = feature;
      this.note(name, `full: ${keys.length} entries gave way (${keys.slice(0, 20).join(', ')}); ${costs}`);
    }
    for (const [id, bucket] of this.buckets)
      if (bucket.dirty && trimBucket(bucket)) this.note(labelOf(id), 'full: the oldest entries were forgotten');
  }

  changes(): WorkbookChanges {
    const updates: RowUpdate[] = [];
    this.texts().forEach((text, index) => {
      if (text !== this.before[index]) updates.push(featureUpdate(index, NAMES[index] ?? '', text));
    });
    for (const [id, { seen, customers, units, dirty }] of this.buckets) {
      const cells = [labelOf(id), seen, customers, units].map(cellOf);
      if (dirty) updates.push({ sheet: SYSTEM_TAB, row: id + FIRST_BUCKET_ROW, column: 1, cells });
    }
    const blank = ['', '', '', ''].map(cellOf);
    updates.push(...this.strays.map((row) => ({ sheet: SYSTEM_TAB, row, column: 1, cells: blank })));
    return { updates, appends: [] };
  }

  /** The texts of the features' rows, in their order. */
  private texts(): string[] {
    return [...FEATURES.map(({ write }) => write(this.state)), this.by.check];
  }

  /** Starts a savepoint: changes from here on can be rolled back together. */
  checkpoint(): void {
    this.saved = { texts: this.texts(), buckets: new Map([...this.buckets].map(([id, b]) => [id, { ...b }])) };
  }

  rollback(): void {
    const { saved } = this;
    if (!saved) return;
    this.state = newState();
    FEATURES.forEach(({ read }, index) => {
      const found = read(saved.texts[index] ?? '');
      if (found.ok) Object.assign(this.state, found.value);
    });
    for (const [id, bucket] of saved.buckets) this.buckets.set(id, { ...bucket });
  }

  private bucketOf(key: string): number {
    return this.by.of(fingerprint(key));
  }

  private bucket(key: string): Bucket {
    const bucket = this.buckets.get(this.bucketOf(key));
    if (!bucket) throw new Error(`System: the bucket of "${key.slice(0, 80)}" was not read in this round`);
    return bucket;
  }
}

function labelOf(bucket: number): string {
  return `bucket ${String(bucket).padStart(3, '0')}`;
}
