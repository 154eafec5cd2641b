/**
 * The cells of a tab, row by row. Rows are immutable and shared with snapshots; the outer list is copied on the first write
 * after one. It knows what a persister has not seen yet.
 */
import { type Cell, isEmpty, lastColumnOf, lastRowOf, type Rect, type Row } from './cell';
import type { SheetDirt } from './sheet-state';

export class SheetRows {
  /** Increases with every change; values computed from the cells are cached while it stays the same. */
  version = 0;
  /** Formula cells are rare: as long as there are none, reading needs no evaluation. */
  formulas = 0;
  #rows: (Row | null)[] = [];
  #shared = false;
  #width: { version: number; columns: number } | null = null;
  #dirt: SheetDirt = { rows: new Set(), meta: true };

  /** Takes these rows, shared until the next write. */
  protected share(rows: readonly (Row | null)[]): void {
    this.#rows = rows as (Row | null)[];
    this.#shared = true;
    this.version += 1;
  }

  /** Returns all rows, shared until the next write. */
  protected shared(): readonly (Row | null)[] {
    this.#shared = true;
    return this.#rows;
  }

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
    const rows = this.own();
    const old = rows[row - 1];
    this.formulas += countFormulas(cells) - (old ? countFormulas(old) : 0);
    while (rows.length < row - 1) rows.push(null);
    rows[row - 1] = length === cells.length ? cells : cells.slice(0, length);
    this.version += 1;
    if (this.#dirt.rows !== 'all') this.#dirt.rows.add(row);
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

  protected own(): (Row | null)[] {
    if (this.#shared) {
      this.#rows = [...this.#rows];
      this.#shared = false;
    }
    return this.#rows;
  }

  protected eachRow(change: (row: Row) => readonly Cell[]): void {
    this.own().forEach((row, index) => {
      if (row) this.putRow(index + 1, change(row));
    });
  }
}

export function countFormulas(cells: readonly Cell[]): number {
  let count = 0;
  for (const cell of cells) if (typeof cell === 'object' && cell !== null) count += 1;
  return count;
}
