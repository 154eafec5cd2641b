/**
 * The tab that maps each row to its record in Feishu. Notes are collected for the next commit, so that a batch costs one
 * commit.
 */
import { type Known, rowId, type Wanted } from '../../core/feishu/records.ts';
import type { RowUpdate, WorkbookChanges } from '../../ports.ts';
import type { FeishuSources } from '../../store/feishu-sources.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { Stopped } from './feishu-calls.ts';

const LOCK_WAIT_MS = 15_000;

interface Standing extends Known {
  readonly row: number;
}

export class FeishuLog {
  /** Rows by ID. Rows without an ID were emptied by hand. */
  private readonly rows = new Map<string, Standing>();
  /** The number of the tab's last row. */
  private end: number;
  private updates: RowUpdate[] = [];
  private removed: string[] = [];

  constructor(
    private readonly deps: Pick<WriterDeps, 'withLock' | 'workbook'>,
    private readonly layout: FeishuSources['layout'],
    known: readonly Known[],
  ) {
    this.end = known.length + 1;
    known.forEach(({ id, recordId, hash }, index) => {
      if (id !== '') this.rows.set(id, { id, recordId, hash, row: index + 2 });
    });
  }

  of(tab: string): Known[] {
    return [...this.rows.values()].filter(({ id }) => id.startsWith(rowId(tab, '')));
  }

  /** Notes records before they are created in Feishu. */
  begin(some: readonly Wanted[]): void {
    this.commitWith(some.map(({ id }) => ({ id, recordId: '', hash: '' })));
  }

  written(some: readonly Known[]): void {
    for (const each of some) this.note(each);
  }

  /** Forgets the record IDs, so that the records are looked up again before anything is written to them. */
  forget(some: readonly Known[]): void {
    for (const { id } of some) this.note({ id, recordId: '', hash: '' });
    this.commitWith([]);
  }

  /** Takes over record IDs from Feishu. `there`: record IDs by key. */
  adopt(tab: string, there: ReadonlyMap<string, readonly string[]>): void {
    const found = [...there].map(([key, [recordId = '']]) => ({ id: rowId(tab, key), recordId, hash: '' }));
    const ours = new Set(found.map(({ id }) => id));
    for (const each of found) if (this.rows.get(each.id)?.recordId !== each.recordId) this.note(each);
    for (const { id, recordId } of this.of(tab))
      if (!ours.has(id) && recordId !== '') this.note({ id, recordId: '', hash: '' });
    this.commitWith(found);
  }

  remove(some: readonly Known[]): void {
    for (const { id } of some) {
      if (this.rows.delete(id)) this.removed.push(id);
    }
  }

  /** Rows are removed last, from the bottom, at their positions at that time, since somebody may have sorted the tab. */
  flush(): void {
    this.commitWith([]);
    if (this.removed.length === 0) return;
    const gone = new Set(this.removed);
    this.removed = [];
    const { withLock, workbook } = this.deps;
    const sheet = this.layout.table.name;
    const left = withLock(LOCK_WAIT_MS, (commit) => {
      const [cells = []] = workbook.read([{ sheet, fromRow: 2, column: this.layout.columnNumber('id'), columns: 1 }]);
      const ids = cells.map(([cell]) => String(cell ?? ''));
      const rows = ids.flatMap((id, index) => (gone.has(id) ? [index + 2] : [])).reverse();
      commit({ updates: [], appends: [], deletes: rows.map((row) => ({ sheet, fromRow: row, toRow: row })) });
      return ids.filter((id) => !gone.has(id));
    });
    if (left === BUSY) throw new Stopped('The hub is busy.', 'later');
    left.forEach((id, index) => {
      const known = this.rows.get(id);
      if (known) this.rows.set(id, { ...known, row: index + 2 });
    });
    this.end = left.length + 1;
  }

  private note({ id, recordId, hash }: Known): void {
    const at = this.rows.get(id);
    if (!at) return;
    const now = { id, recordId, hash, row: at.row };
    this.rows.set(id, now);
    const key = { column: this.layout.columnNumber('id'), value: id };
    const runs = this.layout.encodeRuns(now, new Set(['recordId', 'hash']));
    this.updates.push(...runs.map((run) => ({ sheet: this.layout.table.name, row: at.row, key, ...run })));
  }

  /** Commits the notes together with new rows. */
  private commitWith(some: readonly Known[]): void {
    const fresh = some.filter(({ id }) => !this.rows.has(id));
    for (const { id, recordId, hash } of fresh) {
      this.end += 1;
      this.rows.set(id, { id, recordId, hash, row: this.end });
    }
    const rows = fresh.map(({ id, recordId, hash }) => this.layout.encode({ id, recordId, hash }));
    const updates = this.updates;
    this.updates = [];
    this.commit({ updates, appends: rows.length > 0 ? [{ sheet: this.layout.table.name, rows }] : [] });
  }

  private commit(changes: WorkbookChanges): void {
    const { updates, appends, deletes = [] } = changes;
    if (updates.length + appends.length + deletes.length === 0) return;
    if (this.deps.withLock(LOCK_WAIT_MS, (write) => write(changes)) === BUSY)
      throw new Stopped('The hub is busy.', 'later');
  }
}
