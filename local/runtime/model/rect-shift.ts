/** How a rectangle changes when rows or columns are inserted or deleted. */
import type { Rect } from './cell';

/** `count` rows or columns that come before, or go from, place `at`. */
export interface Shift {
  readonly axis: 'row' | 'column';
  readonly at: number;
  readonly count: number;
}

/**
 * What a rule covers. Where no last row or column was given, as in A2:A, those added at the end belong to it:
 * https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#GridRange
 */
export interface RuleRect extends Rect {
  readonly isOpenBelow?: true;
  readonly isOpenRight?: true;
}

const SIZE = { row: 'rows', column: 'columns' } as const;
const OPEN = { row: 'isOpenBelow', column: 'isOpenRight' } as const;

/** A rectangle after rows or columns were inserted: it moves, or grows when the insertion is inside it. */
export function grow<R extends RuleRect>(rect: R, { axis, at, count }: Shift): R {
  const size = SIZE[axis];
  const end = rect[axis] + rect[size];
  if (at <= rect[axis]) return { ...rect, [axis]: rect[axis] + count };
  const isInside = at < end || (at === end && rect[OPEN[axis]] === true);
  return isInside ? { ...rect, [size]: rect[size] + count } : rect;
}

/** A rectangle after rows or columns were deleted: none when nothing of it is left. */
export function shrink<R extends RuleRect>(rect: R, { axis, at, count }: Shift): R[] {
  const size = SIZE[axis];
  const end = rect[axis] + rect[size];
  const lost = Math.max(0, Math.min(end, at + count) - Math.max(rect[axis], at));
  const before = Math.max(0, Math.min(rect[axis], at + count) - at);
  return rect[size] === lost ? [] : [{ ...rect, [axis]: rect[axis] - before, [size]: rect[size] - lost }];
}
