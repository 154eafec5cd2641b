/** The charts of a digest: what they draw, and what they say of it for whoever sees no pictures. */
import { type ChartInputs, chartsOf } from '../../../src/core/digest/digest-charts';
import { dayStart } from '../../../src/core/lib/time';

/** 26 November 2026. */
const YESTERDAY = 20_783;
const FIRST = YESTERDAY - 25;
const HQ = { region: null, language: 'en' } as const;

const lead = (day: number, over: Partial<ChartInputs['leads'][number]> = {}): ChartInputs['leads'][number] => ({
  ...{ status: 'CLAIMED', intent: 'BUY', region: 'Bali', createdAt: dayStart(day) + 3_600_000, closedAt: null },
  ...over,
});
const some = (count: number, day: number, over = {}) => Array.from({ length: count }, () => lead(day, over));
const day = (date: number, costPerLead: number | null, costPerLead7: number | null) => ({
  ...{ date: dayStart(date), cost7: 1_000_000, costPerLead, costPerLead7 },
});
const inputs = (over: Partial<ChartInputs>): ChartInputs => ({ leads: [], daily: [], keptDays: 30, ...over });

const LEADS = [
  ...some(4, FIRST),
  ...some(3, YESTERDAY - 10),
  ...some(6, YESTERDAY - 3, { status: 'WON', closedAt: dayStart(YESTERDAY) }),
  lead(YESTERDAY - 3, { region: 'Jawa' }),
  // Of no account: the month before, today, and service.
  ...some(9, FIRST - 1),
  ...some(9, YESTERDAY + 1),
  ...some(9, YESTERDAY, { intent: 'SERVICE' }),
];

test('leads and sales stand by the day of the month so far, with what they come to and how the week went', () => {
  const [chart] = chartsOf(inputs({ leads: LEADS }), YESTERDAY, HQ);
  expect(chart?.finding).toBe('1–26 Nov: 14 leads, 6 sold. Last 7 days: 7 leads, 133 % up on the 7 days before.');
  expect(chart?.alt).toBe(`${chart?.finding} Most on 23 Nov: 7 leads.`);
  const { labels, series, ticks } = chart?.figure ?? { labels: [], series: [], ticks: [] };
  expect([labels[0], labels.at(-1), labels.length]).toEqual(['1', '26', 26]);
  expect(series.map(({ name, values }) => [name, values[0], values[22], values[25]])).toEqual([
    ['Leads', 4, 7, 0],
    ['Sold', 0, 0, 6],
  ]);
  expect(ticks).toEqual([0, 2, 4, 6, 8]);
});

test('a region’s manager sees their region, in Bahasa where they read it; of cost by day there is none by region', () => {
  const daily = Array.from({ length: 28 }, (_, n) => day(YESTERDAY - n, 1, 1));
  const charts = chartsOf(inputs({ leads: LEADS, daily }), YESTERDAY, { region: 'Jawa', language: 'id' });
  expect(charts.map(({ finding }) => finding)).toEqual(['1–26 Nov: 1 lead, 0 terjual. 7 hari terakhir: 1 lead.']);
  expect(charts[0]?.figure.series.map(({ name }) => name)).toEqual(['Lead', 'Terjual']);
});

test('what a lead cost by day, with the average of seven days, in thousands of rupiah', () => {
  const daily = Array.from({ length: 28 }, (_, n) =>
    day(YESTERDAY - 27 + n, n === 5 ? null : 150_000, n < 14 ? 200_000 : 176_000),
  );
  const [chart] = chartsOf(inputs({ daily }), YESTERDAY, HQ);
  expect(chart?.name).toBe('cost');
  expect(chart?.finding).toBe('Cost per lead, 7-day average to 26 Nov: Rp 176,000, as in the 7 days before.');
  expect(chart?.alt).toContain('between Rp 176,000 and Rp 200,000');
  expect(chart?.figure).toMatchObject({ kind: 'lines', unit: 'Thousand rupiah', ticks: [0, 50, 100, 150, 200] });
  expect(chart?.figure.series.map(({ values }) => [values[5], values[6], values[27]])).toEqual([
    [null, 150, 150],
    [200, 200, 176],
  ]);
  expect(chartsOf(inputs({ daily: daily.slice(0, 20) }), YESTERDAY, { region: null, language: 'id' })[0]?.finding).toBe(
    'Biaya per lead, rata-rata 7 hari sampai 18 Nov: Rp 176.000, turun 12 % dari 7 hari sebelumnya.',
  );
});

test('a day on which one lead cost a fortune does not press the others down', () => {
  const daily = Array.from({ length: 28 }, (_, n) => day(YESTERDAY - n, n === 9 ? 9_000_000 : 100_000, 120_000));
  expect(chartsOf(inputs({ daily }), YESTERDAY, HQ)[0]?.figure.ticks.at(-1)).toBe(300);
});

test.each([
  ['no leads and no spend', inputs({}), YESTERDAY],
  ['two days of a month', inputs({ leads: some(5, FIRST) }), FIRST + 1],
  ['days without spend', inputs({ daily: [5, 4, 3].map((n) => ({ ...day(YESTERDAY - n, 0, 0), cost7: 0 })) }), YESTERDAY],
])('%s are no chart', (_, given, yesterday) => {
  expect(chartsOf(given, yesterday, HQ)).toEqual([]);
}); // biome-ignore format: a case a line

test('days of which leads may have gone to the archive are left out', () => {
  const [chart] = chartsOf(inputs({ leads: LEADS, keptDays: 15 }), YESTERDAY, HQ);
  expect(chart?.finding).toContain('12–26 Nov: 10 leads');
});
