/** Unit economics: money is split and added up to the last rupiah, and every slice holds all of it. */
import fc from 'fast-check';
import { settleMonths } from '../../../src/core/economics/closed-months';
import { computeEconomics } from '../../../src/core/economics/compute';
import { channelRows } from '../../../src/core/economics/reports';
import { evenParts, splitByWeight, splitEvenly } from '../../../src/core/economics/split';
import { dayStart } from '../../../src/core/lib/time';
import { EXAMPLE_MONTH, exampleInputs, WORKED_BY_HAND } from '../../../tools/docs/metrics-example';
import { runs } from '../../support/sweep';
import { bookOf, TODAY } from './books';
import { activity, all, EMPTY, lead, sale } from './plain-rows';

test('parts of an amount add up to it, and differ by one rupiah at most', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 60 }), (whole, parts) => {
      const split = splitEvenly(whole, parts);
      expect(split.reduce((sum, part) => sum + part, 0)).toBe(whole);
      expect(Math.max(...split) - Math.min(...split)).toBeLessThanOrEqual(1);
    }),
  );
  fc.assert(
    fc.property(
      ...[fc.integer(), fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.nat(60)],
      (whole, parts, one, other) => {
        const [from = 0, to = 0] = [one % (parts + 1), other % (parts + 1)].sort((a, b) => a - b);
        const sum = splitEvenly(whole, parts)
          .slice(from, to)
          .reduce((total, part) => total + part, 0);
        expect(evenParts(whole, parts, from, to)).toBe(sum);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
      (whole, weights) => {
        expect(splitByWeight(whole, weights).reduce((sum, part) => sum + part, 0)).toBe(whole);
      },
    ),
  );
});

test('an activity over the end of February is split by calendar day, leap day included', () => {
  const starts = Date.UTC(2028, 1, 28) / 86_400_000;
  const { monthly } = computeEconomics({
    ...EMPTY,
    activities: [{ ...activity, startsOn: dayStart(starts), endsOn: dayStart(starts + 2), eventSpend: 100 }],
  });
  const byMonth = all(monthly).map(({ monthName, eventSpend, activityDays, activities }) => ({
    monthName,
    eventSpend,
    activityDays,
    activities,
  }));
  expect(byMonth).toEqual([
    { monthName: '2028-02', eventSpend: 67, activityDays: 2, activities: 1 },
    { monthName: '2028-03', eventSpend: 33, activityDays: 1, activities: 0 },
  ]);
});

test('every slice of every measure holds what the inputs hold, to the last rupiah', () => {
  for (let seed = 1; seed <= runs(1000, 50); seed++) {
    const { checks } = computeEconomics(bookOf(seed));
    expect(checks.filter(({ difference }) => difference !== 0)).toEqual([]);
    expect(checks.length).toBeGreaterThan(30);
  }
});

test('what cannot be counted says why in its row, and costs nothing else', () => {
  const { monthly, checks } = computeEconomics({
    ...EMPTY,
    activities: [
      { ...activity, id: 'A1', eventSpend: 1_000 },
      { ...activity, id: 'A1', eventSpend: 5_000 },
      { ...activity, id: 'A2', eventSpend: 5_000, endsOn: dayStart(TODAY - 1) },
      { ...activity, id: 'A3', eventSpend: 5_000, endsOn: dayStart(TODAY + 3_650) },
      { ...activity, id: 'A4', eventSpend: -5_000 },
    ],
  });
  expect(all(monthly)[0]?.eventSpend).toBe(1_000);
  expect(checks.find(({ id }) => id === 'Event spend (Rp) by all')?.leftOut).toBe(4);
});

