/** Books of a made-up network as tabs of a hub in memory, and deaths while their metrics are made. */
import { toSerial } from '../../src/core/lib/time';
import type { Cell } from '../../src/ports';
import type { Columns, Table } from '../../src/tables/columns';
import { type TableName, tables } from '../../src/tables/index';
import type { DryHub } from '../../tools/dry-hub/dry-hub';
import { bookOf } from '../core/economics/books';

const INPUTS = ['activities', 'dealerCosts', 'quotas', 'adSpend', 'campaigns', 'leads', 'sales', 'dealers'] as const;
export type Tabs = Record<string, readonly (readonly Cell[])[]>;

export function tabsOf(seed: number): Tabs {
  const book = bookOf(seed);
  const named = INPUTS.map((name) => {
    const { name: sheet } = tables[name];
    return [sheet, (book[name] as readonly object[]).map((row) => cellsOf(name, row))] as const;
  });
  return { ...Object.fromEntries(named), [tables.regions.name]: book.regions.map((region) => [region]) };
}

export function cellsOf(name: TableName, row: object): Cell[] {
  const { columns } = tables[name] as unknown as { readonly columns: Columns };
  return Object.entries(columns).map(([key, { kind }]) => {
    const value = (row as Record<string, Cell | null>)[key] ?? '';
    return typeof value === 'number' && (kind === 'date' || kind === 'dateTime') ? toSerial(value) : value;
  });
}

/** Rows of a tab below its header. */
export function rowsOf(hub: DryHub, sheet: string): Cell[][] {
  const [rows = []] = hub.workbook.read([{ sheet, fromRow: 2 }]);
  return rows;
}

/** Puts a tab's rows in place of those that stand there. */
export function replace(hub: DryHub, sheet: string, rows: readonly (readonly Cell[])[]): void {
  const [[header = []] = []] = hub.workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
  hub.workbook.addTab(sheet, [header, ...rows]);
}

/** Where a column stands, from 0. */
export function placeOf(name: TableName, key: string): number {
  return Object.keys((tables[name] as unknown as Table).columns).indexOf(key);
}

/** Dies when it is about to write a tab or a property for the nth time, or once that is written. */
export function dying(hub: DryHub, after: number, when: 'before' | 'after') {
  let writes = 0;
  const orDie = <T>(write: () => T): T => {
    const isLast = writes++ === after;
    if (isLast && when === 'before') throw new Error('killed');
    const done = write();
    if (isLast) throw new Error('killed');
    return done;
  };
  const { properties } = hub.deps;
  const withLock: DryHub['deps']['withLock'] = (waitMs, work) =>
    hub.deps.withLock(waitMs, (commit) => work((changes, putRight) => orDie(() => commit(changes, putRight))));
  const setMany: typeof properties.setMany = (values) => orDie(() => properties.setMany(values));
  return { ...hub.deps, withLock, properties: { ...properties, setMany } };
}
