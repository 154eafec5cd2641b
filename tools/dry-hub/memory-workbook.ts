/** A workbook in memory, for replays and for days on end: the port as the adapters keep it, without a service behind it. */

import type { ChartPlan, Charts } from '../../src/chart-ports.ts';
import type { Cell, CellWrite, ReadRange, RowUpdate, TabSize, Workbook, WorkbookChanges } from '../../src/ports.ts';
import { WorkbookFault } from '../../src/ports.ts';

/** The number of rows in a new tab of Google Sheets; appending adds more. */
const GRID_ROWS = 1_000;
const GRID_COLUMNS = 26;
/** Of Google Sheets: https://support.google.com/drive/answer/37603 and https://developers.google.com/workspace/sheets/api/limits */
const MAX_CHARACTERS = 50_000;
const MAX_CELLS = 10_000_000;
const MAX_COLUMNS = 18_278;

export class MemoryWorkbook implements Workbook {
  /** Rows end at their last filled cell and are never changed in place: an unchanged row is the same array each time. */
  private readonly tabs = new Map<string, (readonly Cell[])[]>();
  /** Columns of each grid. */
  private readonly widths = new Map<string, number>();

  readonly charts = new Map<number, ChartPlan>();
  /** The sheet that they lie on. */
  private chartTab: number | null = null;

  /** `rows` with the header first. Only tabs put in here are there. */
  constructor(tabs: Readonly<Record<string, readonly (readonly Cell[])[]>>) {
    for (const [name, rows] of Object.entries(tabs)) this.addTab(name, rows);
  }

  /** A tab that is none of the hub's own. */
  addTab(name: string, rows: readonly (readonly Cell[])[]): void {
    this.tabs.set(
      name,
      rows.map((row) => trimmed([...row])),
    );
  }

  removeTab(name: string): void {
    this.tabs.delete(name);
  }

  read(ranges: readonly ReadRange[]): Cell[][][] {
    return ranges.map(({ sheet, fromRow, toRow, column = 1, columns }) => {
      const rows = this.tab(sheet);
      if (fromRow > Math.max(GRID_ROWS, rows.length)) throw beyondGrid(sheet, fromRow);
      const whole = column === 1 && columns === undefined;
      const block = rows.slice(fromRow - 1, toRow);
      const part = (row: readonly Cell[]) => trimmed(row.slice(column - 1, columns && column - 1 + columns));
      return trimmedRows(whole ? block : block.map(part)) as Cell[][];
    });
  }

  /** As the grids of the service are, which begin with so many rows and columns. */
  sizes(): TabSize[] {
    return [...this.tabs].map(([name, rows]) => ({
      name,
      rows: Math.max(GRID_ROWS, rows.length),
      columns: this.widths.get(name) ?? GRID_COLUMNS,
    }));
  }

  /** By tab, and by their ids. */
  tabsWithCharts(): ReturnType<Charts['tabs']> {
    const own = [...this.tabs.keys()].map((name, sheetId) => ({ name, sheetId, chartIds: [] }));
    const { charts, chartTab: sheetId } = this;
    return sheetId === null ? own : [...own, { name: 'Dashboard', sheetId, chartIds: [...charts.keys()] }];
  }

  commit({ updates, appends, deletes = [], take, charts }: WorkbookChanges): readonly RowUpdate[] {
    for (const { sheet, row } of updates) {
      if (row > Math.max(GRID_ROWS, this.tab(sheet).length)) throw beyondGrid(sheet, row);
    }
    for (const { sheet } of appends) this.tab(sheet);
    this.checkLimits({ updates, appends });
    const moved = updates.filter(
      ({ sheet, row, key }) => key && textAt(this.tab(sheet), row, key.column) !== key.value,
    );
    for (const { sheet, row, column, cells } of updates) this.write(sheet, row, column, cells);
    for (const { sheet, rows } of appends) {
      const end = trimmedRows(this.tab(sheet)).length;
      rows.forEach((cells, index) => {
        this.write(sheet, end + index + 1, 1, cells);
      });
    }
    for (const { sheet, fromRow, toRow } of deletes) this.tab(sheet).splice(fromRow - 1, toRow - fromRow + 1);
    if (take) this.take(take);
    for (const plan of [...(charts?.added ?? []), ...(charts?.updated ?? [])]) this.charts.set(plan.id, plan);
    this.chartTab = charts?.tab.make ? charts.tab.sheetId : this.chartTab;
    return moved;
  }

