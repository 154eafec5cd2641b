/**
 * The score of a dealer, 0 to 100, by a published formula (docs/WHATSAPP_COMPETITION_ROUTER.md): a weighted sum of four shares
 * from the last 90 days. It only decides between dealers at the same distance. Passing on a lead costs nothing, and a tap that
 * lost the race counts as a quick answer.
 */
import type { Lead } from '../../tables/leads.ts';
import type { Offer } from '../../tables/offers.ts';
import { DAY_MS, MINUTE_MS } from '../lib/time.ts';

export const SCORE_DAYS = 90;

/** The weight of each share; together 100. */
export const WEIGHTS = { answers: 40, speed: 20, contacts: 25, outcomes: 15 } as const;
type Part = keyof typeof WEIGHTS;

/** An answer within this time gets full points for speed; one after `SLOW_MS` gets none. */
const QUICK_MS = MINUTE_MS;
const SLOW_MS = 10 * MINUTE_MS;

/** Every share starts as if this many cases had turned out half and half, so that one lucky lead does not make a champion. */
const PRIOR_CASES = 4;

export interface DealerScore {
  /** Whole points. */
  readonly score: number;
  /** How the score was computed, as a sentence. */
  readonly made: string;
}

type ScoredOffer = Pick<Offer, 'dealerId' | 'status' | 'offeredAt' | 'answerMs'>;
type ScoredLead = Pick<Lead, 'dealerId' | 'status' | 'claimedAt' | 'lateMinutes' | 'firstContactAt' | 'customerSays'>;

interface Share {
  good: number;
  cases: number;
}
type Tally = Record<Part, Share>;

/** Scores of all dealers that appear; a dealer without any case stays unrated. */
export function scoreDealers(
  offers: Iterable<ScoredOffer>,
  leads: Iterable<ScoredLead>,
  nowMs: number,
): Map<string, DealerScore> {
  const tallies = new DealerTallies(nowMs);
  for (const offer of offers) tallies.addOffer(offer);
  for (const lead of leads) tallies.addLead(lead);
  return tallies.scores();
}

/** The same for rows that are streamed once, with leads and offers in any order. */
export class DealerTallies {
  private readonly tallies = new Map<string, Tally>();
  private readonly since: number;

  constructor(nowMs: number) {
    this.since = nowMs - SCORE_DAYS * DAY_MS;
  }

  addOffer(offer: ScoredOffer): void {
    if ((offer.offeredAt ?? 0) >= this.since && offer.dealerId !== '') countOffer(offer, this.tally(offer.dealerId));
  }

  addLead(lead: ScoredLead): void {
    if ((lead.claimedAt ?? 0) >= this.since && lead.dealerId !== '') countLead(lead, this.tally(lead.dealerId));
  }

  scores(): Map<string, DealerScore> {
    const noted = [...this.tallies].filter(([, tally]) => Object.values(tally).some(({ cases }) => cases > 0));
    return new Map(noted.map(([dealerId, tally]) => [dealerId, scoreOf(tally)]));
  }

  private tally(dealerId: string): Tally {
    let tally = this.tallies.get(dealerId);
    if (!tally) {
      tally = newTally();
      this.tallies.set(dealerId, tally);
    }
    return tally;
  }
}

function note(tally: Tally, part: Part, good: number): void {
  tally[part].good += good;
  tally[part].cases += 1;
}

/**
 * Counts an offer. One that is still open, was taken by another first, or was given without asking says nothing about the
 * dealer.
 */
function countOffer({ status, answerMs }: ScoredOffer, tally: Tally): void {
  const isAnswered = answerMs !== null || status === 'DECLINED';
  if (!isAnswered && status !== 'EXPIRED') return;
  note(tally, 'answers', isAnswered ? 1 : 0);
  if (answerMs !== null && status !== 'DECLINED') note(tally, 'speed', speed(answerMs));
  // Won but not contacted: the lead went to somebody else, and only this offer shows it.
  if (status === 'TAKEN_BACK') note(tally, 'contacts', 0);
}

function speed(answerMs: number): number {
  return Math.min(1, Math.max(0, (SLOW_MS - answerMs) / (SLOW_MS - QUICK_MS)));
}

function countLead({ status, firstContactAt, lateMinutes, customerSays }: ScoredLead, tally: Tally): void {
  if (customerSays === 'NO') note(tally, 'contacts', 0);
  else if (firstContactAt !== null) note(tally, 'contacts', (lateMinutes ?? 0) > 0 ? 0.5 : 1);
  if (status === 'WON' || status === 'LOST') note(tally, 'outcomes', status === 'WON' ? 1 : 0);
}

function scoreOf(tally: Tally): DealerScore {
  const parts = (Object.keys(WEIGHTS) as Part[]).map((part) => {
    const { good, cases } = tally[part];
    const points = (WEIGHTS[part] * (good + PRIOR_CASES / 2)) / (cases + PRIOR_CASES);
    return { part, good, cases, points };
  });
  const made = parts.map(
    ({ part, good, cases, points }) =>
      `${part} ${points.toFixed(1)} of ${WEIGHTS[part]} (${Math.round(good * 10) / 10} of ${cases})`,
  );
  return { score: Math.round(parts.reduce((sum, { points }) => sum + points, 0)), made: made.join(' · ') };
}

function newTally(): Tally {
  const none = (): Share => ({ good: 0, cases: 0 });
  return { answers: none(), speed: none(), contacts: none(), outcomes: none() };
}
