/** The year's money: activities, ad spend, the dealers' own costs, and the regions' quotas. */
import { DAY_MS, firstDayOf, isoOf, monthOf, weightOfDay } from './calendar';
import type { Chance } from './chance';
import type { Span } from './leads';
import { CHANNELS, FAILING_CHANNEL, starvingRegion, type YearCell, type YearOptions, type YearTab } from './network';

const THEMES = [
  { theme: 'Pameran mal', days: 3, spend: 21_000_000, leads: 40 },
  { theme: 'Test ride', days: 1, spend: 3_200_000, leads: 12 },
  { theme: 'Komunitas', days: 2, spend: 5_600_000, leads: 18 },
  { theme: 'Peluncuran', days: 4, spend: 38_000_000, leads: 70 },
] as const;

const ACTIVITY_HEADERS = [
  'Activity ID', 'Activity', 'Theme', 'Channel', 'Region', 'Dealers', 'Starts', 'Ends', 'Event spend (Rp)', 'HQ support (Rp)',
  'Dealer spend (Rp)', 'Expected leads',
] as const; // biome-ignore format: one list

/** None in the region that is starved. */
export function activityTab(options: YearOptions, span: Span, chance: Chance): YearTab {
  const starving = starvingRegion(options.dealers);
  const weights = Array.from({ length: span.days }, (_, n) => weightOfDay(span.from + n).sales);
  const rows = chance.spread(options.activities, weights).flatMap((offset, number): YearCell[][] => {
    const day = span.from + offset;
    const { theme, days, spend, leads } = THEMES[chance.pick([3, 5, 2, 1])] ?? THEMES[0];
    const place = chance.below(options.dealers.length);
    const [first, second] = [options.dealers[place], options.dealers[(place + 1) % options.dealers.length]];
    if (!first || !second || (first.region === starving && monthOf(day) >= span.troubleFrom)) return [];
    const dealers = second.region === first.region && number % 3 === 0 ? `${first.id}, ${second.id}` : first.id;
    const cost = Math.round((spend * (0.8 + chance.next() * 0.5)) / 1_000) * 1_000 + (number % 7);
    return [
      [
        ...[`AY${number + 1}`, `${theme} ${first.name}`, theme, 'WALK_IN', first.region, dealers],
        ...[isoOf(day), isoOf(day + days - 1), cost, Math.round(cost / 5), Math.round(cost / 8), leads],
      ],
    ];
  });
  return { headers: ACTIVITY_HEADERS, rows };
}

const SPEND_HEADERS = ['Spend ID', 'Date', 'Channel', 'Campaign', 'Region', 'Amount (Rp)'] as const;
const LATE_CHANNEL = 'META_ADS';

/** By channel and day. `late`: spending of the month before last that arrived after the month had been reported. */
export function spendTabs({ today }: YearOptions, span: Span): { readonly inTime: YearTab; readonly late: YearTab } {
  const lateMonth = monthOf(Date.parse(today) / DAY_MS) - 2;
  const days = Array.from({ length: span.days }, (_, n) => span.from + n);
  const all = days.flatMap((day) =>
    CHANNELS.filter(({ perDay }) => perDay > 0).map(({ name, campaign, perDay }) => {
      const since = Math.max(0, monthOf(day) - span.troubleFrom + 1);
      const rise = name === FAILING_CHANNEL ? 1.14 ** since : 1;
      const amount = Math.round(perDay * rise * (0.9 + 0.2 * (((day * 7) % 11) / 10)));
      const isLate = name === LATE_CHANNEL && monthOf(day) === lateMonth && day - firstDayOf(lateMonth) >= 10;
      return { isLate, row: [`${campaign}-${isoOf(day)}`, isoOf(day), name, campaign, '', amount] };
    }),
  );
  const tab = (isLate: boolean): YearTab => ({
    headers: SPEND_HEADERS,
    rows: all.filter((each) => each.isLate === isLate).map(({ row }) => row),
  });
  return { inTime: tab(false), late: tab(true) };
}

/** The demo's campaigns belong to activities that pay nothing themselves. */
export function campaignActivities({ months }: YearOptions, span: Span): readonly (readonly YearCell[])[] {
  const first = monthOf(span.from);
  // Longer ones would not count. Campaigns name the first by its ID; those after it have the same name.
  return Array.from({ length: Math.ceil(months / 12) }, (_, part) => part).flatMap((part) => {
    const to = isoOf(firstDayOf(first + Math.min(months, (part + 1) * 12)) - 1);
    const from = isoOf(firstDayOf(first + part * 12));
    return CAMPAIGNS.map(([id, ...words]) => [
      part === 0 ? id : `${id}-${part + 1}`,
      ...words,
      '',
      '',
      from,
      to,
      '',
      '',
      '',
      '',
    ]);
  });
}

const CAMPAIGNS = [
  ['AK1', 'TikTok Live Jabodetabek', 'TikTok Live', 'TIKTOK'],
  ['AK2', 'Google Search Jawa', 'Search', 'GOOGLE'],
  ['AK3', 'Meta Reels nasional', 'Reels', 'META_ADS'],
  ['AK4', 'Ajak teman', 'Referral', 'REFERRAL'],
] as const;

export function costTab({ dealers, months }: YearOptions, span: Span): YearTab {
  const rows = monthsOf(span, months).flatMap((day) =>
    dealers.map(({ id }, number) => [
      ...[`${id}-${day.slice(0, 7)}`, day, id, 14_000_000 + (number % 9) * 1_250_000 + (number % 3)],
    ]),
  );
  return { headers: ['Cost ID', 'Month', 'Dealer ID', 'Baseline cost (Rp)'], rows };
}

export function quotaTab({ dealers, months, leads }: YearOptions, span: Span): YearTab {
  const regions = [...new Set(dealers.map(({ region }) => region))];
  const rows = monthsOf(span, months).flatMap((day) =>
    regions.map((region, number) => {
      const share = dealers.filter((dealer) => dealer.region === region).length / dealers.length;
      return [`QY${number + 1}-${day.slice(0, 7)}`, day, region, '', Math.round(((leads * share) / months) * 1.1)];
    }),
  );
  return { headers: ['Quota ID', 'Month', 'Region', 'Dealer ID', 'Leads'], rows };
}

function monthsOf({ from }: Span, months: number): string[] {
  return Array.from({ length: months }, (_, n) => isoOf(firstDayOf(monthOf(from) + n)));
}
