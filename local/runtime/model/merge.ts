/** Merged cells. */
import { contains, intersect, type Rect } from './cell';
import { Refusal } from './refusal';
import type { Sheet } from './sheet';

/** Rectangles to merge: the whole, each row, or each column. */
function mergeRects(rect: Rect, how: string): Rect[] {
  if (how === 'across')
    return Array.from({ length: rect.rows }, (_, down) => ({ ...rect, row: rect.row + down, rows: 1 }));
  if (how === 'vertically') {
    return Array.from({ length: rect.columns }, (_, right) => ({ ...rect, column: rect.column + right, columns: 1 }));
  }
  return [rect];
}

/** Merges the whole rectangle, each of its rows (across) or each column (vertically). */
export function mergeRange(sheet: Sheet, rect: Rect, how: string): void {
  for (const part of mergeRects(rect, how)) merge(sheet, part);
}

/** A merged cell keeps the top-left value; the others are emptied. */
function merge(sheet: Sheet, rect: Rect): void {
  const others = sheet.merges.filter((old) => intersect(old, rect));
  if (others.some((old) => !contains(rect, old))) throw new Refusal('mergedPartly');
  const kept = sheet.cell(rect.row, rect.column);
  sheet.clearCells(rect);
  sheet.writeCell(rect.row, rect.column, kept);
  const single = rect.rows === 1 && rect.columns === 1;
  sheet.merges = [...sheet.merges.filter((old) => !others.includes(old)), ...(single ? [] : [rect])];
  sheet.touchMeta();
}
