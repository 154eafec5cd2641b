/**
 * The look of tabs: widths, wrapped texts, formats, frozen keys. What a person has arranged stays: only settings that still
 * have Sheets' defaults are changed.
 */
import type { TabPlan } from '../setup-ports.ts';
import { NUMBER_FORMATS } from './workbook.ts';
import { headerPositions, normal } from './workbook-headers.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Placed = TabPlan['columns'][number] & { readonly position: number };

/** The default width of a column, which nobody has changed. */
const UNTOUCHED_PX = 100;

type Format = Placed['format'];

export const PATTERNS: Readonly<Record<Format, string | null>> = {
  text: NUMBER_FORMATS.text.pattern,
  dateTime: NUMBER_FORMATS.dateTime.pattern,
  stamp: NUMBER_FORMATS.stamp.pattern,
  date: NUMBER_FORMATS.date.pattern,
  money: NUMBER_FORMATS.money.pattern,
  integer: '0',
  number: '0.######',
  boolean: null,
};

/** Formats that an earlier setup set, or that are Sheets' defaults: nobody chose them. */
const EARLIER: Readonly<Partial<Record<Format, readonly string[]>>> = {
  dateTime: ['yyyy-mm-dd hh:mm:ss', ''],
  date: ['yyyy-mm-dd', ''],
  money: ['0', '0.######', '0.###############', ''],
};

export function dressTab(workbook: Workbook, plan: TabPlan, tab: 'just made' | 'in use'): void {
  const sheet = workbook.getSheetByName(plan.name);
  if (!sheet) return;
  const columns = placed(sheet, plan);
  // Each query of a tab costs a tenth of a second, and setup has six minutes, so a new tab is not queried.
  for (const column of columns.filter((each) => tab === 'just made' || !hasOwnWidth(sheet, each))) {
    sheet.setColumnWidth(column.position, column.width);
    if (column.wraps) bodyOf(sheet, column.position).setWrap(true);
  }
  if (tab === 'in use') for (const column of columns) freshenFormat(sheet, column);
  if (plan.color !== '' && (tab === 'just made' || sheet.getTabColor() === null)) sheet.setTabColor(plan.color);
  // Frozen columns are counted from the left, so freeze only while our first columns are there.
  const keysInFront = columns.slice(0, plan.frozenColumns).every(({ position }, index) => position === index + 1);
  if (plan.frozenColumns > 0 && keysInFront && (tab === 'just made' || sheet.getFrozenColumns() === 0))
    sheet.setFrozenColumns(plan.frozenColumns);
}

function placed(sheet: Sheet, plan: TabPlan): Placed[] {
  const positions = headerPositions(sheet, plan.columns);
  return plan.columns.flatMap((column) => {
    const position = positions.get(normal(column.header));
    return position === undefined ? [] : [{ ...column, position }];
  });
}

/**
 * Replaces formats of an earlier version if every cell of the column has one. For most columns a look at one cell is enough.
 */
function freshenFormat(sheet: Sheet, { format, position }: Placed): void {
  const earlier = EARLIER[format];
  const pattern = PATTERNS[format];
  if (!earlier || !pattern) return;
  if (!earlier.includes(sheet.getRange(2, position).getNumberFormat())) return;
  const body = bodyOf(sheet, position);
  const shown = new Set(body.getNumberFormats().flat());
  if (!shown.has(pattern) || shown.size > 1)
    if ([...shown].every((each) => each === pattern || earlier.includes(each))) body.setNumberFormat(pattern);
}

/** Whether somebody has changed the width of a column. */
const hasOwnWidth = (sheet: Sheet, { position }: Placed) => sheet.getColumnWidth(position) !== UNTOUCHED_PX;

function bodyOf(sheet: Sheet, column: number): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(2, column, sheet.getMaxRows() - 1, 1);
}