test.each([
  ['last', { GOOGLE: [1, 100] }],
  ['first', { TIKTOK: [1, 100] }],
  ['linear', { TIKTOK: [0.333334, 34], META_ADS: [0.333333, 33], GOOGLE: [0.333333, 33] }],
] as const)('a sale is put down to the %s touch; credits add up to one sale and its whole price', (model, expected) => {
  const leads = [lead('L1', 'TikTok', 30), lead('L2', 'Facebook', 20), lead('L3', 'google ads', 10)];
  const { monthly } = computeEconomics({ ...EMPTY, model, leads, sales: [sale] });
  const credited = channelRows(monthly)
    .filter(({ sales }) => sales)
    .map(({ channel, sales, revenue }) => [channel, [sales, revenue]]);
  expect(Object.fromEntries(credited)).toEqual(expected);
});

test('the newest leads are too young to be judged by what was sold to them', () => {
  const { monthly } = computeEconomics({ ...EMPTY, leads: [lead('L1', 'TikTok', 1), lead('L0', 'TikTok', 200)] });
  expect(all(monthly).map(({ young }) => young)).toEqual(['', 'Lead to sale']);
});

test('what arrives late for a month is told; in a closed month the figure stands, with the correction beside it', () => {
  const before = computeEconomics({ ...EMPTY, leads: [lead('L1', 'TikTok', 70)] }).monthly;
  const now = computeEconomics({ ...EMPTY, leads: [lead('L1', 'TikTok', 70), lead('L2', 'TikTok', 70)] }).monthly;
  const nowMs = dayStart(TODAY);
  const open = settleMonths(now, before, { closed: [], nowMs });
  expect(all(open.rows)[0]?.leads).toBe(2);
  expect(open.changes.map(({ change }) => change).filter(({ slice }) => slice === 'all')).toMatchObject([
    { figure: 'Leads', from: 1, to: 2, why: 'late data' },
  ]);
  const shut = settleMonths(now, before, { closed: [dayStart(TODAY - 70)], nowMs });
  expect(all(shut.rows)[0]).toMatchObject({ leads: 1, closed: true, since: 'Leads: 1 → 2' });
  expect(shut.changes[0]?.change).toMatchObject({ from: 1, to: 2, why: 'after closing' });
  // Made again, it is not told again.
  expect(settleMonths(now, shut.rows, { closed: [dayStart(TODAY - 70)], nowMs }).changes).toEqual([]);
});

test('the month of docs/METRICS.md comes to what was worked out by hand', () => {
  const row = all(computeEconomics(exampleInputs).monthly).find(({ monthName }) => monthName === EXAMPLE_MONTH);
  const figures = row as unknown as Readonly<Record<string, number>>;
  expect(WORKED_BY_HAND.map(([key]) => [key, figures[key]])).toEqual(
    WORKED_BY_HAND.map(([key, , value]) => [key, value]),
  );
});

test('a campaign names its activity by ID or as people call it; its leads count under that activity’s theme', () => {
  const activities = [{ ...activity, id: 'A1', name: 'TikTok Live', theme: 'Live' }];
  const campaigns = ['A1', 'tiktok live', 'something else'].map((name, n) => ({
    code: `TT-${n}`,
    channel: '',
    activity: name,
    problem: '',
  }));
  const leads = campaigns.map(({ code }, n) => ({ ...lead(`L${n}`, 'TikTok', 5), campaign: code }));
  const { monthly } = computeEconomics({ ...EMPTY, activities, campaigns, leads });
  const byTheme = monthly.flatMap(({ slice, of, leads: count }) => (slice === 'theme' && count ? [[of, count]] : []));
  expect(byTheme).toEqual([
    ['Live', 2],
    ['NONE', 1],
  ]);
});

test('a lead whose row somebody copied is one that was sold to, in both rows and however many sales there are', () => {
  const owned = { ...lead('L1', 'TikTok', 30), dealerId: 'D1', claimedAt: dayStart(TODAY - 30) };
  const sales = ['S1', 'S2'].map((id) => ({ ...sale, id, leadId: 'L1' }));
  const { funnel, scorecards } = computeEconomics({ ...EMPTY, leads: [owned, { ...owned, status: 'LOST' }], sales });
  expect(funnel).toMatchObject([{ leads: 2, sold: 2, lost: 0, open: 0 }]);
  expect(scorecards).toMatchObject([{ owned: 2, leadSales: 2, conversion: 1 }]);
});

