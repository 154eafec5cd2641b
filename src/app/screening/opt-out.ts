/** A customer wants no more messages: they get one confirmation, and after that nothing from anybody. */
import { isWithOwner } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { moveLead, noteOnTimeline, type Round } from '../round/round.ts';
import { endSilence } from './silence-timer.ts';

export function optOut(round: Round, customer: Customer): EventOutcome {
  const lead = round.session.table('leads').get(customer.leadId);
  if (!customer.optedOut) {
    const stopped = round.session.table('customers').update(customer.id, { optedOut: true, step: 'CLOSED' });
    if (lead) endLead(round, stopped, lead);
    tellCustomer(round, { customer: stopped, leadId: customer.leadId }, 'customer.optedOut');
  }
  return { outcome: 'opted out', leadId: customer.leadId };
}

function endLead(round: Round, customer: Customer, lead: Lead): void {
  const why = { actor: `customer ${customer.id}`, reason: 'Asked for no more messages.' };
  endSilence(round, lead.id);
  delete round.session.system.clocks.questions[lead.id];
  if (lead.status === 'SCREENING') moveLead(round, lead, 'ABANDONED', why);
  else if (lead.status === 'UNCLAIMED') withdraw(round, lead, why);
  else noteOnTimeline(round, lead, 'OPTED OUT', why);
  const rep = isWithOwner(lead) ? round.session.table('reps').get(lead.repId) : undefined;
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60) };
  if (rep) notifyRep(round, { rep, lead }, 'rep.customerStopped', values);
}

/** Ends the open offers of a lead whose customer may no longer be written to. */
export function withdraw(round: Round, lead: Lead, why: { actor: string; reason: string }): void {
  const offers = round.session.table('offers');
  for (const offer of [...offers.rows()]) {
    if (offer.leadId === lead.id && offer.status === 'OPEN') offers.update(offer.id, { status: 'EXPIRED' });
  }
  delete round.session.system.state.waiting[lead.id];
  moveLead(round, lead, 'ABANDONED', { ...why, patch: { windowEndsAt: null } });
}
