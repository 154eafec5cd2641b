/** Positions of the rows in the System tab, and access to the features' rows outside a round. */
import type { Cell, CellWrite, ReadRange, RowUpdate } from '../../ports.ts';
import { BUCKETS } from './buckets.ts';
import { FEATURES } from './features.ts';
import { type HubState, newState } from './hub-state.ts';

export const SYSTEM_TAB = 'System';
export const SYSTEM_HEADER = ['Bucket', 'Handled events', 'Customers', 'Units'] as const;

/** The row of the old form; blank in newer workbooks. */
export const OLD_ROW = 2;
export const FIRST_BUCKET_ROW = 3;
export const FIRST_FEATURE_ROW = FIRST_BUCKET_ROW + BUCKETS;
/** The last row, which notes the secret by which the buckets are filled. */
export const MEMORY = 'memory';
export const NAMES = [...FEATURES.map(({ name }) => name), MEMORY];

/** Features that are changed outside rounds: the ledger's head, and the sales that units must learn of. */
const CHANGED_OUTSIDE = ['numbers', 'sold'];

/** The range of the features' rows, for writing to the ledger outside a round. Use it only under the lock. */
export function stateRange(): ReadRange {
  return {
    sheet: SYSTEM_TAB,
    fromRow: FIRST_FEATURE_ROW,
    toRow: FIRST_FEATURE_ROW + FEATURES.length,
    column: 1,
    columns: 2,
  };
}

/** The tab is out of order. The next round repairs it, after which the caller can try again. */
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
