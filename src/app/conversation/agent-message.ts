/**
 * What somebody wrote to a customer in the provider's own inbox: recorded with the lead, and counted as contact when the owner
 * wrote it.
 */
import { wordsOf } from '../../core/chat/carry.ts';
import type { AgentMessageEvent } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { noteFirstContact } from '../assignment/first-contact.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { logMessage, type Round } from '../round/round.ts';
import { knownCustomerId } from '../screening/identify-sender.ts';

export function handleAgentMessage(round: Round, event: AgentMessageEvent): EventOutcome {
  const { session } = round;
  const customer = session.table('customers').get(knownCustomerId(round, event.from) ?? '');
  if (!customer) return { outcome: 'agent wrote to somebody unknown', leadId: '' };
  const lead = session.table('leads').get(customer.leadId);
  const rep = [...session.table('reps').rows()].find(({ agentId }) => agentId !== '' && agentId === event.agentId);
  logMessage(round, {
    id: event.id,
    leadId: lead?.id ?? '',
    direction: 'out',
    party: 'customer',
    partyId: customer.id,
    type: event.content.type,
    text: `${oneLine(rep?.name || event.agentName, 40)}: ${wordsOf(event.content)}`,
    delivery: 'SENT',
  });
  if (!lead || !rep || lead.repId !== rep.id)
    return { outcome: 'agent wrote, who is not the owner', leadId: lead?.id ?? '' };
  noteFirstContact(round, lead, { atMs: event.receivedAtMs, reason: 'Wrote to the customer in the inbox.' });
  return { outcome: 'owner wrote in the inbox', leadId: lead.id };
}
