/** Data validation as the Sheets API writes it, to and from the model's rules. */
import { close, columnName, parseRange, quoteSheet, splitSheet } from '../model/a1';
import type { RangeRef } from '../model/cell';
import { lastColumnOf, lastRowOf } from '../model/cell';
import type { RuleRect } from '../model/rect-shift';
import type { CriteriaValue, ValidationRule } from '../model/validation-rule';
import type { Workbook } from '../model/workbook';
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
  ['TEXT_STARTS_WITH', 'TEXT_STARTS_WITH'],
  ['TEXT_ENDS_WITH', 'TEXT_ENDS_WITH'],
  ['BLANK', 'CELL_EMPTY'],
  ['NOT_BLANK', 'CELL_NOT_EMPTY'],
]);

/** SpreadsheetApp's name of a condition. */
export function criteriaOf(condition: unknown): string {
  const type = isRecord(condition) ? String(condition.type) : 'undefined';
  const criteria = CRITERIA.get(type);
  if (!criteria) throw new ApiError(`Invalid condition type: ${type}`);
  return criteria;
}

/** What was entered as the values of a condition. */
export function enteredValues(condition: unknown): string[] {
  const values = isRecord(condition) && Array.isArray(condition.values) ? condition.values : [];
  return values.map((value: unknown) => (isRecord(value) ? String(value.userEnteredValue ?? '') : ''));
}

export function apiCondition(criteria: string, values: readonly string[]): Record<string, unknown> {
  const type = [...CRITERIA].find(([, known]) => known === criteria)?.[0] ?? criteria;
  return values.length > 0 ? { type, values: values.map((userEnteredValue) => ({ userEnteredValue })) } : { type };
}

export function fromApiRule(workbook: Workbook, rule: Readonly<Record<string, unknown>>): ValidationRule {
  const criteria = criteriaOf(rule.condition);
  return {
    criteria,
    values: criteriaValues(workbook, criteria, rule),
    allowInvalid: rule.strict !== true,
    helpText: typeof rule.inputMessage === 'string' ? rule.inputMessage : null,
  };
}

function criteriaValues(
  workbook: Workbook,
  criteria: string,
  rule: Readonly<Record<string, unknown>>,
): readonly CriteriaValue[] {
  const entered = enteredValues(rule.condition);
  const showsArrow = rule.showCustomUi !== false;
  if (criteria === 'VALUE_IN_LIST') return [{ list: entered }, showsArrow];
  if (criteria === 'VALUE_IN_RANGE') return [{ range: sourceOf(workbook, entered[0] ?? '') }, showsArrow];
  return entered.map(plainValue);
}

/** "=Dealers!$A$2:$A": without a last row, rows that are added belong to it. */
function sourceOf(workbook: Workbook, formula: string): RangeRef & RuleRect {
  const { sheet: title, range } = splitSheet(formula.replace(/^=/, ''));
  const sheet = title === null ? null : workbook.sheetByName(title);
  const open = parseRange(range);
  if (!sheet || !open) throw new ApiError(`Invalid data validation rule: unable to parse range: ${formula}`);
  const { row, column, rows, columns } = close(open, sheet.maxRows, sheet.maxColumns);
  const place = { spreadsheetId: workbook.id, sheetId: sheet.sheetId, row, column, rows, columns };
  return open.rows === 0 ? { ...place, isOpenBelow: true } : place;
}

function sourceText(workbook: Workbook, range: RangeRef & RuleRect): string {
  const from = `$${columnName(range.column)}$${range.row}`;
  const to = `$${columnName(lastColumnOf(range))}${range.isOpenBelow ? '' : `$${lastRowOf(range)}`}`;
  return `=${quoteSheet(workbook.sheetById(range.sheetId)?.title ?? '')}!${from}:${to}`;
}

/** A value of a condition as it is kept. */
export function plainValue(value: string): string | number | { readonly date: number } {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value);
  if (day) return { date: Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), 12) };
  return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}

export function toApiRule(workbook: Workbook, rule: ValidationRule): Record<string, unknown> {
  const values = rule.values.flatMap((value) => {
    if (typeof value !== 'object' || value === null) return typeof value === 'boolean' ? [] : [String(value)];
    if ('list' in value) return value.list;
    return 'range' in value ? [sourceText(workbook, value.range)] : [String(value)];
  });
  const hasArrow = ['VALUE_IN_LIST', 'VALUE_IN_RANGE', 'CHECKBOX'].includes(rule.criteria);
  return {
    condition: apiCondition(rule.criteria, values),
    ...(rule.helpText === null ? {} : { inputMessage: rule.helpText }),
    ...(rule.allowInvalid ? {} : { strict: true }),
    ...(hasArrow ? { showCustomUi: rule.values[1] !== false } : {}),
  };
}