  /** Refuses a commit as the service would: as a whole, before anything is written. */
  private checkLimits({ updates, appends }: WorkbookChanges): void {
    const added = appends.flatMap(({ sheet, rows }) => rows.map((cells) => ({ sheet, column: 1, cells })));
    const needed = new Map<string, { rows: number; columns: number }>();
    for (const [sheet, rows] of this.tabs)
      needed.set(sheet, { rows: Math.max(GRID_ROWS, rows.length), columns: this.widths.get(sheet) ?? GRID_COLUMNS });
    for (const { sheet, column, cells } of [...updates, ...added]) {
      const last = column - 1 + cells.length;
      if (last > MAX_COLUMNS) throw refused(`${sheet}: more than ${MAX_COLUMNS} columns`);
      const grid = needed.get(sheet);
      if (grid) grid.columns = Math.max(grid.columns, last);
      for (const cell of cells) {
        if (cell.kind === 'text' && cell.value.length > MAX_CHARACTERS)
          throw refused('Your input contains more than the maximum of 50000 characters in a single cell.');
        const number = cell.kind === 'number' ? cell.value : 'serial' in cell ? cell.serial : 0;
        if (!Number.isFinite(number)) throw refused(`${sheet}: ${number} is no number`);
      }
    }
    for (const { sheet, rows } of appends) {
      const grid = needed.get(sheet);
      if (grid) grid.rows = Math.max(grid.rows, trimmedRows(this.tab(sheet)).length + rows.length);
    }
    const cells = [...needed.values()].reduce((sum, { rows, columns }) => sum + rows * columns, 0);
    if (cells > MAX_CELLS)
      throw refused('This action would increase the number of cells above the limit of 10000000 cells.');
    for (const [sheet, { columns }] of needed) this.widths.set(sheet, columns);
  }

  private write(sheet: string, row: number, column: number, cells: readonly CellWrite[]): void {
    const rows = this.tab(sheet);
    while (rows.length < row) rows.push([]);
    const target = [...(rows[row - 1] ?? [])];
    cells.forEach((cell, index) => {
      const at = column - 1 + index;
      while (target.length <= at) target.push('');
      if (cell.kind !== 'gap') target[at] = cellOf(cell);
    });
    rows[row - 1] = trimmed(target);
  }

  private take({ sheet, rows, columns, into }: NonNullable<WorkbookChanges['take']>): void {
    const all = this.tab(sheet);
    const header = this.tab(into)[0] ?? [];
    const taken = rows.flatMap(({ fromRow, toRow }) =>
      Array.from({ length: toRow - fromRow + 1 }, (_, down) =>
        trimmed((all[fromRow - 1 + down] ?? []).slice(0, columns)),
      ),
    );
    this.tabs.set(into, [header, [sheet], ...taken]);
    for (const { fromRow, toRow } of [...rows].reverse()) all.splice(fromRow - 1, toRow - fromRow + 1);
  }

  private tab(sheet: string): (readonly Cell[])[] {
    const rows = this.tabs.get(sheet);
    if (!rows) {
      throw new WorkbookFault('missing-tab', `Tab "${sheet}" is missing. Run "Set up" from the Dealer Hub menu.`);
    }
    return rows;
  }
}

/** The adapter's error for a refusal other than for quota. */
function refused(why: string): WorkbookFault {
  return new WorkbookFault('unclear', `The commit did not come back: ${why}`);
}

function beyondGrid(sheet: string, row: number): WorkbookFault {
  return new WorkbookFault('beyond-grid', `Tab "${sheet}" has no row ${row}.`);
}

function cellOf(cell: CellWrite): Cell {
  switch (cell.kind) {
    case 'blank':
    case 'gap':
      return '';
    case 'dateTime':
    case 'stamp':
    case 'date':
      return cell.serial;
    case 'text':
    case 'number':
    case 'money':
    case 'boolean':
      return cell.value;
  }
}

function textAt(rows: readonly (readonly Cell[])[], row: number, column: number): string {
  return String(rows[row - 1]?.[column - 1] ?? '');
}

function trimmed(row: Cell[]): Cell[] {
  while (row.length > 0 && row.at(-1) === '') row.pop();
  return row;
}

function trimmedRows(rows: (readonly Cell[])[]): (readonly Cell[])[] {
  let end = rows.length;
  while (end > 0 && rows[end - 1]?.length === 0) end--;
  return rows.slice(0, end);
}
