/** The criteria that conditional formats and filters share: whenTextContains and its like. */
import { types } from 'node:util';
import { type Bridge, isRecord } from './bridge';
import { EnumMember } from './enum';
import { BOOLEAN_CRITERIA, RELATIVE_DATE } from './sheets-enums';

/** A criterion's value as plain data. */
export type CriteriaData = string | number | boolean | null | { readonly date: number } | { readonly relative: string };

export interface Criterion {
  readonly criteria: string;
  readonly values: readonly CriteriaData[];
}

export function criteriaData(value: unknown): CriteriaData {
  if (types.isDate(value)) return { date: value.getTime() };
  if (value instanceof EnumMember) return { relative: value.toString() };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

export function scriptValues(bridge: Bridge, values: readonly CriteriaData[]): unknown[] {
  return bridge.array(
    values.map((value) => {
      if (!isRecord(value)) return value;
      if ('date' in value) return new bridge.realm.Date(Number(value.date));
      return Object.values(RELATIVE_DATE).find((member) => member.toString() === value.relative);
    }),
  );
}

export function criteriaType(name: string | null): EnumMember {
  return (
    Object.values(BOOLEAN_CRITERIA).find((member) => member.toString() === name) ?? BOOLEAN_CRITERIA.CUSTOM_FORMULA
  );
}

const WHEN: Readonly<Record<string, string>> = {
  whenCellEmpty: 'CELL_EMPTY',
  whenCellNotEmpty: 'CELL_NOT_EMPTY',
  whenDateAfter: 'DATE_AFTER',
  whenDateBefore: 'DATE_BEFORE',
  whenDateEqualTo: 'DATE_EQUAL_TO',
  whenDateNotEqualTo: 'DATE_NOT_EQUAL_TO',
  whenFormulaSatisfied: 'CUSTOM_FORMULA',
  whenNumberBetween: 'NUMBER_BETWEEN',
  whenNumberEqualTo: 'NUMBER_EQUAL_TO',
  whenNumberGreaterThan: 'NUMBER_GREATER_THAN',
  whenNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  whenNumberLessThan: 'NUMBER_LESS_THAN',
  whenNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  whenNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  whenNumberNotEqualTo: 'NUMBER_NOT_EQUAL_TO',
  whenTextContains: 'TEXT_CONTAINS',
  whenTextDoesNotContain: 'TEXT_DOES_NOT_CONTAIN',
  whenTextEqualTo: 'TEXT_EQUAL_TO',
  whenTextNotEqualTo: 'TEXT_NOT_EQUAL_TO',
  whenTextStartsWith: 'TEXT_STARTS_WITH',
  whenTextEndsWith: 'TEXT_ENDS_WITH',
};

/** Gives a builder's class all the when… methods; a relative date makes the criterion relative. */
export function defineWhen<T extends object>(prototype: T, set: (builder: T, criterion: Criterion) => unknown): void {
  for (const [method, name] of Object.entries(WHEN)) {
    Object.defineProperty(prototype, method, {
      value(this: T, ...values: unknown[]) {
        const criteria = values[0] instanceof EnumMember ? `${name}_RELATIVE` : name;
        return set(this, { criteria, values: values.map(criteriaData) });
      },
      writable: true,
      configurable: true,
    });
  }
}
