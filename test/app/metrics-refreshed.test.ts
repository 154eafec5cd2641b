/**
 * Metrics of which only what changed was made are, cell by cell and with all that is told of them, those of a run that makes
 * everything anew from the same tabs.
 */
import { mulberry32 } from '../../sim/random';
import { recomputeMetrics } from '../../src/app/economics/recompute-metrics';
import { DAY_MS, dayStart, HOUR_MS, MINUTE_MS, toSerial } from '../../src/core/lib/time';
import type { Cell } from '../../src/ports';
import type { Columns } from '../../src/tables/columns';
import { type TableName, tables } from '../../src/tables/index';
import { createDryHub, type DryHub } from '../../tools/dry-hub/dry-hub';
import { bookOf, TODAY } from '../core/economics/books';
import { runs } from '../support/sweep';
import { cellsOf, dying, placeOf, replace, rowsOf, tabsOf } from './metrics-tabs';

const READ = [
  ...(['settings', 'activities', 'dealerCosts', 'quotas', 'adSpend', 'closedMonths', 'campaigns', 'dealers'] as const),
  ...(['regions', 'leads', 'sales', 'offers', 'findings'] as const),
];
const WRITTEN = [
  ...(['metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks'] as const),
  'metricChanges',
] as const;

type Random = () => number;
const int = (random: Random, below: number) => Math.floor(random() * below);
const pick = <T>(random: Random, items: readonly T[]) => items[int(random, items.length)] as T;

function cellsIn(hub: DryHub, names: readonly TableName[]): Record<string, Cell[][]> {
  return Object.fromEntries(names.map((name) => [tables[name].name, rowsOf(hub, tables[name].name)]));
}

/** The figures in the order of their keys; with when each row was written. */
function figures(hub: DryHub) {
  const sorted = (rows: Cell[][]) => rows.filter((row) => row.length > 0).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)); // biome-ignore format: one line
  return Object.fromEntries(Object.entries(cellsIn(hub, WRITTEN)).map(([name, rows]) => [name, sorted(rows)]));
}

/** The same tabs at the same time, and nothing remembered. */
function twinOf(hub: DryHub): DryHub {
  return createDryHub({ nowMs: hub.clock.nowMs(), tabs: cellsIn(hub, [...READ, ...WRITTEN]) });
}

/** Whether this made everything anew. */
function watchRuns(hub: DryHub) {
  const seen = { whole: 0 };
  const { setMany } = hub.deps.properties;
  hub.deps.properties.setMany = (values) => {
    if ((values['metrics.begun'] ?? '') !== '') seen.whole += 1;
    setMany(values);
  };
  return seen;
}

function setCell(hub: DryHub, name: TableName, key: string, value: (random: Random) => Cell) {
  return (random: Random) => {
    const { name: sheet } = tables[name];
    const rows = rowsOf(hub, sheet).map((row) => [...row]);
    const row = pick(random, rows);
    if (!row) return;
    const place = placeOf(name, key);
    while (row.length <= place) row.push('');
    row[place] = value(random);
    replace(hub, sheet, rows);
  };
}

/** Rows of another book, at the end; under IDs of their own, most of the time. */
function append(hub: DryHub, name: 'leads' | 'sales', most: number) {
  return (random: Random) => {
    const { name: sheet } = tables[name];
    const before = rowsOf(hub, sheet);
    const rows = (bookOf(int(random, 1e6))[name] as readonly { readonly id: string }[]).slice(0, 1 + int(random, most));
    const renamed = rows.map((row, at) => (random() < 0.9 ? { ...row, id: `${row.id}-${before.length + at}` } : row));
    replace(hub, sheet, [...before, ...renamed.map((row) => cellsOf(name, row))]);
  };
}

const someDay = (random: Random): Cell => toSerial(dayStart(TODAY - int(random, 120)) + int(random, DAY_MS));
const blankOr =
  (value: (random: Random) => Cell) =>
  (random: Random): Cell =>
    random() < 0.3 ? '' : value(random);
const phone = (random: Random): Cell => `628120000${int(random, 8)}00`;

function appendOffer(hub: DryHub) {
  return (random: Random) => {
    const status = pick(random, ['WON', 'EXPIRED', 'DECLINED', 'TAKEN']);
    const [dealerId, answerMs, offeredAt] = [`D${int(random, 5)}`, int(random, 900_000), someDay(random)];
    const row = cellsOf('offers', { id: `O${random()}`, dealerId, status, answerMs });
    row[placeOf('offers', 'offeredAt')] = offeredAt;
    replace(hub, tables.offers.name, [...rowsOf(hub, tables.offers.name), row]);
  };
}

function appendFinding(hub: DryHub) {
  return (random: Random) => {
    const row = cellsOf('findings', { id: `F${random()}`, dealerId: `D${int(random, 5)}`, state: 'open' });
    row[placeOf('findings', 'openedAt')] = someDay(random);
    replace(hub, tables.findings.name, [...rowsOf(hub, tables.findings.name), row]);
  };
}

