/** Ranges derived from a range: its cells, its surroundings. Coordinates are checked at once. */
import { contains, type Rect } from '../model/cell';
import type { Range } from './range';
import { RangeStyles } from './range-styles';

export class RangeGrid extends RangeStyles {
  offset(...given: unknown[]): Range {
    const [rowOffset, columnOffset, numRows, numColumns] = given;
    if (given.length < 2 || given.length > 4 || given.some((value) => typeof value !== 'number')) {
      this.mismatch('offset', given);
    }
    return this.sheet.rangeAt({
      row: this.ref.row + Number(rowOffset),
      column: this.ref.column + Number(columnOffset),
      rows: numRows === undefined ? this.ref.rows : Number(numRows),
      columns: numColumns === undefined ? this.ref.columns : Number(numColumns),
    });
  }

  /** Row and column count from 1 inside the range. */
  getCell(...args: unknown[]): Range {
    const [row, column] = args;
    if (typeof row !== 'number' || typeof column !== 'number') this.mismatch('getCell', args);
    const rect: Rect = {
      row: this.ref.row + Number(row) - 1,
      column: this.ref.column + Number(column) - 1,
      rows: 1,
      columns: 1,
    };
    if (!contains(this.ref, rect)) this.bridge.fail('cellOutside');
    return this.sheet.rangeAt(rect);
  }

  getDataRegion(dimension?: unknown): Range {
    const along = dimension === undefined ? null : String(dimension);
    return this.sheet.rangeAt(this.#rect('Range.getDataRegion', along));
  }

  getNextDataCell(...args: unknown[]): Range {
    const [direction] = args;
    if (args.length !== 1 || !/^(UP|DOWN|NEXT|PREVIOUS)$/.test(String(direction)))
      this.mismatch('getNextDataCell', args);
    return this.sheet.rangeAt(this.#rect('Range.getNextDataCell', String(direction)));
  }

  getMergedRanges(): Range[] {
    const rects = this.bridge.list('Range.getMerged', this.ref) as readonly Rect[];
    return this.bridge.array(rects.map((rect) => this.sheet.rangeAt(rect)));
  }

  isPartOfMerge(): boolean {
    return this.bridge.list('Range.getMerged', this.ref).length > 0;
  }

  #rect(method: string, argument: string | null): Rect {
    return this.bridge.record(method, this.ref, argument) as unknown as Rect;
  }
}
