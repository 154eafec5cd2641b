/**
 * What the money brought: leads by the month they arrived in, sales by the month they were made in and by that of their lead.
 * Rows pass by once; what is kept of a lead until its sales are known is little, for there are a hundred thousand of them.
 */
import { workbookDay } from '../lib/time.ts';
import { type AttributionModel, type CountedLead, type CountedSale, type Credit, Touches } from './attribution.ts';
import { channelName, UNKNOWN } from './channel-name.ts';
import { ByFour, type Cube, ONE, type Place } from './cube.ts';
import { type FunnelSteps, moveToSold } from './funnel.ts';
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
export function isCountedLead({ createdAt, intent }: Pick<CountedLead, 'createdAt' | 'intent'>): boolean {
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

/** Where a lead was counted. */
export interface CountedAt {
  readonly place: Place;
  /** Null: it does not count. */
  readonly month: number | null;
  /** Where the sales to it are counted, too. */
  readonly steps: FunnelSteps | null;
  readonly card: { leadSales: number } | null;
}

/** Leads first, all of them; then the sales. */
export class Outcomes {
  private readonly touches = new Touches();
  private readonly leads: CountedAt[] = [];
  private readonly statuses: CountedLead['status'][] = [];
  private readonly sold = new Set<number>();
  /** By the words that stand in the rows. */
  private readonly places = new ByFour<Place>();

  constructor(
    private readonly cube: Cube,
    private readonly context: OutcomeContext,
  ) {}

  /** By what a lead is counted. */
  placeOf({ region, dealerId, channel, campaign }: CountedLead): Place {
    return this.places.of([region, dealerId, channel, campaign], () => {
      const { known, themeOf } = this.context;
      return this.cube.place({
        region: regionName(region, known),
        // A lead that nobody owns yet is nobody's.
        dealer: dealerId === '' ? NOBODY : known.dealers.has(dealerId) ? dealerId : UNKNOWN,
        theme: themeOf(campaign),
        channel: channelName(channel),
      });
    });
  }

  addLead(lead: CountedLead, at: CountedAt): void {
    this.touches.add(lead);
    this.leads.push(at);
    this.statuses.push(lead.status);
    const { place, month } = at;
    if (month === null) return;
    this.cube.add(month, place, 'leads', 1);
    if (lead.routedAt !== null) this.cube.add(month, place, 'qualified', 1);
    // A lead that was given to somebody was claimed by nobody.
    if (lead.claimedAt === null || lead.secondsToClaim === null) return;
    this.cube.add(month, place, 'claimed', 1);
    this.cube.add(month, place, 'claimSeconds', Math.max(0, Math.round(lead.secondsToClaim)));
  }

  addSale(sale: CountedSale): void {
    if (!isCountedSale(sale)) return;
    const credits = this.touches.creditsOf(sale, this.context.model);
    const refund = refundOf(sale, this.context.today);
    const [only] = credits;
    const net = Math.round(sale.net ?? 0);
    if (!only) this.addPart(sale, this.placeOfSale(sale, null), { share: ONE, net, refund });
    else if (credits.length === 1) this.addCredit(sale, only, { share: ONE, net, refund });
    else this.addShares(sale, credits, { net, refund });
  }

  private addShares(sale: CountedSale, credits: readonly Credit[], { net, refund }: Omit<Part, 'share'>): void {
    const shares = credits.map(({ share }) => share);
    const nets = splitByWeight(net, shares);
    const amounts = refund ? splitByWeight(refund.amount, shares) : [];
    for (const [at, credit] of credits.entries())
      this.addCredit(sale, credit, {
        ...{ share: credit.share, net: nets[at] ?? 0 },
        refund: refund ? { day: refund.day, amount: amounts[at] ?? 0 } : null,
      });
  }

  private addCredit(sale: CountedSale, { lead: number }: Credit, part: Part): void {
    const lead = this.leads[number];
    const place = this.placeOfSale(sale, lead ?? null);
    this.addPart(sale, place, part);
    this.cube.add(monthOfDay(saleDay(sale)), place, 'leadSales', part.share);
    for (const row of this.touches.rowsOf(number)) this.markSold(row);
    if (!lead || lead.month === null) return;
    this.cube.add(lead.month, lead.place, 'cohortSales', part.share);
    this.cube.add(lead.month, lead.place, 'cohortRevenue', part.net);
    if (part.refund) this.cube.add(lead.month, lead.place, 'cohortRefunded', part.refund.amount);
  }

  /** What is given back counts in its own month: that of the sale stays as it was reported. */
  private addPart(sale: CountedSale, place: Place, { share, net, refund }: Part): void {
    const month = monthOfDay(saleDay(sale));
    this.cube.add(month, place, 'sales', share);
    this.cube.add(month, place, 'revenue', net);
    if (sale.provedAt !== null) this.cube.add(month, place, 'activated', share);
    if (!refund) return;
    this.cube.add(monthOfDay(refund.day), place, 'refunds', share);
    this.cube.add(monthOfDay(refund.day), place, 'refunded', refund.amount);
  }

  /** However many sales were made to it, it is one lead that was sold to. */
  private markSold(number: number): void {
    const lead = this.leads[number];
    if (!lead || this.sold.has(number)) return;
    this.sold.add(number);
    if (lead.steps) moveToSold(lead.steps, this.statuses[number] ?? '');
    if (lead.card) lead.card.leadSales += 1;
  }

  private placeOfSale({ dealerId }: CountedSale, lead: CountedAt | null): Place {
    const region = this.context.known.dealers.get(dealerId);
    const { theme, channel } = lead?.place.facets ?? { theme: UNKNOWN, channel: UNKNOWN };
    const dealer = region === undefined ? UNKNOWN : dealerId;
    return this.cube.place({ dealer, region: region || UNKNOWN, theme, channel });
  }
}

/** A part of a sale: all of it, or what one of its leads is given credit for. */
interface Part {
  readonly share: number;
  readonly net: number;
  readonly refund: ReturnType<typeof refundOf>;
}
