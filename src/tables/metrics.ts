/**
 * The measures and metrics of unit economics, each described once: the tabs, their notes, the computation, the docs and
 * whatever shows a metric are made from here. Measures are sums of what the tabs hold; a metric is a measure, or the ratio
 * of two. Source: the ten metrics that leadership asked for, and the lead-source table.
 */
import { type Column, type ColumnKind, defineTable, hub, type RowOf } from './columns.ts';

/** By what a figure is dated: the days of an activity, the day a lead was made, the day a unit was sold. */
export type TimeBasis = 'activity' | 'lead cohort' | 'sale' | 'refund' | 'month';
export type Unit = 'IDR' | 'count' | 'days' | 'seconds' | 'ratio';

/** The ways in which figures are cut. Every figure of `all` is the sum of those of each slice that it has. */
export const SLICES = ['all', 'region', 'dealer', 'theme', 'channel'] as const;
export type Slice = (typeof SLICES)[number];

interface Measure {
  readonly column: Column;
  readonly unit: Unit;
  readonly basis: TimeBasis;
  /** Slices that it cannot be cut by: nobody says by which channel a dealer's rent was brought. */
  readonly not?: readonly Slice[];
}

const FIRST_MEASURES = {
  eventSpend: {
    column: hub.integer('Event spend (Rp)', 'Corporate money of activities, by the days on which they ran.'),
    unit: 'IDR',
    basis: 'activity',
  },
  hqSupport: {
    column: hub.integer('HQ support (Rp)', 'What head office added to the dealers’ own money, by day.'),
    unit: 'IDR',
    basis: 'activity',
  },
  dealerSpend: {
    column: hub.integer('Dealer spend (Rp)', 'What dealers paid out of their own pocket, by day.'),
    unit: 'IDR',
    basis: 'activity',
  },
  baselineCost: {
    column: hub.integer('Baseline cost (Rp)', 'Fixed cost of the dealers. No part of it is put down to a lead.'),
    unit: 'IDR',
    basis: 'month',
    not: ['theme', 'channel'],
  },
  adSpend: {
    column: hub.integer('Ad spend (Rp)', 'What channels were paid, by day.'),
    unit: 'IDR',
    basis: 'activity',
  },
  marketingCost: {
    column: hub.integer('Marketing cost (Rp)', 'Event spend, HQ support, dealer spend and ad spend together.'),
    unit: 'IDR',
    basis: 'activity',
  },
  runningCost: {
    column: hub.integer(
      'Cost of activities (Rp)',
      'Event spend, HQ support and dealer spend of the days in this month.',
    ),
    unit: 'IDR',
    basis: 'activity',
  },
  activities: {
    column: hub.number(
      'Activities',
      'Those that began in this month. One that several dealers share counts once in all.',
    ),
    unit: 'count',
    basis: 'activity',
  },
  activityCost: {
    column: hub.integer('Cost of those begun (Rp)', 'The whole cost of the activities that began in this month.'),
    unit: 'IDR',
    basis: 'activity',
  },
  activityDays: {
    column: hub.number('Activity days', 'Days on which activities ran, each activity for itself.'),
    unit: 'days',
    basis: 'activity',
  },
  leads: {
    column: hub.integer('Leads', 'Those whose first message arrived in this month, service left out.'),
    unit: 'count',
    basis: 'lead cohort',
  },
  qualified: {
    column: hub.integer('Qualified leads', 'Of those, the ones that dealers were asked about.'),
    unit: 'count',
    basis: 'lead cohort',
  },
  quota: {
    column: hub.integer('Lead quota', 'What the month was to bring.'),
    unit: 'count',
    basis: 'month',
    not: ['theme', 'channel'],
  },
  cohortSales: {
    column: hub.number('Sales of these leads', 'Sales, whenever they were made, of the leads of this month.'),
    unit: 'count',
    basis: 'lead cohort',
  },
  cohortRevenue: {
    column: hub.integer('Revenue of these leads (Rp)', 'Their net prices.'),
    unit: 'IDR',
    basis: 'lead cohort',
  },
  sales: {
    column: hub.number(
      'Sales',
      'Finalised retail sales dated in this month. A refund later leaves it as it is and counts under Refunded sales.',
    ),
    unit: 'count',
    basis: 'sale',
  },
  revenue: {
    column: hub.integer('Revenue (Rp)', 'Their net prices.'),
    unit: 'IDR',
    basis: 'sale',
  },
  leadSales: {
    column: hub.number('Sales to leads', 'Of those sales, the ones to a customer who was a lead.'),
    unit: 'count',
    basis: 'sale',
  },
  activated: {
    column: hub.number('Activated units', 'Of those sales, the ones whose unit has reported itself.'),
    unit: 'count',
    basis: 'sale',
  },
  claimSeconds: {
    column: hub.integer('Seconds to claim, together', 'From the first offer to the claim, of the leads of this month.'),
    unit: 'seconds',
    basis: 'lead cohort',
  },
  claimed: {
    column: hub.integer('Claimed leads', 'Leads of this month that a rep won.'),
    unit: 'count',
    basis: 'lead cohort',
  },
} as const satisfies Record<string, Measure>;

