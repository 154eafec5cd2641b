/** Data validation as the Sheets API writes it, to and from the model's rules. */
import type { CriteriaValue, ValidationRule } from '../model/validation-rule';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';

/** API condition type → SpreadsheetApp.DataValidationCriteria. */
const CRITERIA: ReadonlyMap<string, string> = new Map([
  ['BOOLEAN', 'CHECKBOX'],
  ['ONE_OF_LIST', 'VALUE_IN_LIST'],
  ['ONE_OF_RANGE', 'VALUE_IN_RANGE'],
  ['CUSTOM_FORMULA', 'CUSTOM_FORMULA'],
  ['NUMBER_GREATER', 'NUMBER_GREATER_THAN'],
  ['NUMBER_GREATER_THAN_EQ', 'NUMBER_GREATER_THAN_OR_EQUAL_TO'],
  ['NUMBER_LESS', 'NUMBER_LESS_THAN'],
  ['NUMBER_LESS_THAN_EQ', 'NUMBER_LESS_THAN_OR_EQUAL_TO'],
  ['NUMBER_EQ', 'NUMBER_EQUAL_TO'],
  ['NUMBER_NOT_EQ', 'NUMBER_NOT_EQUAL_TO'],
  ['NUMBER_BETWEEN', 'NUMBER_BETWEEN'],
  ['NUMBER_NOT_BETWEEN', 'NUMBER_NOT_BETWEEN'],
  ['TEXT_CONTAINS', 'TEXT_CONTAINS'],
  ['TEXT_NOT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN'],
  ['TEXT_EQ', 'TEXT_EQUAL_TO'],
  ['TEXT_IS_EMAIL', 'TEXT_IS_VALID_EMAIL'],
  ['TEXT_IS_URL', 'TEXT_IS_VALID_URL'],
  ['DATE_EQ', 'DATE_EQUAL_TO'],
  ['DATE_BEFORE', 'DATE_BEFORE'],
  ['DATE_AFTER', 'DATE_AFTER'],
  ['DATE_ON_OR_BEFORE', 'DATE_ON_OR_BEFORE'],
  ['DATE_ON_OR_AFTER', 'DATE_ON_OR_AFTER'],
  ['DATE_BETWEEN', 'DATE_BETWEEN'],
  ['DATE_NOT_BETWEEN', 'DATE_NOT_BETWEEN'],
  ['DATE_IS_VALID', 'DATE_IS_VALID_DATE'],
]);

export function fromApiRule(rule: Readonly<Record<string, unknown>>): ValidationRule {
  const condition = isRecord(rule.condition) ? rule.condition : {};
  const criteria = CRITERIA.get(String(condition.type));
  if (!criteria) throw new ApiError(`Invalid condition type: ${String(condition.type)}`);
  const entered = (Array.isArray(condition.values) ? condition.values : []).map((value: unknown) =>
    isRecord(value) ? String(value.userEnteredValue ?? '') : '',
  );
  const values: CriteriaValue[] =
    criteria === 'VALUE_IN_LIST' ? [{ list: entered }, rule.showCustomUi !== false] : entered.map(plain);
  return {
    criteria,
    values,
    allowInvalid: rule.strict !== true,
    helpText: typeof rule.inputMessage === 'string' ? rule.inputMessage : null,
  };
}

function plain(value: string): CriteriaValue {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (day) return { date: Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), 12) };
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

export function toApiRule(rule: ValidationRule): Record<string, unknown> {
  const type = [...CRITERIA].find(([, criteria]) => criteria === rule.criteria)?.[0] ?? rule.criteria;
  const values = rule.values.flatMap((value) =>
    typeof value === 'object' && value !== null && 'list' in value
      ? value.list
      : typeof value === 'boolean'
        ? []
        : [String(value)],
  );
  return {
    condition:
      values.length > 0 ? { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) } : { type },
    ...(rule.helpText === null ? {} : { inputMessage: rule.helpText }),
    ...(rule.allowInvalid ? {} : { strict: true }),
    ...(rule.criteria === 'VALUE_IN_LIST' || rule.criteria === 'CHECKBOX'
      ? { showCustomUi: rule.values[1] !== false }
      : {}),
  };
}
