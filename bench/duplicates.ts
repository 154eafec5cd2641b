/**
 * Finding serials that were sold twice, in three ways on the same workbook and runtime: the hub's, the textbook's and an array
 * helper's. CPU, reading included. The other two take minutes, a row as long as any other: they are measured on every twentieth
 * row and multiplied.
 */
import { readFileSync } from 'node:fs';
import { createGlobals } from '../local/runtime/index';
import { setUpWorkbook } from '../src/app/setup/setup-workbook';
import { composeSetup, composeWriter } from '../src/compose';
import { audit } from '../src/core/integrity/judge';
import { readWholeSalesIndex } from '../src/store/sales/whole-sales-index';
import { cpuOf } from './measure';
import { generateYear } from './sales-faults';
import { tabsOf } from './sales-year';

export interface DuplicateFigures {
  /** The hub's rule, which tolerates spelling and look-alikes. */
  readonly hubMs: number;
  /** The hub with all its rules. */
  readonly everyRuleMs: number;
  /** Comparing each row with every row, as a column of COUNTIF does; exact text only. */
  readonly nestedLoopMs: number;
  /** The rows of an array helper, and `indexOf` for each. */
  readonly arrayHelperMs: number;
}

type Query = { from(tab: string): { getRows(): { Serial: string }[] } };

export function compareDuplicates(sales: number): DuplicateFigures {
  Object.assign(globalThis, createGlobals({ sleep: () => undefined }));
  setUpWorkbook(composeSetup());
  const tabs = tabsOf(generateYear(sales, sales, 0));
  for (const name of ['Dealers', 'Products', 'Serials', 'Sales', 'Prices']) fill(name, tabs[name] ?? []);
  const open = () => readWholeSalesIndex(composeWriter().workbook, (sale) => sale).book;
  const found: number[] = [];
  const figures = {
    hubMs: cpuOf(() => found.push(open().repeats.size)),
    everyRuleMs: cpuOf(() => audit(open())),
    nestedLoopMs: sampled(readValues, nestedLoop),
    arrayHelperMs: sampled(readWithHelper, withHelper),
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

const SAMPLE = 20;

/** ms of reading once, and of looking at every row. */
function sampled(read: () => string[], look: (serials: readonly string[], at: number) => boolean): number {
  let serials: string[] = [];
  const readMs = cpuOf(() => {
    serials = read();
  });
  let found = 0;
  const lookMs = cpuOf(() => {
    for (let at = 0; at < serials.length; at += SAMPLE) if (look(serials, at)) found++;
  });
  if (found === 0) throw new Error('Nothing was found');
  return readMs + lookMs * SAMPLE;
}

function readValues(): string[] {
  return (tab('Sales').getDataRange().getValues() as string[][]).map(([serial = '']) => serial);
}

function readWithHelper(): string[] {
  const library = { exports: {} as { sheetQuery: () => Query } };
  new Function('exports', readFileSync('node_modules/sheetquery/dist/index.js', 'utf8'))(library.exports);
  const rows = library.exports.sheetQuery().from('Sales').getRows();
  return rows.map(({ Serial }) => Serial);
}

function nestedLoop(serials: readonly string[], at: number): boolean {
  let count = 0;
  for (const serial of serials) if (serial === serials[at]) count++;
  return count > 1;
}

function withHelper(serials: readonly string[], at: number): boolean {
  return serials.indexOf(serials[at] ?? '') !== at;
}