/** Columns are only ever added: theirs stand behind those that Looker Studio knows already. */
const LATER_MEASURES = {
  refunds: {
    column: hub.number('Refunded sales', 'Sales of whatever month that were cancelled or refunded in this month.'),
    unit: 'count',
    basis: 'refund',
  },
  refunded: {
    column: hub.integer('Refunded (Rp)', 'What was given back for them in this month.'),
    unit: 'IDR',
    basis: 'refund',
  },
  cohortRefunded: {
    column: hub.integer(
      'Refunded of these leads (Rp)',
      'What was given back, whenever, of the revenue of these leads.',
    ),
    unit: 'IDR',
    basis: 'lead cohort',
  },
} as const satisfies Record<string, Measure>;

export const MEASURES = { ...FIRST_MEASURES, ...LATER_MEASURES };
export type MeasureId = keyof typeof MEASURES;

/** Sums of other measures. */
export const SUMS = {
  runningCost: ['eventSpend', 'hqSupport', 'dealerSpend'],
  marketingCost: ['eventSpend', 'hqSupport', 'dealerSpend', 'adSpend'],
} as const satisfies Partial<Record<MeasureId, readonly MeasureId[]>>;

interface RatioMetric {
  readonly column: Column;
  readonly numerator: MeasureId;
  readonly denominator: MeasureId;
  readonly unit: Unit;
  /** Digits behind the point that are kept. */
  readonly digits: number;
  /** Why it is blank when the denominator is zero. */
  readonly blank: string;
  /** Its cohort needs time: not to be judged for so many days after the month. */
  readonly youngDays?: number;
}

export const RATIOS = {
  costPerActivity: {
    column: hub.number('Cost per activity (Rp)', 'Cost of those begun ÷ activities.'),
    numerator: 'activityCost',
    denominator: 'activities',
    unit: 'IDR',
    digits: 0,
    blank: 'no activity began',
  },
  costPerDay: {
    column: hub.number('Cost per day (Rp)', 'Cost of activities ÷ activity days.'),
    numerator: 'runningCost',
    denominator: 'activityDays',
    unit: 'IDR',
    digits: 0,
    blank: 'no activity ran',
  },
  costPerLead: {
    column: hub.number('Cost per lead (Rp)', 'Marketing cost ÷ leads.'),
    numerator: 'marketingCost',
    denominator: 'leads',
    unit: 'IDR',
    digits: 0,
    blank: 'no leads',
  },
  costPerSale: {
    column: hub.number('Cost per sale (Rp)', 'Marketing cost ÷ sales to leads.'),
    numerator: 'marketingCost',
    denominator: 'leadSales',
    unit: 'IDR',
    digits: 0,
    blank: 'no sales to leads',
  },
  quotaReach: {
    column: hub.number('Quota reached', 'Leads ÷ lead quota. 1 is all of it.'),
    numerator: 'leads',
    denominator: 'quota',
    unit: 'ratio',
    digits: 4,
    blank: 'no quota',
  },
  conversion: {
    column: hub.number('Lead to sale', 'Sales of these leads ÷ leads.'),
    numerator: 'cohortSales',
    denominator: 'leads',
    unit: 'ratio',
    digits: 4,
    blank: 'no leads',
    youngDays: 60,
  },
  activationRate: {
    column: hub.number('Verified by units', 'Activated units ÷ sales.'),
    numerator: 'activated',
    denominator: 'sales',
    unit: 'ratio',
    digits: 4,
    blank: 'no sales',
    youngDays: 14,
  },
  responseTime: {
    column: hub.number('Response time (s)', 'Seconds to claim, together ÷ claimed leads.'),
    numerator: 'claimSeconds',
    denominator: 'claimed',
    unit: 'seconds',
    digits: 0,
    blank: 'nothing was claimed',
  },
} as const satisfies Record<string, RatioMetric>;
export type RatioId = keyof typeof RATIOS;

