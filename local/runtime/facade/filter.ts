/** A sheet's basic filter: its range, its criteria as they were set, and sorting. Rows are not hidden by it. */
import type { Rect } from '../model/cell';
import type { FilterState } from '../model/sheet-state';
import { type Bridge, isRecord } from './bridge';
import { FilterCriteria, type FilterCriteriaData, SortSpec } from './filter-criteria';
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

  getRange(): Range {
    return this.#sheet.rangeAt(this.#state().rect);
  }

  remove(): void {
    this.#bridge.ask('Sheet.setFilter', this.#sheet.ref, null, false);
  }

  /** Sorts the rows below the filter's header. */
  sort(columnPosition: unknown, ascending: unknown): this {
    const { rect } = this.#state();
    this.#save({ sort: { column: Number(columnPosition), ascending: ascending !== false } });
    if (rect.rows < 2) return this;
    const body: Rect = { ...rect, row: rect.row + 1, rows: rect.rows - 1 };
    this.#sheet.rangeAt(body).sort({ column: Number(columnPosition), ascending: ascending !== false });
    return this;
  }

  getColumnSortSpec(columnPosition: unknown): SortSpec {
    const { sort } = this.#state();
    const column = Number(columnPosition);
    return new SortSpec(this.#bridge, column, sort?.column === column ? sort.ascending : null);
  }

  getColumnFilterCriteria(columnPosition: unknown): FilterCriteria | null {
    const data = this.#state().criteria[Number(columnPosition)];
    return isRecord(data) ? new FilterCriteria(this.#bridge, data as FilterCriteriaData) : null;
  }

  setColumnFilterCriteria(columnPosition: unknown, criteria: unknown): this {
    if (!(criteria instanceof FilterCriteria)) return this.removeColumnFilterCriteria(columnPosition);
    return this.#save({ criteria: { ...this.#state().criteria, [Number(columnPosition)]: criteria.data } });
  }

  removeColumnFilterCriteria(columnPosition: unknown): this {
    const { [Number(columnPosition)]: _gone, ...criteria } = this.#state().criteria;
    return this.#save({ criteria });
  }

  #save(change: Partial<FilterState>): this {
    this.#bridge.ask('Sheet.setFilter', this.#sheet.ref, { ...this.#state(), ...change }, false);
    return this;
  }

  #state(): FilterState {
    const state = this.#bridge.ask('Sheet.getFilter', this.#sheet.ref);
    return isRecord(state) ? (state as unknown as FilterState) : this.#bridge.fail('rangeNotFound');
  }
}

guardClass(Filter, 'Filter');
