/** A dealer's week in figures: leads asked and won, how soon, with what in the end, and the one thing to do better. Pure. */
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { isWithOwner } from '../lead/progress.ts';
import { groupBy } from '../lib/group-by.ts';
import * as is from '../lib/read-json.ts';
import { DAY_MS, dayStart, isoDay, MINUTE_MS } from '../lib/time.ts';

export const WEEK_COLUMNS = {
  offers: ['id', 'leadId', 'dealerId', 'status', 'offeredAt', 'answerMs'],
  leads: ['id', 'dealerId', 'status', 'claimedAt', 'firstContactAt', 'lateMinutes', 'closedAt'],
} as const;

export type WeekOffer = Pick<Offer, (typeof WEEK_COLUMNS.offers)[number]>;
export type WeekLead = Pick<Lead, (typeof WEEK_COLUMNS.leads)[number]>;

export interface WeekFigures {
  /** Leads that were offered there, to however many reps. */
  readonly offers: number;
  /** Passing on a lead is an answer. */
  readonly answered: number;
  /** Ran out without an answer. */
  readonly missed: number;
  /** Median of the answers; null without any. */
  readonly answerMs: number | null;
  readonly won: number;
  /** Of those, contacted in time. */
  readonly contacted: number;
  /** Contacted late, a day old and not contacted, or taken back for that. */
  readonly late: number;
  readonly sold: number;
  /** Claimed more than a week ago, and nobody has said how they ended. */
  readonly waiting: number;
}

export const weekFigures: is.Decode<WeekFigures> = is.object({
  ...{ offers: is.number, answered: is.number, missed: is.number, answerMs: is.nullable(is.number) },
  ...{ won: is.number, contacted: is.number, late: is.number, sold: is.number, waiting: is.number },
});

/** Of the seven days before `monday` (days since 1970-01-01), by dealer. Whoever had nothing to do is not in it. */
export function figuresByDealer(
  offers: readonly WeekOffer[],
  leads: readonly WeekLead[],
  monday: number,
): Map<string, WeekFigures> {
  const [from, to] = [dayStart(monday - 7), dayStart(monday)];
  const isIn = (at: number | null) => at !== null && at >= from && at < to;
  const asked = groupBy(
    // What was given to a rep was never asked of anybody.
    offers.filter(({ offeredAt, status }) => isIn(offeredAt) && status !== 'GIVEN'),
    ({ dealerId }) => dealerId,
  );
  const theirs = groupBy(leads, ({ dealerId }) => dealerId);
  const figures = new Map<string, WeekFigures>();
  for (const id of new Set([...asked.keys(), ...theirs.keys()])) {
    const had = theirs.get(id) ?? [];
    const own = [...groupBy(asked.get(id) ?? [], ({ leadId, id: offer }) => leadId || offer).values()];
    const of = (has: (offer: WeekOffer) => boolean) => own.filter((each) => each.some(has)).length;
    const answers = own.flatMap((each) => {
      const taken = each.flatMap(({ answerMs, status }) =>
        answerMs !== null && status !== 'DECLINED' ? [answerMs] : [],
      );
      return taken.length > 0 ? [Math.min(...taken)] : [];
    });
    const won = had.filter(({ claimedAt }) => isIn(claimedAt));
    const week: WeekFigures = {
      offers: own.length,
      answered: of(isAnswered),
      missed: own.filter((each) => !each.some(isAnswered) && each.some(({ status }) => status === 'EXPIRED')).length,
      answerMs: median(answers),
      won: won.length,
      contacted: won.filter(({ firstContactAt, lateMinutes }) => firstContactAt !== null && !(lateMinutes ?? 0)).length,
      late: won.filter((lead) => isLate(lead, to)).length + of(({ status }) => status === 'TAKEN_BACK'),
      sold: had.filter(({ status, closedAt }) => status === 'WON' && isIn(closedAt)).length,
      waiting: had.filter((lead) => isWithOwner(lead) && (lead.claimedAt ?? from) < from).length,
    };
    if (week.offers + week.won + week.sold > 0) figures.set(id, week);
  }
  return figures;
}

function isAnswered({ answerMs, status }: WeekOffer): boolean {
  return answerMs !== null || status === 'DECLINED';
}

/** One of yesterday may still be within its time. */
function isLate({ firstContactAt, lateMinutes, claimedAt }: WeekLead, to: number): boolean {
  return firstContactAt === null ? (claimedAt ?? to) < to - DAY_MS : (lateMinutes ?? 0) > 0;
}

function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null);
}

/** Of the event and of its row in Digests: each dealer reads of a week once. */
export function weekId({ dealerId, monday }: { readonly dealerId: string; readonly monday: number }): string {
  return `week ${isoDay(monday)}|${dealerId}`;
}

export type Tip = 'answer' | 'contact' | 'speed' | 'outcome' | 'good' | 'steady';

const SLOW_MS = 2 * MINUTE_MS;

/** What costs the dealer most leads comes first. `count`: of what it is about. */
export function tipOf({ offers, answered, missed, won, contacted, late, answerMs, waiting }: WeekFigures): {
  readonly tip: Tip;
  readonly count: number;
} {
  if (missed * 4 >= Math.max(1, offers)) return { tip: 'answer', count: missed };
  if (late > 0) return { tip: 'contact', count: late };
  if (answerMs !== null && answerMs > SLOW_MS) return { tip: 'speed', count: 0 };
  if (waiting > 0) return { tip: 'outcome', count: waiting };
  if (missed > 0) return { tip: 'answer', count: missed };
  // Praise names every lead: one that is not over yet leaves it open.
  return { tip: answered === offers && contacted === won ? 'good' : 'steady', count: 0 };
}

/** One person a dealer: an owner, else whoever stands first in Reps. Nobody who is off duty, cannot be reached or said STOP. */
export function readerOf(
  dealer: Pick<Dealer, 'id'>,
  reps: readonly Rep[],
  hasOptedOut: (rep: Rep) => boolean,
): Rep | null {
  const able = reps.filter((rep) => rep.dealerId === dealer.id && mayRead(rep) && !hasOptedOut(rep));
  return able.find(({ isOwner }) => isOwner) ?? able[0] ?? null;
}

export function mayRead({ active, offDuty, unreachableSince, phone, userId }: Rep): boolean {
  return active && !offDuty && unreachableSince === null && (phone !== '' || userId !== '');
}
