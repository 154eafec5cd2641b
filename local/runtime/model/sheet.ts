/**
 * One tab: its grid of cells, attributes and size. Rows are immutable and shared with snapshots; the outer list is copied
 * on the first write after one. Protection, validation of input and coercion are left to those who call it.
 */
import { type Cell, isEmpty, lastColumnOf, lastRowOf, type Rect, type Row, type Style } from './cell';
import { Refusal } from './refusal';
import { type RunColumns, RunGrid } from './run-grid';
import { internStyle } from './style';
import type { ValidationRule } from './validation';

export interface FilterState {
  readonly rect: Rect;
  readonly criteria: Readonly<Record<number, unknown>>;
}

/** All of a tab but its rows: small, and plain JSON. */
export interface SheetMeta {
  readonly sheetId: number;
  readonly title: string;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly tabColor: string | null;
  readonly columnWidths: RunColumns<number>;
  readonly rowHeights: Readonly<Record<number, number>>;
  readonly hiddenRows: RunColumns<true>;
  readonly hiddenColumns: RunColumns<true>;
  readonly merges: readonly Rect[];
  readonly filter: FilterState | null;
  readonly conditionalRules: readonly unknown[];
  readonly hiddenGridlines: boolean;
  /** How many cells hold formulas. */
  readonly formulas: number;
  readonly styles: RunColumns<Style>;
  readonly notes: RunColumns<string>;
  readonly validations: RunColumns<ValidationRule>;
}

export interface SheetSnapshot extends SheetMeta {
  /** Index 0 is row 1; null and missing rows are empty. */
  readonly rows: readonly (Row | null)[];
}

/** Which rows a persister must write again. */
export interface SheetDirt {
  rows: Set<number> | 'all';
  meta: boolean;
}

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;

export class Sheet {
  readonly sheetId: number;
  title: string;
  maxRows: number;
  maxColumns: number;
  hidden = false;
  frozenRows = 0;
  frozenColumns = 0;
  tabColor: string | null = null;
  hiddenGridlines = false;
  merges: readonly Rect[] = [];
  filter: FilterState | null = null;
  conditionalRules: readonly unknown[] = [];
  rowHeights: Readonly<Record<number, number>> = {};
  columnWidths = new RunGrid<number>();
  hiddenRows = new RunGrid<true>();
  hiddenColumns = new RunGrid<true>();
  styles = new RunGrid<Style>();
  notes = new RunGrid<string>();
  validations = new RunGrid<ValidationRule>();
  /** Grows with every change; what is computed from the cells is kept as long as it stands still. */
  version = 0;
  /** Formula cells are rare: as long as there are none, reading needs no evaluation. */
  formulas = 0;
  #rows: (Row | null)[] = [];
  #shared = false;
  #width: { version: number; columns: number } | null = null;
  #dirt: SheetDirt = { rows: new Set(), meta: true };

  constructor(from: { sheetId: number; title: string; maxRows?: number; maxColumns?: number } | SheetSnapshot) {
    this.sheetId = from.sheetId;
    this.title = from.title;
    this.maxRows = from.maxRows ?? DEFAULT_ROWS;
    this.maxColumns = from.maxColumns ?? DEFAULT_COLUMNS;
    if (!('rows' in from)) return;
    this.restore(from);
    this.#dirt.meta = false;
  }

  /** Becomes what the snapshot says; rows are shared with it until the next write. */
  restore(saved: SheetSnapshot): void {
    this.title = saved.title;
    this.maxRows = saved.maxRows;
    this.maxColumns = saved.maxColumns;
    this.hidden = saved.hidden;
    this.frozenRows = saved.frozenRows;
    this.frozenColumns = saved.frozenColumns;
    this.tabColor = saved.tabColor;
    this.hiddenGridlines = saved.hiddenGridlines;
    this.merges = saved.merges;
    this.filter = saved.filter;
    this.conditionalRules = saved.conditionalRules;
    this.rowHeights = saved.rowHeights;
    this.formulas = saved.formulas;
    this.columnWidths = new RunGrid(saved.columnWidths);
    this.hiddenRows = new RunGrid(saved.hiddenRows);
    this.hiddenColumns = new RunGrid(saved.hiddenColumns);
    this.styles = new RunGrid(saved.styles.map((runs) => runs?.map(([a, b, v]) => [a, b, internStyle(v)]) ?? null));
    this.notes = new RunGrid(saved.notes);
    this.validations = new RunGrid(saved.validations);
    this.#rows = saved.rows as (Row | null)[];
    this.#shared = true;
    this.version += 1;
  }

