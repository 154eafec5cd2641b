/**
 * Requests of batchUpdate about conditional formats, and how they are read
 * (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#ConditionalFormatRule).
 * Gradients are not emulated.
 */
import type { KeptRule } from '../model/conditional-rule';
import type { Sheet } from '../model/sheet';
import type { Workbook } from '../model/workbook';
import { isRecord } from './call-args';
import { ApiError } from './sheets-api-error';
import { colorOfHex, hexOf } from './sheets-api-format';
import { gridRange, openEnds, ruleRangeOf, sheetOf } from './sheets-api-grid';
import type { RequestHandler } from './sheets-api-handler';
import { apiCondition, criteriaOf, enteredValues, plainValue } from './sheets-api-validation';

type Json = Record<string, unknown>;

function keptRule(workbook: Workbook, given: unknown): { sheet: Sheet; rule: KeptRule } {
  const rule = isRecord(given) ? given : {};
  const placed = (Array.isArray(rule.ranges) ? rule.ranges : []).map((range: unknown) => ({
    ...gridRange(workbook, range),
    ends: openEnds(range),
  }));
  const [first] = placed;
  if (!first) throw new ApiError('A conditional format rule must have at least one range.');
  if (placed.some(({ sheet }) => sheet !== first.sheet)) throw new ApiError('All ranges must be on the same sheet.');
  if (!isRecord(rule.booleanRule)) throw new ApiError('No rule type specified.');
  const { condition, format } = rule.booleanRule;
  const looks = isRecord(format) ? format : {};
  const text = isRecord(looks.textFormat) ? looks.textFormat : {};
  const flag = (name: string): boolean | null => (typeof text[name] === 'boolean' ? text[name] : null);
  const { sheetId } = first.sheet;
  return {
    sheet: first.sheet,
    rule: {
      ranges: placed.map(({ rect, ends }) => ({ spreadsheetId: workbook.id, sheetId, ...rect, ...ends })),
      criteria: criteriaOf(condition),
      values: enteredValues(condition).map(plainValue),
      background: colorText(looks.backgroundColorStyle ?? looks.backgroundColor),
      fontColor: colorText(text.foregroundColorStyle ?? text.foregroundColor),
      ...{ bold: flag('bold'), italic: flag('italic') },
      ...{ underline: flag('underline'), strikethrough: flag('strikethrough') },
    },
  };
}

function colorText(color: unknown): string | null {
  const hex = isRecord(color) ? hexOf(color) : undefined;
  return typeof hex === 'string' ? hex : null;
}

const isKept = (rule: unknown): rule is KeptRule => isRecord(rule) && Array.isArray(rule.ranges);

/** The rules of a tab, first come, first served. */
export function conditionalFormats(sheet: Sheet): Json[] {
  return sheet.conditionalRules.filter(isKept).map((rule) => ({
    ranges: rule.ranges.map((range) => ruleRangeOf(sheet.sheetId, range)),
    booleanRule: {
      condition: apiCondition(rule.criteria, rule.values.map(String)),
      format: rule.background === null ? {} : { backgroundColor: colorOfHex(rule.background) },
    },
  }));
}

function placeIn(sheet: Sheet, index: unknown, last: number): number {
  const place = index === undefined ? 0 : Number(index);
  if (!(place >= 0 && place <= last))
    throw new ApiError(`No conditional format on sheet: ${sheet.sheetId} at index: ${place}`);
  return place;
}

function put(sheet: Sheet, index: number, removed: number, rules: readonly KeptRule[]): void {
  sheet.conditionalRules = sheet.conditionalRules.toSpliced(index, removed, ...rules);
  sheet.touchMeta();
}

const addConditionalFormatRule: RequestHandler = ({ workbook }, body) => {
  const { sheet, rule } = keptRule(workbook, body.rule);
  put(sheet, placeIn(sheet, body.index, sheet.conditionalRules.length), 0, [rule]);
  return undefined;
};

const updateConditionalFormatRule: RequestHandler = ({ workbook }, body) => {
  const { sheet, rule } = keptRule(workbook, body.rule);
  put(sheet, placeIn(sheet, body.index, sheet.conditionalRules.length - 1), 1, [rule]);
  return undefined;
};

const deleteConditionalFormatRule: RequestHandler = ({ workbook }, body) => {
  const sheet = sheetOf(workbook, body.sheetId);
  put(sheet, placeIn(sheet, body.index, sheet.conditionalRules.length - 1), 1, []);
  return undefined;
};

export const conditionalRequests: Readonly<Record<string, RequestHandler>> = {
  ...{ addConditionalFormatRule, updateConditionalFormatRule, deleteConditionalFormatRule },
};
