/** Creates and repairs tabs with SpreadsheetApp: headers, formats, notes, frozen header; rules by the Sheets API. */
import type { WorkbookAddress } from '../ports.ts';
import type { TabInSetup, TabPlan, WorkbookSetup } from '../setup-ports.ts';
import { readFacts, sendAll } from './workbook-facts.ts';
import { headerPositions, knownAs, normal } from './workbook-headers.ts';
import { dressTab, PATTERNS } from './workbook-looks.ts';
import { turnNotes } from './workbook-notes.ts';
import { openRequests, protectTabs } from './workbook-protection.ts';
import { colourRequests, dropdownRequests } from './workbook-rules.ts';
import { addViews } from './workbook-views.ts';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Workbook = GoogleAppsScript.Spreadsheet.Spreadsheet;
type ColumnPlan = TabPlan['columns'][number];

/** Blank columns left for people, who may insert more. */
const SPARE_COLUMNS = 1;

/** Google's names for the first tab, in the languages of our accounts. */
const BLANK_NAMES: readonly string[] = ['Sheet1', 'Lembar1', 'Sheet 1'];

/** Setup for the workbook that the script is bound to. */
export function spreadsheetAppSetup(): WorkbookSetup {
  const workbook = SpreadsheetApp.getActiveSpreadsheet();
  return {
    ensureTab(plan: TabPlan) {
      const existing = workbook.getSheetByName(plan.name);
      const sheet = existing ?? workbook.insertSheet(plan.name, workbook.getNumSheets());
      const report = existing ? [] : [`Tab "${plan.name}" made.`];
      const headers = existing ? headersOf(sheet) : [];
      const blocked = inTheWay(plan.columns, headers);
      const renamed = blocked.length > 0 ? [] : renameHeaders(sheet, plan.columns, headers);
      const added = ensureHeaders(sheet, plan.columns, headers);
      if (blocked.length > 0)
        report.push(
          `To do: tab "${plan.name}" keeps its headers as they are: a column of yours is called ${blocked.map((each) => `"${each}"`).join(', ')}, as one of the hub’s would be. Give yours another name and run this again.`,
        );
      if (existing && added.length > 0)
        report.push(`Tab "${plan.name}": added ${added.map((each) => `"${each}"`).join(', ')}.`);
      if (plan.isGrowing && trimColumns(sheet) && existing)
        report.push(`Tab "${plan.name}": blank columns removed, which count as cells of the workbook.`);
      if (!existing || added.length > 0) dressColumns(sheet, plan.columns);
      if (sheet.getFrozenRows() < 1) sheet.setFrozenRows(1);
      if (plan.hidden && !sheet.isSheetHidden()) sheet.hideSheet();
      return { isNew: !existing, added, renamed, report };
    },

    ensureRules: (tabs): string[] => ensureRules(workbook, tabs),
    dressTab: (plan, tab): void => dressTab(workbook, plan, tab),

    addViews: (plans): string[] => addViews(workbook, plans),
    turnNotes: (plan): boolean => turnNotes(workbook, plan),

    address(): WorkbookAddress {
      const sheets = workbook.getSheets().map((sheet) => [sheet.getName(), sheet.getSheetId()] as const);
      return { spreadsheetId: workbook.getId(), sheetIds: Object.fromEntries(sheets) };
    },

    removeBlankTab(): readonly string[] {
      const blank = workbook
        .getSheets()
        .find((sheet) => BLANK_NAMES.includes(sheet.getName()) && sheet.getLastRow() === 0);
      if (!blank || workbook.getNumSheets() < 2) return [];
      const name = blank.getName();
      workbook.deleteSheet(blank);
      return [`The empty tab "${name}" removed.`];
    },

    setLocale(locale: string): readonly string[] {
      const before = workbook.getSpreadsheetLocale();
      if (before === locale) return [];
      workbook.setSpreadsheetLocale(locale);
      return [`The workbook’s locale is now ${locale}; it was ${before}.`];
    },

    setTimeZone(zone: string): readonly string[] {
      if (workbook.getSpreadsheetTimeZone() === zone) return [];
      workbook.setSpreadsheetTimeZone(zone);
      return [`The workbook’s time zone is now ${zone}.`];
    },
  };
}

