/** docs/METRICS.md: every measure and metric, from their definitions, and one month worked out by hand. */
import type { ColumnKind, Columns } from '../../src/tables/columns.ts';
import { MEASURES, METRICS, metricsMonthly, RATIOS, SUMS } from '../../src/tables/metrics.ts';
import { EXAMPLE_MONTH, exampleInputs, WORKED_BY_HAND } from './metrics-example.ts';

const COLUMNS: Columns = metricsMonthly.columns;

export function metricsDocs(): string {
  return [...HEAD, ...tenMetrics(), ...measures(), ...ratios(), ...RULES, ...worked(), ...COST, ...ADDING].join('\n');
}

const HEAD: readonly string[] = [
  '# Metrics: what the marketing money became',
  '',
  'Made from `src/tables/metrics.ts` by `npm run templates`. Do not edit by hand.',
  '',
  'Staff keep **Activities**, **Ad spend**, **Dealer costs** and **Quotas**; leads and sales are there already. From these the hub makes six tabs: **Metrics monthly**,',
  '**Metrics daily**, **Channel ROI**, **Dealer scorecard**, **Funnel** and **Metric checks**: every night, two minutes after an edit of spend, and from the menu',
  '(*Recompute metrics*). Only rows that changed are written. The tab **Dashboard** draws them; exports of ad platforms go into **Ad import**.',
  '',
];

