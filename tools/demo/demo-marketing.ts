/** What the invented brand spends on leads: three months of activities, ad spend, baseline costs and quotas, by arithmetic. */
import type { Activity, AdSpend, DealerCost, Quota } from '../../src/tables/marketing.ts';
import { demoRegions } from './demo-cities.ts';
import { demoDealers } from './demo-network.ts';

const MONTHS = ['2026-09', '2026-10', '2026-11'] as const;
const day = (month: string, date: number) => Date.parse(`${month}-${String(date).padStart(2, '0')}T00:00:00+07:00`);
const rupiah = (thousands: number) => thousands * 1_000;

/** The campaigns' own: paid by ad spend, so that only its leads are counted under it. */
const CAMPAIGNS = [
  ['TikTok Live Jabodetabek', 'TikTok Live', 'TIKTOK'],
  ['Google Search Jawa', 'Search', 'GOOGLE'],
  ['Meta Reels nasional', 'Reels', 'META_ADS'],
  ['Ajak teman', 'Referral', 'REFERRAL'],
] as const;

const none = { eventSpend: null, hqSupport: null, dealerSpend: null, expectedLeads: null, problem: '' };

const campaigns: readonly Activity[] = CAMPAIGNS.map(([name, theme, channel], index) => ({
  ...{ id: `AK${index + 1}`, name, theme, channel, region: '', dealers: '' },
  ...{ startsOn: day('2026-09', 1), endsOn: day('2026-12', 31) },
  ...none,
}));

/** One fair of three days and two test-ride days a region and month; the fairs run over the end of the month. */
const events: readonly Activity[] = demoRegions.flatMap((region, number) => {
  const dealers = demoDealers.filter((dealer) => dealer.region === region).map(({ id }) => id);
  return MONTHS.flatMap((month, turn) => [
    {
      ...{ id: `AP${number + 1}-${turn + 1}`, name: `Pameran mal ${region}`, theme: 'Pameran mal', channel: 'WALK_IN' },
      ...{ region, dealers: dealers.slice(0, 3).join(', '), startsOn: day(month, 29 - (number % 3)) },
      endsOn: day(month, 29 - (number % 3)) + 2 * 86_400_000,
      ...{ eventSpend: rupiah(18_500 + number * 750), hqSupport: rupiah(4_000), dealerSpend: rupiah(2_500) },
      ...{ expectedLeads: 40, problem: '' },
    },
    ...[6, 20].map((date, weekend) => ({
      ...{ id: `AT${number + 1}-${turn + 1}${weekend + 1}`, name: `Test ride ${region}`, theme: 'Test ride' },
      ...{ channel: 'WALK_IN', region, dealers: dealers.slice(weekend, weekend + 2).join(', ') },
      ...{ startsOn: day(month, date), endsOn: null, eventSpend: rupiah(3_200), hqSupport: rupiah(800) },
      ...{ dealerSpend: rupiah(1_100), expectedLeads: 12, problem: '' },
    })),
  ]);
});

/** The last row is a planted mistake: it ends before it starts. */
export const demoActivities: readonly Activity[] = [
  ...campaigns,
  ...events,
  {
    ...{ id: 'AX1', name: 'Peluncuran S3', theme: 'Launch', channel: '', region: '', dealers: '' },
    ...{ startsOn: day('2026-11', 20), endsOn: day('2026-11', 2), ...none, eventSpend: rupiah(150_000) },
  },
];

const CHANNELS = [
  ['TikTok', 'TT-2026A', 2_750],
  ['Google', 'GG-2026A', 1_900],
  ['Meta Ads', 'MT-2026A', 2_300],
] as const;

export const demoAdSpend: readonly AdSpend[] = MONTHS.flatMap((month, turn) =>
  [3, 10, 17, 24].flatMap((date, week) =>
    CHANNELS.map(([channel, campaign, thousands], number) => ({
      ...{ id: `${campaign}-${month}-${date}`, date: day(month, date), channel, campaign, region: '' },
      ...{ amount: rupiah(thousands + turn * 150 + week * 40 + number), problem: '' },
    })),
  ),
);

export const demoDealerCosts: readonly DealerCost[] = MONTHS.flatMap((month) =>
  demoDealers.map(({ id }, number) => ({
    ...{ id: `${id}-${month}`, month: day(month, 1), dealerId: id },
    ...{ baseline: rupiah(14_000 + (number % 9) * 1_250), problem: '' },
  })),
);

export const demoQuotas: readonly Quota[] = MONTHS.flatMap((month) =>
  demoRegions.map((region, number) => ({
    ...{
      id: `Q${number + 1}-${month}`,
      month: day(month, 1),
      region,
      dealerId: '',
      leads: 60 + number * 5,
      problem: '',
    },
  })),
);
