/**
 * A sparse grid of attributes (formats, notes, validations) kept as runs of rows per column, so that "the whole of column C
 * is text" is one entry whatever the number of rows. Runs are never changed in place, so a copy shares them.
 */
import { lastColumnOf, lastRowOf, type Rect } from './cell';

/** First row, last row, value. */
export type Run<T> = readonly [number, number, T];
export type RunColumns<T> = readonly (readonly Run<T>[] | null)[];

export class RunGrid<T> {
  #columns: (readonly Run<T>[] | null)[];

  constructor(columns: RunColumns<T> = []) {
    this.#columns = [...columns];
  }

  /** The plain data, sharing all runs. */
  toColumns(): RunColumns<T> {
    return [...this.#columns];
  }

  get isEmpty(): boolean {
    return this.#columns.every((runs) => !runs || runs.length === 0);
  }

  get(row: number, column: number): T | undefined {
    const runs = this.#columns[column - 1];
    if (!runs) return undefined;
    let low = 0;
    let high = runs.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = runs[middle] as Run<T>;
      if (row < run[0]) high = middle - 1;
      else if (row > run[1]) low = middle + 1;
      else return run[2];
    }
    return undefined;
  }

  set(rect: Rect, value: T | undefined): void {
    this.update(rect, () => value);
  }

  /** Replaces every value in the rectangle by what `change` makes of it; undefined is the default. */
  update(rect: Rect, change: (old: T | undefined) => T | undefined): void {
    for (let column = rect.column; column <= lastColumnOf(rect); column += 1) {
      const runs = this.#columns[column - 1] ?? [];
      this.#put(column, repaint(runs, rect.row, lastRowOf(rect), change));
    }
  }

  /** Puts another value in place of each: the same for the same. */
  replaceValues(next: (value: T) => T): void {
    this.#columns = this.#columns.map(
      (runs) => runs?.map(([first, last, value]) => [first, last, next(value)]) ?? null,
    );
  }

  /** Every run that touches the rectangle, column by column. */
  *runsIn(rect: Rect): Generator<{ column: number; run: Run<T> }> {
    for (let column = rect.column; column <= Math.min(lastColumnOf(rect), this.#columns.length); column += 1) {
      for (const run of this.#columns[column - 1] ?? []) {
        if (run[1] >= rect.row && run[0] <= lastRowOf(rect)) yield { column, run };
      }
    }
  }

  /** Makes room for rows at `at`; they take the values of row `inherit` (a number before the change), or none. */
  insertRows(at: number, count: number, inherit: number | null): void {
    for (let column = 1; column <= this.#columns.length; column += 1) {
      const runs = this.#columns[column - 1];
      if (!runs) continue;
      const given = inherit === null ? undefined : this.get(inherit, column);
      const shifted = shiftDown(runs, at, count);
      this.#put(
        column,
        repaint(shifted, at, at + count - 1, () => given),
      );
    }
  }

  deleteRows(at: number, count: number): void {
    const last = at + count - 1;
    for (let column = 1; column <= this.#columns.length; column += 1) {
      const runs = this.#columns[column - 1];
      if (!runs) continue;
      const kept: Run<T>[] = [];
      for (const [start, end, value] of repaint(runs, at, last, () => undefined)) {
        append(kept, start > last ? start - count : start, end > last ? end - count : end, value);
      }
      this.#put(column, kept);
    }
  }

  insertColumns(at: number, count: number, inherit: number | null): void {
    const given = inherit === null ? null : (this.#columns[inherit - 1] ?? null);
    while (this.#columns.length < at - 1) this.#columns.push(null);
    this.#columns.splice(at - 1, 0, ...Array.from({ length: count }, () => given));
  }

  deleteColumns(at: number, count: number): void {
    this.#columns.splice(at - 1, count);
  }

  /** Reorders the rectangle's rows: `order[i]` is the offset of the row that comes to offset i. */
  permuteRows(rect: Rect, order: readonly number[]): void {
    for (let column = rect.column; column <= Math.min(lastColumnOf(rect), this.#columns.length); column += 1) {
      const runs = this.#columns[column - 1];
      if (!runs || isUniform(runs, rect)) continue;
      const moved: Run<T>[] = [];
      order.forEach((from, to) => {
        const value = this.get(rect.row + from, column);
        if (value !== undefined) append(moved, rect.row + to, rect.row + to, value);
      });
      const outside = repaint(runs, rect.row, lastRowOf(rect), () => undefined);
      this.#put(
        column,
        [...outside, ...moved].sort((a, b) => a[0] - b[0]),
      );
    }
  }

  /** Reorders whole columns: `order[i]` is the offset of the column that comes to offset i, counted from `first`. */
  permuteColumns(first: number, order: readonly number[]): void {
    const before = order.map((_, offset) => this.#columns[first - 1 + offset] ?? null);
    while (this.#columns.length < first - 1 + order.length) this.#columns.push(null);
    order.forEach((from, to) => {
      this.#columns[first - 1 + to] = before[from] ?? null;
    });
  }

  #put(column: number, runs: readonly Run<T>[]): void {
    if (runs.length === 0 && column > this.#columns.length) return;
    while (this.#columns.length < column) this.#columns.push(null);
    this.#columns[column - 1] = runs.length === 0 ? null : runs;
  }
}

function append<T>(runs: Run<T>[], start: number, end: number, value: T | undefined): void {
  if (value === undefined || start > end) return;
  const last = runs[runs.length - 1];
  if (last && last[1] === start - 1 && last[2] === value) runs[runs.length - 1] = [last[0], end, value];
  else runs.push([start, end, value]);
}

function repaint<T>(
  runs: readonly Run<T>[],
  from: number,
  to: number,
  change: (old: T | undefined) => T | undefined,
): Run<T>[] {
  const next: Run<T>[] = [];
  let cursor = from;
  for (const [start, end, value] of runs) {
    if (end < from) {
      append(next, start, end, value);
      continue;
    }
    if (cursor < Math.min(start, to + 1)) {
      append(next, cursor, Math.min(start - 1, to), change(undefined));
      cursor = Math.min(start, to + 1);
    }
    append(next, start, Math.min(end, from - 1), value);
    if (start <= to) {
      append(next, Math.max(start, from), Math.min(end, to), change(value));
      cursor = Math.min(end, to) + 1;
    }
    append(next, Math.max(start, to + 1), end, value);
  }
  if (cursor <= to) append(next, cursor, to, change(undefined));
  return next;
}

function shiftDown<T>(runs: readonly Run<T>[], at: number, count: number): Run<T>[] {
  const shifted: Run<T>[] = [];
  for (const [start, end, value] of runs) {
    append(shifted, start, Math.min(end, at - 1), value);
    if (end >= at) append(shifted, Math.max(start, at) + count, end + count, value);
  }
  return shifted;
}

/** A column with one value all through the rectangle does not change when rows are reordered. */
function isUniform<T>(runs: readonly Run<T>[], rect: Rect): boolean {
  const touching = runs.filter((run) => run[1] >= rect.row && run[0] <= lastRowOf(rect));
  const [only] = touching;
  return (
    touching.length === 0 || (touching.length === 1 && !!only && only[0] <= rect.row && only[1] >= lastRowOf(rect))
  );
}
