/** A Range's validations, checkboxes, protection, filter, finder, and names in other kinds of notation. */
import type { ValidationRule } from '../model/validation-rule';
import { isRecord } from './bridge';
import { DataValidation } from './data-validation';
import { Filter } from './filter';
import { Protection } from './protection';
import { RangeEdits } from './range-edits';
import { TextFinder } from './text-finder';

const CHECKBOX: ValidationRule = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null };

export class RangeRules extends RangeEdits {
  getDataValidations(): (DataValidation | null)[][] {
    const rules = this.bridge.matrix('Range.getValidations', this.ref);
    return this.bridge.array(rules.map((row) => this.bridge.array(row.map((rule) => this.#validation(rule)))));
  }

  getDataValidation(): DataValidation | null {
    const [[rule] = []] = this.bridge.matrix('Range.getValidations', { ...this.ref, rows: 1, columns: 1 });
    return this.#validation(rule);
  }

  setDataValidation(...args: unknown[]): this {
    const [rule] = args;
    if (args.length !== 1 || (rule !== null && !(rule instanceof DataValidation)))
      this.mismatch('setDataValidation', args);
    return this.#setRules([[ruleOf(rule)]]);
  }

  setDataValidations(...args: unknown[]): this {
    return this.#setRules(this.matrixIn('setDataValidations', args).map((row) => row.map(ruleOf)));
  }

  insertCheckboxes(...values: unknown[]): this {
    if (values.length > 2) this.mismatch('insertCheckboxes', values);
    this.#setRules([[{ ...CHECKBOX, values: values.map((value) => value as string) }]]);
    const unchecked = values.length > 1 ? values[1] : values.length === 1 ? null : false;
    const old = this.getValues();
    const next = old.map((row) =>
      row.map((value) =>
        value === '' || values.length > 0 ? unchecked : typeof value === 'boolean' ? value : unchecked,
      ),
    );
    this.bridge.ask('Range.setValues', this.ref, next);
    return this;
  }

  removeCheckboxes(): this {
    const rules = this.bridge.matrix('Range.getValidations', this.ref) as (ValidationRule | null)[][];
    const isBox = (rule: ValidationRule | null | undefined): boolean => rule?.criteria === 'CHECKBOX';
    const values = this.getValues().map((row, down) =>
      row.map((value, right) => (isBox(rules[down]?.[right]) ? null : value)),
    );
    this.#setRules(rules.map((row) => row.map((rule) => (isBox(rule) ? null : rule))));
    this.bridge.ask('Range.setValues', this.ref, values);
    return this;
  }

  check(): this {
    return this.#tick(true);
  }

  uncheck(): this {
    return this.#tick(false);
  }

  /** True, false, or null when there are no checkboxes or they differ. */
  isChecked(): boolean | null {
    const rules = this.bridge.matrix('Range.getValidations', this.ref) as (ValidationRule | null)[][];
    const states = this.getValues().flatMap((row, down) =>
      row.map((value, right) => {
        const rule = rules[down]?.[right];
        return rule?.criteria === 'CHECKBOX' ? value === (rule.values[0] ?? true) : null;
      }),
    );
    const [first = null] = states;
    return states.every((state) => state === first) ? first : null;
  }

  protect(): Protection {
    const { row, column, rows, columns, sheetId, spreadsheetId } = this.ref;
    const facts = this.bridge.record('Protection.create', spreadsheetId, {
      sheetId,
      rect: { row, column, rows, columns },
    });
    return new Protection(this.sheet.parent, facts);
  }

  /** Only whole rows and columns may carry metadata; which itself is not emulated. */
  addDeveloperMetadata(..._args: unknown[]): never {
    const { maxRows, maxColumns } = this.sheet.facts();
    const { rows, columns } = this.ref;
    const whole = (rows === maxRows && columns === 1) || (columns === maxColumns && rows === 1);
    if (!whole) return this.bridge.fail('metadataPlace');
    throw new Error('not emulated: Range.addDeveloperMetadata');
  }

  createFilter(): Filter {
    const { row, column, rows, columns } = this.ref;
    this.bridge.ask('Sheet.setFilter', this.sheet.ref, { rect: { row, column, rows, columns }, criteria: {} }, true);
    return new Filter(this.sheet);
  }

  getFilter(): Filter | null {
    return this.sheet.getFilter();
  }

  createTextFinder(...args: unknown[]): TextFinder {
    const [text] = args;
    if (args.length !== 1 || typeof text !== 'string') return this.mismatch('createTextFinder', args);
    return new TextFinder(this.bridge, [this.sheet.rangeAt(this.ref, this.open)], text);
  }

  #validation(rule: unknown): DataValidation | null {
    return isRecord(rule) ? new DataValidation(this.bridge, rule as unknown as ValidationRule) : null;
  }

  #setRules(rules: readonly (readonly (ValidationRule | null)[])[]): this {
    this.bridge.ask('Range.setValidations', this.ref, rules);
    return this;
  }

  #tick(checked: boolean): this {
    const rules = this.bridge.matrix('Range.getValidations', this.ref) as (ValidationRule | null)[][];
    const next = this.getValues().map((row, down) =>
      row.map((value, right) => {
        const rule = rules[down]?.[right];
        if (rule?.criteria !== 'CHECKBOX') return value;
        return checked ? (rule.values[0] ?? true) : (rule.values[1] ?? (rule.values.length > 0 ? null : false));
      }),
    );
    this.bridge.ask('Range.setValues', this.ref, next);
    return this;
  }
}

function ruleOf(value: unknown): ValidationRule | null {
  return value instanceof DataValidation ? value.data : null;
}
