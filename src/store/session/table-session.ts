/**
 * One table during one round: the rows that were read, the changes staged on them, and the rows to append. Reading and
 * staging are in memory; the session turns the staged changes into one commit.
 */
import type { RowUpdate, WorkbookChanges } from '../../ports.ts';
import type { Columns, Row } from '../../tables/columns.ts';
import type { Layout } from './layout.ts';

interface Loaded<C extends Columns> {
  readonly rowNumber: number;
  row: Row<C>;
  readonly dirty: Set<string>;
}

export class TableSession<C extends Columns> {
  private readonly loaded = new Map<string, Loaded<C>>();
  private readonly appended = new Map<string, Row<C>>();
  private undo: (() => void)[] = [];

  constructor(readonly layout: Layout<C>) {}

  get name(): string {
    return this.layout.table.name;
  }

  /** Adds a row as read. Of several rows with one key the first counts; later copies are ignored. */
  take(rowNumber: number, row: Row<C>): void {
    const key = this.keyOf(row);
    if (key !== '' && !this.loaded.has(key)) this.loaded.set(key, { rowNumber, row, dirty: new Set() });
  }

  get(key: string): Row<C> | undefined {
    return this.loaded.get(key)?.row ?? this.appended.get(key);
  }

  has(key: string): boolean {
    return this.loaded.has(key) || this.appended.has(key);
  }

  /** How many new rows are staged. */
  get added(): number {
    return this.appended.size;
  }

  /** The row number where it was read; undefined when it was not read. */
  rowOf(key: string): number | undefined {
    return this.loaded.get(key)?.rowNumber;
  }

  get size(): number {
    return this.loaded.size + this.appended.size;
  }

  /** Every loaded row, in sheet order, the new ones last. */
  *rows(): IterableIterator<Row<C>> {
    for (const { row } of this.loaded.values()) yield row;
    yield* this.appended.values();
  }

  update(key: string, patch: Partial<Row<C>>): Row<C> {
    const loaded = this.loaded.get(key);
    if (loaded) return this.updateLoaded(loaded, patch);
    const fresh = this.appended.get(key);
    if (!fresh) throw new Error(`${this.name}: row ${key} is not loaded, so it cannot be changed`);
    const next = { ...fresh, ...patch };
    this.appended.set(key, next);
    this.undo.push(() => this.appended.set(key, fresh));
    return next;
  }

  private updateLoaded(loaded: Loaded<C>, patch: Partial<Row<C>>): Row<C> {
    const before = loaded.row;
    const added: string[] = [];
    for (const [column, value] of Object.entries(patch)) {
      if (before[column as keyof C] === value || loaded.dirty.has(column)) continue;
      loaded.dirty.add(column);
      added.push(column);
    }
    loaded.row = { ...before, ...patch };
    this.undo.push(() => {
      loaded.row = before;
      for (const column of added) loaded.dirty.delete(column);
    });
    return loaded.row;
  }

  /** Stages a new row. Does nothing when the key exists, so that repeating an action adds nothing. */
  append(row: Row<C>): void {
    const key = this.keyOf(row);
    if (this.has(key)) return;
    this.appended.set(key, row);
    this.undo.push(() => this.appended.delete(key));
  }

  /** Starts a savepoint: changes from here on can be rolled back together. */
  checkpoint(): void {
    this.undo = [];
  }

  rollback(): void {
    for (const step of this.undo.reverse()) step();
    this.undo = [];
  }

  /** What to write: runs of changed cells, and the new rows. */
  changes(): WorkbookChanges {
    const changed = [...this.loaded.values()].filter(({ dirty }) => dirty.size > 0);
    const updates = changed.flatMap(({ rowNumber, row, dirty }) => this.updatesOf(rowNumber, row, dirty));
    const rows = [...this.appended.values()].map((row) => this.layout.encode(row));
    return { updates, appends: rows.length > 0 ? [{ sheet: this.name, rows }] : [] };
  }

  private updatesOf(rowNumber: number, row: Row<C>, columns: ReadonlySet<string>): RowUpdate[] {
    const key = { column: this.layout.columnNumber(this.layout.table.key), value: this.keyOf(row) };
    return this.layout.encodeRuns(row, columns).map((run) => ({ sheet: this.name, row: rowNumber, ...run, key }));
  }

  /**
   * The repair after rows were moved during a commit: the changes for the rows' present positions, and the original content of
   * rows overwritten by mistake. `keys`: the present key column, from row 2. `lost`: sentences about what cannot be repaired.
   */
  repair(keys: readonly string[]): { readonly updates: RowUpdate[]; readonly lost: string[] } {
    const updates: RowUpdate[] = [];
    const lost: string[] = [];
    for (const { rowNumber, row, dirty } of this.loaded.values()) {
      const there = keys[rowNumber - 2] ?? '';
      if (dirty.size === 0 || there === this.keyOf(row)) continue;
      const victim = this.loaded.get(there);
      if (victim) updates.push(...this.updatesOf(rowNumber, victim.row, dirty));
      else if (there !== '') lost.push(`${this.name} row ${rowNumber} (${there})`);
      const now = keys.indexOf(this.keyOf(row)) + 2;
      if (now >= 2) updates.push(...this.updatesOf(now, row, dirty));
      else lost.push(`${this.name} ${this.keyOf(row)}`);
    }
    return { updates, lost };
  }

  private keyOf(row: Row<C>): string {
    return String((row as Record<string, unknown>)[this.layout.table.key] ?? '');
  }
}
