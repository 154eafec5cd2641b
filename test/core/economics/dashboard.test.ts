/** The Dashboard: what its charts draw, and the sentence that each says about it. */

import { shortText } from '../../../src/core/digest/numbers';
import { buildDashboard, type DashboardFigures } from '../../../src/core/economics/dashboard';
import { firstDayOf } from '../../../src/core/economics/months';
import { dayStart } from '../../../src/core/lib/time';

/** Months of 2026, from 0. */
const month = (at: number) => dayStart(firstDayOf(2026 * 12 + at));
const NOW_MS = month(10) + 26 * 86_400_000;
const NOTHING: DashboardFigures = { monthly: [], daily: [], channels: [], funnel: [], scorecards: [] };

const all = (at: number, costPerLead: number | null, marketingCost: number, sales: number) =>
  ({ slice: 'all', month: month(at), costPerLead, marketingCost, sales }) as DashboardFigures['monthly'][number];
const day = (at: number, costPerLead: number | null, channel = 'ALL') =>
  ({
    date: month(10) + at * 86_400_000,
    channel,
    costPerLead,
    costPerLead7: costPerLead,
  }) as DashboardFigures['daily'][number];
const channel = (at: number, name: string, cost: number, revenue: number) =>
  ({ month: month(at), channel: name, cost, revenue }) as DashboardFigures['channels'][number];
const region = (at: number, name: string, leads: number, sold: number) =>
  ({
    month: month(at),
    region: name,
    leads,
    routed: leads,
    claimed: leads,
    contacted: leads,
    sold,
  }) as DashboardFigures['funnel'][number];
const dealer = (at: number, id: string, points: number | null) =>
  ({ month: month(at), dealerId: id, dealerName: `Dealer ${id}`, points }) as DashboardFigures['scorecards'][number];

const FIGURES: DashboardFigures = {
  monthly: [
    all(10, 184_000, 1_230_000_000, 34),
    all(9, 164_286, 900_000_000, 30),
    { ...all(10, 1, 1, 1), slice: 'region' },
  ],
  daily: [day(1, 150_000), day(0, null), day(0, 1, 'TIKTOK')],
  channels: [
    channel(10, 'TIKTOK', 100, 420),
    channel(8, 'META_ADS', 50, 30),
    channel(10, 'META_ADS', 50, 30),
    channel(7, 'TIKTOK', 9e9, 0),
    channel(10, 'REFERRAL', 0, 90),
  ],
  funnel: [region(10, 'BALI', 50, 1), region(9, 'JABAR', 100, 12), region(10, 'ACEH', 2, 0)],
  scorecards: [
    dealer(10, 'A', 90),
    dealer(10, 'B', 20),
    dealer(10, 'C', 55),
    dealer(10, 'D', null),
    dealer(9, 'E', 99),
  ],
};

const titles = (figures: DashboardFigures, language: 'id' | 'en') =>
  buildDashboard(figures, language, NOW_MS).charts.map(({ title }) => title);

test('each title states what its chart finds, in either language', () => {
  expect(titles(FIGURES, 'id')).toEqual([
    'CPL 184 rb di Nov 2026, 12 % di atas bulan sebelumnya',
    'Nov 2026: biaya Rp 1,2 M, 34 unit terjual (bulan sebelumnya 30)',
    'ROI sejak Sep 2026: TIKTOK 3,2 tertinggi, META_ADS −0,4 terendah',
    '152 lead sejak Okt 2026, 9 % terjual; terendah BALI, 2 %',
    'Terbaik di Nov 2026: Dealer A, 90 poin',
    'Perlu dibantu di Nov 2026: Dealer B, 20 poin',
  ]);
  expect(titles(FIGURES, 'en').slice(0, 3)).toEqual([
    'CPL 184k in Nov 2026, 12 % above the month before',
    'Nov 2026: Rp 1.2B spent, 34 units sold (30 the month before)',
    'ROI since Sep 2026: TIKTOK 3.2 highest, META_ADS −0.4 lowest',
  ]);
});

test('ROI is of revenue less what was refunded; nothing is drawn of a month that has not begun', () => {
  const refunded = FIGURES.channels.map((row) => (row.channel === 'TIKTOK' ? { ...row, refunded: 400 } : row));
  const ahead = { ...channel(11, 'TIKTOK', 1, 900), refunded: 0 };
  const { rows } = buildDashboard({ ...FIGURES, channels: [...refunded, ahead] }, 'id', NOW_MS);
  expect(rows.flatMap(({ channel: name, roi }) => (name ? [[name, roi]] : []))).toEqual([
    ['META_ADS', -0.4],
    ['TIKTOK', -0.8],
  ]);
  const next = { ...FIGURES, monthly: [...FIGURES.monthly, all(11, null, 0, 1)] };
  expect(titles(next, 'en')).toEqual(titles(FIGURES, 'en'));
});

test('a month that is missing is not compared with; a cheaper one and an equal one are said so', () => {
  const [first] = titles({ ...NOTHING, monthly: [all(7, 100, 1, 1), all(9, 200, 1, 1)] }, 'en');
  expect(first).toBe('CPL 200 in Oct 2026');
  const cheaper = titles({ ...NOTHING, monthly: [all(8, 200, 1, 1), all(9, 100, 1, 1)] }, 'id')[0];
  expect(cheaper).toBe('CPL 100 di Okt 2026, 50 % di bawah bulan sebelumnya');
  const same = titles({ ...NOTHING, monthly: [all(8, 200, 1, 1), all(9, 200, 1, 1), all(10, null, 0, 0)] }, 'en')[0];
  expect(same).toBe('CPL 200 in Oct 2026, the same as the month before');
});

test('without figures every chart says so and draws one blank row', () => {
  const { rows, charts } = buildDashboard(NOTHING, 'id', NOW_MS);
  expect(charts.map(({ title, rows: drawn }) => [title, drawn])).toEqual([
    ['CPL: belum ada data', 1],
    ['Sell-through: belum ada data', 1],
    ['ROI: belum ada data', 1],
    ['Funnel: belum ada data', 1],
    ['Top dealer: belum ada data', 1],
    ['Bottom dealer: belum ada data', 1],
  ]);
  expect(rows).toEqual([expect.objectContaining({ row: 1, day: null, channel: '', best: '' })]);
});

test('rows are in order whatever order the tabs are in; a day without leads is a gap; no dealer is best and last', () => {
  const { rows, charts } = buildDashboard(FIGURES, 'id', NOW_MS);
  expect(rows.map(({ costPerLead }) => costPerLead).slice(0, 2)).toEqual([null, 150_000]);
  expect(rows.flatMap(({ best }) => best || [])).toEqual(['Dealer A', 'Dealer C']);
  expect(rows.flatMap(({ last }) => last || [])).toEqual(['Dealer B']);
  expect(rows.flatMap(({ channel: name, roi }) => (name ? [[name, roi]] : []))).toEqual([
    ['TIKTOK', 3.2],
    ['META_ADS', -0.4],
  ]);
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
});

test.each([
  [999, '999', '999'],
  [999_600, '1 jt', '1M'],
  [1_234_567, '1,2 jt', '1.2M'],
  [12_345_678, '12 jt', '12M'],
  [-3_400_000_000, '−3,4 M', '−3.4B'],
])('%d in short', (value, id, en) => {
  expect([shortText(value, 'id'), shortText(value, 'en')]).toEqual([id, en]);
});
