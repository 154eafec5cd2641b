/** A lead gets its owner, in the same way for a claim, a manager's decision, and a customer who returns to their former rep. */
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { orderRoom } from '../messages/room-orders.ts';
import { appendToLedger, moveLead, type Round } from '../round/round.ts';
import { planQuestion } from './contact-survey.ts';
import { startContactClock } from './first-contact.ts';
import { introduceRep } from './introduce-rep.ts';
import { offersSoFar } from './offers-of-lead.ts';
import { addOpenLead } from './open-leads.ts';
import { tellLosers } from './tell-losers.ts';

export interface HandOff {
  readonly rep: Rep;
  readonly dealer: { readonly id: string; readonly name: string };
  readonly distanceKm: number | null;
  readonly atMs: number;
  readonly actor: string;
  readonly reason: string;
  /** The customer is at the dealer's with the rep: no introduction is sent, nor anything else they did not ask for. */
  readonly meets?: 'in person';
  /** The offer that won. Without one the lead was given by somebody, which is recorded as an offer of its own. */
  readonly offer?: { readonly id: string; readonly offeredAt: number | null };
}

/**
 * Makes the rep the lead's owner, ends its open offers, starts the contact clock and tells everybody. Returns the changed lead.
 */
export function assignLead(round: Round, lead: Lead, to: HandOff): Lead {
  const { session } = round;
  const { rep, dealer, atMs, offer } = to;
  delete session.system.state.waiting[lead.id];
  const waitedMs = offer ? atMs - (offer.offeredAt ?? atMs) : 0;
  const owned = moveLead(round, lead, 'CLAIMED', {
    actor: to.actor,
    reason: to.reason,
    patch: {
      dealerId: dealer.id,
      dealerName: dealer.name,
      repId: rep.id,
      repName: rep.name,
      claimedAt: atMs,
      claimEventId: round.eventId,
      windowEndsAt: null,
      routedAt: lead.routedAt ?? round.nowMs,
      ...startContactClock(round, { ...lead, dealerId: dealer.id }, atMs),
      ...(offer ? { secondsToClaim: Math.round(Math.max(0, waitedMs) / 1000) } : {}),
    },
  });
  const offerId = offer?.id ?? recordGiven(round, owned, to);
  endOffers(round, owned, offerId);
  session.table('reps').update(rep.id, { ignored: 0, skipUntil: null });
  addOpenLead(round, rep, lead.id);
  if (to.meets !== 'in person') planQuestion(round, lead, atMs);
  appendToLedger(round, 'HAND_OFF', lead.id, {
    leadId: lead.id,
    customerId: lead.customerId,
    offerId,
    dealerId: dealer.id,
    repId: rep.id,
    claimedAt: atMs,
    messageId: round.eventId,
  });
  if (to.meets !== 'in person') introduceRep(round, owned, to.distanceKm, rep);
  orderRoom(round, owned, rep, 'room.give');
  return owned;
}

function recordGiven(round: Round, lead: Lead, { rep, dealer, distanceKm, reason, atMs }: HandOff): string {
  const id = `${lead.id}-${offersSoFar(round, lead.id) + 1}`;
  round.session.table('offers').append({
    id,
    leadId: lead.id,
    ring: lead.ring,
    repId: rep.id,
    repName: rep.name,
    dealerId: dealer.id,
    dealerName: dealer.name,
    distanceKm,
    status: 'GIVEN',
    offeredAt: atMs,
    expiresAt: null,
    answeredAt: null,
    answerMs: null,
    reason,
  });
  return id;
}

function endOffers(round: Round, lead: Lead, wonOfferId: string): void {
  const offers = round.session.table('offers');
  const lost = [...offers.rows()].filter(
    (offer) => offer.leadId === lead.id && offer.status === 'OPEN' && offer.id !== wonOfferId,
  );
  for (const offer of lost) offers.update(offer.id, { status: 'TAKEN' });
  tellLosers(round, lead, lost);
}
