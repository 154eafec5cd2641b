/** A lead leaves its owner and has none until it is given or offered again. What was promised to the customer stays. */
import type { Lead } from '../../tables/leads.ts';
import type { Offer } from '../../tables/offers.ts';
import { dropManagerLead, isManager, managerOf } from '../messages/lead-owner.ts';
import { orderRoom } from '../messages/room-orders.ts';
import { appendToLedger, moveLead, type Round, type Why } from '../round/round.ts';
import { dropOpenLead } from './open-leads.ts';

const NOBODY = { dealerId: '', dealerName: '', repId: '', repName: '', claimedAt: null, claimEventId: '' } as const;

/** `offerStatus`: the new status of the offer that had won. */
export function releaseLead(
  round: Round,
  lead: Lead,
  offerStatus: Offer['status'],
  { patch = {}, ...why }: Why & { readonly patch?: Partial<Lead> },
): Lead {
  const { session } = round;
  if (isManager(lead.repId)) dropManagerLead(round, managerOf(round, lead.region).phone, lead.id);
  else endTerm(round, lead, offerStatus);
  orderRoom(round, lead, session.table('reps').get(lead.repId), 'room.free');
  delete session.system.clocks.questions[lead.id];
  delete session.system.clocks.contacts[lead.id];
  for (const offer of [...session.table('offers').rows()]) {
    if (offer.leadId === lead.id && (offer.status === 'WON' || offer.status === 'GIVEN'))
      session.table('offers').update(offer.id, { status: offerStatus });
  }
  return moveLead(round, lead, 'UNCLAIMED', { ...why, patch: { ...NOBODY, ownerDueAt: null, ...patch } });
}

function endTerm(round: Round, lead: Lead, offerStatus: Offer['status']): void {
  dropOpenLead(round, lead.repId, lead.id);
  appendToLedger(round, offerStatus === 'TAKEN_BACK' ? 'TAKE_BACK' : 'HAND_ON', lead.id, {
    leadId: lead.id,
    customerId: lead.customerId,
    dealerId: lead.dealerId,
    repId: lead.repId,
    claimedAt: lead.claimedAt,
    dueAt: lead.ownerDueAt,
    endedAt: round.nowMs,
  });
}