  /** The tab as plain data that shares its rows; the next write copies what it touches. */
  snapshot(): SheetSnapshot {
    this.#shared = true;
    return { ...this.meta(), rows: this.#rows };
  }

  meta(): SheetMeta {
    return {
      sheetId: this.sheetId,
      title: this.title,
      maxRows: this.maxRows,
      maxColumns: this.maxColumns,
      hidden: this.hidden,
      frozenRows: this.frozenRows,
      frozenColumns: this.frozenColumns,
      tabColor: this.tabColor,
      hiddenGridlines: this.hiddenGridlines,
      formulas: this.formulas,
      merges: this.merges,
      filter: this.filter,
      conditionalRules: this.conditionalRules,
      rowHeights: this.rowHeights,
      columnWidths: this.columnWidths.toColumns(),
      hiddenRows: this.hiddenRows.toColumns(),
      hiddenColumns: this.hiddenColumns.toColumns(),
      styles: this.styles.toColumns(),
      notes: this.notes.toColumns(),
      validations: this.validations.toColumns(),
    };
  }

  // ---- reading

  row(row: number): Row {
    return this.#rows[row - 1] ?? [];
  }

  cell(row: number, column: number): Cell {
    return this.#rows[row - 1]?.[column - 1] ?? null;
  }

  /** The last row with content, 0 when there is none. */
  get lastRow(): number {
    let last = this.#rows.length;
    while (last > 0 && !this.#rows[last - 1]?.length) last -= 1;
    return last;
  }

  get lastColumn(): number {
    if (this.#width?.version !== this.version) {
      let columns = 0;
      for (const row of this.#rows) if (row && row.length > columns) columns = row.length;
      this.#width = { version: this.version, columns };
    }
    return this.#width.columns;
  }

  get dataRect(): Rect {
    return { row: 1, column: 1, rows: Math.max(1, this.lastRow), columns: Math.max(1, this.lastColumn) };
  }

  // ---- writing cells

  /** Writes a block as it is; cells must lie inside the grid. */
  writeBlock(row: number, column: number, block: readonly (readonly Cell[])[]): void {
    block.forEach((cells, offset) => {
      const next = [...this.row(row + offset)];
      while (next.length < column - 1) next.push(null);
      cells.forEach((cell, index) => {
        next[column - 1 + index] = cell;
      });
      this.putRow(row + offset, next);
    });
  }

  writeCell(row: number, column: number, cell: Cell): void {
    this.writeBlock(row, column, [[cell]]);
  }

  clearCells(rect: Rect): void {
    const last = Math.min(lastRowOf(rect), this.#rows.length);
    for (let row = rect.row; row <= last; row += 1) {
      const cells = this.row(row);
      if (cells.length < rect.column) continue;
      this.putRow(
        row,
        cells.map((cell, index) => (index + 1 >= rect.column && index + 1 <= lastColumnOf(rect) ? null : cell)),
      );
    }
  }

  /** Replaces a whole row. */
  putRow(row: number, cells: readonly Cell[]): void {
    let length = cells.length;
    while (length > 0 && isEmpty(cells[length - 1])) length -= 1;
    const rows = this.#own();
    const old = rows[row - 1];
    this.formulas += countFormulas(cells) - (old ? countFormulas(old) : 0);
    while (rows.length < row - 1) rows.push(null);
    rows[row - 1] = length === cells.length ? cells : cells.slice(0, length);
    this.version += 1;
    if (this.#dirt.rows !== 'all') this.#dirt.rows.add(row);
  }

  // ---- rows and columns

  insertRows(at: number, count: number, inherit: number | null): void {
    const rows = this.#own();
    if (at <= rows.length) rows.splice(at - 1, 0, ...Array.from({ length: count }, () => null));
    for (const grid of [this.styles, this.validations]) (grid as RunGrid<unknown>).insertRows(at, count, inherit);
    for (const grid of [this.notes, this.hiddenRows]) (grid as RunGrid<unknown>).insertRows(at, count, null);
    this.maxRows += count;
    this.merges = this.merges.map((rect) => grow(rect, 'row', 'rows', at, count));
    if (this.filter) this.filter = { ...this.filter, rect: grow(this.filter.rect, 'row', 'rows', at, count) };
    this.touchAll();
  }

  deleteRows(at: number, count: number): void {
    const removed = this.#own().splice(at - 1, count);
    for (const row of removed) this.formulas -= row ? countFormulas(row) : 0;
    for (const grid of this.#grids()) grid.deleteRows(at, count);
    this.maxRows -= count;
    this.merges = this.merges.flatMap((rect) => shrink(rect, 'row', 'rows', at, count));
    if (this.filter) {
      const [rect] = shrink(this.filter.rect, 'row', 'rows', at, count);
      this.filter = rect ? { ...this.filter, rect } : null;
    }
    this.frozenRows = Math.min(this.frozenRows, this.maxRows);
    this.touchAll();
  }

  insertColumns(at: number, count: number, inherit: number | null): void {
    const empty = Array.from({ length: count }, () => null);
    this.#eachRow((row) => (row.length < at ? row : [...row.slice(0, at - 1), ...empty, ...row.slice(at - 1)]));
    for (const grid of [this.styles, this.validations, this.columnWidths]) {
      (grid as RunGrid<unknown>).insertColumns(at, count, inherit);
    }
    for (const grid of [this.notes, this.hiddenColumns]) (grid as RunGrid<unknown>).insertColumns(at, count, null);
    this.maxColumns += count;
    this.merges = this.merges.map((rect) => grow(rect, 'column', 'columns', at, count));
    if (this.filter) this.filter = { ...this.filter, rect: grow(this.filter.rect, 'column', 'columns', at, count) };
    this.touchAll();
  }

  deleteColumns(at: number, count: number): void {
    this.#eachRow((row) => (row.length < at ? row : [...row.slice(0, at - 1), ...row.slice(at - 1 + count)]));
    for (const grid of this.#grids()) grid.deleteColumns(at, count);
    this.columnWidths.deleteColumns(at, count);
    this.hiddenColumns.deleteColumns(at, count);
    this.maxColumns -= count;
    this.merges = this.merges.flatMap((rect) => shrink(rect, 'column', 'columns', at, count));
    if (this.filter) {
      const [rect] = shrink(this.filter.rect, 'column', 'columns', at, count);
      this.filter = rect ? { ...this.filter, rect } : null;
    }
    this.frozenColumns = Math.min(this.frozenColumns, this.maxColumns);
    this.recountFormulas();
    this.touchAll();
  }

  /** Reorders the rectangle's rows (cells, formats, notes, validations): `order[i]` is the offset that comes to i. */
  permuteRows(rect: Rect, order: readonly number[]): void {
    const before = order.map((_, offset) => this.row(rect.row + offset));
    order.forEach((from, to) => {
      if (from === to) return;
      const source = before[from] ?? [];
      const target = [...(before[to] ?? [])];
      for (let index = rect.column - 1; index < lastColumnOf(rect); index += 1) target[index] = source[index] ?? null;
      for (let index = 0; index < rect.column - 1; index += 1) target[index] ??= null;
      this.putRow(rect.row + to, target);
    });
    for (const grid of [this.styles, this.notes, this.validations]) {
      (grid as RunGrid<unknown>).permuteRows(rect, order);
    }
    this.touchMeta();
  }

  /** Reorders whole columns from `first` on. */
  permuteColumns(first: number, order: readonly number[]): void {
    this.#eachRow((row) => {
      const next = [...row];
      while (next.length < first - 1 + order.length) next.push(null);
      order.forEach((from, to) => {
        next[first - 1 + to] = row[first - 1 + from] ?? null;
      });
      return next;
    });
    for (const grid of [this.styles, this.notes, this.validations, this.columnWidths, this.hiddenColumns]) {
      (grid as RunGrid<unknown>).permuteColumns(first, order);
    }
    this.touchAll();
  }

  touchMeta(): void {
    this.version += 1;
    this.#dirt.meta = true;
  }

  touchAll(): void {
    this.touchMeta();
    this.#dirt.rows = 'all';
  }

  /** What changed since the last call. */
  takeDirt(): SheetDirt {
    const dirt = this.#dirt;
    this.#dirt = { rows: new Set(), meta: false };
    return dirt;
  }

  recountFormulas(): void {
    this.formulas = this.#rows.reduce((sum, row) => sum + (row ? countFormulas(row) : 0), 0);
  }

  #grids(): RunGrid<unknown>[] {
    return [this.styles, this.notes, this.validations, this.hiddenRows] as RunGrid<unknown>[];
  }

  #own(): (Row | null)[] {
    if (this.#shared) {
      this.#rows = [...this.#rows];
      this.#shared = false;
    }
    return this.#rows;
  }

  #eachRow(change: (row: Row) => readonly Cell[]): void {
    this.#own().forEach((row, index) => {
      if (row) this.putRow(index + 1, change(row));
    });
  }
}

