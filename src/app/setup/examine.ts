/** What `npm run doctor` cannot see from outside: asked for with the webhook key, answered with names and no values. */
import { readConfig } from '../../store/config.ts';
import { Layout } from '../../store/session/layout.ts';
import { tabsInOrder } from '../../tables/looks.ts';
import type { WriterDeps } from '../round/deps.ts';

const NEEDED = ['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID', 'META_VERIFY_TOKEN', 'TOKEN_SECRET', 'RELAY_SECRET'];

export function examine(deps: Pick<WriterDeps, 'archives' | 'cache' | 'properties' | 'workbook'>): object {
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
  };
}

function faultOf(attempt: () => unknown): string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