function moveRows(hub: DryHub, how: (rows: Cell[][], random: Random) => Cell[][]) {
  return (random: Random) => {
    const { name } = tables[pick(random, ['leads', 'sales', 'offers', 'metricsMonthly', 'scorecard'] as const)];
    replace(hub, name, how(rowsOf(hub, name), random));
  };
}

/** What a working day brings: most of it leaves all but a few months as they are. */
const usual = (hub: DryHub) => [
  setCell(hub, 'leads', 'secondsToClaim', (random) => int(random, 900)),
  setCell(hub, 'leads', 'status', (random) => pick(random, ['WON', 'LOST', 'CONTACTED', 'ABANDONED'])),
  setCell(hub, 'leads', 'dealerId', (random) => `D${int(random, 5)}`),
  setCell(hub, 'leads', 'region', (random) => pick(random, ['Bali', 'Jawa Barat', 'Atlantis'])),
  setCell(hub, 'leads', 'claimedAt', blankOr(someDay)),
  setCell(hub, 'leads', 'routedAt', blankOr(someDay)),
  setCell(hub, 'leads', 'firstContactAt', blankOr(someDay)),
  setCell(hub, 'leads', 'customerSays', (random) => pick(random, ['YES', 'NO', ''])),
  setCell(hub, 'sales', 'provedAt', blankOr(someDay)),
  append(hub, 'leads', 2),
  append(hub, 'leads', 1),
  append(hub, 'sales', 1),
  append(hub, 'sales', 2),
  appendOffer(hub),
  appendFinding(hub),
];

/** What may change anything. */
const rare = (hub: DryHub) => [
  setCell(hub, 'leads', 'customerPhone', blankOr(phone)),
  setCell(
    hub,
    'leads',
    'customerId',
    blankOr((random) => `C${int(random, 8)}`),
  ),
  setCell(hub, 'leads', 'intent', (random) => pick(random, ['SERVICE', 'BUY', ''])),
  setCell(hub, 'leads', 'createdAt', blankOr(someDay)),
  setCell(hub, 'leads', 'channel', (random) => pick(random, ['TikTok', 'Radio', 'Google'])),
  setCell(
    hub,
    'leads',
    'id',
    blankOr((random) => `L${int(random, 25)}`),
  ),
  setCell(
    hub,
    'sales',
    'leadId',
    blankOr((random) => `L${int(random, 25)}`),
  ),
  setCell(hub, 'sales', 'net', (random) => int(random, 40_000_000)),
  setCell(hub, 'sales', 'refundedAt', blankOr(someDay)),
  setCell(hub, 'sales', 'verdict', (random) => pick(random, ['ACCEPTED', 'REVIEW', 'REFUSED'])),
  setCell(hub, 'sales', 'customerPhone', blankOr(phone)),
  setCell(hub, 'adSpend', 'amount', (random) => int(random, 900_000)),
  setCell(hub, 'activities', 'eventSpend', (random) => int(random, 900_000)),
  setCell(hub, 'dealers', 'region', (random) => pick(random, ['Bali', ''])),
  setCell(hub, 'metricsMonthly', 'leads', (random) => int(random, 9)),
  setCell(hub, 'metricsMonthly', 'revenue', () => 1),
  moveRows(hub, (rows) => [...rows].reverse()),
  moveRows(hub, (rows, random) => rows.filter((_, at) => at !== int(random, rows.length))),
  moveRows(hub, (rows, random) => [...rows.slice(0, 2), rows[int(random, rows.length)] ?? [], ...rows.slice(2)]),
  moveRows(hub, (rows) => [...rows.slice(0, 1), [], ...rows.slice(1)]),
  (random: Random) => {
    const month = toSerial(dayStart(TODAY - int(random, 120)));
    replace(hub, tables.closedMonths.name, [[month, random() < 0.7]]);
  },
  () => hub.clock.moveTo(hub.clock.nowMs() + DAY_MS),
];

function settings(seed: number): Cell[][] {
  const place = Object.keys((tables.settings as unknown as { readonly columns: Columns }).columns);
  const model = place.map((key) =>
    key === 'setting' || key === 'name' || key === 'key' ? 'attributionModel' : key === 'value' ? (['last', 'first', 'linear'][seed % 3] ?? '') : '',
  ); // biome-ignore format: one expression
  return [model];
}

function begin(seed: number): DryHub {
  const tabs = { ...tabsOf(seed), [tables.settings.name]: settings(seed) };
  return createDryHub({ nowMs: dayStart(TODAY) + 9 * HOUR_MS, tabs });
}

