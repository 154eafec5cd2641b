/** The Dashboard: which figures its charts draw, and what each finds, said in its title. Pure. */
import type { Language } from '../../tables/customers.ts';
import { type DashboardRow, dashboardData } from '../../tables/dashboard.ts';
import type { ChannelMonth, DealerMonth, FunnelMonth, MetricsDay, MetricsMonth } from '../../tables/metrics.ts';
import { workbookDay } from '../lib/time.ts';
import { EVERYTHING } from './cube.ts';
import { type Findings, titlesOf } from './dashboard-titles.ts';
import { monthOfDay } from './months.ts';
import { divide } from './ratios.ts';

/** The rows of the metric tabs. */
export interface DashboardFigures {
  readonly monthly: readonly MetricsMonth[];
  readonly daily: readonly MetricsDay[];
  readonly channels: readonly ChannelMonth[];
  readonly funnel: readonly FunnelMonth[];
  readonly scorecards: readonly DealerMonth[];
}

export interface DashboardChart {
  readonly id: number;
  readonly title: string;
  readonly kind: 'lines' | 'columns' | 'bars' | 'columns-and-line';
  readonly domain: keyof DashboardRow;
  readonly series: readonly (keyof DashboardRow)[];
  /** How many rows it draws; one at least, which may be blank. */
  readonly rows: number;
}

export interface Dashboard {
  readonly rows: readonly DashboardRow[];
  readonly charts: readonly DashboardChart[];
}

const DAYS = 90;
const MONTHS = 13;
/** Channels and regions are judged over so many months: one alone has too few leads. */
const JUDGED = 3;
const REGIONS = 10;
const DEALERS = 5;

/** Behind them the charts are known as ours. They stay what they are for ever. */
const FIRST_ID = 1_180_400_001;
/** Of the tab that the charts are put on. */
export const DASHBOARD_TAB = { name: 'Dashboard', sheetId: FIRST_ID - 1 } as const;

/** In the order in which they stand on the tab, two in a row. */
const CHARTS = {
  costPerLead: { kind: 'lines', domain: 'day', series: ['costPerLead', 'costPerLead7'] },
  spend: { kind: 'columns-and-line', domain: 'month', series: ['spend', 'sales'] },
  roi: { kind: 'columns', domain: 'channel', series: ['roi'] },
  funnel: { kind: 'bars', domain: 'region', series: ['leads', 'routed', 'claimed', 'contacted', 'sold'] },
  best: { kind: 'bars', domain: 'best', series: ['bestPoints'] },
  last: { kind: 'bars', domain: 'last', series: ['lastPoints'] },
} as const satisfies Record<keyof Findings, Omit<DashboardChart, 'id' | 'title' | 'rows'>>;

const NAMES = Object.keys(CHARTS) as (keyof Findings)[];

/** Nothing is drawn of months that have not begun by `nowMs`: what is dated ahead is none of the latest figures. */
export function buildDashboard(all: DashboardFigures, language: Language, nowMs: number): Dashboard {
  const figures = begun(all, nowMs);
  const found = findingsOf(figures);
  const titles = titlesOf(found, language);
  const parts: Readonly<Record<keyof Findings, readonly Partial<DashboardRow>[]>> = {
    costPerLead: lastDays(figures.daily),
    spend: found.spend.map(({ month, spend, sales }) => ({ month, spend, sales })),
    roi: found.roi.map(({ channel, roi }) => ({ channel, roi })),
    funnel: found.funnel.map(({ from: _from, ...row }) => row),
    best: found.best.map(({ name, points }) => ({ best: name, bestPoints: points })),
    last: found.last.map(({ name, points }) => ({ last: name, lastPoints: points })),
  };
  const length = Math.max(1, ...NAMES.map((name) => parts[name].length));
  return {
    rows: Array.from({ length }, (_, at) => ({
      ...BLANK_ROW,
      ...Object.assign({}, ...NAMES.map((name) => parts[name][at])),
      row: at + 1,
    })),
    charts: NAMES.map((name, at) => ({
      ...CHARTS[name],
      ...{ id: FIRST_ID + at, title: titles[name], rows: Math.max(1, parts[name].length) },
    })),
  };
}

function begun({ monthly, daily, channels, funnel, scorecards }: DashboardFigures, nowMs: number): DashboardFigures {
  const has = ({ month }: { readonly month: number | null }) => (month ?? 0) <= nowMs;
  return {
    ...{ monthly: monthly.filter(has), daily, channels: channels.filter(has) },
    ...{ funnel: funnel.filter(has), scorecards: scorecards.filter(has) },
  };
}

