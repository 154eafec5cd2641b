/** The tab that knows which record each row is. What is noted goes into the next commit, so that a batch costs one. */
import { type Known, rowId, type Wanted } from '../../core/feishu/records.ts';
import type { RowUpdate, WorkbookChanges } from '../../ports.ts';
import type { FeishuSources } from '../../store/feishu-sources.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { Stopped } from './feishu-calls.ts';

const LOCK_WAIT_MS = 15_000;

type Written = Pick<Known, 'id' | 'recordId' | 'hash'>;

export function openLog({ withLock }: Pick<WriterDeps, 'withLock'>, { layout, known }: FeishuSources) {
  const { name } = layout.table;
  /** ID → where it stands and what it says. Rows without an ID were emptied by hand. */
  const rows = new Map<string, Written & { row: number }>();
  known.forEach(({ id, recordId, hash }, index) => {
    if (id !== '') rows.set(id, { id, recordId, hash, row: index + 2 });
  });
  let end = known.length + 1;
  let updates: RowUpdate[] = [];
  let removed: number[] = [];

  const commit = (changes: WorkbookChanges): void => {
    if (withLock(LOCK_WAIT_MS, (write) => write(changes)) === BUSY) throw new Stopped('The hub is busy.', false);
  };
  const note = (each: Written): void => {
    const at = rows.get(each.id);
    if (!at) return;
    rows.set(each.id, { ...each, row: at.row });
    const where = { sheet: name, row: at.row, key: { column: layout.columnNumber('id'), value: each.id } };
    updates.push(...layout.encodeRuns(each, new Set(['recordId', 'hash'])).map((run) => ({ ...where, ...run })));
  };
  const add = (some: readonly Written[]): void => {
    const fresh = some.filter(({ id }) => !rows.has(id));
    for (const each of fresh) {
      end += 1;
      rows.set(each.id, { ...each, row: end });
    }
    const appends = fresh.length > 0 ? [{ sheet: name, rows: fresh.map((each) => layout.encode({ ...each })) }] : [];
    const pending = updates;
    updates = [];
    if (pending.length + appends.length > 0) commit({ updates: pending, appends });
  };

  return {
    of: (tab: string): Written[] => [...rows.values()].filter(({ id }) => id.startsWith(rowId(tab, ''))),
    /** Before they are asked for. */
    begin: (some: readonly Wanted[]): void => add(some.map(({ id }) => ({ id, recordId: '', hash: '' }))),
    written(some: readonly Written[]): void {
      for (const each of some) note(each);
    },
    /** They are looked for again before anything is written to them. */
    forget(some: readonly Written[]): void {
      for (const { id } of some) note({ id, recordId: '', hash: '' });
      add([]);
    },
    /** `there`: record IDs by key. */
    adopt(tab: string, there: ReadonlyMap<string, readonly string[]>): void {
      const found = [...there].map(([key, [recordId = '']]) => ({ id: rowId(tab, key), recordId, hash: '' }));
      const ours = new Set(found.map(({ id }) => id));
      for (const each of found) if (rows.has(each.id) && rows.get(each.id)?.recordId !== each.recordId) note(each);
      for (const { id, recordId } of this.of(tab))
        if (!ours.has(id) && recordId !== '') note({ id, recordId: '', hash: '' });
      add(found);
    },
    remove(some: readonly Known[]): void {
      for (const { id } of some) {
        const at = rows.get(id);
        if (at) removed.push(at.row);
        rows.delete(id);
      }
    },
    /** Rows are removed last, from below: until then each stands where it was read. */
    flush(): void {
      add([]);
      if (removed.length === 0) return;
      const gone = [...removed].sort((a, b) => b - a);
      removed = [];
      commit({ updates: [], appends: [], deletes: gone.map((row) => ({ sheet: name, fromRow: row, toRow: row })) });
      for (const [id, each] of rows)
        rows.set(id, { ...each, row: each.row - gone.filter((row) => row < each.row).length });
      end -= gone.length;
    },
  };
}
