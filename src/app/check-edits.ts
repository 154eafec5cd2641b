/** After a person edited a tab: drop the cached copy of what the hub only reads, and say in each row what cannot be used. */
import { readHolidays } from '../core/lead/holidays.ts';
import { readHours } from '../core/lead/read-hours.ts';
import { checkCatalogue } from '../core/messages/catalogue.ts';
import { numberProblem } from '../core/via.ts';
import type { Cell, Workbook, WorkbookChanges } from '../ports.ts';
import { parseSettings, type SettingProblem } from '../settings.ts';
import { CONFIG_TABLES, dropConfig } from '../store/config.ts';
import { Layout } from '../store/layout.ts';
import type { Columns, Row, Table } from '../tables/columns.ts';
import { tables } from '../tables/index.ts';
import { checkSalesEdit } from './check-sales.ts';
import type { WriterDeps } from './deps.ts';
import { takeDecisions } from './staff-decisions.ts';

export interface Edit {
  readonly tab: string;
  readonly fromRow: number;
  readonly toRow: number;
}

export function checkEdit(deps: WriterDeps, edit: Edit): void {
  const { cache, workbook } = deps;
  const { tab } = edit;
  if (CONFIG_TABLES.some((name) => tables[name].name === tab)) dropConfig(cache);
  CHECKS[tab]?.(workbook);
  if (tab === tables.leads.name || tab === tables.disputes.name) takeDecisions(deps, edit);
  if (tab === tables.sales.name || tab === tables.findings.name) checkSalesEdit(deps, edit);
}

/** By tab: what looks it over. */
const CHECKS: Readonly<Record<string, (workbook: Workbook) => void>> = {
  [tables.messages.name]: (workbook) =>
    report(workbook, tables.messages, (rows) => byKey(rows, checkCatalogue(rows).problems)),
  [tables.settings.name]: (workbook) =>
    report(workbook, tables.settings, (rows) => byKey(rows, parseSettings(rows).problems)),
  [tables.dealers.name]: (workbook) =>
    report(workbook, tables.dealers, (rows) => rows.map((dealer) => dealerProblem(dealer))),
  [tables.holidays.name]: (workbook) =>
    report(workbook, tables.holidays, (rows) => readHolidays(rows, regionNames(workbook)).problems),
  [tables.numbers.name]: (workbook) => report(workbook, tables.numbers, (rows) => rows.map(numberProblem)),
};

function byKey(rows: readonly { key: string }[], problems: readonly SettingProblem[]): string[] {
  const found = new Map(problems.map(({ key, problem }) => [key, problem]));
  return rows.map(({ key }) => found.get(key) ?? '');
}

function dealerProblem(dealer: Row<typeof tables.dealers.columns>): string {
  return dealer.id === '' ? '' : readHours(dealer, []).faults.join(' ');
}

function regionNames(workbook: Workbook): string[] {
  return readRows(workbook, tables.regions).rows.map(({ region }) => region);
}

/** Writes the problem column where it changed, and only there. `check` gives one text a row. */
function report<C extends Columns>(
  workbook: Workbook,
  table: Table<C>,
  check: (rows: Row<C>[]) => readonly string[],
): void {
  const { layout, rows } = readRows(workbook, table);
  const problems = check(rows);
  const updates: WorkbookChanges['updates'][number][] = [];
  rows.forEach((row, index) => {
    const problem = problems[index] ?? '';
    if (problem === (row as { problem?: unknown }).problem) return;
    const [run] = layout.encodeRuns({ ...row, problem }, new Set(['problem']));
    if (run) updates.push({ sheet: table.name, row: index + 2, ...run });
  });
  if (updates.length > 0) workbook.commit({ updates, appends: [] });
}

function readRows<C extends Columns>(workbook: Workbook, table: Table<C>): { layout: Layout<C>; rows: Row<C>[] } {
  const [cells = []] = workbook.read([{ sheet: table.name, fromRow: 1 }]);
  const layout = new Layout(table, cells[0] ?? []);
  return { layout, rows: cells.slice(1).map((row: readonly Cell[]) => layout.decode(row)) };
}
