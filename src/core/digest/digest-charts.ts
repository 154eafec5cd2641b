/**
 * The charts of a digest: leads and sales by day of the month so far, and for head office what a lead cost by day. Each says
 * in a sentence what it shows, so that nothing is missing where pictures are not. Pure.
 */
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { MetricsDay } from '../../tables/metrics.ts';
import { firstDayOf, monthOfDay } from '../economics/months.ts';
import { workbookDay } from '../lib/time.ts';
import { type ChartWords, chartWords } from './chart-words.ts';
import type { DigestChart } from './figure.ts';
import { numberText, rupiahText, shortDayText } from './numbers.ts';

export type DigestDay = Pick<MetricsDay, 'date' | 'cost7' | 'costPerLead' | 'costPerLead7'>;

export interface ChartInputs {
  readonly leads: readonly Pick<Lead, 'status' | 'intent' | 'region' | 'createdAt' | 'closedAt'>[];
  /** Of all channels together, in the order of days. */
  readonly daily: readonly DigestDay[];
  /** For how many days leads that are over stay in the workbook at least. */
  readonly keptDays: number;
}

/** Fewer days are no chart: the table of yesterday says it all. */
const LEAST_DAYS = 3;
export const COST_DAYS = 28;
const WEEK = 7;
const STEPS = 4;

/** `yesterday`: the last day drawn. `region`: null for all of them. */
export function chartsOf(
  inputs: ChartInputs,
  yesterday: number,
  { region, language }: { readonly region: string | null; readonly language: Language },
): DigestChart[] {
  const cost = region === null ? costChart(inputs.daily, yesterday, language) : null;
  return [leadsChart(inputs, yesterday, { region, language }), cost].filter((chart) => chart !== null);
}

function leadsChart(
  { leads, keptDays }: ChartInputs,
  yesterday: number,
  { region, language }: { readonly region: string | null; readonly language: Language },
): DigestChart | null {
  const words = chartWords[language];
  // Days of which leads may be in the archive already would look poorer than they were.
  const from = Math.max(firstDayOf(monthOfDay(yesterday)), yesterday - keptDays + 1);
  const since = Math.min(from, yesterday - 2 * WEEK + 1);
  const [made, sold] = [new Map<number, number>(), new Map<number, number>()];
  for (const { status, intent, region: of, createdAt, closedAt } of leads) {
    if (intent === 'SERVICE' || (region !== null && (of || '–') !== region)) continue;
    count(made, createdAt, since);
    if (status === 'WON') count(sold, closedAt, since);
  }
  const days = daysBetween(from, yesterday);
  const [byDay, soldByDay] = [valuesOf(made, days), valuesOf(sold, days)];
  const most = Math.max(...byDay);
  if (days.length < LEAST_DAYS || most + Math.max(...soldByDay) === 0) return null;
  const sumOf = (first: number, last: number) => total(valuesOf(made, daysBetween(first, last)));
  const week = sumOf(yesterday - WEEK + 1, yesterday);
  const before = sumOf(yesterday - 2 * WEEK + 1, yesterday - WEEK);
  const span = `${dayOfMonth(from)}–${shortDayText(yesterday, language)}`;
  const all = words.month(span, numberText(total(byDay), language), numberText(total(soldByDay), language));
  const finding = `${all} ${words.week(numberText(week, language), changeIn(week, before, { language, words }))}`;
  const best = days[byDay.indexOf(most)] ?? yesterday;
  return {
    ...{
      name: 'leads',
      finding,
      alt: `${finding} ${words.most(shortDayText(best, language), numberText(most, language))}`,
    },
    figure: {
      ...{ kind: 'columns', labels: days.map(dayOfMonth), labelEvery: 2, unit: '' },
      series: [
        { name: words.leads, values: byDay },
        { name: words.sold, values: soldByDay },
      ],
      ticks: ticksTo(Math.max(most, ...soldByDay)),
    },
  };
}

/** Where there was spend. */
function costChart(daily: readonly DigestDay[], yesterday: number, language: Language): DigestChart | null {
  const words = chartWords[language];
  const byDay = new Map(daily.map((row) => [workbookDay(row.date ?? 0), row]));
  const days = daysBetween(yesterday - COST_DAYS + 1, yesterday);
  const averages = days.map((day) => byDay.get(day)?.costPerLead7 ?? null);
  const known = averages.filter((value) => value !== null);
  const isSpent = days.some((day) => (byDay.get(day)?.cost7 ?? 0) > 0);
  const lastDay = days.filter((_, at) => averages[at] !== null).at(-1) ?? yesterday;
  const last = known.at(-1) ?? 0;
  if (!isSpent || known.length < LEAST_DAYS) return null;
  const before = byDay.get(lastDay - WEEK)?.costPerLead7 ?? null;
  const change = before === null ? '' : changeIn(last, before, { language, words });
  const finding = words.cost(rupiahText(Math.round(last), language), shortDayText(lastDay, language), change);
  const values = days.map((day) => byDay.get(day)?.costPerLead ?? null);
  // One lead on a day of much spend would press everything else down: such a day is cut off.
  const most = Math.min(Math.max(...known, ...values.filter((value) => value !== null)), 2 * Math.max(...known));
  const [size, unit] = most >= 1e7 ? ([1e6, words.millions] as const) : most >= 1e4 ? ([1e3, words.thousands] as const) : ([1, 'Rp'] as const); // biome-ignore format: by size
  const scaled = (list: readonly (number | null)[]) => list.map((value) => (value === null ? null : value / size));
  const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => rupiahText(Math.round(value), language));
  return {
    ...{ name: 'cost', finding, alt: `${finding} ${words.between(low ?? '', high ?? '')}` },
    figure: {
      ...{ kind: 'lines', labels: days.map((day) => shortDayText(day, language)), labelEvery: WEEK, unit },
      series: [
        { name: words.daily, values: scaled(values) },
        { name: words.average, values: scaled(averages) },
      ],
      ticks: ticksTo(most / size),
    },
  };
}

function count(byDay: Map<number, number>, at: number | null, since: number): void {
  const day = at === null ? since - 1 : workbookDay(at);
  if (day >= since) byDay.set(day, (byDay.get(day) ?? 0) + 1);
}

function daysBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function valuesOf(byDay: ReadonlyMap<number, number>, days: readonly number[]): number[] {
  return days.map((day) => byDay.get(day) ?? 0);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function dayOfMonth(day: number): string {
  return String(new Date(day * 86_400_000).getUTCDate());
}

/** '' where there is nothing to compare with. */
function changeIn(
  now: number,
  before: number,
  { language, words }: { readonly language: Language; readonly words: ChartWords },
): string {
  if (before === 0) return '';
  const percent = Math.round((now / before - 1) * 100);
  return words.change(numberText(Math.abs(percent), language), percent > 0 ? 'more' : percent < 0 ? 'less' : 'same');
}

/** Zero, and a few whole steps of 1, 2 or 5 times a power of ten, the last of them at or above the highest. */
function ticksTo(highest: number): number[] {
  const rough = Math.max(1, highest / STEPS);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
}
