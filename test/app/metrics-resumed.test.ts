/**
 * Metrics that were made again and again, after changes in any order and killed at any commit, are those that are made at
 * once from what stands there in the end.
 */
import { mulberry32 } from '../../sim/random';
import { recomputeMetrics } from '../../src/app/economics/recompute-metrics';
import { dayStart, MINUTE_MS, toSerial } from '../../src/core/lib/time';
import type { Cell } from '../../src/ports';
import type { Table } from '../../src/tables/columns';
import { tables } from '../../src/tables/index';
import { createDryHub, type DryHub } from '../../tools/dry-hub/dry-hub';
import { TODAY } from '../core/economics/books';
import { runs } from '../support/sweep';
import { dying, replace, tabsOf } from './metrics-tabs';

const MADE = ['metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks'] as const;

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

test('a large run that loses the lock between two commits is finished by the next one, and tells no change twice', () => {
  const { name: spend } = tables.adSpend;
  const months = 70;
  const channels = 60;
  const rows = (amount: number): Cell[][] =>
    Array.from({ length: months * channels }, (_, at) => {
      const day = toSerial(Date.UTC(2015, Math.floor(at / channels), 10, 3));
      return [`P${at}`, day, `channel ${at % channels}`, '', '', amount];
    });
  const hub = createDryHub({ nowMs: dayStart(TODAY) + 9 * 3_600_000, tabs: { [spend]: rows(5) } });
  expect(recomputeMetrics(hub.deps).outcome).toBe('done');
  replace(hub, spend, rows(7));
  let locks = 0;
  // The first lock marks the run, the second one is for its first commit.
  const withLock: DryHub['deps']['withLock'] = (waitMs, work) =>
    ++locks > 2 ? 'busy' : hub.deps.withLock(waitMs, work);
  expect(recomputeMetrics({ ...hub.deps, withLock }).outcome).toBe('busy');
  hub.clock.moveTo(hub.clock.nowMs() + MINUTE_MS);
  expect(recomputeMetrics(hub.deps).outcome).toBe('done');
  const [told = []] = hub.workbook.read([{ sheet: tables.metricChanges.name, fromRow: 2 }]);
  const figuresTold = told.filter((row) => !String(row[0]).endsWith('|more')).map((row) => row.slice(2, 6).join('|'));
  expect(figuresTold.length).toBeGreaterThan(500);
  expect(new Set(figuresTold).size).toBe(figuresTold.length);
});
