/** What `npm run doctor` cannot see from outside: asked for with the webhook key, answered with names and no values. */
import { readConfig } from '../../store/config.ts';
import { Layout } from '../../store/session/layout.ts';
import { tabsInOrder } from '../../tables/looks.ts';
import { WarehouseFault } from '../../warehouse-ports.ts';
import { checkWarehouse, warehouseOf, wordsOf } from '../archive/open-warehouse.ts';
import type { WriterDeps } from '../round/deps.ts';

const NEEDED = ['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID', 'META_VERIFY_TOKEN', 'TOKEN_SECRET', 'RELAY_SECRET'];

export function examine(
  deps: Pick<WriterDeps, 'archives' | 'cache' | 'properties' | 'warehouse' | 'workbook'>,
): object {
  const all = deps.properties.getAll();
  const there = new Set(deps.archives.liveTabs().map(({ name }) => name));
  const tabs = tabsInOrder.flatMap(({ table }) => (there.has(table.name) ? [table] : []));
  const heads = deps.workbook.read(tabs.map(({ name: sheet }) => ({ sheet, fromRow: 1, toRow: 1 })));
  return {
    ok: true,
    unset: NEEDED.filter((name) => !all[name]),
    tabs: tabsInOrder.flatMap(({ table: { name } }) => (there.has(name) ? [] : [name])),
    headers: tabs.flatMap((table, at) => faultOf(() => new Layout(table, heads[at]?.[0] ?? []))),
    settings: faultOf(() => {
      const { faults } = readConfig(deps.cache, deps.workbook);
      if (faults.length > 0) throw new Error(faults.join(' '));
    }),
    ...bigQueryOf(deps),
  };
}

/** Nothing where nobody has chosen it. */
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
