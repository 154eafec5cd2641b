/** Takes a lead from an owner who did not contact the customer in time, tells everybody concerned, and asks other dealers. */
import { oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { releaseLead } from '../assignment/release-lead.ts';
import { tellManager } from '../messages/tell-manager.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { offerLead } from '../routing/offer-lead.ts';
import { tellStillAsking } from '../routing/tell-waiting.ts';

/** `rep` is undefined when staff removed the rep's row. */
export function reclaimLead(round: Round, lead: Lead, rep: Rep | undefined): void {
  const minutes = round.config.settings.firstContactMinutes;
  const who = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  const reason = `${who.rep} of ${who.dealer} did not contact the customer within ${minutes} minutes.`;
  const patch = { takenBack: (lead.takenBack ?? 0) + 1 };
  const open = releaseLead(round, lead, 'TAKEN_BACK', { actor: 'clock', reason, patch });
  if (rep) notifyRep(round, { rep, lead }, 'rep.takenBack', { lead: lead.id, minutes });
  tellManager(round, lead, 'manager.takenBack', { ...who, minutes });
  raiseAlert(round, {
    rule: 'first-contact-missed',
    subject: lead.id,
    text: `${reason} The lead is offered to others.`,
  });
  if (offerLead(round, open, reason) === 'asked') tellStillAsking(round, open, 'customer.takenBack', { rep: who.rep });
}
