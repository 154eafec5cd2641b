/** A tab as pages show it: its name, its headers, its rows. */
import type { TableView } from '../../core/pages/staff-views.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';

const MOST_ROWS = 600;

/** The newest rows first, under the headers that staff know. `some`: keys of the columns to show; null for all. */
export function viewOf(name: TableName, some: readonly string[] | null, rows: readonly object[]): TableView {
  const { columns, name: title } = tables[name] as unknown as Table<Columns>;
  const keys = some ?? Object.keys(columns);
  const cellOf = (row: object, key: string) => {
    const value = (row as Row<Columns>)[key];
    const isTime = columns[key]?.kind === 'date' || columns[key]?.kind === 'dateTime';
    if (typeof value === 'boolean') return String(value);
    return isTime && typeof value === 'number'
      ? new Date(value + 7 * 3_600_000).toISOString().slice(0, 10)
      : (value ?? null);
  };
  return {
    title,
    headers: keys.map((key) => columns[key]?.header ?? key),
    rows: rows
      .slice(-MOST_ROWS)
      .reverse()
      .map((row) => keys.map((key) => cellOf(row, key))),
  };
}
