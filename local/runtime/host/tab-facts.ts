/** What a person sees of a tab besides its cells: whether it is hidden, the notes on its headers, what its dropdowns offer. */

import { displayAt } from '../model/display';
import { mapRect, scalarAt } from '../model/read';
import type { Sheet } from '../model/sheet';
import type { CriteriaValue, ValidationRule } from '../model/validation-rule';
import type { Workbook } from '../model/workbook';
import { findTab } from './people';
import type { HostState } from './state';
import type { ColumnFacts, FilterTest, FilterViewFacts, TabFacts, TabName } from './types';

export function tabFacts(state: HostState, tab: TabName): TabFacts | null {
  const found = findTab(state, tab);
  if (!found) return null;
  const { workbook, sheet } = found;
  const columns = Array.from({ length: sheet.lastColumn }, (_, index) => columnFacts(workbook, sheet, index + 1));
  return {
    hidden: sheet.hidden,
    maxRows: sheet.maxRows,
    hiddenColumns: [...columns.keys()].filter((index) => sheet.hiddenColumns.get(1, index + 1) === true),
    isBanded: sheet.bandedRanges.length > 0,
    filterViews: sheet.filterViews.map(({ body }) => filterViewOf(body as Partial<WrittenView>)),
    columns,
  };
}

/** The first row's rule counts for the whole column, since templates set one rule for all rows. */
function columnFacts(workbook: Workbook, sheet: Sheet, column: number): ColumnFacts {
  const rule = sheet.validations.get(2, column) ?? sheet.validations.get(sheet.lastRow + 1, column);
  return {
    note: sheet.notes.get(1, column) ?? null,
    choices: rule ? choicesOf(workbook, rule) : null,
    strict: rule?.allowInvalid === false,
  };
}

/** As the Sheets API writes one: https://developers.google.com/workspace/sheets/api/reference/rest/v4/FilterCriteria */
interface WrittenView {
  readonly title: string;
  readonly filterSpecs: readonly { readonly columnIndex?: number; readonly filterCriteria?: WrittenCriteria }[];
  readonly sortSpecs: readonly { readonly dimensionIndex?: number; readonly sortOrder?: string }[];
}
interface WrittenCriteria {
  readonly hiddenValues?: readonly string[];
  readonly condition?: { readonly type?: string; readonly values?: readonly { readonly userEnteredValue?: string }[] };
}

function filterViewOf({ title = '', filterSpecs = [], sortSpecs = [] }: Partial<WrittenView>): FilterViewFacts {
  return {
    title,
    only: filterSpecs.flatMap(({ columnIndex = 0, filterCriteria = {} }) => testsOf(columnIndex, filterCriteria)),
    order: sortSpecs.map(({ dimensionIndex = 0, sortOrder }) => ({
      column: dimensionIndex,
      descending: sortOrder === 'DESCENDING',
    })),
  };
}

/** Conditions that set-up does not write are left out. */
function testsOf(column: number, { hiddenValues = [], condition }: WrittenCriteria): FilterTest[] {
  const [value] = condition?.values ?? [];
  return [
    ...(hiddenValues.length > 0 ? [{ column, kind: 'hides', words: hiddenValues } as const] : []),
    ...(condition?.type === 'TEXT_EQ' ? [{ column, kind: 'holds', word: value?.userEnteredValue ?? '' } as const] : []),
    ...(condition?.type === 'NOT_BLANK' ? [{ column, kind: 'filled' } as const] : []),
  ];
}

/** Null where there is no dropdown. */
function choicesOf(workbook: Workbook, { criteria, values }: ValidationRule): readonly string[] | null {
  const [value] = values;
  if (criteria === 'CHECKBOX') return ['TRUE', 'FALSE'];
  if (criteria === 'VALUE_IN_LIST') return listIn(value);
  return criteria === 'VALUE_IN_RANGE' ? rangeIn(workbook, value) : null;
}

function listIn(value: CriteriaValue | undefined): readonly string[] | null {
  return typeof value === 'object' && value !== null && 'list' in value ? value.list : null;
}

function rangeIn(workbook: Workbook, value: CriteriaValue | undefined): readonly string[] | null {
  if (typeof value !== 'object' || value === null || !('range' in value)) return null;
  const { sheetId, row, column, rows, columns } = value.range;
  const sheet = workbook.sheetById(sheetId);
  if (!sheet) return null;
  const filled = { row, column, rows: Math.max(0, Math.min(rows, sheet.lastRow - row + 1)), columns };
  const shown = mapRect(filled, (at, across) =>
    scalarAt(workbook, sheet, at, across) === null ? '' : displayAt(workbook, sheet, at, across),
  );
  return [...new Set(shown.flat())].filter((text) => text !== '');
}
