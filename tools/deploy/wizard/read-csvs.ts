/** CSV files of the tabs that people fill, checked as the hub itself would check them, and made into one workbook file. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../../../local/server/csv.ts';
import { staffWords } from '../../../src/app/setup/staff-words.ts';
import { tabPlan } from '../../../src/app/setup/tab-plan.ts';
import { reportAllProblems } from '../../../src/app/workbook/report-problems.ts';
import type { Table } from '../../../src/tables/columns.ts';
import { allTables, tables } from '../../../src/tables/index.ts';
import { headingsOf, readHeadings } from '../../../src/tables/labels.ts';
import { toWorkbookFile } from '../../docs/xlsx.ts';
import { createDryHub } from '../../dry-hub/dry-hub.ts';

/** Tabs that are filled only when the hub is running, or by the hub. */
const LATER: readonly Table[] = [tables.imports, tables.closedMonths, tables.silences].map((table) => table as Table);

/** The tabs that can be brought along. */
export const FILLABLE: readonly Table[] = allTables.filter(
  (table) => table.columns[table.key]?.by === 'staff' && !LATER.includes(table),
);

export interface FilledTab {
  readonly table: Table;
  /** In the order of the table's columns. */
  readonly rows: readonly (readonly string[])[];
}

export type CsvTrouble =
  | { readonly kind: 'unknown-file' | 'unreadable'; readonly file: string; readonly why: string }
  | { readonly kind: 'no-column' | 'no-key'; readonly file: string; readonly column: string };

export interface ReadFolder {
  readonly tabs: readonly FilledTab[];
  readonly troubles: readonly CsvTrouble[];
}

/** Null when there is no such folder. */
export function readFolder(folder: string): ReadFolder | null {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return null;
  const tabs: FilledTab[] = [];
  const troubles: CsvTrouble[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => /\.csv$/i.test(name))
    .sort()) {
    const name = file.replace(/\.csv$/i, '');
    const table = FILLABLE.find((each) => same(each.name, name));
    if (!table) troubles.push({ kind: 'unknown-file', file, why: '' });
    else {
      const read = readTab(table, join(folder, file), file);
      if (read.tab) tabs.push(read.tab);
      troubles.push(...read.troubles);
    }
  }
  return { tabs, troubles };
}

function readTab(table: Table, path: string, file: string): { tab?: FilledTab; troubles: CsvTrouble[] } {
  const text = readFileSync(path, 'utf8');
  // Excel saved it as "CSV" in an old code page, which would lose letters.
  if (text.includes('\uFFFD')) return { troubles: [{ kind: 'unreadable', file, why: 'not UTF-8' }] };
  const [first = ''] = text.split('\n');
  // Excel saves with semicolons where a comma stands in numbers, as in Indonesia.
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const [header = [], ...rows] = parseCsv(text, separator);
  const columns = Object.entries(table.columns);
  const named = readHeadings(headingsOf(table), header);
  const at = columns.map(([key]) => named.indexOf(key));
  const unknown = header.filter((name, index) => name.trim() !== '' && named[index] === undefined);
  const troubles = unknown.map((column): CsvTrouble => ({ kind: 'no-column', file, column }));
  if (!named.includes(table.key)) {
    const column = table.columns[table.key]?.header ?? '';
    return { troubles: [...troubles, { kind: 'no-key', file, column }] };
  }
  // Leave out the columns that the hub fills.
  const taken = (row: readonly string[]) =>
    columns.map(([, { by }], index) => (by === 'staff' ? (row[at[index] ?? -1] ?? '') : ''));
  return { tab: { table, rows: rows.filter((row) => row.some((cell) => cell !== '')).map(taken) }, troubles };
}

/** The demo data without phone numbers and addresses, so that nobody is written to who does not exist. */
export function readDemo(folder: string): readonly FilledTab[] {
  return (readFolder(folder)?.tabs ?? []).map(({ table, rows }) => {
    const isPersonal = Object.values(table.columns).map(
      ({ kind, header }) => kind === 'phone' || /e-mail/i.test(header),
    );
    return { table, rows: rows.map((row) => row.map((cell, index) => (isPersonal[index] ? '' : cell))) };
  });
}

export interface RowProblem {
  readonly tab: string;
  /** Of the file: 2 is the first below the header. */
  readonly line: number;
  readonly problem: string;
}

/** The problems that the workbook's Problem column would show. */
export function problemsIn(tabs: readonly FilledTab[]): readonly RowProblem[] {
  const filled = Object.fromEntries(tabs.map(({ table, rows }) => [table.name, rows]));
  const hub = createDryHub({ nowMs: Date.now(), tabs: filled });
  reportAllProblems(hub.deps);
  return tabs.flatMap(({ table }) => {
    const column = Object.keys(table.columns).indexOf('problem') + 1;
    if (column === 0) return [];
    const [cells = []] = hub.workbook.read([{ sheet: table.name, fromRow: 2, column, columns: 1 }]);
    return cells.flatMap(([cell = ''], index) =>
      cell === '' ? [] : [{ tab: table.name, line: index + 2, problem: String(cell) }],
    );
  });
}

/** The bytes of an .xlsx with these tabs, dressed as set-up dresses them. */
export function asWorkbookFile(tabs: readonly FilledTab[]): Uint8Array {
  const words = staffWords();
  return toWorkbookFile(tabs.map(({ table, rows }) => ({ plan: tabPlan(table, words), rows })));
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
