/** Data validation rules as they are kept. Criteria are Apps Script's; the Sheets API's names are mapped in host/. */
import type { RangeRef } from './cell';
import type { RuleRect } from './rect-shift';

/** A criterion's value, as plain data: dates in epoch ms, ranges by reference. */
export type CriteriaValue =
  | string
  | number
  | boolean
  | null
  | { readonly date: number }
  | { readonly range: RangeRef & RuleRect }
  | { readonly list: readonly string[] };

export interface ValidationRule {
  /** A member of SpreadsheetApp.DataValidationCriteria. */
  readonly criteria: string;
  readonly values: readonly CriteriaValue[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}
