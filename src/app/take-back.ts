/** An owner who did not contact the customer in time loses the lead: everybody concerned is told, and others are asked. */
import { oneLine } from '../core/lib/text.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import { offerLead } from './offer-lead.ts';
import { dropOpenLead } from './own-leads.ts';
import { appendToLedger, moveLead, type Round, raiseAlert } from './round.ts';
import { tellManager } from './tell-manager.ts';
import { tellRep } from './tell-rep.ts';

/** `rep` is missing when staff removed the row. */
export function takeBack(round: Round, lead: Lead, rep: Rep | undefined): void {
  const { session, config } = round;
  const minutes = config.settings.firstContactMinutes;
  const who = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  const reason = `${who.rep} of ${who.dealer} did not contact the customer within ${minutes} minutes.`;
  appendToLedger(round, 'TAKE_BACK', lead.id, {
    leadId: lead.id,
    customerId: lead.customerId,
    dealerId: lead.dealerId,
    repId: lead.repId,
    claimedAt: lead.claimedAt,
    dueAt: lead.ownerDueAt,
    takenBackAt: round.nowMs,
  });
  dropOpenLead(round, lead.repId, lead.id);
  delete session.system.clocks.questions[lead.id];
  for (const offer of [...session.table('offers').rows()]) {
    if (offer.leadId === lead.id && offer.status === 'WON')
      session.table('offers').update(offer.id, { status: 'TAKEN_BACK' });
  }
  const patch = { dealerId: '', dealerName: '', repId: '', repName: '', claimedAt: null, claimEventId: '' };
  const freed = { ...patch, ownerDueAt: null, takenBack: (lead.takenBack ?? 0) + 1 };
  const open = moveLead(round, lead, 'UNCLAIMED', { actor: 'clock', reason }, freed);
  if (rep) tellRep(round, { rep, lead }, 'rep.takenBack', { lead: lead.id, minutes });
  tellManager(round, lead, 'manager.takenBack', { ...who, minutes });
  raiseAlert(round, 'P1', 'first-contact-missed', lead.id, `${reason} The lead is offered to others.`);
  offerLead(round, open, reason);
}