type ColumnsOf<T extends Record<string, { readonly column: Column }>> = { readonly [K in keyof T]: T[K]['column'] };

function columnsOf<T extends Record<string, { readonly column: Column<ColumnKind> }>>(described: T): ColumnsOf<T> {
  return Object.fromEntries(Object.entries(described).map(([key, { column }]) => [key, column])) as ColumnsOf<T>;
}

interface MetricDefinition {
  readonly no: number;
  readonly name: { readonly id: string; readonly en: string };
  /** The columns that show it, the first one foremost. */
  readonly shows: readonly (MeasureId | RatioId | 'activeDates')[];
  readonly meaning: string;
  readonly owner: string;
  readonly version: number;
}

/** The ten. */
export const METRICS = [
  {
    no: 1,
    name: { id: 'Total biaya acara', en: 'Total event spend' },
    shows: ['eventSpend'],
    meaning: 'Corporate money for activities. An activity of several days is split by calendar day.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 2,
    name: { id: 'Subsidi dealer dari pusat', en: 'Dealer support cost' },
    shows: ['hqSupport'],
    meaning: 'What head office adds to the dealers’ own money.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 3,
    name: { id: 'Biaya dasar dealer', en: 'Baseline dealer cost' },
    shows: ['baselineCost'],
    meaning: 'Fixed overhead by dealer and month.',
    owner: 'Finance',
    version: 1,
  },
  {
    no: 4,
    name: { id: 'Biaya dealer sendiri', en: 'Out-of-pocket dealer spend' },
    shows: ['dealerSpend'],
    meaning: 'What dealers pay for activities themselves.',
    owner: 'Dealer network',
    version: 1,
  },
  {
    no: 5,
    name: { id: 'Biaya rata-rata per aktivitas', en: 'Average cost per activity' },
    shows: ['costPerActivity', 'activityCost', 'activities'],
    meaning: 'The whole cost of the activities that began in the month, divided by their number. Compared by theme.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 6,
    name: { id: 'Biaya rata-rata per hari', en: 'Average cost per day' },
    shows: ['costPerDay', 'runningCost', 'activityDays'],
    meaning: 'What activities cost on the days of the month, divided by their activity days.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 7,
    name: { id: 'Biaya per lead', en: 'Cost per lead' },
    shows: ['costPerLead', 'marketingCost', 'leads'],
    meaning:
      'Marketing cost of the month divided by the leads that arrived in it; by day with its average of seven days.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 8,
    name: { id: 'Jumlah aktivitas', en: 'Total activity volume' },
    shows: ['activities'],
    meaning: 'Activities that began in the month.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 9,
    name: { id: 'Hari aktivitas', en: 'Active duration days' },
    shows: ['activityDays', 'activeDates'],
    meaning: 'Activity days count each activity for itself, active dates count each date once.',
    owner: 'Marketing',
    version: 1,
  },
  {
    no: 10,
    name: { id: 'Hasil terverifikasi', en: 'Verified outcomes' },
    shows: ['quotaReach', 'leads', 'quota', 'sales', 'activated', 'activationRate'],
    meaning: 'Leads against the quota of the month, verified by finalised sales and by units that reported themselves.',
    owner: 'Sales',
    version: 1,
  },
] as const satisfies readonly MetricDefinition[];

export const metricsMonthly = defineTable({
  name: 'Metrics monthly',
  role: 'growing',
  key: 'id',
  appended: ['refunds', 'refunded', 'cohortRefunded'],
  purpose:
    'Unit economics by month and slice, for Looker Studio. Made by the hub; columns are only ever added at the end.',
  columns: {
    id: hub.text('Key', 'Month, slice and what it is of.'),
    month: hub.date('Month', 'Its first day.'),
    monthName: hub.text('Month name', 'Such as 2026-11.'),
    slice: hub.choice('Slice', SLICES, 'How the figures are cut. Choose one in a report: each holds all the money.'),
    of: hub.text('Of', 'The region, dealer ID, theme or channel; UNKNOWN is a row of its own.'),
    name: hub.text('Name', 'The same as people read it.'),
    ...columnsOf(FIRST_MEASURES),
    ...columnsOf(RATIOS),
    activeDates: hub.integer(
      'Active dates',
      'Calendar days on which anything ran, each counted once. Not to be added up.',
    ),
    blank: hub.text('Blank because', 'Why a ratio of this row has no value.'),
    young: hub.text('Too young', 'Ratios of this row that are not to be judged yet.'),
    closed: hub.boolean('Closed', 'Staff let the figures of this month stand.'),
    since: hub.text('Since closing', 'What arrived after the month was closed.'),
    asOf: hub.dateTime('Data as of', 'When the row was made.'),
    ...columnsOf(LATER_MEASURES),
  },
});
export type MetricsMonth = RowOf<typeof metricsMonthly>;

