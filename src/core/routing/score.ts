/**
 * The score of a dealer, 0 to 100, by a published formula (docs/WHATSAPP_COMPETITION_ROUTER.md): four shares of what the
 * last 90 days showed, weighted. Distance comes before it; it decides between dealers at the same distance. Passing on a
 * lead costs nothing, a tap that came too late counts as a quick answer.
 */
import type { Lead } from '../../tables/leads.ts';
import type { Offer } from '../../tables/offers.ts';
import { DAY_MS, MINUTE_MS } from '../lib/time.ts';

export const SCORE_DAYS = 90;

/** What each share is worth; together 100. */
export const WEIGHTS = { answers: 40, speed: 20, contacts: 25, outcomes: 15 } as const;
type Part = keyof typeof WEIGHTS;

/** An answer within this is as quick as can be; one after `SLOW_MS` earns nothing for speed. */
const QUICK_MS = MINUTE_MS;
const SLOW_MS = 10 * MINUTE_MS;

/** Every share starts as if so many cases had come out half and half: one lucky lead makes no champion. */
const PRIOR_CASES = 4;

export interface DealerScore {
  /** Whole points. */
  readonly score: number;
  /** What it was made of, in words. */
  readonly made: string;
}

type ScoredOffer = Pick<Offer, 'dealerId' | 'status' | 'offeredAt' | 'answerMs'>;
type ScoredLead = Pick<Lead, 'dealerId' | 'status' | 'claimedAt' | 'lateMinutes' | 'firstContactAt' | 'customerSays'>;

interface Share {
  good: number;
  cases: number;
}
type Tally = Record<Part, Share>;

/** Scores of all dealers that appear; whoever had nothing to do stays unrated. */
export function scoreDealers(
  offers: Iterable<ScoredOffer>,
  leads: Iterable<ScoredLead>,
  nowMs: number,
): Map<string, DealerScore> {
  const tallies = new Map<string, Tally>();
  const since = nowMs - SCORE_DAYS * DAY_MS;
  const note = (dealerId: string, part: Part, good: number) => {
    const tally = tallies.get(dealerId) ?? newTally();
    tallies.set(dealerId, tally);
    tally[part].good += good;
    tally[part].cases += 1;
  };
  for (const offer of offers) if ((offer.offeredAt ?? 0) >= since && offer.dealerId !== '') countOffer(offer, note);
  for (const lead of leads) if ((lead.claimedAt ?? 0) >= since && lead.dealerId !== '') countLead(lead, note);
  return new Map([...tallies].map(([dealerId, tally]) => [dealerId, scoreOf(tally)]));
}

type Note = (dealerId: string, part: Part, good: number) => void;

/** Still open, taken by another before an answer, or given without asking: says nothing about the dealer. */
function countOffer({ dealerId, status, answerMs }: ScoredOffer, note: Note): void {
  const isAnswered = answerMs !== null || status === 'DECLINED';
  if (!isAnswered && status !== 'EXPIRED') return;
  note(dealerId, 'answers', isAnswered ? 1 : 0);
  if (answerMs !== null && status !== 'DECLINED') note(dealerId, 'speed', speed(answerMs));
  // Won and not looked after: the lead went to somebody else, and this is what is left of it here.
  if (status === 'TAKEN_BACK') note(dealerId, 'contacts', 0);
}

function speed(answerMs: number): number {
  return Math.min(1, Math.max(0, (SLOW_MS - answerMs) / (SLOW_MS - QUICK_MS)));
}

function countLead({ dealerId, status, firstContactAt, lateMinutes, customerSays }: ScoredLead, note: Note): void {
  if (customerSays === 'NO') note(dealerId, 'contacts', 0);
  else if (firstContactAt !== null) note(dealerId, 'contacts', (lateMinutes ?? 0) > 0 ? 0.5 : 1);
  if (status === 'WON' || status === 'LOST') note(dealerId, 'outcomes', status === 'WON' ? 1 : 0);
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
