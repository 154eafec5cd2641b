/**
 * The only way to write. The holder of the one lock is handed a `Commit`; the workbook that use cases are given can only be
 * read. Rows that people move at the very moment of a commit are corrected or reported here.
 */
import type { Clock, Lock, Log, RowUpdate, Workbook, WorkbookChanges } from '../../ports.ts';
import type { Session } from '../../store/session/session.ts';
import { alertChanges } from './alert-changes.ts';

/** What `withLock` returns when another execution kept the lock for longer than the caller would wait. */
export const BUSY = 'busy';

/** Updates whose row held another key than expected (docs/decisions/0007). */
export type Moved = readonly RowUpdate[];

export interface RepairTools {
  /** Writes these updates once more; returns those whose row again held another key. */
  readonly write: (updates: readonly RowUpdate[]) => Moved;
  /**
   * Writes the updates to the rows where their keys are now. Returns sentences about what was overwritten by mistake or no
   * longer exists.
   */
  readonly relocate: (moved: Moved) => readonly string[];
}

/** Corrects what a commit wrote into the wrong rows. Returns sentences about what could not be corrected. */
export type PutRight = (moved: Moved, tools: RepairTools) => readonly string[];

/**
 * Writes everything or nothing, in one call; makes no call when there is nothing to write. Returns the updates that met moved
 * rows, after correcting them (by default they are written again where their keys are now). What cannot be corrected raises a
 * P0 alert. Throws WorkbookFault.
 */
export type Commit = (changes: WorkbookChanges, putRight?: PutRight) => Moved;

/** Waits at most `waitMs` for the lock, holds it while `work` runs, and releases it even if `work` throws. */
export type WithLock = <T>(waitMs: number, work: (commit: Commit) => T) => T | typeof BUSY;

export interface LockPorts {
  readonly clock: Clock;
  readonly lock: Lock;
  readonly log: Log;
  readonly workbook: Workbook;
}

export function writingUnderLock(ports: LockPorts): WithLock {
  const commit: Commit = (changes, putRight = byRelocating) => commitOnce(ports, changes, putRight);
  return (waitMs, work) => {
    if (!ports.lock.tryAcquire(waitMs)) return BUSY;
    try {
      return work(commit);
    } finally {
      ports.lock.release();
    }
  };
}

/** Commits everything that a session has staged. */
export function commitSession(commit: Commit, session: Session): Moved {
  return commit(session.changes(), (moved, { write }) => session.repair(moved, write));
}

const byRelocating: PutRight = (moved, { relocate }) => relocate(moved);

function commitOnce(ports: LockPorts, changes: WorkbookChanges, putRight: PutRight): Moved {
  const { updates, appends, deletes = [], take, charts } = changes;
  const lists = [updates, appends, deletes, take?.rows ?? [], charts?.added ?? [], charts?.updated ?? []];
  if (lists.every(({ length }) => length === 0)) return [];
  const { workbook } = ports;
  const moved = workbook.commit(changes);
  if (moved.length === 0) return moved;
  const write = (again: readonly RowUpdate[]) =>
    again.length > 0 ? workbook.commit({ updates: again, appends: [] }) : [];
  const lost = putRight(moved, { write, relocate: (each) => relocate(workbook, each, write) });
  if (lost.length > 0) reportLost(ports, lost);
  return moved;
}

function relocate(workbook: Workbook, moved: Moved, write: RepairTools['write']): string[] {
  const keyed = moved.flatMap(({ key, ...update }) => (key ? [{ ...update, key }] : []));
  if (keyed.length === 0) return [];
  const columns = new Map(keyed.map(({ sheet, key: { column } }) => [`${sheet}!${column}`, { sheet, column }]));
  const blocks = workbook.read(
    [...columns.values()].map(({ sheet, column }) => ({ sheet, fromRow: 2, column, columns: 1 })),
  );
  const names = [...columns.keys()];
  const keysOf = ({ sheet, key }: (typeof keyed)[number]) =>
    (blocks[names.indexOf(`${sheet}!${key.column}`)] ?? []).map(([cell]) => String(cell ?? ''));
  const lost: string[] = [];
  const again = keyed.flatMap((update) => {
    const { sheet, row, key } = update;
    const keys = keysOf(update);
    const there = keys[row - 2] ?? '';
    if (there !== '' && there !== key.value) lost.push(`${sheet} row ${row} (${there})`);
    const now = keys.indexOf(key.value) + 2;
    if (now < 2) lost.push(`${sheet} ${key.value}`);
    return now < 2 ? [] : [{ ...update, row: now }];
  });
  const still = write(again).map(({ sheet, row }) => `${sheet} row ${row}`);
  return [...new Set([...lost, ...still])];
}

/** Raises the P0 alert: the content of these rows may have been overwritten, and a person must look. */
function reportLost({ clock, log, workbook }: LockPorts, lost: readonly string[]): void {
  const nowMs = clock.nowMs();
  const todo = 'Compare these rows with File → Version history, and sort with filter views only.';
  const text = `Rows were moved at the moment the hub wrote to them: ${lost.join('; ')}. ${todo}`;
  log.error('rows-moved', undefined, { rows: lost.length });
  const id = `a-moved-${nowMs.toString(36)}`;
  const alert = { id, rule: 'rows-moved', subject: lost[0] ?? '', text } as const;
  workbook.commit(alertChanges(workbook, nowMs, alert));
}