test('only what changed is made: the same figures as made anew, told the same, whatever changed', () => {
  const seen = { made: 0, whole: 0 };
  for (let seed = 1; seed <= runs(1_500, 8); seed++) {
    const random = mulberry32(seed);
    const hub = begin(seed);
    const watched = watchRuns(hub);
    recomputeMetrics(hub.deps);
    for (let step = 0; step < 12; step++) {
      for (let more = 0; more < 1 + int(random, 3); more++)
        pick(random, random() < 0.85 ? usual(hub) : rare(hub))(random);
      const twin = twinOf(hub);
      const [done, anew] = [recomputeMetrics(hub.deps), recomputeMetrics(twin.deps)];
      expect({ seed, step, ...done }).toEqual({ seed, step, ...anew });
      expect({ seed, step, ...figures(hub) }).toEqual({ seed, step, ...figures(twin) });
      seen.made += 1;
      hub.clock.moveTo(hub.clock.nowMs() + MINUTE_MS);
    }
    seen.whole += watched.whole - 1;
  }
  // It is about those that are not made anew: a good part of them.
  expect(seen.whole).toBeLessThan(seen.made * 0.6);
});

test('killed at any commit and made again, they are those that are made at once, and nothing is told twice', () => {
  for (let seed = 1; seed <= runs(600, 6); seed++) {
    const random = mulberry32(seed);
    const hub = begin(seed);
    recomputeMetrics(hub.deps);
    for (let step = 0; step < 6; step++) {
      pick(random, random() < 0.85 ? usual(hub) : rare(hub))(random);
      const twin = twinOf(hub);
      try {
        recomputeMetrics(dying(hub, int(random, 6), pick(random, ['before', 'after'] as const)));
      } catch {
        hub.clock.moveTo(hub.clock.nowMs() + 8 * MINUTE_MS);
      }
      expect(recomputeMetrics(hub.deps).outcome).toBe('done');
      recomputeMetrics(twin.deps);
      expect({ seed, step, ...withoutTimes(hub) }).toEqual({ seed, step, ...withoutTimes(twin) });
    }
  }
});

/** Whoever was killed wrote some of it later. */
function withoutTimes(hub: DryHub) {
  const rows = figures(hub);
  const told = (rows[tables.metricChanges.name] ?? []).map((row) => JSON.stringify(row.slice(2)));
  return Object.fromEntries(
    WRITTEN.map((name) => {
      const { name: sheet } = tables[name];
      const at = placeOf(name, 'asOf');
      return [sheet, name === 'metricChanges' ? told.sort() : (rows[sheet] ?? []).map((row) => row.map((cell, place) => (place === at ? '' : cell)))]; // biome-ignore format: one line
    }),
  );
}

test('nothing new: no lock is asked for, nothing is written, and it takes two calls', () => {
  const hub = begin(7);
  recomputeMetrics(hub.deps);
  const calls: string[] = [];
  const noting =
    <A extends unknown[], R>(name: string, call: (...given: A) => R) =>
    (...given: A): R => {
      calls.push(name);
      return call(...given);
    };
  const { properties, workbook, withLock } = hub.deps;
  const deps: DryHub['deps'] = {
    ...hub.deps,
    properties: {
      ...properties,
      getAll: noting('getAll', properties.getAll),
      setMany: noting('setMany', properties.setMany),
    },
    workbook: { read: noting('read', (ranges) => workbook.read(ranges)) },
    withLock: noting('lock', withLock) as typeof withLock,
  };
  expect(recomputeMetrics(deps)).toMatchObject({ outcome: 'done', written: 0, removed: 0 });
  expect(calls).toEqual(['getAll', 'read']);
});

test('one lead changed: only its month is made, in one commit, without the mark of a long run', () => {
  const hub = begin(7);
  recomputeMetrics(hub.deps);
  const watched = watchRuns(hub);
  const leads = rowsOf(hub, tables.leads.name);
  const claimed = leads.findIndex(
    (row) =>
      row[placeOf('leads', 'intent')] === 'BUY' &&
      row[placeOf('leads', 'createdAt')] !== '' &&
      Number(row[placeOf('leads', 'secondsToClaim')]) > 0,
  );
  const changed = leads.map((row, at) =>
    at === claimed ? row.map((cell, place) => (place === placeOf('leads', 'secondsToClaim') ? 4_321 : cell)) : row,
  );
  replace(hub, tables.leads.name, changed);
  const before = figures(hub);
  const { written } = recomputeMetrics(hub.deps);
  expect([written > 0, watched.whole]).toEqual([true, 0]);
  const months = Object.entries(figures(hub))
    .filter(([name]) => name === tables.metricsMonthly.name)
    .flatMap(([name, rows]) => rows.filter((row, at) => JSON.stringify(row) !== JSON.stringify(before[name]?.[at])))
    .map((row) => row[placeOf('metricsMonthly', 'monthName')]);
  expect(new Set(months).size).toBe(1);
});
