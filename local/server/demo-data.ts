/**
 * Fills the tabs that `setup` made with the demo network: one CSV per tab, matched by header. A tab that holds rows already, or
 * a column that the tab does not have, is left alone and reported. Offers are then made at any hour, and head office has
 * somebody who answers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CRM_STAGES } from './crm-stages';
import { parseCsv } from './csv';
import { moveTo } from './demo-dates';
import { HEAD_OFFICE } from './head-office';
import { columnAt, headersInEnglish } from './headers';

/** The parts of the runtime that loading needs. */
export interface DemoTarget {
  readTab(tab: { sheet: string }): { headers: readonly string[]; rows: readonly (readonly string[])[] } | null;
  readonly people: {
    insertRows(tab: { sheet: string }, at: number, count: number): unknown;
    paste(
      tab: { sheet: string },
      block: { readonly row: number; readonly column: number; readonly cells: readonly (readonly string[])[] },
      user: string,
    ): unknown;
  };
}

export interface DemoReport {
  readonly loaded: readonly { readonly tab: string; readonly rows: number }[];
  readonly problems: readonly string[];
}

/** Tabs are made with this many rows at least; longer data needs more. */
export const ROWS_AT_START = 1000;

/** `today`: the day to which the demo's dates are moved; without it they stay as they are. */
export interface DemoLoad {
  readonly folder: string;
  readonly user: string;
  readonly today?: string;
  /** Tabs that something else fills. */
  readonly without?: readonly string[];
}

export function loadDemoData(target: DemoTarget, { folder, user, today, without = [] }: DemoLoad): DemoReport {
  const loaded: { tab: string; rows: number }[] = [];
  const problems: string[] = [];
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];
  const read = (file: string): string[][] => parseCsv(readFileSync(join(folder, file), 'utf8'));
  const sales = files.includes('Sales.csv') ? read('Sales.csv') : [];
  const move = today === undefined ? null : moveTo(today, sales);
  for (const file of files.sort()) {
    const tab = basename(file, '.csv');
    if (without.includes(tab)) continue;
    const outcome = loadTab(tab, move ? move(tab, read(file)) : read(file), target, user);
    if (outcome.rows > 0) loaded.push({ tab, rows: outcome.rows });
    problems.push(...outcome.problems.map((problem) => `${tab}: ${problem}`));
  }
  if (loaded.length > 0) {
    // The demo dealers keep shop hours, but people may try the demo at night.
    setTo(target, user, 'alwaysOpen', 'TRUE');
    setTo(target, user, 'crmStages', CRM_STAGES.map(({ id, status }) => `${status}=${id}`).join(', '));
    setTo(target, user, 'hqName', HEAD_OFFICE.name);
    setTo(target, user, 'hqEmail', HEAD_OFFICE.mail);
    setTo(target, user, 'hqPhone', `+${HEAD_OFFICE.number}`);
  }
  return { loaded, problems };
}

function setTo(target: DemoTarget, user: string, setting: string, value: string): void {
  const view = target.readTab({ sheet: 'Settings' });
  const [name, column] = ['Setting', 'Value'].map((header) => columnAt('Settings', view?.headers ?? [], header));
  const row = view?.rows.findIndex((cells) => cells[name ?? -1] === setting) ?? -1;
  if (row >= 0 && column !== undefined && column >= 0)
    target.people.paste({ sheet: 'Settings' }, { row: row + 2, column: column + 1, cells: [[value]] }, user);
}

function loadTab(
  tab: string,
  [header = [], ...rows]: readonly (readonly string[])[],
  target: DemoTarget,
  user: string,
): { rows: number; problems: readonly string[] } {
  const view = target.readTab({ sheet: tab });
  if (!view) return { rows: 0, problems: ['the workbook has no such tab'] };
  if (view.rows.some((row) => row.some((cell) => cell !== ''))) return { rows: 0, problems: [] };
  if (rows.length === 0) return { rows: 0, problems: [] };
  if (rows.length + 1 > ROWS_AT_START) {
    target.people.insertRows({ sheet: tab }, ROWS_AT_START, rows.length + 1 - ROWS_AT_START);
  }
  const problems: string[] = [];
  const headers = headersInEnglish(tab, view.headers);
  const columns = header.flatMap((name, from) => {
    const to = headers.indexOf(name);
    if (to < 0) problems.push(`there is no column "${name}"`);
    return to < 0 ? [] : [{ from, to }];
  });
  for (const run of runsOf(columns)) {
    const cells = rows.map((row) => run.map(({ from }) => row[from] ?? ''));
    target.people.paste({ sheet: tab }, { row: 2, column: (run[0]?.to ?? 0) + 1, cells }, user);
  }
  return { rows: rows.length, problems };
}

/** Groups adjacent columns, which are written together. */
export function runsOf(columns: readonly { from: number; to: number }[]): { from: number; to: number }[][] {
  const runs: { from: number; to: number }[][] = [];
  for (const column of [...columns].sort((one, other) => one.to - other.to)) {
    const run = runs.at(-1);
    if (run && (run.at(-1)?.to ?? -2) + 1 === column.to) run.push(column);
    else runs.push([column]);
  }
  return runs;
}
