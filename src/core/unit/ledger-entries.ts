/** What the ledger records of a unit, and how to read it back. */
import type { Life, Step } from './states.ts';

export interface UnitEntry {
  readonly type: 'UNIT_STATE' | 'UNIT_CORRECTION';
  readonly body: Readonly<Record<string, unknown>>;
}

/** One row per step; when the path that it was told (null: not known which) turns out to be wrong, one row with the whole path. */
export function ledgerEntries(before: readonly Step[] | null, now: Life): UnitEntry[] {
  const isLonger = before?.every((step, index) => String(step) === String(now.path[index]));
  if (!isLonger) return [{ type: 'UNIT_CORRECTION', body: { path: now.path } }];
  return now.path.slice(before?.length).map(([state, since, dealerId, by, event]) => ({
    type: 'UNIT_STATE',
    body: { state, since, dealerId, by, event },
  }));
}
