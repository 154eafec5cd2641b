/** Where data ends: the cell that Ctrl+arrow goes to, and the block that Ctrl+A selects. */
import { isEmpty, lastColumnOf, lastRowOf, type Rect } from './cell';
import type { Sheet } from './sheet';

export type Direction = 'UP' | 'DOWN' | 'NEXT' | 'PREVIOUS';

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  UP: [-1, 0],
  DOWN: [1, 0],
  NEXT: [0, 1],
  PREVIOUS: [0, -1],
};

/** Like Ctrl+arrow: along data to its end, else over empty cells to the next data, else to the edge of the grid. */
export function nextDataCell(sheet: Sheet, row: number, column: number, direction: Direction): Rect {
  const [down, right] = STEPS[direction];
  const inside = (r: number, c: number): boolean => r >= 1 && c >= 1 && r <= sheet.maxRows && c <= sheet.maxColumns;
  const filled = (r: number, c: number): boolean => inside(r, c) && !isEmpty(sheet.cell(r, c));
  let r = row;
  let c = column;
  const onData = filled(r, c) && filled(r + down, c + right);
  if (onData) {
    while (filled(r + down, c + right)) [r, c] = [r + down, c + right];
  } else {
    while (inside(r + down, c + right)) {
      [r, c] = [r + down, c + right];
      if (filled(r, c)) break;
    }
  }
  return { row: r, column: c, rows: 1, columns: 1 };
}

/** The rectangle around a range that grows as long as cells beside it (corners do not count) have content. */
export function dataRegion(sheet: Sheet, from: Rect, along: 'ROWS' | 'COLUMNS' | null): Rect {
  const used = sheet.dataRect;
  let rect: Rect = { ...from };
  for (;;) {
    const grown = growOnce(sheet, rect, along, used);
    if (!grown) return trimToGrid(rect, sheet);
    rect = grown;
  }
}

function growOnce(sheet: Sheet, rect: Rect, along: 'ROWS' | 'COLUMNS' | null, used: Rect): Rect | null {
  const top = rect.row - 1;
  const bottom = lastRowOf(rect) + 1;
  const left = rect.column - 1;
  const right = lastColumnOf(rect) + 1;
  const rowHas = (row: number): boolean =>
    row >= 1 && row <= lastRowOf(used) && someInRow(sheet, row, left + 1, right - 1);
  const columnHas = (column: number): boolean =>
    column >= 1 && column <= lastColumnOf(used) && someInColumn(sheet, column, top + 1, bottom - 1);
  if (along !== 'COLUMNS' && rowHas(top)) return { ...rect, row: top, rows: rect.rows + 1 };
  if (along !== 'COLUMNS' && rowHas(bottom)) return { ...rect, rows: rect.rows + 1 };
  if (along !== 'ROWS' && columnHas(left)) return { ...rect, column: left, columns: rect.columns + 1 };
  if (along !== 'ROWS' && columnHas(right)) return { ...rect, columns: rect.columns + 1 };
  return null;
}

function someInRow(sheet: Sheet, row: number, from: number, to: number): boolean {
  const cells = sheet.row(row);
  for (let column = Math.max(1, from); column <= Math.min(to, cells.length); column += 1) {
    if (!isEmpty(cells[column - 1])) return true;
  }
  return false;
}

function someInColumn(sheet: Sheet, column: number, from: number, to: number): boolean {
  for (let row = Math.max(1, from); row <= to; row += 1) if (!isEmpty(sheet.cell(row, column))) return true;
  return false;
}

function trimToGrid(rect: Rect, sheet: Sheet): Rect {
  return {
    ...rect,
    rows: Math.min(rect.rows, sheet.maxRows - rect.row + 1),
    columns: Math.min(rect.columns, sheet.maxColumns - rect.column + 1),
  };
}
