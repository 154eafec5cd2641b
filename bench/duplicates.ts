/**
 * Looking for serials that were sold twice, by three ways on the same workbook in the same runtime: the hub's, the textbook's
 * and an array helper's. CPU, reading included.
 */
import { readFileSync } from 'node:fs';
import { createGlobals } from '../local/runtime/index';
import { setUpWorkbook } from '../src/app/setup-workbook';
import { composeSetup, composeWriter } from '../src/compose';
import { audit } from '../src/core/integrity/judge';
import { readWholeSalesBook } from '../src/store/whole-sales-book';
import { cpuOf } from './measure';
import { generateYear, tabsOf } from './sales-year';

export interface DuplicateFigures {
  /** Spelling and look-alikes allowed for. */
  readonly hubMs: number;
  /** The same with every other rule. */
  readonly everyRuleMs: number;
  /** Each row against every row, as a column of COUNTIF does it; as typed. */
  readonly nestedLoopMs: number;
  /** Rows as objects and `find` for each. */
  readonly arrayHelperMs: number;
}

type Query = { from(tab: string): { getRows(): { Serial: string }[] } };

export function compareDuplicates(sales: number): DuplicateFigures {
  Object.assign(globalThis, createGlobals({ sleep: () => undefined }));
  setUpWorkbook(composeSetup());
  const tabs = tabsOf(generateYear(sales, sales, 0));
  for (const name of ['Dealers', 'Products', 'Serials', 'Sales', 'Prices']) fill(name, tabs[name] ?? []);
  const sheet = tab('Sales');
  const open = () => readWholeSalesBook(composeWriter().workbook, (sale) => sale).book;
  const found: number[] = [];
  const figures = {
    hubMs: cpuOf(() => found.push(open().repeats.size)),
    everyRuleMs: cpuOf(() => audit(open())),
    nestedLoopMs: cpuOf(() => found.push(nestedLoop(sheet.getDataRange().getValues() as string[][]))),
    arrayHelperMs: cpuOf(() => found.push(withHelper())),
  };
  if (found.some((count) => count === 0)) throw new Error(`Some found nothing: ${found}`);
  return figures;
}

function tab(name: string): GoogleAppsScript.Spreadsheet.Sheet {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name);
  if (!sheet) throw new Error(`No tab ${name}`);
  return sheet;
}

function fill(name: string, [, ...rows]: readonly (readonly unknown[])[]): void {
  const sheet = tab(name);
  const missing = rows.length + 1 - sheet.getMaxRows();
  if (missing > 0) sheet.insertRowsAfter(sheet.getMaxRows(), missing);
  const range = sheet.getRange(2, 1, rows.length, rows[0]?.length ?? 1);
  range.clearDataValidations().setValues(rows as string[][]);
  SpreadsheetApp.flush();
}

function nestedLoop(rows: readonly string[][]): number {
  let found = 0;
  for (let i = 1; i < rows.length; i++) {
    let count = 0;
    for (let j = 1; j < rows.length; j++) if (rows[i]?.[0] === rows[j]?.[0]) count++;
    if (count > 1) found++;
  }
  return found;
}

function withHelper(): number {
  const library = { exports: {} as { sheetQuery: () => Query } };
  new Function('exports', readFileSync('node_modules/sheetquery/dist/index.js', 'utf8'))(library.exports);
  const rows = library.exports.sheetQuery().from('Sales').getRows();
  return rows.filter((row, at) => rows.findIndex(({ Serial }) => Serial === row.Serial) !== at).length;
}
