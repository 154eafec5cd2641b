/**
 * Releases a person who is to be erased: their leads end, nothing more is sent to them, and a later message from their number
 * counts as a new person's.
 */
import type { PersonLeavesEvent } from '../../core/privacy/person-leaves.ts';
import type { Lead } from '../../tables/leads.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { moveLead, type Round } from '../round/round.ts';
import { withdraw } from '../screening/opt-out.ts';
import { endSilence } from '../screening/silence-timer.ts';
import { closeByStaff } from './close-by-staff.ts';

const WHY = { actor: 'staff', reason: 'Erased on request.' } as const;

export function letGo(round: Round, { ids, aliases }: PersonLeavesEvent): EventOutcome {
  const { session } = round;
  const own = new Set(ids);
  for (const id of ids) {
    const lead = session.table('leads').get(id);
    if (lead) endLead(round, lead);
    const customer = session.table('customers').get(id);
    if (customer) session.table('customers').update(id, { step: 'CLOSED', optedOut: true });
  }
  for (const row of [...session.table('outbox').rows()]) {
    const isTheirs = row.party === 'customer' && (own.has(row.partyId) || own.has(row.leadId));
    if (isTheirs && (row.state === 'RETRY' || row.state === 'UNCLEAR'))
      session.table('outbox').update(row.id, { state: 'FAILED', error: WHY.reason, nextTryAt: null });
  }
  const { system } = session;
  for (const alias of aliases) {
    system.forgetCustomer(alias);
    delete system.state.spaced[alias];
  }
  for (const id of ids) delete system.state.lookUps[id];
  for (const [key, { subject }] of Object.entries(system.state.alarms))
    if (own.has(subject) || aliases.some((alias) => subject.includes(alias))) delete system.state.alarms[key];
  return { outcome: 'a person was let go', leadId: '' };
}

function endLead(round: Round, lead: Lead): void {
  const { clocks } = round.session.system;
  endSilence(round, lead.id);
  delete clocks.questions[lead.id];
  delete clocks.contacts[lead.id];
  if (lead.status === 'SCREENING') moveLead(round, lead, 'ABANDONED', WHY);
  else if (lead.status === 'UNCLAIMED') withdraw(round, lead, WHY);
  else closeByStaff(round, lead, { actor: WHY.actor, because: 'OTHER' });
}