/**
 * Renames headers in place when they are in another language; nothing else of the column changes. A header that occurs twice is
 * left alone.
 */
function renameHeaders(sheet: Sheet, columns: readonly ColumnPlan[], headers: readonly string[]): string[] {
  const names = knownAs(columns, headers);
  return columns.flatMap(({ header }) => {
    const at = names.indexOf(normal(header));
    if (at < 0 || names.lastIndexOf(normal(header)) !== at || normal(headers[at] ?? '') === normal(header)) return [];
    sheet.getRange(1, at + 1).setValue(header);
    return [header];
  });
}

/** Columns added by people whose names would now clash with one of ours. */
function inTheWay(columns: readonly ColumnPlan[], headers: readonly string[]): string[] {
  const names = knownAs(columns, headers);
  const renamed = new Set(
    columns.flatMap(({ header }) => {
      const at = names.indexOf(normal(header));
      return at >= 0 && normal(headers[at] ?? '') !== normal(header) ? [normal(header)] : [];
    }),
  );
  return headers.filter((text, at) => names[at] !== normal(text) && renamed.has(normal(text)));
}

/** Adds missing headers after the last used column; nothing is moved or overwritten. */
function ensureHeaders(sheet: Sheet, columns: readonly ColumnPlan[], headers: readonly string[]): string[] {
  const known = new Set(knownAs(columns, headers).filter((header) => header !== ''));
  const missing = columns.filter((column) => !known.has(normal(column.header)));
  if (missing.length === 0) return [];
  const first = known.size === 0 ? 1 : sheet.getLastColumn() + 1;
  const lacking = first + missing.length - 1 + SPARE_COLUMNS - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  const range = sheet.getRange(1, first, 1, missing.length);
  range.setNumberFormat('@');
  range.setValues([missing.map((column) => column.header)]);
  range.setFontWeight('bold');
  return missing.map((column) => column.header);
}

/** A new tab has 26 columns, and Google counts them in every row: https://support.google.com/drive/answer/37603 */
function trimColumns(sheet: Sheet): boolean {
  const kept = sheet.getLastColumn() + SPARE_COLUMNS;
  const blank = sheet.getMaxColumns() - kept;
  if (blank <= 0) return false;
  sheet.deleteColumns(kept + 1, blank);
  return true;
}

/** Formats whole columns before any value is written, since a later format does not bring back lost zeros. */
function dressColumns(sheet: Sheet, columns: readonly ColumnPlan[]): void {
  const positions = headerPositions(sheet, columns);
  const rows = sheet.getMaxRows();
  for (const column of columns) {
    const position = positions.get(normal(column.header));
    if (position === undefined) continue;
    sheet.getRange(1, position).setNote(column.note);
    const body = sheet.getRange(2, position, rows - 1, 1);
    const pattern = PATTERNS[column.format];
    if (pattern) body.setNumberFormat(pattern);
  }
}

function ensureRules(workbook: Workbook, tabs: readonly TabInSetup[]): string[] {
  const before = readFacts(workbook, tabs);
  const made = protectTabs(workbook, before);
  const facts = made.length > 0 ? readFacts(workbook, tabs) : before;
  const opened = facts.map(openRequests);
  const refused = sendAll(workbook, [...opened, ...facts.map(colourRequests), ...dropdownRequests(workbook, facts)]);
  const isIn = (name: string, states: readonly TabInSetup['state'][]) =>
    tabs.some(({ plan, state }) => plan.name === name && states.includes(state));
  // A tab with new columns was reported already.
  const mended = opened.filter(({ plan, requests }) => requests.length > 0 && isIn(plan.name, ['dressed']));
  const reopened = mended.map(({ plan }) => plan.name).filter((name) => !made.includes(name));
  return [
    ...made.filter((name) => isIn(name, ['to dress', 'dressed'])).map((name) => `Tab "${name}": protection restored.`),
    ...reopened.map((name) => `Tab "${name}": the columns of staff opened again, down to the last row.`),
    ...refused,
  ];
}

/** Row 1; '' where there is no header. */
function headersOf(sheet: Sheet): string[] {
  const width = sheet.getLastColumn();
  return width === 0 ? [] : (sheet.getRange(1, 1, 1, width).getValues()[0] ?? []).map(String);
}
