/** DataValidation and its builder: https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder. */
import { types } from 'node:util';
import type { CriteriaValue, ValidationRule } from '../model/validation-rule';
import { Builder, Built } from './built';
import { type EnumMember, enumName } from './enum';
import { guardClass } from './guard';
import { RangeBase } from './range-base';
import { DATA_VALIDATION_CRITERIA } from './sheets-enums';
import { Spreadsheet } from './spreadsheet';
import { nameType } from './type-names';

export class DataValidation extends Built<ValidationRule> {
  getAllowInvalid(): boolean {
    return this.data.allowInvalid;
  }

  getHelpText(): string | null {
    return this.data.helpText;
  }

  getCriteriaType(): EnumMember {
    const { criteria } = this.data;
    return (
      Object.values(DATA_VALIDATION_CRITERIA).find((member) => member.toString() === criteria) ??
      DATA_VALIDATION_CRITERIA.CUSTOM_FORMULA
    );
  }

  getCriteriaValues(): unknown[] {
    return this.bridge.array(this.data.values.map((value) => this.#value(value)));
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.bridge, this.data);
  }

  #value(value: CriteriaValue): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if ('date' in value) return new this.bridge.realm.Date(value.date);
    if ('list' in value) return this.bridge.array(value.list);
    return new Spreadsheet(this.bridge, value.range.spreadsheetId).rangeOf(value.range);
  }
}

export const NO_RULE: ValidationRule = { criteria: '', values: [], allowInvalid: true, helpText: null };

export class DataValidationBuilder extends Builder<ValidationRule> {
  build(): DataValidation {
    return new DataValidation(this.bridge, this.data);
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.bridge, this.data);
  }

  getAllowInvalid(): boolean {
    return this.data.allowInvalid;
  }

  getHelpText(): string | null {
    return this.data.helpText;
  }

  getCriteriaType(): EnumMember | null {
    return this.data.criteria === '' ? null : this.build().getCriteriaType();
  }

  getCriteriaValues(): unknown[] {
    return this.build().getCriteriaValues();
  }

  setAllowInvalid(allow: unknown): this {
    return this.set({ allowInvalid: allow === true });
  }

  setHelpText(text: unknown): this {
    return this.set({ helpText: text === null || text === undefined ? null : String(text) });
  }

  withCriteria(criteria: unknown, values: unknown): this {
    const name = enumName(criteria);
    if (name === null || !Array.isArray(values))
      return this.bridge.mismatch('SpreadsheetApp.DataValidationBuilder.withCriteria', [criteria, values]);
    return this.require(name, values);
  }

  requireCheckbox(checked?: unknown, unchecked?: unknown): this {
    return this.require(
      'CHECKBOX',
      [checked, unchecked].filter((value) => value !== undefined),
    );
  }

  requireFormulaSatisfied(formula: unknown): this {
    return this.require('CUSTOM_FORMULA', [String(formula)]);
  }

  requireValueInList(values: unknown, showDropdown: unknown = true): this {
    if (!Array.isArray(values))
      return this.bridge.mismatch('SpreadsheetApp.DataValidationBuilder.requireValueInList', [values]);
    return this.set({ criteria: 'VALUE_IN_LIST', values: [{ list: values.map(String) }, showDropdown === true] });
  }

  requireValueInRange(range: unknown, showDropdown: unknown = true): this {
    if (!(range instanceof RangeBase))
      return this.bridge.mismatch('SpreadsheetApp.DataValidationBuilder.requireValueInRange', [range]);
    return this.require('VALUE_IN_RANGE', [range, showDropdown === true]);
  }

  require(criteria: string, values: readonly unknown[]): this {
    return this.set({ criteria, values: values.map(plain) });
  }
}

/** A criterion's value as plain data. */
function plain(value: unknown): CriteriaValue {
  if (types.isDate(value)) return { date: value.getTime() };
  if (value instanceof RangeBase) return { range: value.ruleRef };
  if (Array.isArray(value)) return { list: value.map(String) };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : String(value);
}

/** requireNumberBetween and the like: as many values as the criterion takes. */
const REQUIREMENTS: readonly (readonly [method: string, criteria: string, values: number])[] = [
  ['requireDate', 'DATE_IS_VALID_DATE', 0],
  ['requireDateAfter', 'DATE_AFTER', 1],
  ['requireDateBefore', 'DATE_BEFORE', 1],
  ['requireDateBetween', 'DATE_BETWEEN', 2],
  ['requireDateEqualTo', 'DATE_EQUAL_TO', 1],
  ['requireDateNotBetween', 'DATE_NOT_BETWEEN', 2],
  ['requireDateOnOrAfter', 'DATE_ON_OR_AFTER', 1],
  ['requireDateOnOrBefore', 'DATE_ON_OR_BEFORE', 1],
  ['requireNumberBetween', 'NUMBER_BETWEEN', 2],
  ['requireNumberEqualTo', 'NUMBER_EQUAL_TO', 1],
  ['requireNumberGreaterThan', 'NUMBER_GREATER_THAN', 1],
  ['requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', 1],
  ['requireNumberLessThan', 'NUMBER_LESS_THAN', 1],
  ['requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', 1],
  ['requireNumberNotBetween', 'NUMBER_NOT_BETWEEN', 2],
  ['requireNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', 1],
  ['requireTextContains', 'TEXT_CONTAINS', 1],
  ['requireTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', 1],
  ['requireTextEqualTo', 'TEXT_EQUAL_TO', 1],
  ['requireTextIsEmail', 'TEXT_IS_VALID_EMAIL', 0],
  ['requireTextIsUrl', 'TEXT_IS_VALID_URL', 0],
];

guardClass(DataValidation, 'DataValidation');
guardClass(DataValidationBuilder, 'DataValidationBuilder');
nameType(DataValidation, 'SpreadsheetApp.DataValidation');
nameType(DataValidationBuilder, 'SpreadsheetApp.DataValidationBuilder');

for (const [method, criteria, count] of REQUIREMENTS) {
  Object.defineProperty(DataValidationBuilder.prototype, method, {
    value(this: DataValidationBuilder, ...args: unknown[]) {
      const [first] = args;
      const needsNumbers = criteria.startsWith('NUMBER');
      const needsDates = criteria.startsWith('DATE') && count > 0;
      const fits =
        args.length === count &&
        args.every((arg) => (!needsNumbers || typeof arg === 'number') && (!needsDates || types.isDate(arg)));
      if (!fits) return mismatched(this, method, args);
      return this.require(criteria, count === 0 ? [] : count === 1 ? [first] : args);
    },
    writable: true,
    configurable: true,
  });
}

function mismatched(builder: DataValidationBuilder, method: string, args: readonly unknown[]): never {
  return builder.bridge.mismatch(`SpreadsheetApp.DataValidationBuilder.${method}`, args);
}
