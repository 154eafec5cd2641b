/** What the money brought: leads by the month they arrived in, sales by the month they were made in and by that of their lead. */
import { workbookDay } from '../lib/time.ts';
import { type AttributionModel, type CountedLead, type CountedSale, type Credit, Touches } from './attribution.ts';
import { channelName, UNKNOWN } from './channel-name.ts';
import { type Cube, type Facets, ONE } from './cube.ts';
import { monthOfDay } from './months.ts';
import { type Known, NOBODY, regionName } from './spend.ts';
import { splitByWeight } from './split.ts';

export interface OutcomeContext {
  readonly known: Known;
  readonly model: AttributionModel;
  readonly themeOf: (campaign: string) => string;
  /** Days since 1970-01-01. */
  readonly today: number;
}

/** Service is no sale; everything else that wrote counts, however far it came. */
export function isCountedLead({ createdAt, intent }: CountedLead): boolean {
  return createdAt !== null && intent !== 'SERVICE';
}

/** What the rules refused, and what was entered twice or replaced, is no sale. */
export function isCountedSale({ verdict, soldAt, enteredAt }: CountedSale): boolean {
  return (verdict === 'ACCEPTED' || verdict === 'REVIEW') && (soldAt ?? enteredAt) !== null;
}

export function saleDay({ soldAt, enteredAt }: Pick<CountedSale, 'soldAt' | 'enteredAt'>): number {
  return workbookDay(soldAt ?? enteredAt ?? 0);
}

/** Day and amount of what was given back; null when nothing was, and when it cannot be: after today, less than nothing, or more than the price. */
export function refundOf(sale: CountedSale, today: number): { readonly day: number; readonly amount: number } | null {
  if (sale.refundedAt === null || !isCountedSale(sale)) return null;
  const net = Math.round(sale.net ?? 0);
  const amount = Math.round(sale.refund ?? net);
  // Nobody gives back what was not paid yet.
  const day = Math.max(workbookDay(sale.refundedAt), saleDay(sale));
  return day > today || amount < 0 || amount > net ? null : { day, amount };
}

/** Of a sale that counts, something was typed of a refund that does not. */
export function isRefundLeftOut(sale: CountedSale, today: number): boolean {
  const isTyped = sale.refundedAt !== null || (sale.refund ?? 0) !== 0;
  return isTyped && isCountedSale(sale) && !refundOf(sale, today);
}

export function leadMonth({ createdAt }: Pick<CountedLead, 'createdAt'>): number {
  return monthOfDay(workbookDay(createdAt ?? 0));
}

export function addLeads(cube: Cube, leads: Iterable<CountedLead>, context: OutcomeContext): void {
  for (const lead of leads) {
    if (!isCountedLead(lead)) continue;
    const [month, facets] = [leadMonth(lead), facetsOfLead(lead, context)];
    cube.add(month, facets, 'leads', 1);
    if (lead.routedAt !== null) cube.add(month, facets, 'qualified', 1);
    // A lead that was given to somebody was claimed by nobody.
    if (lead.claimedAt === null || lead.secondsToClaim === null) continue;
    cube.add(month, facets, 'claimed', 1);
    cube.add(month, facets, 'claimSeconds', Math.max(0, Math.round(lead.secondsToClaim)));
  }
}

export interface CreditedSale {
  readonly sale: CountedSale;
  readonly credits: readonly Credit[];
}

/** Adds the sales that count, and gives them back with the leads that they are put down to. */
export function addSales(
  cube: Cube,
  { sales, leads }: { readonly sales: Iterable<CountedSale>; readonly leads: readonly CountedLead[] },
  context: OutcomeContext,
): CreditedSale[] {
  const touches = new Touches(leads);
  const credited: CreditedSale[] = [];
  for (const sale of sales) {
    if (!isCountedSale(sale)) continue;
    const credits = touches.creditsOf(sale, context.model);
    credited.push({ sale, credits });
    addSale(cube, sale, credits, context);
  }
  return credited;
}

/** A part of a sale: all of it, or what one of its leads is given credit for. */
interface Part {
  readonly facets: Facets;
  readonly share: number;
  readonly net: number;
  /** Null: nothing was given back. */
  readonly refund: { readonly month: number; readonly amount: number } | null;
}

function addSale(cube: Cube, sale: CountedSale, credits: readonly Credit[], context: OutcomeContext): void {
  const place = placeOfSale(sale, context.known);
  const shares = credits.map(({ share }) => share);
  const net = Math.round(sale.net ?? 0);
  const refund = refundOf(sale, context.today);
  const month = refund ? monthOfDay(refund.day) : 0;
  const nets = splitAmong(net, shares);
  const refunds = refund ? splitAmong(refund.amount, shares) : null;
  const partOf = (at: number) => ({ net: nets[at] ?? 0, refund: refunds ? { month, amount: refunds[at] ?? 0 } : null });
  if (credits.length === 0) {
    addPart(cube, sale, { facets: { ...place, theme: UNKNOWN, channel: UNKNOWN }, share: ONE, ...partOf(0) });
    return;
  }
  credits.forEach(({ lead, share }, index) => {
    const ofLead = facetsOfLead(lead, context);
    const facets = { ...place, theme: ofLead.theme, channel: ofLead.channel };
    const part = { facets, share, ...partOf(index) };
    addPart(cube, sale, part);
    cube.add(monthOfDay(saleDay(sale)), facets, 'leadSales', share);
    if (!isCountedLead(lead)) return;
    cube.add(leadMonth(lead), ofLead, 'cohortSales', share);
    cube.add(leadMonth(lead), ofLead, 'cohortRevenue', part.net);
    if (part.refund) cube.add(leadMonth(lead), ofLead, 'cohortRefunded', part.refund.amount);
  });
}

/** Whole when there is nobody to share it. */
function splitAmong(amount: number, shares: readonly number[]): readonly number[] {
  return shares.length < 2 ? [amount] : splitByWeight(amount, shares);
}

/** What is given back counts in its own month: that of the sale stays as it was reported. */
function addPart(cube: Cube, sale: CountedSale, { facets, share, net, refund }: Part): void {
  const month = monthOfDay(saleDay(sale));
  cube.add(month, facets, 'sales', share);
  cube.add(month, facets, 'revenue', net);
  if (sale.provedAt !== null) cube.add(month, facets, 'activated', share);
  if (!refund) return;
  cube.add(refund.month, facets, 'refunds', share);
  cube.add(refund.month, facets, 'refunded', refund.amount);
}

/** A lead that nobody owns yet is nobody's. */
function facetsOfLead(
  { region, dealerId, channel, campaign }: CountedLead,
  { known, themeOf }: OutcomeContext,
): Facets {
  return {
    region: regionName(region, known),
    dealer: dealerId === '' ? NOBODY : known.dealers.has(dealerId) ? dealerId : UNKNOWN,
    theme: themeOf(campaign),
    channel: channelName(channel),
  };
}

function placeOfSale({ dealerId }: CountedSale, { dealers }: Known): Pick<Facets, 'region' | 'dealer'> {
  const region = dealers.get(dealerId);
  return { dealer: region === undefined ? UNKNOWN : dealerId, region: region || UNKNOWN };
}
