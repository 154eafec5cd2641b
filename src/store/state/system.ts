/**
 * The hidden System tab, which only the writer touches: one cell of running numbers, and buckets of fingerprints that
 * remember which events were handled (9 days), which customer a phone or user ID belongs to and in which row a unit stands
 * (for ever). A round reads only the buckets its events fall into, so the cost does not grow with the past.
 */
import { bucketOf, fingerprint } from '../../core/lib/fingerprint.ts';
import type { Cell, ReadRange, RowUpdate, WorkbookChanges } from '../../ports.ts';
import { type HubState, newState, readState, writeState } from './hub-state.ts';
import { type Clocks, newClocks, readClocks, writeClocks } from './timers.ts';

export const SYSTEM_TAB = 'System';
export const SYSTEM_HEADER = ['Bucket', 'Handled events', 'Customers', 'Units'] as const;
export const BUCKETS = 512;

/** Meta redelivers for up to 7 days; one more for clocks and one for the bucket's own day. */
const REMEMBER_DAYS = 9;
const STATE_ROW = 2;
const FIRST_BUCKET_ROW = 3;
const SEEN_ENTRY = 3 + 10;

/** From this many buckets on, all of them are read as one range: the ranges of a call travel in its URL. */
const ALL_AT_ONCE = 60;

/** Indexes: `;fingerprint=number` for each key. */
type Index = 'customers' | 'units';

interface Bucket extends Record<Index, string> {
  seen: string;
  dirty: boolean;
}

/** The running numbers alone, for code that writes to the ledger outside a round; under the lock, like everything here. */
export function stateRange(): ReadRange {
  return { sheet: SYSTEM_TAB, fromRow: STATE_ROW, toRow: STATE_ROW, column: 2, columns: 1 };
}

/** `block`: the cells of stateRange(). */
export function stateFrom(block: readonly Cell[][] | undefined): HubState {
  return readState(String(block?.[0]?.[0] ?? ''));
}

/** The write of stateRange()'s cell. */
export function stateUpdate(state: HubState): RowUpdate {
  return { ...{ sheet: SYSTEM_TAB, row: STATE_ROW, column: 2 }, cells: [{ kind: 'text', value: writeState(state) }] };
}

export class SystemSession {
  private readonly buckets = new Map<number, Bucket>();
  private readonly ids: readonly number[];
  private saved: { state: string; clocks: string; buckets: Map<number, Bucket> } | null = null;
  private before: readonly string[] = [];
  state: HubState = newState();
  clocks: Clocks = newClocks();

  /** `keys`: every event id, phone and user ID that the round may ask about. */
  constructor(
    keys: Iterable<string>,
    private readonly today: number,
  ) {
    this.ids = [...new Set([...keys].map((key) => bucketOf(key, BUCKETS)))].sort((a, b) => a - b);
  }

  ranges(): ReadRange[] {
    const first = FIRST_BUCKET_ROW;
    const rows = this.ids.map((id) => [id + first, id + first]);
    const spans = [[STATE_ROW, STATE_ROW], ...(this.readsAll ? [[first, first + BUCKETS - 1]] : rows)];
    return spans.map(([fromRow = 0, toRow = 0]) => ({ sheet: SYSTEM_TAB, fromRow, toRow, column: 2, columns: 3 }));
  }

  private get readsAll(): boolean {
    return this.ids.length >= ALL_AT_ONCE;
  }

  /** Takes the blocks for `ranges()`, in their order. */
  take(blocks: readonly (readonly Cell[][])[]): void {
    this.state = readState(String(blocks[0]?.[0]?.[0] ?? ''));
    this.clocks = readClocks(String(blocks[0]?.[0]?.[1] ?? ''));
    this.before = this.numbers();
    this.ids.forEach((id, index) => {
      const cells = (this.readsAll ? blocks[1]?.[id] : blocks[index + 1]?.[0]) ?? [];
      const [seen = '', customers = '', units = ''] = cells.map(String);
      this.buckets.set(id, { seen, customers, units, dirty: false });
    });
  }

