/** Offering a lead to a ring of dealers: the window on the lead, and an offer with a message for every rep. */
import type { Outgoing } from '../../core/events.ts';
import { claimWindowMinutes } from '../../core/hours/claim-window.ts';
import { addOpenMinutes } from '../../core/hours/open-hours.ts';
import { wantsUnit } from '../../core/lead/pass-reasons.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { MINUTE_MS, workbookMinutes } from '../../core/lib/time.ts';
import { forgetOffers, noteOffer } from '../../core/routing/pace.ts';
import { makeToken } from '../../core/tokens/offer-token.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { hoursOf } from '../assignment/dealer-hours.ts';
import { offersSoFar } from '../assignment/offers-of-lead.ts';
import { areaWord, intentWord, kilometres, maskedName } from '../messages/format-words.ts';
import { postMessage } from '../messages/post-message.ts';
import { moveLead, noteOnTimeline, type Round, regionOf, say } from '../round/round.ts';
import { placeOf } from './defer-lead.ts';
import type { KeptRings } from './rings.ts';

interface RingPlan {
  readonly ring: number;
  readonly reason: string;
  /** All rings so far with their verdicts, as stored on the lead. */
  readonly kept: KeptRings;
  readonly chosen: readonly { dealer: Dealer; distanceKm: number }[];
  readonly repsOf: ReadonlyMap<string, readonly Rep[]>;
}

/** Opens the claim window and asks every rep of the ring at the same moment. */
export function offerRing(round: Round, lead: Lead, plan: RingPlan): void {
  const region = lead.region || plan.chosen[0]?.dealer.region || '';
  const windowMinutes = lead.windowMinutes ?? windowNow(round, region);
  const windowEndsAt = windowEnd(round, plan, windowMinutes);
  const patch: Partial<Lead> = {
    region,
    ring: plan.ring,
    windowMinutes,
    windowEndsAt,
    routedAt: lead.routedAt ?? round.nowMs,
    ...plan.kept,
  };
  const why = {
    actor: 'hub',
    reason: `${plan.reason} Ring ${plan.ring}: ${plan.chosen.map((c) => c.dealer.id).join(', ')}.`,
  };
  const offered =
    lead.status === 'UNCLAIMED'
      ? round.session.table('leads').update(lead.id, patch)
      : moveLead(round, lead, 'UNCLAIMED', { ...why, patch });
  if (lead.status === 'UNCLAIMED')
    noteOnTimeline(round, { id: lead.id, status: placeOf(lead) }, `RING ${plan.ring}`, why);
  round.session.system.state.waiting[lead.id] = windowEndsAt;
  forgetOffers(round.session.system.state.pace, round.nowMs);
  ringReps(round, offered, plan);
}

/** Creates an offer and a message for every rep of these dealers. */
export function ringReps(round: Round, lead: Lead, { chosen, repsOf }: Pick<RingPlan, 'chosen' | 'repsOf'>): void {
  let number = offersSoFar(round, lead.id);
  for (const { dealer, distanceKm } of chosen) {
    notePace(round, lead, dealer);
    for (const rep of repsOf.get(dealer.id) ?? [])
      makeOffer(round, lead, { dealer, distanceKm, rep, number: ++number });
  }
}

/** The window in minutes. It is stored on the lead, so that a later change of settings does not change what was promised. */
function windowNow(round: Round, region: string): number {
  const hour = Math.floor(workbookMinutes(round.nowMs) / 60);
  return claimWindowMinutes(regionOf(round, region), hour, round.config.settings.claimWindowMinutes);
}

/** Only open time counts: the window ends as soon as one of the dealers has been open for all of it. */
function windowEnd(round: Round, { chosen }: RingPlan, minutes: number): number {
  const ends = chosen.map(({ dealer }) => addOpenMinutes(hoursOf(round, dealer), round.nowMs, minutes));
  const known = ends.filter((end) => end !== null);
  return known.length > 0 ? Math.min(...known) : round.nowMs + minutes * MINUTE_MS;
}

/**
 * Counts the lead against the dealer’s pace in the morning. A lead that arrived during opening hours never takes a dealer’s
 * last place from the backlog.
 */
function notePace(round: Round, lead: Lead, dealer: Dealer): void {
  const { offersPerDealerPer10Minutes: limit } = round.config.settings;
  noteOffer(round.session.system.state.pace, dealer.id, round.nowMs, lead.heldUntil === null ? limit - 1 : limit);
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
  const { settings } = round.config;
  const tap = { leadId: lead.id, offerId: offer.id };
  const claim = makeToken({ kind: 'claim', ...tap }, rep.id, secret);
  const decline = makeToken({ kind: 'decline', ...tap }, rep.id, secret);
  const noStock = makeToken({ kind: 'no-stock', ...tap }, rep.id, secret);
  const values = {
    lead: lead.id,
    intent: intentWord(round, lead.intent, language),
    model: lead.modelName || say(round, 'word.anyModel', language),
    area: areaWord(round, lead, language) || '—',
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
        ...(wantsUnit(lead) ? [{ id: noStock, title: say(round, 'rep.button.noStock', language) }] : []),
        { id: decline, title: say(round, 'rep.button.decline', language) },
      ],
    },
    template: {
      type: 'template',
      name: wantsUnit(lead) ? settings.offerTemplate : settings.plainOfferTemplate,
      language,
      parameters: [values.lead, values.intent, values.model, values.area, values.distance, String(values.minutes)],
      payloads: wantsUnit(lead) ? [claim, noStock, decline] : [claim, decline],
    },
  };
}