/** A row of which nothing is drawn. */
export const BLANK_ROW = Object.fromEntries(
  Object.entries(dashboardData.columns).map(([key, { kind }]) => [key, kind === 'text' ? '' : null]),
) as DashboardRow;

/** Rows may stand in any order: people sort tabs. */
function byMonth<T extends { readonly month: number | null }>(rows: readonly T[]): (T & { readonly month: number })[] {
  const dated = rows.filter((row): row is T & { readonly month: number } => row.month !== null);
  return dated.sort((a, b) => a.month - b.month);
}

function lastDays(daily: readonly MetricsDay[]) {
  return daily
    .filter(({ channel, date }) => channel === EVERYTHING && date !== null)
    .sort((a, b) => (a.date ?? 0) - (b.date ?? 0))
    .slice(-DAYS)
    .map(({ date, costPerLead, costPerLead7 }) => ({ day: date, costPerLead, costPerLead7 }));
}

function findingsOf({ monthly, channels, funnel, scorecards }: DashboardFigures): Findings {
  const months = byMonth(monthly.filter(({ slice }) => slice === 'all'));
  return {
    costPerLead: months.map(({ month, costPerLead }) => ({ month, costPerLead })),
    spend: months
      .slice(-MONTHS)
      .map(({ month, marketingCost, sales }) => ({ month, spend: marketingCost ?? 0, sales: sales ?? 0 })),
    roi: channelsOf(channels),
    funnel: regionsOf(funnel),
    ...dealersOf(scorecards),
  };
}

const monthNumber = (at: number): number => monthOfDay(workbookDay(at));

/** The rows of the latest months that there are, by what they are of. */
function latest<T extends { readonly month: number | null }>(rows: readonly T[], nameOf: (row: T) => string) {
  const all = byMonth(rows);
  const last = all.at(-1)?.month ?? 0;
  const judged = all.filter(({ month }) => monthNumber(last) - monthNumber(month) < JUDGED);
  const groups = new Map<string, (T & { readonly month: number })[]>();
  for (const row of judged) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return { from: judged[0]?.month ?? 0, to: last, groups };
}

function channelsOf(channels: readonly ChannelMonth[]): Findings['roi'] {
  const { from, to, groups } = latest(channels, ({ channel }) => channel);
  return [...groups]
    .flatMap(([channel, rows]) => {
      const cost = sumOf(rows, ({ cost: each }) => each);
      const roi = divide(sumOf(rows, ({ revenue, refunded }) => (revenue ?? 0) - (refunded ?? 0)) - cost, cost, 4);
      return roi === null ? [] : [{ from, to, channel, roi }];
    })
    .sort((a, b) => b.roi - a.roi);
}

function regionsOf(funnel: readonly FunnelMonth[]): Findings['funnel'] {
  const { from, groups } = latest(funnel, ({ region }) => region);
  const steps = CHARTS.funnel.series;
  return [...groups]
    .map(([region, rows]) => {
      const sums = steps.map((step) => [step, sumOf(rows, (row) => row[step])] as const);
      return { from, region, ...(Object.fromEntries(sums) as Record<(typeof steps)[number], number>) };
    })
    .filter(({ leads }) => leads > 0)
    .sort((a, b) => b.leads - a.leads)
    .slice(0, REGIONS);
}

/** No dealer is both: of a few, the better half is the best. */
function dealersOf(scorecards: readonly DealerMonth[]): Pick<Findings, 'best' | 'last'> {
  const rated = byMonth(scorecards.filter(({ points }) => points !== null));
  const month = rated.at(-1)?.month ?? 0;
  const ranked = rated
    .filter((row) => row.month === month)
    .map(({ dealerName, dealerId, points }) => ({ month, name: dealerName || dealerId, points: points ?? 0 }))
    .sort((a, b) => b.points - a.points);
  const best = ranked.slice(0, Math.min(DEALERS, Math.ceil(ranked.length / 2)));
  return { best, last: ranked.slice(Math.max(best.length, ranked.length - DEALERS)).reverse() };
}

function sumOf<T>(rows: readonly T[], amount: (row: T) => number | null): number {
  return rows.reduce((sum, row) => sum + (amount(row) ?? 0), 0);
}