describe('what a fresh reader found', () => {
  const only = (id: string, patch: object = {}) => ({ ...lead(id, 'TikTok', 30), ...patch });

  test('a row of Leads that somebody emptied takes no sale to itself', () => {
    const leads = [only('L1'), { ...only(''), customerId: '', customerPhone: '', createdAt: null, channel: '' }];
    const { monthly } = computeEconomics({ ...EMPTY, leads, sales: [sale] });
    const sold = channelRows(monthly).filter(({ sales }) => sales);
    expect(sold.map(({ channel }) => channel)).toEqual(['TIKTOK']);
  });

  test('blank names bind nothing together: spend without an activity has no theme', () => {
    const activities = [{ ...activity, id: '', name: '', eventSpend: 1 }];
    const campaigns = [
      { code: 'TT-1', channel: '', activity: '', problem: '' },
      { code: '', channel: '', activity: '', problem: '' },
    ];
    const spent = { id: '', date: dayStart(TODAY), channel: 'TikTok', region: '', amount: 5, problem: '' };
    const adSpend = ['TT-1', ''].map((campaign) => ({ ...spent, campaign }));
    const { monthly } = computeEconomics({ ...EMPTY, activities, campaigns, adSpend });
    const byTheme = monthly.flatMap(({ slice, of, adSpend: paid }) => (slice === 'theme' && paid ? [[of, paid]] : []));
    expect(byTheme).toEqual([['NONE', 10]]);
  });

  test('in a closed month a new slice stands at nothing, and one that is not made any more stands as it was', () => {
    const book = (theme: string) => ({
      ...EMPTY,
      activities: [{ ...activity, startsOn: dayStart(TODAY - 60), theme, eventSpend: 9 }],
    });
    const before = computeEconomics(book('Mall')).monthly;
    const now = computeEconomics(book('Test ride')).monthly;
    const at = { closed: [dayStart(TODAY - 60)], nowMs: dayStart(TODAY) };
    const { rows, changes } = settleMonths(now, before, at);
    const themes = rows.flatMap(({ slice, of, eventSpend }) => (slice === 'theme' ? [[of, eventSpend]] : []));
    expect(Object.fromEntries(themes as [string, number][])).toEqual({ Mall: 9, 'Test ride': 0 });
    const told = changes.flatMap(({ change: { slice, of, figure, from, to } }) =>
      slice === 'theme' && figure.startsWith('Event') ? [[of, from, to]] : [],
    );
    expect(told.sort()).toEqual([
      ['Mall', 9, 0],
      ['Test ride', 0, 9],
    ]);
    expect(settleMonths(now, rows, at)).toEqual({ rows, changes: [] });
  });

  test('a lead that was given to somebody was claimed by nobody', () => {
    const given = only('L1', { dealerId: 'D1', claimedAt: dayStart(TODAY), secondsToClaim: null });
    const won = only('L2', { dealerId: 'D1', claimedAt: dayStart(TODAY), secondsToClaim: 600 });
    const row = all(computeEconomics({ ...EMPTY, leads: [given, won] }).monthly)[0];
    expect([row?.claimed, row?.responseTime]).toEqual([1, 600]);
  });

  test('a channel called “All” is none', () => {
    const adSpend = [
      { id: '', date: dayStart(TODAY), channel: 'All', campaign: '', region: '', amount: 5, problem: '' },
    ];
    const today = computeEconomics({ ...EMPTY, adSpend }).daily.filter(({ cost }) => cost);
    expect(today.map(({ channel, cost }) => [channel, cost])).toEqual([
      ['ALL', 5],
      ['UNKNOWN', 5],
    ]);
  });
});
