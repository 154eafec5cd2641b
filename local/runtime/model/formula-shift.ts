/** How formulas follow when rows or columns of a sheet they refer to are inserted or deleted. */
import { columnName, columnNumber } from './a1';
import { isFormula } from './cell';
import type { Sheet } from './sheet';

export interface GridChange {
  readonly axis: 'row' | 'column';
  readonly at: number;
  /** Positive when inserted, negative when deleted. */
  readonly count: number;
}

const REFERENCE =
  /("(?:[^"]|"")*")|('(?:[^']|'')+'!|[A-Za-z_][\w.]*!)?(\$?[A-Za-z]{1,3}\$?\d+)(?::(\$?[A-Za-z]{1,3}\$?\d+))?(?![\w(])|([A-Za-z_][\w.]*)/g;

/** Rewrites the formulas of a sheet after `changed` (which may be the same sheet) had rows or columns come or go. */
export function followChange(sheet: Sheet, changed: Sheet, change: GridChange): void {
  if (sheet.formulas === 0) return;
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const cells = sheet.row(row);
    if (!cells.some(isFormula)) continue;
    const next = cells.map((cell) =>
      isFormula(cell) ? { f: shifted(cell.f, sheet === changed, changed.title, change) } : cell,
    );
    if (next.some((cell, index) => isFormula(cell) && cell.f !== (cells[index] as { f: string }).f))
      sheet.putRow(row, next);
  }
}

function shifted(formula: string, own: boolean, title: string, change: GridChange): string {
  return formula.replace(
    REFERENCE,
    (whole: string, text, prefix: string | undefined, first?: string, second?: string) => {
      if (text !== undefined || first === undefined) return whole;
      const named = prefix
        ?.slice(0, -1)
        .replace(/^'(.*)'$/s, '$1')
        .replace(/''/g, "'");
      if (named === undefined ? !own : named !== title) return whole;
      if (second === undefined) return `${prefix ?? ''}${movePoint(first, change, 'gone')}`;
      const start = movePoint(first, change, 'start');
      const end = movePoint(second, change, 'end');
      const empty = isBefore(end, start, change.axis);
      return empty ? '#REF!' : `${prefix ?? ''}${start}:${end}`;
    },
  );
}

/** One corner: a deleted one moves to the edge of what is left of its range, or is gone. */
function movePoint(reference: string, { axis, at, count }: GridChange, inside: 'gone' | 'start' | 'end'): string {
  const [, fixedColumn = '', column = '', fixedRow = '', row = ''] =
    /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(reference) ?? [];
  const old = axis === 'row' ? Number(row) : columnNumber(column);
  let moved = old >= at ? old + count : old;
  if (count < 0 && old >= at && old < at - count) {
    if (inside === 'gone') return '#REF!';
    moved = inside === 'start' ? at : at - 1;
  }
  return axis === 'row'
    ? `${fixedColumn}${column}${fixedRow}${moved}`
    : `${fixedColumn}${moved < 1 ? 'A' : columnName(moved)}${fixedRow}${row}`;
}

function isBefore(end: string, start: string, axis: 'row' | 'column'): boolean {
  const place = (reference: string): number =>
    axis === 'row' ? Number(/\d+$/.exec(reference)?.[0]) : columnNumber(reference.replace(/[^A-Za-z]/g, ''));
  return place(end) < place(start);
}
