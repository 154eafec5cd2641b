/** Adds ledger entries outside a round: rows chained to the head, and the new head. */
import { chainRow, type LedgerEntry } from '../../core/ledger/chain.ts';
import type { WorkbookChanges } from '../../ports.ts';
import type { SalesLayouts } from '../../store/sales/sales-context.ts';
import { type HubState, rememberSold } from '../../store/state/hub-state.ts';
import { stateUpdates } from '../../store/state/system-tab.ts';
import { tables } from '../../tables/index.ts';

/**
 * `state` must have been read under the same lock as the commit. `behind`: IDs of other sales whose units must be looked at
 * again.
 */
export function withLedger(
  changes: WorkbookChanges,
  entries: readonly LedgerEntry[],
  { state, layouts }: { readonly state: HubState; readonly layouts: SalesLayouts },
  behind: readonly string[] = [],
): WorkbookChanges {
  if (entries.length + behind.length === 0) return changes;
  let head = { sequence: state.ledgerSequence, hash: state.ledgerHash };
  const rows = entries.map((entry) => {
    const row = chainRow(head, entry);
    head = { sequence: row.sequence ?? 0, hash: row.hash };
    return layouts.ledger.encode(row);
  });
  return {
    updates: [
      ...changes.updates,
      ...stateUpdates({
        ...rememberSold(state, entries, behind),
        ledgerSequence: head.sequence,
        ledgerHash: head.hash,
      }),
    ],
    appends: rows.length > 0 ? [...changes.appends, { sheet: tables.ledger.name, rows }] : changes.appends,
  };
}
