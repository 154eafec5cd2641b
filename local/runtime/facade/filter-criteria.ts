/** FilterCriteria, its builder, and SortSpec. */
import { type Criterion, criteriaData, criteriaType, defineWhen, scriptValues } from './boolean-criteria';
import type { Bridge } from './bridge';
import { Builder, Built } from './built';
import { type EnumMember, enumName } from './enum';
import { guardClass } from './guard';
import { SORT_ORDER } from './sheets-enums';
import { nameType } from './type-names';

export interface FilterCriteriaData extends Partial<Criterion> {
  readonly hidden?: readonly string[];
  readonly visible?: readonly string[];
}

export class FilterCriteria extends Built<FilterCriteriaData> {
  getCriteriaType(): EnumMember | null {
    return this.data.criteria === undefined ? null : criteriaType(this.data.criteria);
  }

  getCriteriaValues(): unknown[] {
    return scriptValues(this.bridge, this.data.values ?? []);
  }

  getHiddenValues(): string[] {
    return this.bridge.array(this.data.hidden ?? []);
  }

  getVisibleValues(): string[] {
    return this.bridge.array(this.data.visible ?? []);
  }

  copy(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder(this.bridge, this.data);
  }
}

export class FilterCriteriaBuilder extends Builder<FilterCriteriaData> {
  build(): FilterCriteria {
    return new FilterCriteria(this.bridge, this.data);
  }

  copy(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder(this.bridge, this.data);
  }

  getCriteriaType(): EnumMember | null {
    return this.build().getCriteriaType();
  }

  getCriteriaValues(): unknown[] {
    return this.build().getCriteriaValues();
  }

  getVisibleValues(): string[] {
    return this.build().getVisibleValues();
  }

  getHiddenValues(): string[] {
    return this.build().getHiddenValues();
  }

  setHiddenValues(values: readonly unknown[]): this {
    return this.set({ hidden: values.map(String) });
  }

  setVisibleValues(values: readonly unknown[]): this {
    return this.set({ visible: values.map(String) });
  }

  withCriteria(criteria: unknown, values: unknown): this {
    const list = Array.isArray(values) ? values : [values];
    return this.set({ criteria: enumName(criteria) ?? '', values: list.map(criteriaData) });
  }
}

/**
 * How a filter sorts one column. A column that it does not sort has no order, and asking for it throws, as on the live
 * platform.
 */
export class SortSpec {
  readonly #bridge: Bridge;
  readonly #column: number;
  readonly #ascending: boolean | null;

  constructor(bridge: Bridge, column: number, ascending: boolean | null) {
    this.#bridge = bridge;
    this.#column = column;
    this.#ascending = ascending;
  }

  getDimensionIndex(): number {
    return this.#column;
  }

  isAscending(): boolean {
    return this.#ascending === true;
  }

  getSortOrder(): EnumMember {
    if (this.#ascending === null) return this.#bridge.fail('unexpected', 'getSortOrder', 'SpreadsheetApp.SortSpec');
    return this.#ascending ? SORT_ORDER.ASCENDING : SORT_ORDER.DESCENDING;
  }
}

defineWhen(FilterCriteriaBuilder.prototype, (builder: FilterCriteriaBuilder, criterion) => builder.set(criterion));
guardClass(FilterCriteria, 'FilterCriteria');
guardClass(FilterCriteriaBuilder, 'FilterCriteriaBuilder');
guardClass(SortSpec, 'SortSpec');
nameType(FilterCriteria, 'SpreadsheetApp.FilterCriteria');
