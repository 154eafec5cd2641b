/** How each dealer did in each month: shares with what they are made of, and points by the formula of the score. */

import type { Lead } from '../../tables/leads.ts';
import type { DealerMonth } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import type { Finding } from '../../tables/sales.ts';
import { dayStart, workbookDay } from '../lib/time.ts';
import { scoreDealers } from '../routing/score.ts';
import type { CountedLead } from './attribution.ts';
import { firstDayOf, monthName, monthOfDay } from './months.ts';
import { isCountedLead, leadMonth } from './outcomes.ts';
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

export interface ScorecardInputs {
  readonly dealers: readonly Pick<Dealer, 'id' | 'name' | 'region'>[];
  readonly offers: Iterable<ScoredOffer>;
  readonly leads: Iterable<ScoredLead>;
  readonly findings: Iterable<ScoredFinding>;
  /** Leads that a sale is put down to. */
  readonly sold: ReadonlySet<string>;
}

const COUNTS = ['offers', 'wins', 'claimSeconds', 'claimed', 'owned', 'inTime', 'leadSales', 'findings'] as const;
type Count = (typeof COUNTS)[number];

interface Month {
  readonly offers: ScoredOffer[];
  readonly leads: ScoredLead[];
  /** By dealer. */
  readonly counts: Map<string, Record<Count, number>>;
}

export function scorecardRows({ dealers, offers, leads, findings, sold }: ScorecardInputs): DealerMonth[] {
  const months = new Map<number, Month>();
  const monthAt = (at: number) => monthOfDay(workbookDay(at));
  const inMonth = (month: number): Month => {
    const known = months.get(month) ?? { offers: [], leads: [], counts: new Map() };
    months.set(month, known);
    return known;
  };
  const countsOf = ({ counts }: Month, dealerId: string) => {
    const known = counts.get(dealerId) ?? nothing();
    counts.set(dealerId, known);
    return known;
  };
  for (const offer of offers) {
    if (offer.offeredAt === null || offer.dealerId === '') continue;
    const month = inMonth(monthAt(offer.offeredAt));
    month.offers.push(offer);
    const counts = countsOf(month, offer.dealerId);
    counts.offers += 1;
    if (WON.includes(offer.status)) counts.wins += 1;
  }
  for (const lead of leads) {
    if (!isCountedLead(lead) || lead.dealerId === '' || lead.claimedAt === null) continue;
    const month = inMonth(leadMonth(lead));
    month.leads.push(lead);
    const counts = countsOf(month, lead.dealerId);
    counts.owned += 1;
    if (lead.secondsToClaim !== null) {
      counts.claimed += 1;
      counts.claimSeconds += Math.max(0, Math.round(lead.secondsToClaim));
    }
    if (lead.firstContactAt !== null && (lead.lateMinutes ?? 0) === 0) counts.inTime += 1;
    if (sold.has(lead.id)) counts.leadSales += 1;
  }
  for (const { dealerId, openedAt, state } of findings)
    if (dealerId !== '' && openedAt !== null && state !== 'false alarm')
      countsOf(inMonth(monthAt(openedAt)), dealerId).findings += 1;
  return rowsOf(months, new Map(dealers.map((dealer) => [dealer.id, dealer])));
}

/** Won first, whatever became of it. */
const WON: readonly string[] = ['WON', 'TAKEN_BACK', 'HANDED_ON'];

function rowsOf(
  months: ReadonlyMap<number, Month>,
  dealers: ReadonlyMap<string, Pick<Dealer, 'name' | 'region'>>,
): DealerMonth[] {
  const scores = new Map(
    [...months].map(([month, { offers, leads }]) => [
      month,
      scoreDealers(offers, leads, dayStart(firstDayOf(month + 1))),
    ]),
  );
  const tallies = [...months].flatMap(([month, { counts }]) =>
    [...counts].map(([dealerId, each]) => ({ month, dealerId, counts: each })),
  );
  const rows = tallies.map(({ month, dealerId, counts }): DealerMonth => {
    const id = `${monthName(month)}|${dealerId}`;
    const { name: dealerName = '', region = '' } = dealers.get(dealerId) ?? {};
    const { score: points, made } = scores.get(month)?.get(dealerId) ?? { score: null, made: '' };
    return {
      ...{ id, month: dayStart(firstDayOf(month)), dealerId, dealerName, region },
      ...counts,
      winRate: divide(counts.wins, counts.offers, 4),
      claimTime: divide(counts.claimSeconds, counts.claimed, 0),
      contactRate: divide(counts.inTime, counts.owned, 4),
      conversion: divide(counts.leadSales, counts.owned, 4),
      ...{ points, made, asOf: null },
    };
  });
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function nothing(): Record<Count, number> {
  return Object.fromEntries(COUNTS.map((each) => [each, 0])) as Record<Count, number>;
}