  hasSeen(eventId: string): boolean {
    const { seen } = this.bucket(eventId);
    const print = fingerprint(eventId);
    for (let i = 3; i < seen.length; i += SEEN_ENTRY) if (seen.startsWith(print, i)) return true;
    return false;
  }

  remember(eventId: string): void {
    const bucket = this.bucket(eventId);
    bucket.seen = this.forget(bucket.seen) + dayCode(this.today) + fingerprint(eventId);
    bucket.dirty = true;
  }

  /** Drops entries that are too old; entries stand in order of age. */
  private forget(seen: string): string {
    let from = 0;
    while (from < seen.length && this.today - Number.parseInt(seen.slice(from, from + 3), 36) > REMEMBER_DAYS) {
      from += SEEN_ENTRY;
    }
    return seen.slice(from);
  }

  /** The number of the customer who uses this phone or user ID. */
  customerOf(alias: string): number | null {
    return this.find('customers', alias);
  }

  /** The row of the Units tab where this serial or device stood last: a hint, to be checked against the row. */
  unitRow(key: string): number | null {
    return this.find('units', key);
  }

  /** Units that this round did not ask about are noted when they next report. */
  setUnitRow(key: string, row: number): void {
    if (!this.buckets.has(bucketOf(key, BUCKETS))) return;
    const known = this.find('units', key);
    if (known === row) return;
    const bucket = this.bucket(key);
    if (known !== null) bucket.units = bucket.units.replace(entryOf(key, known), '');
    bucket.units += entryOf(key, row);
    bucket.dirty = true;
  }

  private find(index: Index, key: string): number | null {
    const entries = this.bucket(key)[index];
    const at = entries.lastIndexOf(`;${fingerprint(key)}=`);
    if (at < 0) return null;
    const from = at + 12;
    const end = entries.indexOf(';', from);
    return Number.parseInt(entries.slice(from, end < 0 ? undefined : end), 36);
  }

  setCustomer(alias: string, customer: number): void {
    if (this.customerOf(alias) === customer) return;
    const bucket = this.bucket(alias);
    bucket.customers += entryOf(alias, customer);
    bucket.dirty = true;
  }

  changes(): WorkbookChanges {
    const updates: WorkbookChanges['updates'][number][] = [];
    this.numbers().forEach((value, index) => {
      if (value === this.before[index]) return;
      updates.push({ sheet: SYSTEM_TAB, row: STATE_ROW, column: 2 + index, cells: [{ kind: 'text', value }] });
    });
    for (const [id, bucket] of this.buckets) {
      if (!bucket.dirty) continue;
      const cells = [bucket.seen, bucket.customers, bucket.units].map((value) =>
        value === '' ? ({ kind: 'blank' } as const) : ({ kind: 'text', value } as const),
      );
      updates.push({ sheet: SYSTEM_TAB, row: id + FIRST_BUCKET_ROW, column: 2, cells });
    }
    return { updates, appends: [] };
  }

  /** Row 2: the running numbers, and the clocks of owned leads beside them. */
  private numbers(): string[] {
    return [writeState(this.state), writeClocks(this.clocks)];
  }

  /** Starts a savepoint: changes from here on can be rolled back together. */
  checkpoint(): void {
    this.saved = {
      state: writeState(this.state),
      clocks: writeClocks(this.clocks),
      buckets: new Map([...this.buckets].map(([id, b]) => [id, { ...b }])),
    };
  }

  rollback(): void {
    if (!this.saved) return;
    this.state = readState(this.saved.state);
    this.clocks = readClocks(this.saved.clocks);
    for (const [id, bucket] of this.saved.buckets) this.buckets.set(id, { ...bucket });
  }

  private bucket(key: string): Bucket {
    const bucket = this.buckets.get(bucketOf(key, BUCKETS));
    if (!bucket) throw new Error(`System: the bucket of "${key}" was not read in this round`);
    return bucket;
  }
}

function entryOf(key: string, value: number): string {
  return `;${fingerprint(key)}=${value.toString(36)}`;
}

function dayCode(day: number): string {
  return day.toString(36).padStart(3, '0');
}
