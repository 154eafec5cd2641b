/** Unit economics as a whole: from the rows of the inputs to the rows of every tab that shows them. Pure. */
import type { Campaign } from '../../tables/catalogue.ts';
import type { Activity, AdSpend, DealerCost, Quota } from '../../tables/marketing.ts';
import type { DealerMonth, FunnelMonth, MetricCheck, MetricsDay, MetricsMonth, Slice } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import type { AttributionModel, CountedSale } from './attribution.ts';
import { Cube } from './cube.ts';
import { dailyRows } from './daily.ts';
import { addLeads, addSales, isRefundLeftOut } from './outcomes.ts';
import { reconcile } from './reconcile.ts';
import { funnelRows, monthlyRows } from './reports.ts';
import { type ScoredFinding, type ScoredLead, type ScoredOffer, scorecardRows } from './scorecards.ts';
import {
  addActivities,
  addAdSpend,
  addDealerCosts,
  addQuotas,
  checkActivity,
  checkAdSpend,
  checkDealerCost,
  checkQuota,
  checkRows,
  type Known,
  knownNames,
  NO_THEME,
  themeName,
} from './spend.ts';

export interface EconomicsInputs {
  readonly activities: readonly Activity[];
  readonly dealerCosts: readonly DealerCost[];
  readonly quotas: readonly Quota[];
  readonly adSpend: readonly AdSpend[];
  readonly campaigns: readonly Campaign[];
  readonly dealers: readonly Pick<Dealer, 'id' | 'name' | 'region'>[];
  readonly regions: readonly string[];
  readonly leads: readonly ScoredLead[];
  readonly offers: Iterable<ScoredOffer>;
  readonly sales: readonly CountedSale[];
  readonly findings: Iterable<ScoredFinding>;
  readonly model: AttributionModel;
  /** Days since 1970-01-01 on the workbook's calendar. */
  readonly today: number;
}

export interface Economics {
  readonly monthly: readonly MetricsMonth[];
  readonly daily: readonly MetricsDay[];
  readonly scorecards: readonly DealerMonth[];
  readonly funnel: readonly FunnelMonth[];
  readonly checks: readonly MetricCheck[];
}

export function computeEconomics(inputs: EconomicsInputs): Economics {
  const { dealers, leads, sales, today, model } = inputs;
  const known = knownNames(
    dealers,
    inputs.regions.map((region) => ({ region })),
  );
  const spent = usableSpend(inputs, known);
  const themeOf = themes({ campaigns: inputs.campaigns, activities: spent.activities.used });
  const cube = new Cube();
  addActivities(cube, spent.activities.used, known);
  addDealerCosts(cube, spent.dealerCosts.used, known);
  addQuotas(cube, spent.quotas.used, known);
  addAdSpend(cube, spent.adSpend.used, known, themeOf);
  const context = { known, model, themeOf, today };
  addLeads(cube, leads, context);
  const credited = addSales(cube, { sales, leads }, context);
  const sold = new Set(credited.flatMap(({ credits }) => credits.map(({ lead }) => lead.id)));
  const names = new Map(dealers.map(({ id, name }) => [id, name]));
  const nameOf = (slice: Slice, of: string) => (slice === 'dealer' ? (names.get(of) ?? of) : of);
  const monthly = monthlyRows([...cube.figures()], today, nameOf);
  const counted = { activities: spent.activities.used, dealerCosts: spent.dealerCosts.used, quotas: spent.quotas.used };
  const spend = { activities: spent.activities.used, adSpend: spent.adSpend.used };
  return {
    monthly,
    daily: dailyRows({ ...spend, leads }, today),
    scorecards: scorecardRows({ ...inputs, sold }),
    funnel: funnelRows(leads, sold, known),
    checks: reconcile({ ...counted, ...spend, leads, sales, today }, monthly, {
      ...{ eventSpend: spent.activities.leftOut, activities: spent.activities.leftOut },
      ...{ baselineCost: spent.dealerCosts.leftOut, quota: spent.quotas.leftOut, adSpend: spent.adSpend.leftOut },
      refunds: sales.filter((sale) => isRefundLeftOut(sale, today)).map(({ id }) => id),
    }),
  };
}

type Spend = Pick<EconomicsInputs, 'activities' | 'dealerCosts' | 'quotas' | 'adSpend'>;

/** What counts of each tab, and the problems of its rows. */
function usableSpend({ activities, dealerCosts, quotas, adSpend }: Spend, known: Known) {
  return {
    activities: checkRows(activities, checkActivity, known),
    dealerCosts: checkRows(dealerCosts, checkDealerCost, known),
    quotas: checkRows(quotas, checkQuota, known),
    adSpend: checkRows(adSpend, checkAdSpend, known),
  };
}

/** Campaign → the theme of the activity that pays for it. Staff name an activity by its ID or as people call it; the ID counts. */
function themes({ campaigns, activities }: Pick<EconomicsInputs, 'campaigns' | 'activities'>) {
  const named = (key: string, theme: string) =>
    key.trim() === '' ? [] : [[key.trim().toLowerCase(), themeName(theme)] as const];
  const ofActivity = new Map([
    ...activities.flatMap(({ name, theme }) => named(name, theme)),
    ...activities.flatMap(({ id, theme }) => named(id, theme)),
  ]);
  const ofCampaign = new Map(
    campaigns
      .filter(({ code }) => code.trim() !== '')
      .map(({ code, activity }) => [code.trim().toLowerCase(), ofActivity.get(activity.trim().toLowerCase())]),
  );
  return (campaign: string) => ofCampaign.get(campaign.trim().toLowerCase()) ?? NO_THEME;
}
