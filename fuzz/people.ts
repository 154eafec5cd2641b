/** What people type and move in the workbook, with the state before: some changes are undone before the hub is checked. */
import type { Cell } from '../src/ports.ts';
import { tables } from '../src/tables/index.ts';
import type { MemoryWorkbook } from '../tools/dry-hub/memory-workbook.ts';

/**
 * Tabs in which a change is an instruction that the hub must follow, or (the ledger) report. Elsewhere junk stays where it was
 * typed.
 */
const PUT_BACK: readonly string[] = [
  tables.settings.name,
  tables.holidays.name,
  tables.numbers.name,
  tables.ledger.name,
  tables.messages.name,
];

type Rows = readonly (readonly Cell[])[];

export class People {
  private readonly headers = new Map<string, readonly Cell[]>();
  private readonly before = new Map<string, Map<string, readonly Cell[]>>();
  /** Leads in whose rows people typed, which are not checked any more. */
  readonly touched = new Set<string>();

  constructor(private readonly workbook: MemoryWorkbook) {}

  put(tab: string, row: number, cells: readonly Cell[]): void {
    const rows = [...this.rows(tab)];
    while (rows.length < row) rows.push([]);
    const old = rows[row - 1] ?? [];
    if (row === 1 && !this.headers.has(tab)) this.headers.set(tab, old);
    if (row > 1) this.note(tab, old, cells);
    rows[row - 1] = cells;
    this.workbook.addTab(tab, rows);
  }

  replace(tab: string, rows: Rows): void {
    if (PUT_BACK.includes(tab)) return;
    this.workbook.addTab(tab, rows);
  }

  /** Restores headers, and instructions under which nobody could be served. */
  putBack(): void {
    for (const [tab, header] of this.headers) this.workbook.addTab(tab, [header, ...this.rows(tab).slice(1)]);
    this.headers.clear();
    for (const [tab, rows] of this.before) {
      const all = this.rows(tab).map((row) => rows.get(JSON.stringify(row)) ?? row);
      const isTheirs = (row: readonly Cell[]) => row.length > 0;
      this.workbook.addTab(tab, all.filter(isTheirs));
    }
    this.before.clear();
  }

  private note(tab: string, old: readonly Cell[], cells: readonly Cell[]): void {
    if (tab === tables.leads.name || tab === tables.offers.name)
      for (const id of [old[0], old[1], cells[0]]) this.touched.add(String(id ?? ''));
    if (!PUT_BACK.includes(tab)) return;
    const known = this.before.get(tab) ?? new Map<string, readonly Cell[]>();
    const trimmed = [...cells];
    while (trimmed.length > 0 && trimmed.at(-1) === '') trimmed.pop();
    known.set(JSON.stringify(trimmed), known.get(JSON.stringify(old)) ?? old);
    this.before.set(tab, known);
  }

  private rows(tab: string): Rows {
    return this.workbook.read([{ sheet: tab, fromRow: 1 }])[0] ?? [];
  }
}
