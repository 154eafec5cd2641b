/** After a person edited a tab that the hub only reads: drop the cached copy, and say in the row what cannot be used. */
import { checkCatalogue } from '../core/messages/catalogue.ts';
import type { Cache, Workbook, WorkbookChanges } from '../ports.ts';
import { parseSettings, type SettingProblem } from '../settings.ts';
import { CONFIG_TABLES, dropConfig } from '../store/config.ts';
import { Layout } from '../store/layout.ts';
import type { Columns, Table } from '../tables/columns.ts';
import { tables } from '../tables/index.ts';

export function checkEditedTab(deps: { cache: Cache; workbook: Workbook }, tab: string): void {
  if (!CONFIG_TABLES.some((name) => tables[name].name === tab)) return;
  dropConfig(deps.cache);
  if (tab === tables.messages.name) {
    reportProblems(deps.workbook, tables.messages, (rows) => checkCatalogue(rows).problems);
  }
  if (tab === tables.settings.name) {
    reportProblems(deps.workbook, tables.settings, (rows) => parseSettings(rows).problems);
  }
}

type Checked = Table<typeof tables.messages.columns> | Table<typeof tables.settings.columns>;

/** Writes the problem column where it changed, and only there. */
function reportProblems(
  workbook: Workbook,
  table: Checked,
  check: (rows: { key: string; id: string; en: string; value: string }[]) => readonly SettingProblem[],
): void {
  const [cells = []] = workbook.read([{ sheet: table.name, fromRow: 1 }]);
  const layout = new Layout<Columns>(table, cells[0] ?? []);
  const rows = cells.slice(1).map((row) => layout.decode(row) as Record<string, string>);
  const asChecked = rows.map((row) => ({
    key: row.key ?? '',
    id: row.id ?? '',
    en: row.en ?? '',
    value: row.value ?? '',
  }));
  const problems = new Map(check(asChecked).map(({ key, problem }) => [key, problem]));
  const updates: WorkbookChanges['updates'][number][] = [];
  rows.forEach((row, index) => {
    const problem = problems.get(row.key ?? '') ?? '';
    if (problem === row.problem) return;
    const [run] = layout.encodeRuns({ ...row, problem } as never, new Set(['problem']));
    if (run) updates.push({ sheet: table.name, row: index + 2, ...run });
  });
  if (updates.length > 0) workbook.commit({ updates, appends: [] });
}
