/** Where the rows of the System tab stand, and those of the features for who reads and writes them outside a round. */
import type { Cell, CellWrite, ReadRange, RowUpdate } from '../../ports.ts';
import { BUCKETS } from './buckets.ts';
import { FEATURES } from './features.ts';
import { type HubState, newState } from './hub-state.ts';

export const SYSTEM_TAB = 'System';
export const SYSTEM_HEADER = ['Bucket', 'Handled events', 'Customers', 'Units'] as const;

/** Blank, but for a workbook in the old form. */
export const OLD_ROW = 2;
export const FIRST_BUCKET_ROW = 3;
export const FIRST_FEATURE_ROW = FIRST_BUCKET_ROW + BUCKETS;
/** The last row: by which secret the buckets were filled. */
export const MEMORY = 'memory';
export const NAMES = [...FEATURES.map(({ name }) => name), MEMORY];

/** Outside rounds: the ledger's head, and the sales that units are to hear of. */
const CHANGED_OUTSIDE = ['numbers', 'sold'];

/** The features alone, for who writes to the ledger outside a round; under the lock, as everything here. */
export function stateRange(): ReadRange {
  return {
    sheet: SYSTEM_TAB,
    fromRow: FIRST_FEATURE_ROW,
    toRow: FIRST_FEATURE_ROW + FEATURES.length,
    column: 1,
    columns: 2,
  };
}

/** The tab is not in order: the next round puts it in order, and then what failed is tried again. */
export class SystemOutOfOrder extends Error {}

/** Throws SystemOutOfOrder. */
export function stateFrom(block: readonly (readonly Cell[])[] | undefined): HubState {
  const state = newState();
  FEATURES.forEach(({ name, read }, index) => {
    const [label = '', text = ''] = (block?.[index] ?? []).map(String);
    const found = read(text);
    if (label !== name || (!found.ok && CHANGED_OUTSIDE.includes(name)))
      throw new SystemOutOfOrder(`System: the row "${name}" cannot be read; the next round repairs it.`);
    if (found.ok) Object.assign(state, found.value);
  });
  return state;
}

export function stateUpdates(state: HubState): RowUpdate[] {
  return FEATURES.flatMap(({ name, write }, index) =>
    CHANGED_OUTSIDE.includes(name) ? [featureUpdate(index, name, write(state))] : [],
  );
}

export function featureUpdate(index: number, name: string, text: string): RowUpdate {
  return { sheet: SYSTEM_TAB, row: FIRST_FEATURE_ROW + index, column: 1, cells: [name, text].map(cellOf) };
}

export function cellOf(value: string): CellWrite {
  return value === '' ? { kind: 'blank' } : { kind: 'text', value };
}
