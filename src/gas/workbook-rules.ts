/**
 * Colours of words, and dropdowns with our choices or with keys from other tabs. They have no last row. What people have
 * arranged stays: a column with a colour or dropdown of their own gets none of ours. Ours are recognised by their content.
 */
import type { TabPlan } from '../setup-ports.ts';
import { letters, quoted } from './a1-names.ts';
import {
  type ColumnRows,
  columnRange,
  type Dropdown,
  type GridRange,
  placeOf,
  readDropdowns,
  type TabFacts,
  type TabRequests,
} from './workbook-facts.ts';

type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Request = GoogleAppsScript.Sheets.Schema.Request;
type Color = GoogleAppsScript.Sheets.Schema.Color;
type ColourRule = GoogleAppsScript.Sheets.Schema.ConditionalFormatRule;
type Column = TabPlan['columns'][number];

const BACKGROUNDS = {
  good: { red: 0xe6 / 255, green: 0xf4 / 255, blue: 0xea / 255 },
  waits: { red: 0xfe / 255, green: 0xf7 / 255, blue: 0xe0 / 255 },
  bad: { red: 0xfc / 255, green: 0xe8 / 255, blue: 0xe6 / 255 },
} as const;

/** Requests for missing colours: for columns without any, and to extend ours to all rows. */
export function colourRequests(tab: TabFacts): TabRequests {
  const isDressed = tab.state === 'dressed';
  const added: ColourRule[] = [];
  const changed: Request[] = [];
  for (const column of tab.plan.columns) {
    const at = placeOf(tab, column.header);
    const wanted = at < 0 ? [] : coloursOf(column, columnRange(tab, at));
    if (!isDressed && !tab.colours.some((rule) => (rule.ranges ?? []).some((range) => covers(range, at))))
      added.push(...wanted);
    tab.colours.forEach((rule, index) => {
      const ours = wanted.find((each) => colourKey(each) === colourKey(rule));
      if (ours && isBoundedColumn(rule.ranges ?? [], at))
        changed.push({ updateConditionalFormatRule: { index, rule: ours } });
    });
  }
  // Rules that people made stay, and come first.
  const adding = added.map((rule, index) => ({
    addConditionalFormatRule: { rule, index: tab.colours.length + index },
  }));
  return { plan: tab.plan, what: 'colours', requests: [...changed, ...adding] };
}

function coloursOf({ isProblem, tones }: Column, range: GridRange): ColourRule[] {
  const rule = (condition: { type: string; values?: { userEnteredValue: string }[] }, backgroundColor: Color) => ({
    ranges: [range],
    booleanRule: { condition, format: { backgroundColor } },
  });
  if (isProblem) return [rule({ type: 'NOT_BLANK' }, BACKGROUNDS.bad)];
  return tones.map(([word, tone]) =>
    rule({ type: 'TEXT_EQ', values: [{ userEnteredValue: word }] }, BACKGROUNDS[tone]),
  );
}

/** The content of a rule, regardless of its range. */
function colourKey({ booleanRule }: ColourRule): string {
  const { condition, format } = booleanRule ?? {};
  const { red = 0, green = 0, blue = 0 } = format?.backgroundColor ?? {};
  const values = (condition?.values ?? []).map(({ userEnteredValue }) => userEnteredValue);
  return JSON.stringify([condition?.type, values, [red, green, blue].map((part) => Math.round(part * 255))]);
}

function covers({ startColumnIndex = 0, endColumnIndex = Number.POSITIVE_INFINITY }: GridRange, at: number): boolean {
  return startColumnIndex <= at && at < endColumnIndex;
}

/** Whether the ranges are the column below its header, but with a last row. */
function isBoundedColumn(ranges: readonly GridRange[], at: number): boolean {
  const [range] = ranges;
  const isColumn = range?.startColumnIndex === at && range.endColumnIndex === at + 1 && range.startRowIndex === 1;
  return ranges.length === 1 && isColumn && range.endRowIndex !== undefined;
}

/** A dropdown that a column should have, and what is in its first row now. */
interface Wanted {
  readonly tab: TabFacts;
  readonly column: number;
  readonly rule: Dropdown;
  /** Whether an existing dropdown is ours, from this or an earlier setup. */
  readonly isOurs: (rule: Dropdown) => boolean;
}

