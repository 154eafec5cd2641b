/** The made-up year: the same each time, up to yesterday, and with the stories that its figures are to tell. */
import { parseCommandLine } from '../../../local/server/options';
import { weightOfDay } from '../../../local/server/year/calendar';
import { spanOf } from '../../../local/server/year/leads';
import { demoYear } from '../../../local/server/year/load-year';
import { campaignActivities } from '../../../local/server/year/money';
import type { YearOptions, YearTab } from '../../../local/server/year/network';

const TODAY = '2026-11-23';
const year = demoYear({ folder: 'sheets-templates/demo', today: TODAY });
const rowsOf = ({ headers, rows }: YearTab) =>
  rows.map((row) => Object.fromEntries(headers.map((header, at) => [header, row[at] ?? ''])));
const rows = (tab: string) => rowsOf(year.tabs[tab] as YearTab);
const month = (cell: unknown) => (cell instanceof Date ? cell.toISOString() : String(cell)).slice(0, 7);
const recent = (cell: unknown) => month(cell) >= '2026-06';
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

test('the same day and seed give the same year, and another day another one', () => {
  expect(demoYear({ folder: 'sheets-templates/demo', today: TODAY })).toEqual(year);
  const later = demoYear({ folder: 'sheets-templates/demo', today: '2027-03-01' });
  expect(month(rowsOf(later.tabs.Leads as YearTab).at(-1)?.Created)).toBe('2027-02');
});

test('it ends yesterday, keys are unique, and every sale has its unit', () => {
  const leads = rows('Leads');
  expect(month(leads.at(-1)?.Created)).toBe('2026-11');
  expect(leads.every(({ Created }) => (Created as Date).toISOString() < TODAY)).toBe(true);
  for (const [tab, key] of [
    ['Leads', 'Lead ID'], ['Sales', 'Sale ID'], ['Sales', 'Serial'], ['Offers', 'Offer ID'], ['Activities', 'Activity ID'], ['Ad spend', 'Spend ID'],
  ] as const) // biome-ignore format: one list
    expect(new Set(rows(tab).map((row) => row[key])).size).toBe(rows(tab).length);
  const serials = new Set(rows('Serials').map(({ Serial }) => Serial));
  expect(rows('Sales').every(({ Serial }) => serials.has(Serial))).toBe(true);
});

test('nobody was lost later than it ends; thirteen months have campaigns, too', () => {
  const closed = rows('Leads').flatMap(({ Closed }) => (Closed instanceof Date ? [Closed.toISOString()] : []));
  expect(closed.filter((at) => at >= TODAY)).toEqual([]);
  const span = spanOf({ today: TODAY, months: 13 } as YearOptions);
  const campaigns = campaignActivities({ months: 13 } as YearOptions, span);
  expect(campaigns.map(([id, , , , , , from, to]) => [id, from, to]).filter(([id]) => /^AK1/.test(String(id)))).toEqual(
    [
      ['AK1', '2025-11-01', '2026-10-31'],
      ['AK1-2', '2026-11-01', '2026-11-30'],
    ],
  );
});

test('a channel costs more and brings less', () => {
  const of = (wanted: boolean) => rows('Leads').filter(({ Created }) => recent(Created) === wanted);
  const tiktok = (each: Record<string, unknown>) => each.Channel === 'TIKTOK';
  expect(share(of(true).filter(tiktok), of(true))).toBeLessThan(share(of(false).filter(tiktok), of(false)) * 0.6);
  const spent = (from: string) => {
    const days = rows('Ad spend').filter((row) => tiktok(row) && month(row.Date) === from);
    return days.reduce((sum, row) => sum + Number(row['Amount (Rp)']), 0) / days.length;
  };
  expect(spent('2026-10')).toBeGreaterThan(spent('2026-05') * 1.5);
});

test('a region is starved: no activities, hardly a lead', () => {
  const regions = [...new Set(rows('Quotas').map(({ Region }) => Region))];
  const starved = regions.at(-2);
  const here = (from: boolean) => rows('Leads').filter(({ Created, Region }) => Region === starved && recent(Created) === from); // biome-ignore format: one line
  expect(here(true).length).toBeLessThan(here(false).length * 0.3);
  expect(rows('Activities').filter(({ Starts, Region }) => Region === starved && month(Starts) >= '2026-07')).toEqual(
    [],
  );
});

test('a dealer sells at the end of months what nobody rides', () => {
  const byDealer = new Map<unknown, Record<string, unknown>[]>();
  for (const sale of rows('Sales')) byDealer.set(sale['Dealer ID'], [...(byDealer.get(sale['Dealer ID']) ?? []), sale]);
  const isAtEnd = ({ 'Sale date': on }: Record<string, unknown>) =>
    new Date((on as Date).getTime() + 2 * 86_400_000).getUTCDate() <= 2;
  const punching = [...byDealer].filter(([, sales]) => sales.length > 20 && share(sales.filter(isAtEnd), sales) > 0.5);
  expect(punching).toHaveLength(1);
  const atEnd = (punching[0]?.[1] ?? []).filter(isAtEnd);
  expect(
    share(
      atEnd.filter((sale) => sale['Proved by its unit'] === ''),
      atEnd,
    ),
  ).toBeGreaterThan(0.8);
});

test('the spend of one month came late', () => {
  const late = rowsOf(year.late['Ad spend'] as YearTab);
  expect(new Set(late.map(({ Date: on }) => month(on)))).toEqual(new Set(['2026-09']));
  expect(late.length).toBeGreaterThan(15);
});

test('Ramadan and Lebaran weigh on any year', () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  // 2026: Ramadan from 18 February, Lebaran on 20 March.
  expect(weightOfDay(day('2026-02-25')).leads).toBeLessThan(weightOfDay(day('2026-02-11')).leads * 0.7);
  expect(weightOfDay(day('2026-03-18')).sales).toBeGreaterThan(weightOfDay(day('2026-02-25')).sales * 2);
  expect(weightOfDay(day('2026-03-23')).leads).toBeLessThan(weightOfDay(day('2026-03-30')).leads * 0.4);
});

test('npm start -- --year', () => {
  expect(parseCommandLine(['--year', '--port', '0'])).toMatchObject({
    kind: 'start',
    options: { year: true, port: 0 },
  });
  expect(parseCommandLine([])).toMatchObject({ kind: 'start', options: { year: false } });
});
