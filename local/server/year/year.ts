/**
 * A made-up year of the demo network, by a seed and up to yesterday: seasons and the fasting month, a channel that fails, a
 * dealer that punches sales, a month whose spend came late, a region that is starved. `npm start -- --year` and the benches
 * fill workbooks with it.
 */
import { Chance } from './chance';
import { leadsOfYear, leadTab, offerTab, spanOf } from './leads';
import { activityTab, campaignActivities, costTab, quotaTab, spendTabs } from './money';
import type { YearOptions, YearTab } from './network';
import { priceTab, salesOfYear, saleTabs } from './sales';

export interface Year {
  readonly tabs: Readonly<Record<string, YearTab>>;
  /** Rows that arrived after the month was reported: add them after the metrics were computed once. */
  readonly late: Readonly<Record<string, YearTab>>;
}

export function yearOf(options: YearOptions): Year {
  const span = spanOf(options);
  const chance = new Chance(options.seed);
  const leads = leadsOfYear(options, span, chance);
  // First: a lead learns from its sale how it ended.
  const sales = salesOfYear(options, span, leads, chance);
  const activities = activityTab(options, span, chance);
  const spend = spendTabs(options, span);
  return {
    tabs: {
      ...saleTabs(sales),
      Prices: priceTab(options, span),
      Activities: { ...activities, rows: [...campaignActivities(options, span), ...activities.rows] },
      'Ad spend': spend.inTime,
      'Dealer costs': costTab(options, span),
      Quotas: quotaTab(options, span),
      Leads: leadTab(leads, span),
      Offers: offerTab(leads, options.dealers),
    },
    late: { 'Ad spend': spend.late },
  };
}
