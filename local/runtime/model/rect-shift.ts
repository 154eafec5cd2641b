/** What becomes of a rectangle when rows or columns are inserted or deleted. */
import type { Rect } from './cell';

/** `count` rows or columns that come before, or go from, place `at`. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}

const SIZE = { row: 'rows', column: 'columns' } as const;

/** A rectangle after rows or columns were inserted: it moves, or grows when the insertion is inside it. */
export function grow(rect: Rect, { axis, at, count }: Shift): Rect {
  const size = SIZE[axis];
  if (at <= rect[axis]) return { ...rect, [axis]: rect[axis] + count };
  return at < rect[axis] + rect[size] ? { ...rect, [size]: rect[size] + count } : rect;
}

/** A rectangle after rows or columns were deleted: none when nothing of it is left. */
export function shrink(rect: Rect, { axis, at, count }: Shift): Rect[] {
  const size = SIZE[axis];
  const end = rect[axis] + rect[size];
  const lost = Math.max(0, Math.min(end, at + count) - Math.max(rect[axis], at));
  const before = Math.max(0, Math.min(rect[axis], at + count) - at);
  return rect[size] === lost ? [] : [{ ...rect, [axis]: rect[axis] - before, [size]: rect[size] - lost }];
}
