/** A Sheet's rows and columns: inserted, deleted, moved, hidden, sized, frozen; and clearing the whole. */
import { cellIn, isRecord } from './bridge';
import { RangeBase } from './range-base';
import { SheetBase } from './sheet-base';

type Axis = 'ROWS' | 'COLUMNS';

export class SheetStructure extends SheetBase {
  appendRow(...args: unknown[]): this {
    const [values] = args;
    if (args.length !== 1 || !Array.isArray(values)) this.mismatch('appendRow', args);
    this.bridge.ask('Sheet.appendRow', this.ref, (values as unknown[]).map(cellIn));
    return this;
  }

  insertRowAfter(afterPosition: unknown): this {
    return this.insertRowsAfter(afterPosition, 1);
  }

  insertRowsAfter(afterPosition: unknown, howMany: unknown): this {
    return this.#change('insertRows', 'insertRowsAfter', [afterPosition, howMany], (at, count) => [
      at + 1,
      count,
      false,
    ]);
  }

  insertRowBefore(beforePosition: unknown): this {
    return this.insertRowsBefore(beforePosition, 1);
  }

  insertRowsBefore(beforePosition: unknown, howMany: unknown): this {
    return this.#change('insertRows', 'insertRowsBefore', [beforePosition, howMany], (at, count) => [at, count, true]);
  }

  insertRows(rowIndex: unknown, numRows: unknown = 1): this {
    return this.insertRowsBefore(rowIndex, numRows);
  }

  insertColumnAfter(afterPosition: unknown): this {
    return this.insertColumnsAfter(afterPosition, 1);
  }

  insertColumnsAfter(afterPosition: unknown, howMany: unknown): this {
    return this.#change('insertColumns', 'insertColumnsAfter', [afterPosition, howMany], (at, count) => [
      at + 1,
      count,
      false,
    ]);
  }

  insertColumnBefore(beforePosition: unknown): this {
    return this.insertColumnsBefore(beforePosition, 1);
  }

  insertColumnsBefore(beforePosition: unknown, howMany: unknown): this {
    return this.#change('insertColumns', 'insertColumnsBefore', [beforePosition, howMany], (at, count) => [
      at,
      count,
      true,
    ]);
  }

  insertColumns(columnIndex: unknown, numColumns: unknown = 1): this {
    return this.insertColumnsBefore(columnIndex, numColumns);
  }

  deleteRow(rowPosition: unknown): this {
    return this.deleteRows(rowPosition, 1);
  }

  deleteRows(rowPosition: unknown, howMany: unknown): this {
    return this.#change('deleteRows', 'deleteRows', [rowPosition, howMany], (at, count) => [at, count]);
  }

  deleteColumn(columnPosition: unknown): this {
    return this.deleteColumns(columnPosition, 1);
  }

  deleteColumns(columnPosition: unknown, howMany: unknown): this {
    return this.#change('deleteColumns', 'deleteColumns', [columnPosition, howMany], (at, count) => [at, count]);
  }

  moveRows(rows: unknown, destinationIndex: unknown): void {
    if (!(rows instanceof RangeBase) || typeof destinationIndex !== 'number')
      throw this.mismatch('moveRows', [rows, destinationIndex]);
    this.bridge.ask('Sheet.moveRows', this.ref, rows.ref.row, rows.ref.rows, destinationIndex);
  }

  moveColumns(columns: unknown, destinationIndex: unknown): void {
    if (!(columns instanceof RangeBase) || typeof destinationIndex !== 'number')
      throw this.mismatch('moveColumns', [columns, destinationIndex]);
    this.bridge.ask('Sheet.moveColumns', this.ref, columns.ref.column, columns.ref.columns, destinationIndex);
  }

  clear(options?: unknown): this {
    const given = isRecord(options) ? options : {};
    const only = given.contentsOnly === true || given.formatOnly === true;
    return this.#clear({
      contents: !only || given.contentsOnly === true,
      formats: !only || given.formatOnly === true,
      conditional: !only || given.formatOnly === true,
    });
  }

  clearContents(): this {
    return this.#clear({ contents: true });
  }

  clearFormats(): this {
    return this.#clear({ formats: true, conditional: true });
  }

  clearNotes(): this {
    return this.#clear({ notes: true });
  }

  clearConditionalFormatRules(): void {
    this.#clear({ conditional: true });
  }

  hideRow(row: RangeBase): void {
    this.#hide('ROWS', row.ref.row, row.ref.rows, true);
  }

  hideRows(rowIndex: unknown, numRows: unknown = 1): void {
    this.#hide('ROWS', rowIndex, numRows, true);
  }

  showRows(rowIndex: unknown, numRows: unknown = 1): void {
    this.#hide('ROWS', rowIndex, numRows, false);
  }

  unhideRow(row: RangeBase): void {
    this.#hide('ROWS', row.ref.row, row.ref.rows, false);
  }

  hideColumn(column: RangeBase): void {
    this.#hide('COLUMNS', column.ref.column, column.ref.columns, true);
  }

  hideColumns(columnIndex: unknown, numColumns: unknown = 1): void {
    this.#hide('COLUMNS', columnIndex, numColumns, true);
  }

  showColumns(columnIndex: unknown, numColumns: unknown = 1): void {
    this.#hide('COLUMNS', columnIndex, numColumns, false);
  }

  unhideColumn(column: RangeBase): void {
    this.#hide('COLUMNS', column.ref.column, column.ref.columns, false);
  }

  isRowHiddenByUser(rowPosition: unknown): boolean {
    return this.bridge.ask('Sheet.getHidden', this.ref, 'ROWS', Number(rowPosition)) === true;
  }

  isColumnHiddenByUser(columnPosition: unknown): boolean {
    return this.bridge.ask('Sheet.getHidden', this.ref, 'COLUMNS', Number(columnPosition)) === true;
  }

  isRowHiddenByFilter(_rowPosition: unknown): boolean {
    return false;
  }

  getColumnWidth(columnPosition: unknown): number {
    return this.bridge.number('Sheet.getColumnWidth', this.ref, Number(columnPosition));
  }

  setColumnWidth(columnPosition: unknown, width: unknown): this {
    return this.setColumnWidths(columnPosition, 1, width);
  }

  setColumnWidths(startColumn: unknown, numColumns: unknown, width: unknown): this {
    this.bridge.ask('Sheet.setColumnWidths', this.ref, Number(startColumn), Number(numColumns), Number(width));
    return this;
  }

  getRowHeight(rowPosition: unknown): number {
    return this.bridge.number('Sheet.getRowHeight', this.ref, Number(rowPosition));
  }

  setRowHeight(rowPosition: unknown, height: unknown): this {
    return this.setRowHeights(rowPosition, 1, height);
  }

  setRowHeights(startRow: unknown, numRows: unknown, height: unknown): this {
    this.bridge.ask('Sheet.setRowHeights', this.ref, Number(startRow), Number(numRows), Number(height));
    return this;
  }

  setRowHeightsForced(startRow: unknown, numRows: unknown, height: unknown): this {
    return this.setRowHeights(startRow, numRows, height);
  }

  /** There is no screen to fit columns to: widths stay as they are. */
  autoResizeColumn(_columnPosition: unknown): this {
    return this;
  }

  autoResizeColumns(_startColumn: unknown, _numColumns: unknown): this {
    return this;
  }

  autoResizeRows(_startRow: unknown, _numRows: unknown): this {
    return this;
  }

  getFrozenRows(): number {
    return this.facts().frozenRows;
  }

  setFrozenRows(rows: unknown): void {
    this.bridge.ask('Sheet.update', this.ref, { frozenRows: Number(rows) });
  }

  getFrozenColumns(): number {
    return this.facts().frozenColumns;
  }

  setFrozenColumns(columns: unknown): void {
    this.bridge.ask('Sheet.update', this.ref, { frozenColumns: Number(columns) });
  }

  #change(
    method: string,
    called: string,
    args: readonly unknown[],
    place: (at: number, count: number) => unknown[],
  ): this {
    const [at, count] = args;
    if (typeof at !== 'number' || typeof count !== 'number') return this.mismatch(called, args);
    this.bridge.ask(`Sheet.${method}`, this.ref, ...place(at, count));
    return this;
  }

  #clear(what: Readonly<Record<string, boolean>>): this {
    this.bridge.ask('Sheet.clear', this.ref, what);
    return this;
  }

  #hide(axis: Axis, at: unknown, count: unknown, hidden: boolean): void {
    this.bridge.ask('Sheet.setHidden', this.ref, axis, Number(at), Number(count), hidden);
  }
}
