/** A workbook that set-up has dressed, in fresh Apps Script globals for each test, and what the Sheets API tells of it. */
import { staffWords } from '../../src/app/setup/staff-words';
import { tabPlan } from '../../src/app/setup/tab-plan';
import { spreadsheetAppSetup } from '../../src/gas/workbook-setup';
import { tabsInOrder } from '../../src/tables/looks';
import { createGlobals } from '../support/local-runtime';

const words = staffWords();
export const plans = tabsInOrder.map(({ table }) => tabPlan(table, words));
export const sheetOf = (name: string) => {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) throw new Error(`There is no tab ${name}.`);
  return sheet;
};
export const columnOf = (name: string, header: string) =>
  (sheetOf(name).getRange(1, 1, 1, sheetOf(name).getLastColumn()).getValues()[0] ?? []).indexOf(header) + 1;

export function setUp(): void {
  const setup = spreadsheetAppSetup();
  const made = plans.map((plan) => ({ plan, ...setup.ensureTab(plan) }));
  setup.ensureRules(made.map(({ plan }) => ({ plan, state: 'just made' })));
  for (const { plan } of made) setup.dressTab(plan, 'just made');
}

export function sheetsApi(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  const api = typeof Sheets === 'undefined' ? undefined : Sheets.Spreadsheets;
  if (!api) throw new Error('The Sheets service is off.');
  return api;
}

/** What the Sheets API tells of a tab. */
export function apiSheet(name: string): GoogleAppsScript.Sheets.Schema.Sheet {
  const fields = 'sheets(properties,bandedRanges,filterViews)';
  const all = sheetsApi().get(SpreadsheetApp.getActiveSpreadsheet().getId(), { fields }).sheets ?? [];
  return all.find(({ properties }) => properties?.title === name) ?? {};
}

beforeEach(() => {
  Object.assign(globalThis, createGlobals({ sleep: () => undefined }), { console });
});
