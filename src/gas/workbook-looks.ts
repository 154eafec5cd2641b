/**
 * How tabs look: widths, wrapped texts, colours, frozen keys, lists of keys. What a person has arranged stays: only what is
 * still as Sheets makes it is changed.
 */
import type { TabPlan } from '../ports.ts';
import { headerPositions, normal } from './workbook-headers.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Placed = TabPlan['columns'][number] & { readonly position: number };

/** A column that nobody has drawn wider or narrower. */
const UNTOUCHED_PX = 100;

const BACKGROUNDS = { good: '#e6f4ea', waits: '#fef7e0', bad: '#fce8e6' } as const;

export function dressTab(workbook: Workbook, plan: TabPlan): void {
  const sheet = workbook.getSheetByName(plan.name);
  if (!sheet) return;
  const positions = headerPositions(sheet);
  const columns = plan.columns.flatMap((column) => {
    const position = positions.get(normal(column.header));
    return position === undefined ? [] : [{ ...column, position }];
  });
  setWidths(sheet, columns);
  colourWords(sheet, columns);
  for (const column of columns) offerKeys(workbook, sheet, column);
  if (plan.color !== '' && sheet.getTabColor() === null) sheet.setTabColor(plan.color);
  // Frozen columns are counted from the left: only while our first ones stand there.
  const keysInFront = columns.slice(0, plan.frozenColumns).every(({ position }, index) => position === index + 1);
  if (plan.frozenColumns > 0 && keysInFront && sheet.getFrozenColumns() === 0)
    sheet.setFrozenColumns(plan.frozenColumns);
}

/** Reads first, then writes: the two do not wait for each other. */
function setWidths(sheet: Sheet, columns: readonly Placed[]): void {
  const untouched = columns.filter(({ position }) => sheet.getColumnWidth(position) === UNTOUCHED_PX);
  for (const { position, width } of untouched) if (width !== UNTOUCHED_PX) sheet.setColumnWidth(position, width);
  for (const column of untouched) if (column.wraps) bodyOf(sheet, column.position).setWrap(true);
}

function colourWords(sheet: Sheet, columns: readonly Placed[]): void {
  const theirs = sheet.getConditionalFormatRules();
  const isRuled = ({ position }: Placed): boolean =>
    theirs.some((rule) =>
      rule.getRanges().some((range) => range.getColumn() <= position && position <= range.getLastColumn()),
    );
  const ours = columns
    .filter((column) => (column.isProblem || column.tones.length > 0) && !isRuled(column))
    .flatMap((column) => rulesOf(bodyOf(sheet, column.position), column));
  if (ours.length > 0) sheet.setConditionalFormatRules([...theirs, ...ours]);
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
  if (at === undefined || body.getDataValidation() !== null) return;
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInRange(bodyOf(source, at), true)
    .setAllowInvalid(true)
    .build();
  body.setDataValidation(rule);
}

function bodyOf(sheet: Sheet, column: number): GoogleAppsScript.Spreadsheet.Range {
  return sheet.getRange(2, column, sheet.getMaxRows() - 1, 1);
}
