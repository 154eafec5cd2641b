/** What data validation rules allow. */
import type { Scalar } from './cell';
import { scalarAt } from './read';
import { epochToSerial } from './time-zone';
import type { Entered } from './typed-input';
import type { CriteriaValue, ValidationRule } from './validation-rule';
import type { Workbook } from './workbook';

/** Whether the rule accepts this entry. Custom formulas are not evaluated and accept everything. */
export function allows(workbook: Workbook, rule: ValidationRule, entered: Entered): boolean {
  const { cell } = entered;
  if (typeof cell === 'object') return true;
  const { criteria, values } = rule;
  if (criteria === 'CHECKBOX') return typeof cell === 'boolean' || values.some((value) => value === cell);
  if (criteria === 'VALUE_IN_LIST')
    return listOf(values[0]).some((item) => item.trim() === String(cell).trim() || sameNumber(item, cell));
  if (criteria === 'VALUE_IN_RANGE') return inRange(workbook, values[0], cell);
  if (criteria.startsWith('TEXT_')) return allowsText(criteria, String(values[0] ?? ''), cell);
  if (criteria === 'DATE_IS_VALID_DATE') return entered.kind === 'date';
  const number = typeof cell === 'number' ? cell : null;
  if (criteria.startsWith('NUMBER_') || criteria.startsWith('DATE_')) {
    return (
      number !== null &&
      compares(
        criteria,
        number,
        values.map((value) => numberOf(workbook, value)),
      )
    );
  }
  return true;
}

function listOf(value: CriteriaValue | undefined): readonly string[] {
  return typeof value === 'object' && value !== null && 'list' in value ? value.list : [];
}

/** A dropdown item "7" accepts what was typed as 7 and is kept as a number. */
function sameNumber(item: string, cell: Scalar): boolean {
  if (typeof cell === 'boolean') return item.toLowerCase() === String(cell);
  return typeof cell === 'number' && item.trim() !== '' && Number(item) === cell;
}

function inRange(workbook: Workbook, value: CriteriaValue | undefined, cell: Scalar): boolean {
  if (typeof value !== 'object' || value === null || !('range' in value)) return true;
  const { range } = value;
  const sheet = workbook.sheetById(range.sheetId);
  if (!sheet) return true;
  for (let row = range.row; row < range.row + range.rows && row <= sheet.lastRow; row += 1) {
    for (let column = range.column; column < range.column + range.columns; column += 1) {
      const allowed = scalarAt(workbook, sheet, row, column);
      if (allowed !== null && (allowed === cell || String(allowed) === String(cell))) return true;
    }
  }
  return false;
}

function allowsText(criteria: string, wanted: string, cell: Scalar): boolean {
  const text = String(cell ?? '').toLowerCase();
  switch (criteria) {
    case 'TEXT_CONTAINS':
      return text.includes(wanted.toLowerCase());
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted.toLowerCase());
    case 'TEXT_EQUAL_TO':
      return text === wanted.toLowerCase();
    case 'TEXT_IS_VALID_EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    case 'TEXT_IS_VALID_URL':
      return /^(https?:\/\/)?[^\s/]+\.[a-z]{2,}(\/\S*)?$/.test(text);
    default:
      return true;
  }
}

function numberOf(workbook: Workbook, value: CriteriaValue): number {
  if (typeof value === 'object' && value !== null && 'date' in value) {
    return Math.floor(epochToSerial(workbook.timeZone, value.date));
  }
  return Number(value);
}

function compares(
  criteria: string,
  cell: number,
  [first = Number.NaN, second = Number.NaN]: readonly number[],
): boolean {
  const what = criteria.replace(/^(NUMBER|DATE)_/, '');
  const number = criteria.startsWith('DATE_') ? Math.floor(cell) : cell;
  switch (what) {
    case 'BETWEEN':
      return number >= Math.min(first, second) && number <= Math.max(first, second);
    case 'NOT_BETWEEN':
      return number < Math.min(first, second) || number > Math.max(first, second);
    case 'EQUAL_TO':
      return number === first;
    case 'NOT_EQUAL_TO':
      return number !== first;
    case 'GREATER_THAN':
    case 'AFTER':
      return number > first;
    case 'GREATER_THAN_OR_EQUAL_TO':
    case 'ON_OR_AFTER':
      return number >= first;
    case 'LESS_THAN':
    case 'BEFORE':
      return number < first;
    case 'LESS_THAN_OR_EQUAL_TO':
    case 'ON_OR_BEFORE':
      return number <= first;
    default:
      return true;
  }
}
