/**
 * The state of tabs according to the Sheets API: headers, size, protections, colours, and the dropdowns of their first rows;
 * and how to change it. One read and one atomic write for all tabs, where SpreadsheetApp would take several calls for each
 * column.
 */
import type { TabInSetup, TabPlan } from '../setup-ports.ts';
import { letters, quoted } from './a1-names.ts';
import { spreadsheetsApi } from './sheets-api.ts';
import { isQuotaRefusal } from './workbook.ts';
import { knownAs, normal } from './workbook-headers.ts';

type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Request = GoogleAppsScript.Sheets.Schema.Request;
export type Dropdown = GoogleAppsScript.Sheets.Schema.DataValidationRule;
export type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;

/** The present state of a tab; columns count from 0. */
export interface TabFacts extends TabInSetup {
  readonly sheetId: number;
  readonly rows: number;
  readonly columns: number;
  /** Headers as returned by `knownAs`, '' where there is none. */
  readonly headers: readonly string[];
  readonly protections: readonly GoogleAppsScript.Sheets.Schema.ProtectedRange[];
  readonly colours: readonly GoogleAppsScript.Sheets.Schema.ConditionalFormatRule[];
  readonly hasBands: boolean;
  readonly viewTitles: readonly string[];
  /** By column: the dropdown in the first row below the header. */
  readonly dropdowns: readonly (Dropdown | undefined)[];
}

const FIELDS =
  'sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),conditionalFormats,' +
  'bandedRanges.bandedRangeId,filterViews.title,' +
  'protectedRanges(protectedRangeId,description,range,unprotectedRanges),' +
  'data(startColumn,rowData.values(formattedValue,dataValidation)))';

export function readFacts(workbook: Workbook, tabs: readonly TabInSetup[]): TabFacts[] {
  // What SpreadsheetApp has just created must be visible to the API.
  SpreadsheetApp.flush();
  const ranges = tabs.map(({ plan }) => `${quoted(plan.name)}!1:2`);
  const { sheets = [] } = spreadsheetsApi().get(workbook.getId(), { ranges, fields: FIELDS });
  return tabs.flatMap((tab) => {
    const sheet = sheets.find(({ properties }) => properties?.title === tab.plan.name);
    if (!sheet) return [];
    const { sheetId = 0, gridProperties } = sheet.properties ?? {};
    const [header, first] = sheet.data?.[0]?.rowData ?? [];
    return {
      ...tab,
      ...{ sheetId, rows: gridProperties?.rowCount ?? 0, columns: gridProperties?.columnCount ?? 0 },
      headers: knownAs(
        tab.plan.columns,
        (header?.values ?? []).map(({ formattedValue = '' }) => formattedValue),
      ),
      protections: sheet.protectedRanges ?? [],
      colours: sheet.conditionalFormats ?? [],
      hasBands: (sheet.bandedRanges ?? []).length > 0,
      viewTitles: (sheet.filterViews ?? []).map(({ title = '' }) => title),
      dropdowns: (first?.values ?? []).map(({ dataValidation }) => dataValidation),
    };
  });
}

/** The 0-based position of a column of ours; −1 when it is missing. */
export function placeOf({ headers }: TabFacts, header: string): number {
  return headers.indexOf(normal(header));
}

/** A column below its header, without a last row, so that added rows belong to it. */
export function columnRange({ sheetId }: TabFacts, column: number): GridRange {
  return { sheetId, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 };
}

/** The dropdowns of these ranges, in order; undefined for cells without one. */
export function readDropdowns(workbook: Workbook, ranges: readonly ColumnRows[]): (Dropdown | undefined)[][] {
  if (ranges.length === 0) return [];
  const fields = 'sheets(properties.title,data(startRow,startColumn,rowData.values.dataValidation))';
  const { sheets = [] } = spreadsheetsApi().get(workbook.getId(), { ranges: ranges.map(notation), fields });
  return ranges.map(({ tab, column, fromRow, toRow }) => {
    const sheet = sheets.find(({ properties }) => properties?.title === tab.plan.name);
    const block = sheet?.data?.find(
      ({ startRow = 0, startColumn = 0 }) => startRow === fromRow - 1 && startColumn === column,
    );
    const rows = block?.rowData ?? [];
    return Array.from({ length: toRow - fromRow + 1 }, (_, index) => rows[index]?.values?.[0]?.dataValidation);
  });
}

export interface ColumnRows {
  readonly tab: TabFacts;
  readonly column: number;
  /** Counted from 1. */
  readonly fromRow: number;
  readonly toRow: number;
}

function notation({ tab, column, fromRow, toRow }: ColumnRows): string {
  const letter = letters(column + 1);
  return `${quoted(tab.plan.name)}!${letter}${fromRow}:${letter}${toRow}`;
}

export interface TabRequests {
  readonly plan: TabPlan;
  /** What the requests set, as text for the report. */
  readonly what: string;
  readonly requests: readonly Request[];
}

/**
 * Sends everything in one write; if Google refuses it, sends each part separately, so that one tab (for example a "Table",
 * which cannot have bands) does not stop the others. Returns sentences about what was refused.
 */
export function sendAll(workbook: Workbook, parts: readonly TabRequests[]): string[] {
  const wanted = parts.filter(({ requests }) => requests.length > 0);
  if (wanted.length === 0) return [];
  const id = workbook.getId();
  try {
    spreadsheetsApi().batchUpdate({ requests: wanted.flatMap(({ requests }) => [...requests]) }, id);
    return [];
  } catch (error) {
    if (isQuotaRefusal(error)) throw error;
  }
  return wanted.flatMap(({ plan, what, requests }) => {
    try {
      spreadsheetsApi().batchUpdate({ requests: [...requests] }, id);
      return [];
    } catch (error) {
      if (isQuotaRefusal(error)) throw error;
      return [`Tab "${plan.name}": Google refused ${what}. ${String(error)}`];
    }
  });
}
