/** Adds the made-up year to the demo's workbook, below the existing rows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '../csv';
import { type DemoLoad, type DemoTarget, ROWS_AT_START, runsOf } from '../demo-data';
import { moveTo } from '../demo-dates';
import { columnAt } from '../headers';
import { DAY_MS } from './calendar';
import { demoModels, demoNetwork } from './demo-network';
import type { YearCell, YearTab } from './network';
import { type Year, yearOf } from './year';

/** Tabs that the year fills instead of the demo. */
export const OF_YEAR: readonly string[] = ['Activities', 'Ad spend', 'Dealer costs', 'Quotas'];

const SIZE = { seed: 1, months: 13, leads: 9_000, sales: 1_500, activities: 420 };

export function demoYear({ folder, today }: { readonly folder: string; readonly today: string }): Year {
  const read = (tab: string) => parseCsv(readFileSync(join(folder, `${tab}.csv`), 'utf8'));
  const prices = moveTo(today, read('Sales'))?.('Prices', read('Prices')) ?? [];
  const from = prices[0]?.indexOf('Valid from') ?? -1;
  const starts = prices.slice(1).map((row) => row[from] ?? '').sort(); // biome-ignore format: one line
  return yearOf({
    ...SIZE,
    ...{ today, pricesFrom: starts[0] ?? today, dealers: demoNetwork(read('Dealers'), read('Reps')) },
    models: demoModels(read('Products'), read('Prices')),
  });
}

/** Returns how many rows went into which tab. */
export function putTabs(
  target: DemoTarget,
  tabs: Readonly<Record<string, YearTab>>,
  user: DemoLoad['user'],
): { readonly tab: string; readonly rows: number }[] {
  return Object.entries(tabs).flatMap(([tab, { headers, rows }]) => {
    const view = target.readTab({ sheet: tab });
    if (!view || rows.length === 0) return [];
    const stands = view.rows.findLastIndex((row) => row.some((cell) => cell !== '')) + 1;
    const missing = stands + rows.length + 1 - Math.max(ROWS_AT_START, view.rows.length + 1);
    if (missing > 0) target.people.insertRows({ sheet: tab }, Math.max(2, view.rows.length + 1), missing);
    const columns = headers.map((name, from) => ({ from, to: columnAt(tab, view.headers, name) }));
    for (const run of runsOf(columns.filter(({ to }) => to >= 0))) {
      const cells = rows.map((row) => run.map(({ from }) => typed(row[from] ?? '')));
      target.people.paste({ sheet: tab }, { row: stands + 2, column: (run[0]?.to ?? 0) + 1, cells }, user);
    }
    return [{ tab, rows: rows.length }];
  });
}

/** As a person types it. */
function typed(cell: YearCell): string {
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  return cell.getTime() % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
