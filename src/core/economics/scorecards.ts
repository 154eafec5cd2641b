/** How each dealer did in each month: shares with what they are made of, and points by the formula of the score. */

import type { Lead } from '../../tables/leads.ts';
import type { DealerMonth } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import type { Finding } from '../../tables/sales.ts';
import { dayStart, workbookDay } from '../lib/time.ts';
import { DealerTallies } from '../routing/score.ts';
import type { CountedLead } from './attribution.ts';
import { firstDayOf, monthName, monthOfDay } from './months.ts';
import { divide } from './ratios.ts';

/** The columns that scorecards need besides those that are counted. */
export const SCORE_COLUMNS = {
  leads: ['customerSays'],
  offers: ['id', 'dealerId', 'status', 'offeredAt', 'answerMs'],
  findings: ['dealerId', 'openedAt', 'state'],
} as const;

export type ScoredLead = CountedLead & Pick<Lead, (typeof SCORE_COLUMNS.leads)[number]>;
export type ScoredOffer = Pick<Offer, Exclude<(typeof SCORE_COLUMNS.offers)[number], 'id'>>;
export type ScoredFinding = Pick<Finding, (typeof SCORE_COLUMNS.findings)[number]>;

const COUNTS = ['offers', 'wins', 'claimSeconds', 'claimed', 'owned', 'inTime', 'leadSales', 'findings'] as const;
export type CardCounts = Record<(typeof COUNTS)[number], number>;

interface Month {
  readonly tallies: DealerTallies;
  /** By dealer. */
  readonly counts: Map<string, CardCounts>;
}

/** Won first, whatever became of it. */
const WON: readonly string[] = ['WON', 'TAKEN_BACK', 'HANDED_ON'];

export class Scorecards {
  private readonly months = new Map<number, Month>();

  addOffer(offer: ScoredOffer): void {
    if (offer.offeredAt === null || offer.dealerId === '') return;
    const month = this.month(monthAt(offer.offeredAt));
    month.tallies.addOffer(offer);
    const counts = countsOf(month, offer.dealerId);
    counts.offers += 1;
    if (WON.includes(offer.status)) counts.wins += 1;
  }

  /** A lead that counts. Gives back where it was counted; null: no dealer has it. */
  addLead(lead: ScoredLead, monthOfLead: number): CardCounts | null {
    if (lead.dealerId === '' || lead.claimedAt === null) return null;
    const month = this.month(monthOfLead);
    month.tallies.addLead(lead);
    const counts = countsOf(month, lead.dealerId);
    counts.owned += 1;
    if (lead.secondsToClaim !== null) {
      counts.claimed += 1;
      counts.claimSeconds += Math.max(0, Math.round(lead.secondsToClaim));
    }
    if (lead.firstContactAt !== null && (lead.lateMinutes ?? 0) === 0) counts.inTime += 1;
    return counts;
  }

  addFinding({ dealerId, openedAt, state }: ScoredFinding): void {
    if (dealerId !== '' && openedAt !== null && state !== 'false alarm')
      countsOf(this.month(monthAt(openedAt)), dealerId).findings += 1;
  }

  rows(dealers: readonly Pick<Dealer, 'id' | 'name' | 'region'>[]): DealerMonth[] {
    const named = new Map(dealers.map((dealer) => [dealer.id, dealer]));
    const rows: DealerMonth[] = [];
    for (const [month, { counts, tallies }] of this.months) {
      const scores = tallies.scores();
      for (const [dealerId, each] of counts) {
        const { name: dealerName = '', region = '' } = named.get(dealerId) ?? {};
        const { score: points, made } = scores.get(dealerId) ?? { score: null, made: '' };
        rows.push({
          ...{
            id: `${monthName(month)}|${dealerId}`,
            month: dayStart(firstDayOf(month)),
            dealerId,
            dealerName,
            region,
          },
          ...each,
          winRate: divide(each.wins, each.offers, 4),
          claimTime: divide(each.claimSeconds, each.claimed, 0),
          contactRate: divide(each.inTime, each.owned, 4),
          conversion: divide(each.leadSales, each.owned, 4),
          ...{ points, made, asOf: null },
        });
      }
    }
    return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  private month(month: number): Month {
    let known = this.months.get(month);
    if (!known) {
      known = { tallies: new DealerTallies(dayStart(firstDayOf(month + 1))), counts: new Map() };
      this.months.set(month, known);
    }
    return known;
  }
}

function monthAt(at: number): number {
  return monthOfDay(workbookDay(at));
}

function countsOf({ counts }: Month, dealerId: string): CardCounts {
  let known = counts.get(dealerId);
  if (!known) {
    known = nothing();
    counts.set(dealerId, known);
  }
  return known;
}

function nothing(): CardCounts {
  return Object.fromEntries(COUNTS.map((each) => [each, 0])) as CardCounts;
}