/** Requests for dropdowns that are missing, end before the tab does, or offer keys only down to a certain row. */
export function dropdownRequests(workbook: Workbook, tabs: readonly TabFacts[]): TabRequests[] {
  const wanted = tabs.flatMap((tab) => tab.plan.columns.flatMap((column) => dropdownOf(tab, column, tabs)));
  const made = wanted.filter(({ tab }) => tab.state === 'just made');
  const inUse = wanted.filter(({ tab }) => tab.state !== 'just made' && tab.rows > 1);
  const first = ({ tab, column }: Wanted) => tab.dropdowns[column];
  const isLacking = (each: Wanted) => {
    const rule = first(each);
    return rule ? each.isOurs(rule) && !isSame(rule, each.rule) : each.tab.state === 'to dress';
  };
  const whole = inUse.filter((each) => first(each) !== undefined && isSame(first(each), each.rule));
  const lastRows = readDropdowns(
    workbook,
    whole.map(({ tab, column }) => ({ tab, column, fromRow: tab.rows, toRow: tab.rows })),
  );
  const short = whole.filter((_, index) => lastRows[index]?.[0] === undefined);
  const toMend = [...inUse.filter(isLacking), ...short];
  const rows = readDropdowns(workbook, toMend.map(bodyOf));
  const parts = [
    ...made.map((each) => ({ each, requests: [setRule(each, columnRange(each.tab, each.column))] })),
    ...toMend.map((each, index) => ({ each, requests: mendRequests(each, rows[index] ?? []) })),
  ];
  return tabs.map((tab) => ({
    plan: tab.plan,
    what: 'dropdowns',
    requests: parts.filter(({ each }) => each.tab === tab).flatMap(({ requests }) => requests),
  }));
}

const bodyOf = ({ tab, column }: Wanted): ColumnRows => ({ tab, column, fromRow: 2, toRow: tab.rows });

function setRule({ rule }: Wanted, range: GridRange): Request {
  return { setDataValidation: { range, rule } };
}

/** Requests for runs of rows without a dropdown, or with an earlier one of ours; the last run has no end. */
function mendRequests(each: Wanted, rules: readonly (Dropdown | undefined)[]): Request[] {
  const requests: Request[] = [];
  const isToSet = (rule: Dropdown | undefined) => !rule || (each.isOurs(rule) && !isSame(rule, each.rule));
  for (let from = 0, to = 0; from < rules.length; from = to) {
    const isSet = isToSet(rules[from]);
    for (to = from + 1; to < rules.length && isToSet(rules[to]) === isSet; ) to += 1;
    const place = { ...columnRange(each.tab, each.column), startRowIndex: from + 1 };
    if (isSet) requests.push(setRule(each, to === rules.length ? place : { ...place, endRowIndex: to + 1 }));
  }
  return requests;
}

function dropdownOf(tab: TabFacts, column: Column, tabs: readonly TabFacts[]): Wanted[] {
  const at = placeOf(tab, column.header);
  if (at < 0) return [];
  if (column.choices) {
    // Hub columns accept anything the hub writes; staff columns refuse what is not in the list.
    const values = column.choices.map((userEnteredValue) => ({ userEnteredValue }));
    const rule = { condition: { type: 'ONE_OF_LIST', values }, showCustomUi: true, strict: !column.isProtected };
    return [{ tab, column: at, rule, isOurs: (other) => isSame(other, rule) }];
  }
  const { offers } = column;
  const source = offers ? tabs.find(({ plan }) => plan.name === offers.tab) : undefined;
  const key = offers && source ? placeOf(source, offers.header) : -1;
  if (!offers || key < 0) return [];
  const letter = letters(key + 1);
  const values = [{ userEnteredValue: `=${quoted(offers.tab)}!$${letter}$2:$${letter}` }];
  // Other values can still be typed, and are reported in the row.
  const rule = { condition: { type: 'ONE_OF_RANGE', values }, showCustomUi: true, strict: false };
  const isOurs = (other: Dropdown) =>
    isOfKeys(other) && other.strict !== true && sourceOf(other).replace(/\d+$/, '') === sourceOf(rule);
  return [{ tab, column: at, rule, isOurs }];
}

const isOfKeys = ({ condition }: Dropdown): boolean => condition?.type === 'ONE_OF_RANGE';

/** The source range, as "Dealers!A2:A", without marks that Google may omit. */
const sourceOf = ({ condition }: Dropdown): string =>
  (condition?.values?.[0]?.userEnteredValue ?? '').replaceAll(/[=$']/g, '');

function isSame(one: Dropdown | undefined, other: Dropdown): boolean {
  const key = (rule: Dropdown | undefined) => {
    const values = rule?.condition?.values?.map(({ userEnteredValue = '' }) => userEnteredValue) ?? [];
    const said = rule && isOfKeys(rule) ? [sourceOf(rule)] : values;
    return JSON.stringify([rule?.condition?.type, said, rule?.strict === true]);
  };
  return key(one) === key(other);
}