function tenMetrics(): string[] {
  const rows = METRICS.map(({ no, name, shows, meaning, owner, version }) => {
    const columns = shows.map((key) => `*${header(key)}*`).join(', ');
    return `| ${no} | ${name.en} | ${name.id} | ${meaning} | ${columns} | ${owner} | ${version} |`;
  });
  return [
    '## The ten metrics',
    '',
    '| No. | Metric | Dalam Bahasa | What it says | Columns of Metrics monthly | Owner | Version |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

function measures(): string[] {
  const rows = Object.entries(MEASURES).map(([key, measure]) => {
    const parts = (SUMS as Readonly<Record<string, readonly string[]>>)[key];
    const formula = parts ? parts.map((part) => `*${header(part)}*`).join(' + ') : measure.column.note;
    const { not = [] } = measure as { readonly not?: readonly string[] };
    return `| ${measure.column.header} | ${formula} | ${measure.unit} | ${measure.basis} | ${not.length > 0 ? `not by ${not.join(' or ')}` : 'all'} |`;
  });
  return [
    '## Measures: sums of what the tabs hold',
    '',
    'Dated by: *activity*, the calendar days on which it ran; *lead cohort*, the day a lead’s first message arrived; *sale*, the date of the sale; *refund*, the day the money was given back; *month*, as typed.',
    '',
    '| Column | What is added up | Unit | Dated by | Slices |',
    '|---|---|---|---|---|',
    ...rows,
    `| ${header('activeDates')} | ${COLUMNS.activeDates?.note} | days | activity | all |`,
    '',
  ];
}

function ratios(): string[] {
  const rows = Object.values(RATIOS).map((ratio) => {
    const { youngDays } = ratio as { readonly youngDays?: number };
    const formula = `*${header(ratio.numerator)}* ÷ *${header(ratio.denominator)}*`;
    const young = youngDays === undefined ? '' : `${youngDays} days after the month`;
    return `| ${ratio.column.header} | ${formula} | ${ratio.unit} | ${ratio.digits} | ${ratio.blank} | ${young} |`;
  });
  return [
    '## Ratios: always of sums',
    '',
    'At every level the sums are divided, never are ratios averaged. Where the denominator is zero the cell is blank and *Blank because* says why. A cohort that needs time is named under *Too young* until it is old enough.',
    '',
    '| Column | Formula | Unit | Digits | Blank when | Too young until |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ];
}

const RULES: readonly string[] = [
  '## Rules',
  '',
  '- **Slices.** `all`, and by region, dealer, theme and channel. Each slice holds the whole: choose one in a report. UNKNOWN is a row of its own; NATIONWIDE and NONE are money and leads of no region, dealer or theme.',
  '- **Several days.** An amount is split by calendar day into whole rupiah, the earlier days one more where it does not come out even. What falls into a month is shared among the dealers of the activity in the same way.',
  '- **Leads.** Everybody whose first message arrived, service left out. By channel: the ad or code of the first message; TikTok, tik tok and TIKTOK are one.',
  '- **Sales.** ACCEPTED and REVIEW, at the net price. A sale belongs to the leads of its customer of the 180 days before it: the last of them, or as the setting *attributionModel* says the first, or all alike (*linear*). Credits of a sale add up to one, and its price is split with them to the last rupiah.',
  '- **Refunds and cancellations.** Staff type the day, and the amount where it is not the whole price, into *Refunded on* and *Refund (Rp)* of Sales. They count in the month of that day, with the dealer, channel and theme of the sale: the month of the sale stays as it was reported, closed or not, and nothing is written to Metric changes. One that is dated before its sale counts on the day of the sale; one of less than nothing, of more than the price, without a day or dated after today does not count, and Metric checks says how many there are and names the first. One dated in a month that is closed or archived is not in its figures: Metric checks says so. What it takes off its lead’s month (*Refunded of these leads*) is not written to Metric changes; in a closed month it stands as it was. Commission is owed on what was not given back. *ROI* is of revenue less what was refunded in the month, *ROI of these leads* of their revenue less what was refunded of it. A row that was an error from the start (deleted, refused, entered twice) is no refund: it leaves its month, and Metric changes says so.',
  '- **What cannot count** says so under Problem in its row: no date, ends before it starts, more than 366 days, a negative cost, the same key twice. Everything else counts. An unknown dealer’s money counts under UNKNOWN.',
  '- **Metric checks** adds up the inputs a second time and compares each slice with them: every difference must be 0.',
  '- **Closed months.** Tick a month in *Closed months*: its figures stand, and what arrives for it later is named under *Since closing* and in **Metric changes**. In months that are over but not closed, every change is written to Metric changes too, except of *Refunded of these leads (Rp)*.',
  '- **Ad import.** Paste an export of TikTok Ads, Google Ads or Meta Ads Manager, broken down by day and with its headers (English or Indonesian), into *Ad import*, as cells or as lines of CSV, and run *Import ad spend*. Lines of a channel, day and campaign add up; a later export of the same day takes the place of an earlier one, so that pasting again doubles nothing. `1.234.567,89` and `1,234,567.89` are both read, `1.234` is a thousand. Totals are skipped; other currencies, several days in one line and what cannot be read are refused with the reason under *Result*.',
  '- **Dashboard.** Six native charts: cost per lead by day with its average of seven, spend and sales by month, ROI of channels and funnel of regions over the last three months, dealers at the top and at the bottom. Titles state the finding in the language of head office (`hqLanguage`). A chart cannot filter a tab, so they draw **Dashboard data**, a copy that is written in the same commit. Move and resize them as you like. One that you delete stays away until *Set up or repair*; copies and charts of your own are never touched, while colours and options of the six are set anew when their figures change.',
  '- **Scorecard.** Points are those of the score of dealers (docs/WHATSAPP_COMPETITION_ROUTER.md), over the month alone.',
  '',
];

function worked(): string[] {
  const { activities, adSpend, sales } = exampleInputs;
  const spent = activities.map(({ id, startsOn, endsOn, eventSpend, hqSupport, dealerSpend, dealers }) => {
    const days = [startsOn, endsOn ?? startsOn].map((at) => isoOf(at)).join(' to ');
    return `| ${id} | ${days} | ${dealers} | ${rupiah(eventSpend)} | ${rupiah(hqSupport)} | ${rupiah(dealerSpend)} |`;
  });
  return [
    `## ${EXAMPLE_MONTH}, worked by hand`,
    '',
    'Two dealers in Bali, two activities:',
    '',
    '| Activity | Days | Dealers | Event spend | HQ support | Dealer spend |',
    '|---|---|---|---|---|---|',
    ...spent,
    '',
    `Ad spend: ${adSpend.map(({ channel, amount }) => `${channel} ${rupiah(amount)}`).join(', ')}. Five leads, claimed after 60, 180 and 30 seconds, two not at all. ${sales.length} sales: S1 to lead L1 (Rp ${rupiah(sales[0]?.net ?? 0)}, its unit reported itself), S2 to somebody unknown (Rp ${rupiah(sales[1]?.net ?? 0)}), S3 on 3 November to lead L4 (Rp ${rupiah(sales[2]?.net ?? 0)}), S4 on 28 September to somebody unknown (Rp ${rupiah(sales[3]?.net ?? 0)}). S4 was cancelled on 12 October; for S2 Rp ${rupiah(sales[1]?.refund ?? 0)} were given back on 5 November.`,
    '',
    '| Column | How | Comes to |',
    '|---|---|---|',
    ...WORKED_BY_HAND.map(([key, how, value]) => `| ${header(key)} | ${how} | ${rupiah(value)} |`),
    '',
  ];
}

const COST: readonly string[] = [
  '## What it costs',
  '',
  '`npm run bench -- metrics` makes 36 months of 100,000 leads, 60,000 sales and 5,000 activities: 24 service calls into empty tabs, 6 when nothing is new, 9 after one changed lead; the latest figures, CPU included, stand in `bench/results.json`. CPU is that of the hub’s own code: handing over the cells is Google’s part, and is told apart. The textbook way beside it, a script with one function a metric that goes through its rows once for each month and slice, takes 54 calls and more than ten times the CPU for ten of the 24 measures, and is checked to add up to the same money.',
  '',
  'Each run reads all inputs, in one call where columns stand in their usual order, lets each row pass by once, and writes only what differs, together with what is told about it. That makes it right whatever was edited, pasted or removed, by whomever, and resumable anywhere (`test/app/metrics-resumed.test.ts`), but a run after one changed lead reads and adds up as much as any other. Of its nine calls four keep a second run out, three write under the lock, one reads and one says that it is done: fewer would mean to write without the lock.',
  '',
];

const ADDING: readonly string[] = [
  '## Adding one',
  '',
  'Describe it in `src/tables/metrics.ts`, at the end of its list: columns of these tabs are only ever added, since Looker Studio knows them by their place. A measure is filled in `src/core/economics/`, a ratio needs nothing more. `npm run templates` makes this page; `test/core/economics/` holds sums against SQLite and every slice against its inputs.',
  '',
];

function header(key: string): string {
  return (
    (COLUMNS as Readonly<Record<string, { readonly header: string; readonly kind: ColumnKind }>>)[key]?.header ?? key
  );
}

function rupiah(amount: number | null): string {
  return (amount ?? 0).toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function isoOf(at: number | null): string {
  return new Date((at ?? 0) + 7 * 3_600_000).toISOString().slice(0, 10);
}
