/** The headers of every tab in a release's workbooks, stored for each release so that setup is tested from each. */
import type { Table } from '../../src/tables/columns.ts';
import { allTables } from '../../src/tables/index.ts';

export interface ReleasedHeaders {
  readonly version: string;
  /** By name of the tab, in the order of the columns. */
  readonly tabs: Readonly<Record<string, readonly string[]>>;
}

export const RELEASES = 'test/releases';

export function headersNow(version: string): ReleasedHeaders {
  return { version, tabs: Object.fromEntries(allTables.map((table) => [table.name, headersOf(table)])) };
}

export function headersOf(table: Table): string[] {
  return Object.values(table.columns).map(({ header }) => header);
}
