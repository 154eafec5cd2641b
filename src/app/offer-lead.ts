/** To whom a lead goes next: the next ring of dealers, a wait until they open, or a manager by name when the rings have run out. */
import { isOpen } from '../core/lead/open-hours.ts';
import { type Candidate, type Ranking, rankDealers } from '../core/lead/rank-dealers.ts';
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import { HOUR_MS } from '../core/lib/time.ts';
import type { Lead } from '../tables/leads.ts';
import type { Dealer, Rep } from '../tables/network.ts';
import { askRing } from './ask-ring.ts';
import { handToManager } from './hand-to-manager.ts';
import { holdForRoom, holdLead, withRoom } from './hold-lead.ts';
import { firstOpening, hoursOf } from './opening-times.ts';
import { type Round, regionOf } from './round.ts';

/** Rings 1 and 2 ask the nearest dealers; ring 3 asks all that are left within the radius; then a manager gets the lead. */
const LAST_NEAR_RING = 2;
const LAST_RING = 3;
/** A cell holds 50,000 characters; further dealers are summed up. */
const MAX_LISTED = 200;

interface Ring {
  readonly ring: number;
  readonly considered: readonly Candidate[];
}

export type OfferOutcome = 'asked' | 'held' | 'with-manager';

/**
 * Asks the next ring. While nobody in reach is open, the lead is held. When nobody is left to ask, no later ring could
 * ask anybody either: a manager gets the lead.
 */
export function offerLead(round: Round, lead: Lead, reason: string): OfferOutcome {
  const repsOf = availableReps(round);
  const ring = (lead.ring ?? 0) + 1;
  const ranking = rankForRing(round, lead, ring, repsOf);
  const { chosen } = ranking;
  const roomy = withRoom(round, lead, chosen);
  const considered = listed(ranking.considered).map((c) =>
    isLeftOut(c, roomy) ? { ...c, verdict: 'busy' as const } : c,
  );
  const rings = [...readRings(lead).filter((each) => each.ring !== ring), { ring, considered }];
  if (ring > LAST_RING || chosen.length === 0) return holdOrHandOver(round, lead, { ring, reason, ranking, rings });
  if (roomy.length === 0) {
    holdForRoom(round, lead, chosen);
    return 'held';
  }
  askRing(round, lead, { ring, reason, asked: JSON.stringify(rings), chosen: roomy, repsOf });
  return 'asked';
}

function rankForRing(round: Round, lead: Lead, ring: number, repsOf: ReadonlyMap<string, Rep[]>): Ranking {
  const { settings } = round.config;
  const dealers = [...round.session.table('dealers').rows()];
  return rankDealers({
    point: { latitude: lead.latitude ?? 0, longitude: lead.longitude ?? 0 },
    intent: lead.intent,
    modelId: lead.modelId,
    dealers,
    repsOf,
    alreadyAsked: askedBefore(lead),
    maxRadiusKm: (region) => regionOf(round, region)?.maxRadiusKm ?? settings.maxRadiusKm,
    isOpen: (dealer) => isOpen(hoursOf(round, dealer), round.nowMs),
    count: ring <= LAST_NEAR_RING ? settings.dealersPerRing : dealers.length,
  });
}

interface NobodyToAsk {
  readonly ring: number;
  readonly reason: string;
  readonly ranking: Ranking;
  readonly rings: readonly Ring[];
}

function holdOrHandOver(round: Round, lead: Lead, { ring, reason, ranking, rings }: NobodyToAsk): OfferOutcome {
  const asked = JSON.stringify(ring <= LAST_RING ? rings : readRings(lead));
  const closed = ring <= LAST_RING ? closedDealers(round, ranking) : [];
  const opening = firstOpening(round, closed);
  const { longestWaitHours } = round.config.settings;
  if (opening && opening.atMs - round.nowMs <= longestWaitHours * HOUR_MS) {
    holdLead(round, lead, { reason, opening, closed: closed.length, asked });
    return 'held';
  }
  const count = askedBefore(lead).size;
  const nobody =
    closed.length > 0 ? `No dealer in reach opens within ${longestWaitHours} hours.` : 'No dealer could be asked.';
  const why = count > 0 ? `Nobody of ${count} dealers claimed it.` : nobody;
  const region = lead.region || closed[0]?.region || '';
  const known = round.session.table('leads').update(lead.id, { region });
  handToManager(round, { ...known, asked }, { reason: why, dealersAsked: count });
  return 'with-manager';
}

function closedDealers(round: Round, { considered }: Ranking): Dealer[] {
  const closed = considered.filter(({ verdict }) => verdict === 'closed');
  return closed.map(({ dealerId }) => round.session.table('dealers').get(dealerId)).filter((d) => d !== undefined);
}

/** Was this dealer to be asked, and has no room? */
function isLeftOut(candidate: Candidate, roomy: Ranking['chosen']): boolean {
  return candidate.verdict === 'asked' && !roomy.some(({ dealer }) => dealer.id === candidate.dealerId);
}

function askedBefore(lead: Lead): Set<string> {
  const asked = readRings(lead).flatMap((ring) => ring.considered.filter(({ verdict }) => verdict === 'asked'));
  return new Set(asked.map(({ dealerId }) => dealerId));
}

/** Reps that may be asked now: active, on duty, not cooling down, with a number. */
function availableReps(round: Round): Map<string, Rep[]> {
  const byDealer = new Map<string, Rep[]>();
  for (const rep of round.session.table('reps').rows()) {
    if (!rep.active || rep.offDuty || (rep.skipUntil ?? 0) > round.nowMs) continue;
    if (toWhatsAppDigits(rep.phone) === null && rep.userId === '') continue;
    byDealer.set(rep.dealerId, [...(byDealer.get(rep.dealerId) ?? []), rep]);
  }
  return byDealer;
}

function readRings(lead: Lead): Ring[] {
  return lead.asked === '' ? [] : (JSON.parse(lead.asked) as Ring[]);
}

function listed(considered: readonly Candidate[]): Candidate[] {
  return considered.filter((c, index) => index < MAX_LISTED || c.verdict === 'asked');
}
