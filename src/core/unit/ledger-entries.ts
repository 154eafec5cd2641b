/** What the ledger learns of a unit, and what it says of one when it is read. */
import type { Life, Step } from './states.ts';

export interface UnitEntry {
  readonly type: 'UNIT_STATE' | 'UNIT_CORRECTION';
  readonly body: Readonly<Record<string, unknown>>;
}

/** One row a step; when what was known before turns out otherwise, one row that says the whole path anew. */
export function ledgerEntries(before: readonly Step[], now: Life): UnitEntry[] {
  const isLonger = before.every((step, index) => String(step) === String(now.path[index]));
  if (!isLonger) return [{ type: 'UNIT_CORRECTION', body: { path: now.path } }];
  return now.path.slice(before.length).map(([state, since, dealerId, by, event]) => ({
    type: 'UNIT_STATE',
    body: { state, since, dealerId, by, event },
  }));
}
