/**
 * Where a lead goes next: to the next ring of dealers, into a wait until they open, or to a named manager when there are no
 * rings left.
 */

import { isOpen } from '../../core/hours/open-hours.ts';
import { NO_STOCK } from '../../core/lead/pass-reasons.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { HOUR_MS } from '../../core/lib/time.ts';
import { type Candidate, type Ranking, rankDealers } from '../../core/routing/rank-dealers.ts';
import type { Ring } from '../../core/routing/rings-in-words.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import { firstOpening, hoursOf } from '../assignment/dealer-hours.ts';
import { workOf } from '../assignment/open-leads.ts';
import { noteOnTimeline, type Round, regionOf } from '../round/round.ts';
import { deferLead, holdForRoom, withRoom } from './defer-lead.ts';
import { escalateToManager } from './escalate-to-manager.ts';
import { offerRing, ringReps } from './offer-ring.ts';
import { returnToOwner } from './return-to-owner.ts';
import { keptRings, readRings } from './rings.ts';

/** Rings 1 and 2 ask the nearest dealers; ring 3 asks all that are left within the radius; then a manager gets the lead. */
const LAST_NEAR_RING = 2;
const LAST_RING = 3;
/** The last ring asks at most this many dealers at once, since each of their reps costs a message. */
const MAX_IN_LAST_RING = 50;
/** A cell holds 50,000 characters, and a lead has three rings; further dealers are counted. */
const MAX_LISTED = 60;

/** The reason on an offer that ended without fault of the dealer, who may be asked again. */
export const MOVED = 'the customer is somewhere else';

export type OfferOutcome = 'asked' | 'held' | 'with-manager' | 'returned';

/**
 * Asks the next ring. While no dealer within reach is open, the lead is held. When nobody is left to ask, no later ring could
 * ask anybody either, and a manager gets the lead.
 */
export function offerLead(round: Round, lead: Lead, reason: string): OfferOutcome {
  if (returnToOwner(round, lead, (region) => radiusOf(round, region))) return 'returned';
  const repsOf = availableReps(round);
  const ring = (lead.ring ?? 0) + 1;
  const ranking = rankForRing(round, lead, ring, repsOf);
  const { chosen } = ranking;
  const roomy = withRoom(round, lead, chosen);
  const considered = listed(ranking.considered).map((c) =>
    isLeftOut(c, roomy) ? { ...c, verdict: 'busy' as const } : c,
  );
  const others = round.session.table('dealers').size - considered.length;
  const rings = [...readRings(round, lead).filter((each) => each.ring !== ring), { ring, considered, others }];
  if (ring > LAST_RING || chosen.length === 0) return holdOrHandOver(round, lead, { ring, reason, ranking, rings });
  if (roomy.length === 0) {
    holdForRoom(round, lead, chosen);
    return 'held';
  }
  offerRing(round, lead, { ring, reason, kept: keptRings(round, rings), chosen: roomy, repsOf });
  return 'asked';
}

/** Asks the next nearest dealer, within the same window, when one of the ring cannot be reached. */
export function askOneMore(round: Round, lead: Lead): void {
  const repsOf = availableReps(round);
  const ring = lead.ring ?? 1;
  const { chosen } = rankForRing(round, lead, ring, repsOf);
  const [next] = chosen;
  if (!next) return;
  const rings = readRings(round, lead).map((each) => (each.ring === ring ? withAsked(each, next) : each));
  const known = round.session.table('leads').update(lead.id, keptRings(round, rings));
  const reason = `${next.dealer.id} is asked too: somebody of the ring cannot be reached on WhatsApp.`;
  noteOnTimeline(round, { id: lead.id, status: `RING ${ring}` }, `RING ${ring}`, { actor: 'hub', reason });
  ringReps(round, known, { chosen: [next], repsOf });
}

function withAsked(ring: Ring, { dealer, distanceKm }: Ranking['chosen'][number]): Ring {
  const asked: Candidate = { dealerId: dealer.id, distanceKm, score: dealer.score, verdict: 'asked' };
  return { ...ring, considered: [...ring.considered.filter((each) => each.dealerId !== dealer.id), asked] };
}

/** After a rep passed for lack of stock, asks the dealers known to have the model; the others only when there are none. */
function rankForRing(round: Round, lead: Lead, ring: number, repsOf: ReadonlyMap<string, Rep[]>): Ranking {
  const withStock = lacksStock(round, lead) ? rank(round, lead, { ring, repsOf, needsKnownStock: true }) : null;
  return withStock && withStock.chosen.length > 0
    ? withStock
    : rank(round, lead, { ring, repsOf, needsKnownStock: false });
}

interface RingQuery {
  readonly ring: number;
  readonly repsOf: ReadonlyMap<string, Rep[]>;
  readonly needsKnownStock: boolean;
}

