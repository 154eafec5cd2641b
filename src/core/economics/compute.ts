/** Unit economics as a whole: from the rows of the inputs to the rows of every tab that shows them. Pure. */
import type { Campaign } from '../../tables/catalogue.ts';
import type { Activity, AdSpend, DealerCost, Quota } from '../../tables/marketing.ts';
import type { DealerMonth, FunnelMonth, MetricCheck, MetricsDay, MetricsMonth, Slice } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import { workbookDay } from '../lib/time.ts';
import type { AttributionModel, CountedSale } from './attribution.ts';
import { Cube } from './cube.ts';
import { Daily } from './daily.ts';
import { Funnel } from './funnel.ts';
import { isCountedLead, isRefundLeftOut, leadMonth, type OutcomeContext, Outcomes } from './outcomes.ts';
import { OutcomeTotals, reconcile } from './reconcile.ts';
import { monthlyRows } from './reports.ts';
import { Scorecards, type ScoredFinding, type ScoredLead, type ScoredOffer } from './scorecards.ts';
import {
  activityDays,
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
  /** These are gone through once. */
  readonly leads: Iterable<ScoredLead>;
  readonly offers: Iterable<ScoredOffer>;
  readonly sales: Iterable<CountedSale>;
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
  const { dealers, today, model } = inputs;
  const known = knownNames(
    dealers,
    inputs.regions.map((region) => ({ region })),
  );
  const spent = usableSpend(inputs, known);
  const [activities, adSpend] = [spent.activities.used, spent.adSpend.used];
  const themeOf = themes({ campaigns: inputs.campaigns, activities });
  const cube = new Cube();
  addActivities(cube, activities, known);
  addDealerCosts(cube, spent.dealerCosts.used, known);
  addQuotas(cube, spent.quotas.used, known);
  addAdSpend(cube, adSpend, known, themeOf);
  const daily = new Daily(today);
  for (const row of activities) daily.addActivity(row, activityDays(row));
  for (const row of adSpend) daily.addSpend(row);
  const brought = addOutcomes(inputs, { cube, daily, context: { known, model, themeOf, today } });
  const monthly = monthlyRows([...cube.figures()], today, namesOf(dealers));
  const counted = { activities, adSpend, dealerCosts: spent.dealerCosts.used, quotas: spent.quotas.used };
  return {
    monthly,
    daily: daily.rows(),
    scorecards: brought.scorecards.rows(dealers),
    funnel: brought.funnel.rows(),
    checks: reconcile({ ...counted, outcomes: brought.totals }, monthly, {
      ...{ eventSpend: spent.activities.leftOut, activities: spent.activities.leftOut },
      ...{ baselineCost: spent.dealerCosts.leftOut, quota: spent.quotas.leftOut, adSpend: spent.adSpend.leftOut },
      refunds: brought.refundsLeftOut,
    }),
  };
}

interface Into {
  readonly cube: Cube;
  readonly daily: Daily;
  readonly context: OutcomeContext;
}

type Brought = Pick<EconomicsInputs, 'leads' | 'sales' | 'offers' | 'findings' | 'today'>;

/** Leads, sales, offers and findings, each row once: a list of all of them would cost more than what is done with it. */
export function addOutcomes({ leads, sales, offers, findings, today }: Brought, { cube, daily, context }: Into) {
  const totals = new OutcomeTotals(today);
  const outcomes = new Outcomes(cube, context);
  const [funnel, scorecards] = [new Funnel(), new Scorecards()];
  for (const lead of leads) {
    totals.addLead(lead);
    const place = outcomes.placeOf(lead);
    const month = isCountedLead(lead) ? leadMonth(lead) : null;
    const isIn = month !== null;
    const steps = isIn ? funnel.add(lead, month, place.facets.region) : null;
    const card = isIn ? scorecards.addLead(lead, month) : null;
    if (isIn) daily.add(place.facets.channel, workbookDay(lead.createdAt ?? 0), 'leads', 1);
    outcomes.addLead(lead, { place, month, steps, card });
  }
  const refundsLeftOut: string[] = [];
  for (const sale of sales) {
    totals.addSale(sale);
    outcomes.addSale(sale);
    if (isRefundLeftOut(sale, today)) refundsLeftOut.push(sale.id);
  }
  for (const offer of offers) scorecards.addOffer(offer);
  for (const finding of findings) scorecards.addFinding(finding);
  return { totals, funnel, scorecards, refundsLeftOut };
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

/** What leads and sales are counted by. */
export function contextOf(
  inputs: Pick<EconomicsInputs, 'activities' | 'campaigns' | 'dealers' | 'model' | 'regions' | 'today'>,
) {
  const known = knownNames(
    inputs.dealers,
    inputs.regions.map((region) => ({ region })),
  );
  const activities = checkRows(inputs.activities, checkActivity, known).used;
  const { campaigns, model, today } = inputs;
  return { known, model, today, themeOf: themes({ campaigns, activities }) };
}

/** What people call the value of a slice: a dealer by name, anything else as it is. */
export function namesOf(dealers: EconomicsInputs['dealers']): (slice: Slice, of: string) => string {
  const names = new Map(dealers.map(({ id, name }) => [id, name]));
  return (slice, of) => (slice === 'dealer' ? (names.get(of) ?? of) : of);
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
