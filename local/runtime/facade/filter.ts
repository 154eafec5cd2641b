/** A sheet's basic filter: its range, its criteria as they were set, and sorting. Rows are not hidden by it. */
import type { Rect } from '../model/cell';
import type { FilterState } from '../model/sheet-state';
import { type Bridge, isRecord } from './bridge';
import { guardClass } from './guard';
import type { Range } from './range';
import type { Sheet } from './sheet';

export class Filter {
  readonly #bridge: Bridge;
  readonly #sheet: Sheet;

  constructor(sheet: Sheet) {
    this.#bridge = sheet.bridge;
    this.#sheet = sheet;
  }

  toString(): string {
    return 'Filter';
  }

  getRange(): Range {
    return this.#sheet.rangeAt(this.#state().rect);
  }

  remove(): void {
    this.#bridge.ask('Sheet.setFilter', this.#sheet.ref, null, false);
  }

  /** Sorts the rows below the filter's header. */
  sort(columnPosition: unknown, ascending: unknown): this {
    const { rect } = this.#state();
    if (rect.rows < 2) return this;
    const body: Rect = { ...rect, row: rect.row + 1, rows: rect.rows - 1 };
    this.#sheet.rangeAt(body).sort({ column: Number(columnPosition), ascending: ascending !== false });
    return this;
  }

  #state(): FilterState {
    const state = this.#bridge.ask('Sheet.getFilter', this.#sheet.ref);
    return isRecord(state) ? (state as unknown as FilterState) : this.#bridge.fail('rangeNotFound');
  }
}

guardClass(Filter, 'Filter');
