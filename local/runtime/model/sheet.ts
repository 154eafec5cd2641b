/**
 * One tab: its cells, attributes and size, and how they move when rows and columns come and go. Protection, validation of
 * input and coercion are left to those who call it.
 */
import { lastColumnOf, lastRowOf, type Rect, type Style } from './cell';
import type { ChartState } from './chart';
import { growPlaced, type Placed, shrinkPlaced } from './placed';
import { grow, type Shift, shrink } from './rect-shift';
import { Refusal } from './refusal';
import { moveConditionalRules } from './rule-ranges';
import { RunGrid } from './run-grid';
import { countFormulas, SheetRows } from './sheet-rows';
import type { FilterState, SheetMeta, SheetSnapshot } from './sheet-state';
import { internSaved } from './style';
import type { ValidationRule } from './validation-rule';

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;

export class Sheet extends SheetRows {
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
  bandedRanges: readonly Placed[] = [];
  filterViews: readonly Placed[] = [];
  charts: readonly ChartState[] = [];
  rowHeights: Readonly<Record<number, number>> = {};
  columnWidths = new RunGrid<number>();
  hiddenRows = new RunGrid<true>();
  hiddenColumns = new RunGrid<true>();
  styles = new RunGrid<Style>();
  notes = new RunGrid<string>();
  validations = new RunGrid<ValidationRule>();

  constructor(from: { sheetId: number; title: string; maxRows?: number; maxColumns?: number } | SheetSnapshot) {
    super();
    this.sheetId = from.sheetId;
    this.title = from.title;
    this.maxRows = from.maxRows ?? DEFAULT_ROWS;
    this.maxColumns = from.maxColumns ?? DEFAULT_COLUMNS;
    if (!('rows' in from)) return;
    this.restore(from);
    // Rows and the rest may have been saved at different times, so what is derived from rows is recounted.
    this.recountFormulas();
    this.takeDirt();
  }

  /** Restores a snapshot; rows are shared with it until the next write. */
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
    this.bandedRanges = saved.bandedRanges ?? [];
    this.filterViews = saved.filterViews ?? [];
    this.charts = saved.charts ?? [];
    this.rowHeights = saved.rowHeights;
    this.formulas = saved.formulas;
    this.columnWidths = new RunGrid(saved.columnWidths);
    this.hiddenRows = new RunGrid(saved.hiddenRows);
    this.hiddenColumns = new RunGrid(saved.hiddenColumns);
    this.styles = new RunGrid(saved.styles.map((runs) => runs?.map(([a, b, v]) => [a, b, internSaved(v)]) ?? null));
    this.notes = new RunGrid(saved.notes);
    this.validations = new RunGrid(saved.validations);
    this.share(saved.rows);
  }

  /** The tab as plain data that shares its rows; the next write copies what it touches. */
  snapshot(): SheetSnapshot {
    return { ...this.meta(), rows: this.shared() };
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
      bandedRanges: this.bandedRanges,
      filterViews: this.filterViews,
      charts: this.charts,
      rowHeights: this.rowHeights,
      columnWidths: this.columnWidths.toColumns(),
      hiddenRows: this.hiddenRows.toColumns(),
      hiddenColumns: this.hiddenColumns.toColumns(),
      styles: this.styles.toColumns(),
      notes: this.notes.toColumns(),
      validations: this.validations.toColumns(),
    };
  }

  insertRows(at: number, count: number, inherit: number | null): void {
    const rows = this.own();
    if (at <= rows.length) rows.splice(at - 1, 0, ...Array.from({ length: count }, () => null));
    for (const grid of [this.styles, this.validations]) (grid as RunGrid<unknown>).insertRows(at, count, inherit);
    for (const grid of [this.notes, this.hiddenRows]) (grid as RunGrid<unknown>).insertRows(at, count, null);
    this.maxRows += count;
    this.#grow({ axis: 'row', at, count });
    this.touchAll();
  }

  deleteRows(at: number, count: number): void {
    const removed = this.own().splice(at - 1, count);
    for (const row of removed) this.formulas -= row ? countFormulas(row) : 0;
    for (const grid of this.#grids()) grid.deleteRows(at, count);
    this.maxRows -= count;
    this.#shrink({ axis: 'row', at, count });
    this.frozenRows = Math.min(this.frozenRows, this.maxRows);
    this.touchAll();
  }

  insertColumns(at: number, count: number, inherit: number | null): void {
    const empty = Array.from({ length: count }, () => null);
    this.eachRow((row) => (row.length < at ? row : [...row.slice(0, at - 1), ...empty, ...row.slice(at - 1)]));
    for (const grid of [this.styles, this.validations, this.columnWidths]) {
      (grid as RunGrid<unknown>).insertColumns(at, count, inherit);
    }
    for (const grid of [this.notes, this.hiddenColumns]) (grid as RunGrid<unknown>).insertColumns(at, count, null);
    this.maxColumns += count;
    this.#grow({ axis: 'column', at, count });
    this.touchAll();
  }

  deleteColumns(at: number, count: number): void {
    this.eachRow((row) => (row.length < at ? row : [...row.slice(0, at - 1), ...row.slice(at - 1 + count)]));
    for (const grid of this.#grids()) grid.deleteColumns(at, count);
    this.columnWidths.deleteColumns(at, count);
    this.hiddenColumns.deleteColumns(at, count);
    this.maxColumns -= count;
    this.#shrink({ axis: 'column', at, count });
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
    this.eachRow((row) => {
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

  #grow(shift: Shift): void {
    this.merges = this.merges.map((rect) => grow(rect, shift));
    if (this.filter) this.filter = { ...this.filter, rect: grow(this.filter.rect, shift) };
    this.conditionalRules = moveConditionalRules(this.conditionalRules, (rect) => [grow(rect, shift)]);
    this.bandedRanges = growPlaced(this.bandedRanges, shift);
    this.filterViews = growPlaced(this.filterViews, shift);
  }

  #shrink(shift: Shift): void {
    this.merges = this.merges.flatMap((rect) => shrink(rect, shift));
    if (this.filter) {
      const [rect] = shrink(this.filter.rect, shift);
      this.filter = rect ? { ...this.filter, rect } : null;
    }
    this.conditionalRules = moveConditionalRules(this.conditionalRules, (rect) => shrink(rect, shift));
    this.bandedRanges = shrinkPlaced(this.bandedRanges, shift);
    this.filterViews = shrinkPlaced(this.filterViews, shift);
  }

  #grids(): RunGrid<unknown>[] {
    return [this.styles, this.notes, this.validations, this.hiddenRows] as RunGrid<unknown>[];
  }
}

/** Throws for a rectangle that is not inside the grid. */
export function requireInside(sheet: Sheet, rect: Rect): void {
  if (lastRowOf(rect) > sheet.maxRows || lastColumnOf(rect) > sheet.maxColumns) throw new Refusal('outsideSheet');
}
