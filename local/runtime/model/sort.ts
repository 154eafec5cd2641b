/**
 * The order of cells when sorted: numbers (and dates), texts ignoring case, FALSE, TRUE, errors; empty cells last either way.
 */
import type { Rect, Scalar } from './cell';
import { scalarAt } from './read';
import type { Sheet } from './sheet';
import type { Workbook } from './workbook';

export interface SortKey {
  /** A column of the sheet, not of the range. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of a rectangle in place, formats and notes with them; equal rows keep their order. */
export function sortRows(workbook: Workbook, sheet: Sheet, rect: Rect, keys: readonly SortKey[]): void {
  const columns = keys.map(({ column }) =>
    Array.from({ length: rect.rows }, (_, offset) => scalarAt(workbook, sheet, rect.row + offset, column)),
  );
  const order = Array.from({ length: rect.rows }, (_, index) => index);
  order.sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const difference = compareCells(
        columns[index]?.[a] ?? null,
        columns[index]?.[b] ?? null,
        key.ascending ? 'rising' : 'falling',
      );
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  sheet.permuteRows(rect, order);
}

const collator = new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: false });

function rank(value: Scalar): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return 2;
}

/** Negative when `a` comes first. */
export function compareCells(a: Scalar, b: Scalar, way: 'rising' | 'falling'): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const sign = way === 'rising' ? 1 : -1;
  const ranks = rank(a) - rank(b);
  if (ranks !== 0) return sign * ranks;
  if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
  return sign * (Number(a) - Number(b));
}