function rank(round: Round, lead: Lead, { ring, repsOf, needsKnownStock }: RingQuery): Ranking {
  const { settings, regions } = round.config;
  const dealers = [...round.session.table('dealers').rows()];
  const work = workOfDealers(round);
  return rankDealers({
    leadId: lead.id,
    point: { latitude: lead.latitude ?? 0, longitude: lead.longitude ?? 0 },
    intent: lead.intent,
    modelId: lead.modelId,
    dealers,
    repsOf,
    alreadyAsked: askedBefore(round, lead),
    maxRadiusKm: (region) => radiusOf(round, region),
    widestRadiusKm: Math.max(settings.maxRadiusKm, ...regions.map(({ maxRadiusKm }) => maxRadiusKm ?? 0)),
    isOpen: (dealer) => isOpen(hoursOf(round, dealer), round.nowMs),
    isFull: (dealer) => (work.get(dealer.id) ?? 0) >= (dealer.maxOpenLeads ?? settings.openLeadsPerDealer),
    needsKnownStock,
    count: ring <= LAST_NEAR_RING ? settings.dealersPerRing : MAX_IN_LAST_RING,
  });
}

function radiusOf(round: Round, region: string): number {
  return regionOf(round, region)?.maxRadiusKm ?? round.config.settings.maxRadiusKm;
}

/** The number of leads that each dealer's reps are working on, by dealer ID. */
function workOfDealers(round: Round): Map<string, number> {
  const work = new Map<string, number>();
  for (const rep of round.session.table('reps').rows())
    work.set(rep.dealerId, (work.get(rep.dealerId) ?? 0) + workOf(rep, round.nowMs));
  return work;
}

/** Whether somebody passed because they do not have the model. */
function lacksStock(round: Round, lead: Lead): boolean {
  const offers = [...round.session.table('offers').rows()];
  return offers.some((offer) => offer.leadId === lead.id && offer.reason === NO_STOCK);
}

interface NobodyToAsk {
  readonly ring: number;
  readonly reason: string;
  readonly ranking: Ranking;
  readonly rings: readonly Ring[];
}

function holdOrHandOver(round: Round, lead: Lead, { ring, reason, ranking, rings }: NobodyToAsk): OfferOutcome {
  const kept = keptRings(round, ring <= LAST_RING ? rings : readRings(round, lead));
  const closed = ring <= LAST_RING ? closedDealers(round, ranking) : [];
  const opening = firstOpening(round, closed);
  const longestWaitHours = longestWait(round, lead);
  if (opening && opening.atMs - round.nowMs <= longestWaitHours * HOUR_MS) {
    deferLead(round, lead, { reason, opening, closed: closed.length, kept });
    return 'held';
  }
  const count = askedBefore(round, lead).size;
  const nobody =
    closed.length > 0 ? `No dealer in reach opens within ${longestWaitHours} hours.` : 'No dealer could be asked.';
  const why = count > 0 ? `Nobody of ${count} dealers claimed it.` : nobody;
  const region = lead.region || closed[0]?.region || '';
  const known = round.session.table('leads').update(lead.id, { region });
  const forManager = count > 0 ? 'why.unclaimed' : 'why.nobody';
  escalateToManager(round, { ...known, ...kept }, { reason: why, why: forManager, dealersAsked: count });
  return 'with-manager';
}

/**
 * The longest further wait, in hours. A lead that has already waited for an opening does not wait another day: a manager takes
 * it today.
 */
function longestWait(round: Round, lead: Lead): number {
  const { longestWaitHours } = round.config.settings;
  const hasWaited = lead.heldUntil !== null && lead.ring !== null;
  return hasWaited ? Math.min(longestWaitHours, LONGEST_SECOND_WAIT_HOURS) : longestWaitHours;
}

/** Enough for dealers two time zones away, who open later. */
const LONGEST_SECOND_WAIT_HOURS = 2;

function closedDealers(round: Round, { considered }: Ranking): Dealer[] {
  const closed = considered.filter(({ verdict }) => verdict === 'closed');
  return closed.map(({ dealerId }) => round.session.table('dealers').get(dealerId)).filter((d) => d !== undefined);
}

/** Whether this dealer would be asked but has no capacity. */
function isLeftOut(candidate: Candidate, roomy: Ranking['chosen']): boolean {
  return candidate.verdict === 'asked' && !roomy.some(({ dealer }) => dealer.id === candidate.dealerId);
}

function askedBefore(round: Round, lead: Lead): Set<string> {
  const asked = readRings(round, lead).flatMap((ring) => ring.considered.filter(({ verdict }) => verdict === 'asked'));
  const offered = [...round.session.table('offers').rows()].filter(
    ({ leadId, reason }) => leadId === lead.id && reason !== MOVED,
  );
  return new Set([...asked, ...offered].map(({ dealerId }) => dealerId));
}

/** Reps that may be asked now: active, on duty, not cooling down, with a number that WhatsApp can reach. */
function availableReps(round: Round): Map<string, Rep[]> {
  const isAvailable = ({ active, offDuty, unreachableSince, skipUntil, phone, userId }: Rep) =>
    active &&
    !offDuty &&
    unreachableSince === null &&
    (skipUntil ?? 0) <= round.nowMs &&
    (userId !== '' || toWhatsAppDigits(phone) !== null);
  return groupBy([...round.session.table('reps').rows()].filter(isAvailable), ({ dealerId }) => dealerId);
}

function listed(considered: readonly Candidate[]): Candidate[] {
  return considered.filter((c, index) => index < MAX_LISTED || c.verdict === 'asked');
}