function countFormulas(cells: readonly Cell[]): number {
  let count = 0;
  for (const cell of cells) if (typeof cell === 'object' && cell !== null) count += 1;
  return count;
}

type Axis = 'row' | 'column';
type Size = 'rows' | 'columns';

/** A rectangle after rows or columns were inserted: it moves, or grows when the insertion is inside it. */
export function grow(rect: Rect, axis: Axis, size: Size, at: number, count: number): Rect {
  if (at <= rect[axis]) return { ...rect, [axis]: rect[axis] + count };
  return at < rect[axis] + rect[size] ? { ...rect, [size]: rect[size] + count } : rect;
}

/** A rectangle after rows or columns were deleted: none when nothing of it is left. */
export function shrink(rect: Rect, axis: Axis, size: Size, at: number, count: number): Rect[] {
  const end = rect[axis] + rect[size];
  const lost = Math.max(0, Math.min(end, at + count) - Math.max(rect[axis], at));
  const before = Math.max(0, Math.min(rect[axis], at + count) - at);
  return rect[size] === lost ? [] : [{ ...rect, [axis]: rect[axis] - before, [size]: rect[size] - lost }];
}

/** Refuses what does not lie inside the grid. */
export function requireInside(sheet: Sheet, rect: Rect): void {
  if (lastRowOf(rect) > sheet.maxRows || lastColumnOf(rect) > sheet.maxColumns) throw new Refusal('outsideSheet');
}
