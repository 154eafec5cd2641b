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

interface Tally {
  readonly month: number;
  readonly dealerId: string;
  readonly counts: Record<Count, number>;
}

interface Month {
  readonly offers: ScoredOffer[];
  readonly leads: ScoredLead[];
}

export function scorecardRows({ dealers, offers, leads, findings, sold }: ScorecardInputs): DealerMonth[] {
  const tallies = new Map<string, Tally>();
  const months = new Map<number, Month>();
  const monthAt = (at: number) => monthOfDay(workbookDay(at));
  const inMonth = (month: number): Month => {
    const known = months.get(month) ?? { offers: [], leads: [] };
    months.set(month, known);
    return known;
  };
  const count = (month: number, dealerId: string, what: Count, amount = 1) => {
    const id = `${monthName(month)}|${dealerId}`;
    const tally = tallies.get(id) ?? { month, dealerId, counts: nothing() };
    tallies.set(id, tally);
    tally.counts[what] += amount;
  };
  for (const offer of offers) {
    if (offer.offeredAt === null || offer.dealerId === '') continue;
    const month = monthAt(offer.offeredAt);
    inMonth(month).offers.push(offer);
    count(month, offer.dealerId, 'offers');
    if (WON.includes(offer.status)) count(month, offer.dealerId, 'wins');
  }
  for (const lead of leads) {
    if (!isCountedLead(lead) || lead.dealerId === '' || lead.claimedAt === null) continue;
    const month = leadMonth(lead);
    inMonth(month).leads.push(lead);
    count(month, lead.dealerId, 'owned');
    if (lead.secondsToClaim !== null) {
      count(month, lead.dealerId, 'claimed');
      count(month, lead.dealerId, 'claimSeconds', Math.max(0, Math.round(lead.secondsToClaim)));
    }
    if (lead.firstContactAt !== null && (lead.lateMinutes ?? 0) === 0) count(month, lead.dealerId, 'inTime');
    if (sold.has(lead.id)) count(month, lead.dealerId, 'leadSales');
  }
  for (const { dealerId, openedAt, state } of findings)
    if (dealerId !== '' && openedAt !== null && state !== 'false alarm') count(monthAt(openedAt), dealerId, 'findings');
  return rowsOf(tallies, months, new Map(dealers.map((dealer) => [dealer.id, dealer])));
}

/** Won first, whatever became of it. */
const WON: readonly string[] = ['WON', 'TAKEN_BACK', 'HANDED_ON'];

function rowsOf(
  tallies: ReadonlyMap<string, Tally>,
  months: ReadonlyMap<number, Month>,
  dealers: ReadonlyMap<string, Pick<Dealer, 'name' | 'region'>>,
): DealerMonth[] {
  const scores = new Map(
    [...months].map(([month, { offers, leads }]) => [
      month,
      scoreDealers(offers, leads, dayStart(firstDayOf(month + 1))),
    ]),
  );
  const rows = [...tallies].map(([id, { month, dealerId, counts }]): DealerMonth => {
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
