/** Offering a lead to the next ring of dealers, and to a manager by name when the rings have run out. */
import type { Outgoing } from '../core/events.ts';
import { type Candidate, rankDealers } from '../core/lead/rank-dealers.ts';
import { makeToken } from '../core/lead/token.ts';
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import { oneLine } from '../core/lib/text.ts';
import { MINUTE_MS } from '../core/lib/time.ts';
import type { Lead } from '../tables/leads.ts';
import type { Dealer, Rep } from '../tables/network.ts';
import type { Offer } from '../tables/offers.ts';
import { handToManager } from './hand-to-manager.ts';
import { postMessage } from './post-message.ts';
import { moveLead, noteOnTimeline, type Round, regionOf, say } from './round.ts';
import { intentWord, kilometres, maskedName } from './words.ts';

/** Rings 1 and 2 ask the nearest dealers; ring 3 asks all that are left within the radius; then a manager gets the lead. */
const LAST_NEAR_RING = 2;
const LAST_RING = 3;
/** A cell holds 50,000 characters; further dealers are summed up. */
const MAX_LISTED = 300;

interface Ring {
  readonly ring: number;
  readonly considered: readonly Candidate[];
}

/** Asks the next ring. When nobody is left to ask, no later ring could ask anybody either: a manager gets the lead. */
export function offerLead(round: Round, lead: Lead, reason: string): void {
  const rings = readRings(lead);
  const asked = new Set(rings.flatMap((r) => r.considered.filter((c) => c.verdict === 'asked').map((c) => c.dealerId)));
  const repsOf = availableReps(round);
  const dealers = [...round.session.table('dealers').rows()];
  const { settings } = round.config;
  const ring = (lead.ring ?? 0) + 1;
  const ranking = rankDealers({
    point: { latitude: lead.latitude ?? 0, longitude: lead.longitude ?? 0 },
    intent: lead.intent,
    modelId: lead.modelId,
    dealers,
    repsOf,
    alreadyAsked: asked,
    maxRadiusKm: (region) => regionOf(round, region)?.maxRadiusKm ?? settings.maxRadiusKm,
    count: ring <= LAST_NEAR_RING ? settings.dealersPerRing : dealers.length,
  });
  if (ring <= LAST_RING && ranking.chosen.length > 0) {
    rings.push({ ring, considered: listed(ranking.considered) });
    askRing(round, lead, { ring, reason, rings, chosen: ranking.chosen, repsOf });
    return;
  }
  if (ring <= LAST_RING) rings.push({ ring, considered: listed(ranking.considered) });
  const why = asked.size > 0 ? `Nobody of ${asked.size} dealers claimed it.` : 'No dealer could be asked.';
  handToManager(round, { ...lead, asked: JSON.stringify(rings) }, { reason: why, dealersAsked: asked.size });
}

interface RingPlan {
  readonly ring: number;
  readonly reason: string;
  readonly rings: readonly Ring[];
  readonly chosen: readonly { dealer: Dealer; distanceKm: number }[];
  readonly repsOf: ReadonlyMap<string, readonly Rep[]>;
}

function askRing(round: Round, lead: Lead, plan: RingPlan): void {
  const region = lead.region || plan.chosen[0]?.dealer.region || '';
  const windowMinutes = regionOf(round, region)?.windowMinutes ?? round.config.settings.claimWindowMinutes;
  const windowEndsAt = round.nowMs + windowMinutes * MINUTE_MS;
  const patch: Partial<Lead> = {
    region,
    ring: plan.ring,
    windowMinutes,
    windowEndsAt,
    routedAt: lead.routedAt ?? round.nowMs,
    asked: JSON.stringify(plan.rings),
  };
  const why = {
    actor: 'hub',
    reason: `${plan.reason} Ring ${plan.ring}: ${plan.chosen.map((c) => c.dealer.id).join(', ')}.`,
  };
  const offered =
    lead.status === 'UNCLAIMED'
      ? round.session.table('leads').update(lead.id, patch)
      : moveLead(round, lead, 'UNCLAIMED', why, patch);
  if (lead.status === 'UNCLAIMED') noteOnTimeline(round, lead.id, `RING ${lead.ring}`, `RING ${plan.ring}`, why);
  round.session.system.state.waiting[lead.id] = windowEndsAt;
  let number = offersSoFar(round, lead.id);
  for (const { dealer, distanceKm } of plan.chosen) {
    for (const rep of plan.repsOf.get(dealer.id) ?? [])
      makeOffer(round, offered, { dealer, distanceKm, rep, number: ++number });
  }
}

function makeOffer(
  round: Round,
  lead: Lead,
  to: { dealer: Dealer; distanceKm: number; rep: Rep; number: number },
): void {
  const offer: Offer = {
    id: `${lead.id}-${to.number}`,
    leadId: lead.id,
    ring: lead.ring,
    repId: to.rep.id,
    repName: to.rep.name,
    dealerId: to.dealer.id,
    dealerName: to.dealer.name,
    distanceKm: to.distanceKm,
    status: 'OPEN',
    offeredAt: round.nowMs,
    expiresAt: lead.windowEndsAt,
    answeredAt: null,
    answerMs: null,
    reason: '',
  };
  round.session.table('offers').append(offer);
  postMessage(round, {
    key: 'rep.offer',
    to: toWhatsAppDigits(to.rep.phone) ?? to.rep.userId,
    party: 'rep',
    partyId: to.rep.id,
    leadId: lead.id,
    lastHeardMs: to.rep.lastMessageAt,
    ...offerContent(round, lead, offer, to.rep),
  });
}

/** The customer's name and number stay hidden: only the winner gets them. */
function offerContent(round: Round, lead: Lead, offer: Offer, rep: Rep): { content: Outgoing; template: Outgoing } {
  const language = rep.language || 'id';
  const secret = round.tokenSecret;
  const tap = { leadId: lead.id, offerId: offer.id };
  const claim = makeToken({ kind: 'claim', ...tap }, rep.id, secret);
  const decline = makeToken({ kind: 'decline', ...tap }, rep.id, secret);
  const values = {
    lead: lead.id,
    intent: intentWord(round, lead.intent, language),
    model: lead.modelName || say(round, 'word.anyModel', language),
    area: oneLine(lead.area) || '—',
    distance: kilometres(offer.distanceKm, language),
    minutes: lead.windowMinutes ?? 0,
    customer: maskedName(lead.customerName),
  };
  return {
    content: {
      type: 'buttons',
      body: say(round, 'rep.offer', language, values),
      buttons: [
        { id: claim, title: say(round, 'rep.button.claim', language) },
        { id: decline, title: say(round, 'rep.button.decline', language) },
      ],
    },
    template: {
      type: 'template',
      name: round.config.settings.offerTemplate,
      language,
      parameters: [values.lead, values.intent, values.model, values.area, values.distance, String(values.minutes)],
      payloads: [claim, decline],
    },
  };
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

function offersSoFar(round: Round, leadId: string): number {
  let highest = 0;
  for (const offer of round.session.table('offers').rows()) {
    if (offer.leadId === leadId) highest = Math.max(highest, Number(offer.id.slice(leadId.length + 1)));
  }
  return highest;
}