export const metricsDaily = defineTable({
  name: 'Metrics daily',
  role: 'growing',
  key: 'id',
  purpose: 'Cost per lead by day, with its average of seven days, for Looker Studio. Made by the hub.',
  columns: {
    id: hub.text('Key', 'Day and channel.'),
    date: hub.date('Date', 'The day.'),
    channel: hub.text('Channel', 'ALL is every channel together.'),
    cost: hub.integer('Marketing cost (Rp)', 'Of this day.'),
    leads: hub.integer('Leads', 'Of this day.'),
    costPerLead: hub.number('Cost per lead (Rp)', 'Cost ÷ leads. Blank: no leads.'),
    cost7: hub.integer('Cost of 7 days (Rp)', 'Of this day and the six before.'),
    leads7: hub.integer('Leads of 7 days', 'Of this day and the six before.'),
    costPerLead7: hub.number('Cost per lead, 7 days (Rp)', 'Cost ÷ leads of seven days. Blank: no leads.'),
    asOf: hub.dateTime('Data as of', 'When the row was made.'),
  },
});
export type MetricsDay = RowOf<typeof metricsDaily>;

export const channelRoi = defineTable({
  name: 'Channel ROI',
  role: 'growing',
  key: 'id',
  appended: ['refunded', 'cohortRefunded'],
  purpose: 'What each lead source cost and brought by month, for Looker Studio. Made by the hub.',
  columns: {
    id: hub.text('Key', 'Month and channel.'),
    month: hub.date('Month', 'Its first day.'),
    channel: hub.text('Channel', 'UNKNOWN is a row of its own.'),
    leads: hub.integer('Leads', 'That arrived in this month.'),
    cost: hub.integer('Cost (Rp)', 'Marketing cost of this month.'),
    costPerLead: hub.number('Cost per lead (Rp)', 'Cost ÷ leads.'),
    sales: hub.number('Sales to leads', 'Made in this month, credited by the setting attributionModel.'),
    costPerSale: hub.number('Cost per sale (Rp)', 'Cost ÷ sales to leads.'),
    revenue: hub.integer('Revenue (Rp)', 'Of those sales.'),
    roi: hub.number('ROI', '(Revenue − refunded − cost) ÷ cost. Blank: no cost.'),
    cohortSales: hub.number('Sales of these leads', 'Whenever they were made.'),
    cohortRevenue: hub.integer('Revenue of these leads (Rp)', 'Of the leads that arrived in this month.'),
    cohortRoi: hub.number(
      'ROI of these leads',
      '(Their revenue − what was refunded of it − cost) ÷ cost. Blank: no cost.',
    ),
    claimSeconds: hub.integer('Seconds to claim, together', 'Of the leads of this month.'),
    claimed: hub.integer('Claimed leads', 'Of this month.'),
    responseTime: hub.number('Response time (s)', 'Seconds to claim, together ÷ claimed leads.'),
    note: hub.text('Note', 'Why something is blank, or too young.'),
    asOf: hub.dateTime('Data as of', 'When the row was made.'),
    refunded: hub.integer('Refunded (Rp)', 'Given back in this month, for sales of whatever month.'),
    cohortRefunded: hub.integer('Refunded of these leads (Rp)', 'Whenever it was given back.'),
  },
});
export type ChannelMonth = RowOf<typeof channelRoi>;

