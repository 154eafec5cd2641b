/**
 * Metrics that were made again and again, after changes in any order and killed at any commit, are those that are made at
 * once from what stands there in the end.
 */
import { mulberry32 } from '../../sim/random';
import { recomputeMetrics } from '../../src/app/economics/recompute-metrics';
import { dayStart, MINUTE_MS, toSerial } from '../../src/core/lib/time';
import type { Cell } from '../../src/ports';
import type { Columns, Table } from '../../src/tables/columns';
import { tables } from '../../src/tables/index';
import { createDryHub, type DryHub } from '../../tools/dry-hub/dry-hub';
import { bookOf, TODAY } from '../core/economics/books';
import { runs } from '../support/sweep';

const INPUTS = ['activities', 'dealerCosts', 'quotas', 'adSpend', 'campaigns', 'leads', 'sales', 'dealers'] as const;
const MADE = ['metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks'] as const;
type Tabs = Record<string, readonly (readonly Cell[])[]>;

function tabsOf(seed: number): Tabs {
  const book = bookOf(seed);
  const named = INPUTS.map((name) => {
    const table = tables[name] as unknown as Table;
    return [table.name, (book[name] as readonly object[]).map((row) => cellsOf(table, row))] as const;
  });
  return { ...Object.fromEntries(named), [tables.regions.name]: book.regions.map((region) => [region]) };
}

function cellsOf({ columns }: { readonly columns: Columns }, row: object): Cell[] {
  return Object.entries(columns).map(([key, { kind }]) => {
    const value = (row as Record<string, Cell | null>)[key] ?? '';
    return typeof value === 'number' && (kind === 'date' || kind === 'dateTime') ? toSerial(value) : value;
  });
}

/** Without when a row was written, and in the order of its keys. */
function figures(hub: DryHub): Record<string, Cell[][]> {
  return Object.fromEntries(
    MADE.map((name) => {
      const { columns, name: sheet } = tables[name] as unknown as Table;
      const asOf = Object.keys(columns).indexOf('asOf');
      const [cells = []] = hub.workbook.read([{ sheet, fromRow: 2 }]);
      const rows = cells
        .filter(([key]) => key !== '' && key !== undefined)
        .map((row) => row.filter((_, at) => at !== asOf));
      return [sheet, rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))];
    }),
  );
}

/** Puts a tab's rows in place of those that stand there. */
function replace(hub: DryHub, sheet: string, rows: readonly (readonly Cell[])[]): void {
  const [[header = []] = []] = hub.workbook.read([{ sheet, fromRow: 1, toRow: 1 }]);
  hub.workbook.addTab(sheet, [header, ...rows]);
}

/** Dies when it is about to write for the nth time, or once that is written. */
function dying(hub: DryHub, after: number, when: 'before' | 'after') {
  let commits = 0;
  const withLock: DryHub['deps']['withLock'] = (waitMs, work) =>
    hub.deps.withLock(waitMs, (commit) =>
      work((changes, putRight) => {
        const isLast = commits++ === after;
        if (isLast && when === 'before') throw new Error('killed');
        const moved = commit(changes, putRight);
        if (isLast) throw new Error('killed');
        return moved;
      }),
    );
  return { ...hub.deps, withLock };
}

test('made in pieces, in any order and killed anywhere, they are what is made at once', () => {
  for (let seed = 1; seed <= runs(200, 10); seed++) {
    const random = mulberry32(seed);
    const hub = createDryHub({ nowMs: dayStart(TODAY) + 9 * 3_600_000, tabs: tabsOf(seed * 1_000) });
    const last = tabsOf(seed);
    // Tab by tab the book becomes another one; in between metrics are made, and some of the runs die.
    const order = Object.keys(last).sort(() => random() - 0.5);
    for (const sheet of order) {
      replace(hub, sheet, last[sheet] ?? []);
      if (random() < 0.5) continue;
      try {
        recomputeMetrics(dying(hub, Math.floor(random() * 5), random() < 0.5 ? 'before' : 'after'));
      } catch {
        hub.clock.moveTo(hub.clock.nowMs() + 8 * MINUTE_MS);
      }
    }
    expect(recomputeMetrics(hub.deps).outcome).toBe('done');
    const fresh = createDryHub({ nowMs: hub.clock.nowMs(), tabs: last });
    expect(recomputeMetrics(fresh.deps).outcome).toBe('done');
    expect({ seed, ...figures(hub) }).toEqual({ seed, ...figures(fresh) });
    expect(recomputeMetrics(hub.deps)).toMatchObject({ written: 0, removed: 0 });
  }
});
