/** What the tabs of figures hold after the hub's own commits, without reading them again. */
import type { Cell, CellWrite, WorkbookChanges } from '../../ports.ts';

type Tab = readonly (readonly Cell[])[];

/** `tabs` by their names. */
export function cellsAfter(
  tabs: Readonly<Record<string, Tab>>,
  changes: readonly WorkbookChanges[],
): Readonly<Record<string, Tab>> {
  const after = new Map(Object.entries(tabs).map(([name, rows]) => [name, [...rows]]));
  for (const { updates, appends, deletes = [] } of changes) {
    for (const { sheet, row, column, cells } of updates) {
      const rows = after.get(sheet);
      if (rows) rows[row - 1] = written(rows[row - 1] ?? [], column, cells);
    }
    for (const { sheet, rows } of appends) after.get(sheet)?.push(...rows.map((cells) => written([], 1, cells)));
    for (const { sheet, fromRow, toRow } of deletes) after.get(sheet)?.splice(fromRow - 1, toRow - fromRow + 1);
  }
  return Object.fromEntries(after);
}

function written(before: readonly Cell[], column: number, cells: readonly CellWrite[]): Cell[] {
  const row = [...before];
  while (row.length < column - 1 + cells.length) row.push('');
  cells.forEach((cell, index) => {
    if (cell.kind === 'gap') return;
    row[column - 1 + index] = cell.kind === 'blank' ? '' : 'serial' in cell ? cell.serial : cell.value;
  });
  return row;
}
