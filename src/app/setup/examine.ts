/**
 * What `npm run doctor` cannot see from outside. The request needs the webhook key; the answer names secrets but never contains
 * their values.
 */
import type { Cell } from '../../ports.ts';
import { readConfig } from '../../store/config.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Table } from '../../tables/columns.ts';
import { tabsInOrder } from '../../tables/looks.ts';
import type { BrandNumber } from '../../tables/network.ts';
import { WarehouseFault } from '../../warehouse-ports.ts';
import { checkWarehouse, warehouseOf, wordsOf } from '../archive/open-warehouse.ts';
import type { WriterDeps } from '../round/deps.ts';

const NEEDED = ['META_VERIFY_TOKEN', 'TOKEN_SECRET', 'RELAY_SECRET'];
const OF_META = ['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID'];
/** Either of these two sets of secrets will do (docs/QONTAK.md). */
const OF_QONTAK = {
  signed: ['QONTAK_HMAC_SECRET'],
  bearer: ['QONTAK_ACCESS_TOKEN', 'QONTAK_REFRESH_TOKEN', 'QONTAK_CLIENT_ID', 'QONTAK_CLIENT_SECRET'],
} as const;

export function examine(
  deps: Pick<WriterDeps, 'archives' | 'cache' | 'properties' | 'warehouse' | 'workbook'>,
): object {
  const all = deps.properties.getAll();
  const there = new Set(deps.archives.liveTabs().map(({ name }) => name));
  const tabs = tabsInOrder.flatMap(({ table }) => (there.has(table.name) ? [table] : []));
  const heads = deps.workbook.read(tabs.map(({ name: sheet }) => ({ sheet, fromRow: 1, toRow: 1 })));
  let numbers: readonly BrandNumber[] = [];
  const settings = faultOf(() => {
    const config = readConfig(deps.cache, deps.workbook);
    numbers = config.numbers;
    if (config.faults.length > 0) throw new Error(config.faults.join(' '));
  });
  return {
    ok: true,
    unset: [...NEEDED, ...secretsOf(numbers, all)].filter((name) => !all[name]),
    tabs: tabsInOrder.flatMap(({ table: { name } }) => (there.has(name) ? [] : [name])),
    headers: tabs.flatMap((table, at) => faultOf(() => new Layout(table, heads[at]?.[0] ?? []))),
    later: tabs.flatMap((table, at) => lackingOf(table, heads[at]?.[0] ?? [])),
    settings,
    ...bigQueryOf(deps),
  };
}

/** Columns that were added after this workbook was set up. It works without them. */
function lackingOf(table: Table, head: readonly Cell[]): string[] {
  try {
    const layout = new Layout(table, head);
    const lacking = (table.appended ?? []).filter((key) => !layout.has(key)).map((key) => table.columns[key]?.header);
    return lacking.length > 0 ? [`${table.name}: ${lacking.join(', ')}.`] : [];
  } catch {
    // A missing header is reported under headers.
    return [];
  }
}

/** The secrets that the providers of the brand's numbers need; without a row a number at Meta is assumed. */
function secretsOf(numbers: readonly BrandNumber[], all: Readonly<Record<string, string>>): readonly string[] {
  const isAt = (provider: string) => numbers.some(({ servedBy }) => (servedBy || 'meta') === provider);
  const ofQontak = all.QONTAK_HMAC_ID ? OF_QONTAK.signed : OF_QONTAK.bearer;
  return [...(numbers.length === 0 || isAt('meta') ? OF_META : []), ...(isAt('qontak') ? ofQontak : [])];
}

/** Empty where BigQuery is not chosen. */
function bigQueryOf({ cache, warehouse, workbook }: Pick<WriterDeps, 'cache' | 'warehouse' | 'workbook'>): object {
  const faults = faultOf(() => {
    const place = warehouseOf(readConfig(cache, workbook).settings);
    if (place) checkWarehouse(warehouse, place);
    else throw NOT_CHOSEN;
  });
  return faults[0] === NOT_CHOSEN.message ? {} : { bigQuery: faults };
}

const NOT_CHOSEN = new Error('not chosen');

function faultOf(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof WarehouseFault) return [wordsOf(error)];
    return [error instanceof Error ? error.message : String(error)];
  }
}
