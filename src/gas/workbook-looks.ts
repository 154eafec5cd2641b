/**
 * How tabs look: widths, wrapped texts, colours, frozen keys, lists of keys. What a person has arranged stays: only what is
 * still as Sheets makes it is changed.
 */
import type { TabPlan } from '../setup-ports.ts';
import { NUMBER_FORMATS } from './workbook.ts';
import { headerPositions, normal } from './workbook-headers.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Placed = TabPlan['columns'][number] & { readonly position: number };

/** A column that nobody has drawn wider or narrower. */
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

/** What set-up gave earlier, and what Sheets gives: nobody chose these. */
const EARLIER: Readonly<Partial<Record<Format, readonly string[]>>> = {
  dateTime: ['yyyy-mm-dd hh:mm:ss', ''],
  date: ['yyyy-mm-dd', ''],
  money: ['0', '0.######', '0.###############', ''],
};

const BACKGROUNDS = { good: '#e6f4ea', waits: '#fef7e0', bad: '#fce8e6' } as const;

export function dressTab(workbook: Workbook, plan: TabPlan, tab: 'just made' | 'in use'): void {
  const sheet = workbook.getSheetByName(plan.name);
  if (!sheet) return;
  const columns = placed(sheet, plan);
  // Each look at a tab costs a tenth of a second, and setup has six minutes: a new tab is as Sheets makes it.
  const isUntouched = tab === 'just made' ? () => true : untouchedIn(sheet);
  for (const column of columns.filter((each) => isUntouched(each, 'width'))) {
    sheet.setColumnWidth(column.position, column.width);
    if (column.wraps) bodyOf(sheet, column.position).setWrap(true);
  }
  if (tab === 'in use') for (const column of columns) freshenFormat(sheet, column);
  colourWords(
    sheet,
    columns.filter((each) => coloured(each) && isUntouched(each, 'colour')),
  );
  for (const column of columns.filter((each) => each.offers && isUntouched(each, 'list')))
    offerKeys(workbook, sheet, column);
  if (plan.color !== '' && (tab === 'just made' || sheet.getTabColor() === null)) sheet.setTabColor(plan.color);
  // Frozen columns are counted from the left: only while our first ones stand there.
  const keysInFront = columns.slice(0, plan.frozenColumns).every(({ position }, index) => position === index + 1);
  if (plan.frozenColumns > 0 && keysInFront && (tab === 'just made' || sheet.getFrozenColumns() === 0))
    sheet.setFrozenColumns(plan.frozenColumns);
}

function placed(sheet: Sheet, plan: TabPlan): Placed[] {
  const positions = headerPositions(sheet);
  return plan.columns.flatMap((column) => {
    const position = positions.get(normal(column.header));
    return position === undefined ? [] : [{ ...column, position }];
  });
}

/** Formats of an earlier version, where every cell of the column has one. */
function freshenFormat(sheet: Sheet, { format, position }: Placed): void {
  const earlier = EARLIER[format];
  const pattern = PATTERNS[format];
  if (!earlier || !pattern) return;
  const body = bodyOf(sheet, position);
  const shown = new Set(body.getNumberFormats().flat());
  if (!shown.has(pattern) || shown.size > 1)
    if ([...shown].every((each) => each === pattern || earlier.includes(each))) body.setNumberFormat(pattern);
}

const coloured = ({ isProblem, tones }: Placed): boolean => isProblem || tones.length > 0;

/** Whether nobody has given a column a width, a colour or a list of their own. */
function untouchedIn(sheet: Sheet): (column: Placed, what: 'width' | 'colour' | 'list') => boolean {
  const ruled = sheet.getConditionalFormatRules().flatMap((rule) => rule.getRanges());
  return ({ position }, what) => {
    if (what === 'width') return sheet.getColumnWidth(position) === UNTOUCHED_PX;
    if (what === 'list') return bodyOf(sheet, position).getDataValidation() === null;
    return !ruled.some((range) => range.getColumn() <= position && position <= range.getLastColumn());
  };
}

/** Rules that people made stay, and stand first. */
function colourWords(sheet: Sheet, columns: readonly Placed[]): void {
  const ours = columns.flatMap((column) => rulesOf(bodyOf(sheet, column.position), column));
  if (ours.length > 0) sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), ...ours]);
}

function rulesOf(body: GoogleAppsScript.Spreadsheet.Range, { isProblem, tones }: Placed): Rule[] {
  const rule = () => SpreadsheetApp.newConditionalFormatRule().setRanges([body]);
  if (isProblem) return [rule().whenCellNotEmpty().setBackground(BACKGROUNDS.bad).build()];
  return tones.map(([word, tone]) => rule().whenTextEqualTo(word).setBackground(BACKGROUNDS[tone]).build());
}

/** A list to choose from; what is not in it can still be typed, and is said in the row. */
function offerKeys(workbook: Workbook, sheet: Sheet, { offers, position }: Placed): void {
  const source = offers ? workbook.getSheetByName(offers.tab) : null;
  if (!offers || !source) return;
  const at = headerPositions(source).get(normal(offers.header));
  const body = bodyOf(sheet, position);
  if (at === undefined) return;
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInRange(bodyOf(source, at), true)
    .setAllowInvalid(true)
    .build();
  body.setDataValidation(rule);
}

function bodyOf(sheet: Sheet, column: number): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(2, column, sheet.getMaxRows() - 1, 1);
}