export const scorecard = defineTable({
  name: 'Dealer scorecard',
  role: 'growing',
  key: 'id',
  purpose: 'How each dealer did by month, for Looker Studio. Made by the hub.',
  columns: {
    id: hub.text('Key', 'Month and dealer.'),
    month: hub.date('Month', 'Its first day.'),
    dealerId: hub.text('Dealer ID', 'The dealer.'),
    dealerName: hub.text('Dealer', 'Its name today.'),
    region: hub.text('Region', 'Its region today.'),
    offers: hub.integer('Offers', 'Leads that were offered in this month.'),
    wins: hub.integer('Won', 'Offers that its reps won.'),
    winRate: hub.number('Win rate', 'Won ÷ offers.'),
    claimSeconds: hub.integer('Seconds to claim, together', 'Of the leads it won.'),
    claimed: hub.integer('Claimed leads', 'Of this month; what it was given is left out.'),
    claimTime: hub.number('Time to claim (s)', 'Seconds to claim, together ÷ claimed leads.'),
    owned: hub.integer('Leads it had', 'Leads of this month that it claimed or was given.'),
    inTime: hub.integer('Contacted in time', 'Of those, the ones that heard from it within the promise.'),
    contactRate: hub.number('First contact in time', 'Contacted in time ÷ leads it had.'),
    leadSales: hub.integer('Sales of these leads', 'Whenever they were made.'),
    conversion: hub.number('Conversion', 'Sales of these leads ÷ leads it had.'),
    findings: hub.integer('Findings', 'Opened in this month, false alarms left out.'),
    points: hub.integer('Points', '0 to 100, by the formula of the score, over this month alone.'),
    made: hub.text('Points made of', 'What the points were made of.'),
    asOf: hub.dateTime('Data as of', 'When the row was made.'),
  },
});
export type DealerMonth = RowOf<typeof scorecard>;

export const funnel = defineTable({
  name: 'Funnel',
  role: 'growing',
  key: 'id',
  purpose: 'How far the leads of a month came, by region, for Looker Studio. Made by the hub.',
  columns: {
    id: hub.text('Key', 'Month and region.'),
    month: hub.date('Month', 'Its first day.'),
    region: hub.text('Region', 'UNKNOWN: the customer never said where.'),
    leads: hub.integer('Leads', 'That arrived in this month, service left out.'),
    routed: hub.integer('Offered', 'Dealers were asked.'),
    claimed: hub.integer('Claimed', 'A rep won it.'),
    contacted: hub.integer('Contacted', 'The customer heard from the rep.'),
    sold: hub.integer('Sold', 'A sale that counts.'),
    lost: hub.integer('Lost', 'Called lost by its owner.'),
    open: hub.integer('Open', 'Neither sold, lost nor abandoned.'),
    asOf: hub.dateTime('Data as of', 'When the row was made.'),
  },
});
export type FunnelMonth = RowOf<typeof funnel>;

export const metricChecks = defineTable({
  name: 'Metric checks',
  role: 'growing',
  key: 'id',
  purpose: 'Whether the figures hold all the money and every lead of the tabs they are made from, to the last rupiah.',
  columns: {
    id: hub.text('Check', 'What is compared.'),
    inputs: hub.number('In the inputs', 'Added up from the rows of the tabs themselves.'),
    figures: hub.number('In the figures', 'Added up from Metrics monthly.'),
    difference: hub.number('Difference', '0: nothing is lost, nothing counted twice.'),
    leftOut: hub.integer(
      'Rows left out',
      'Rows that do not count: they say why under Problem, sales are named under Note.',
    ),
    note: hub.text('Note', 'What does not agree or does not count, and where to look.'),
    asOf: hub.dateTime('Data as of', 'When it was compared.'),
  },
});
export type MetricCheck = RowOf<typeof metricChecks>;

export const metricChanges = defineTable({
  name: 'Metric changes',
  role: 'log',
  key: 'id',
  purpose: 'What changed in months that were over: what, when, from what to what.',
  columns: {
    id: hub.text('Change ID', 'Moment, row and column.'),
    at: hub.dateTime('At', 'When it was seen.'),
    month: hub.text('Month', 'Such as 2026-11.'),
    slice: hub.text('Slice', 'How the figures are cut.'),
    of: hub.text('Of', 'The region, dealer ID, theme or channel.'),
    figure: hub.text('Figure', 'The column.'),
    from: hub.number('From', 'What stood there.'),
    to: hub.number('To', 'What the inputs say now.'),
    why: hub.text('Why', 'late data; or after closing: then the figure stands as it was.'),
  },
});
export type MetricChange = RowOf<typeof metricChanges>;
