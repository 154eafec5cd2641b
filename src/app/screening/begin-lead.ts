/** Begins a new lead, or reopens one that was abandoned. */
import { addWords } from '../../core/chat/last-words.ts';
import { type MessageRead, readMessage } from '../../core/chat/read-message.ts';
import type { MessageEvent } from '../../core/events.ts';
import type { Attribution } from '../../core/lead/attribution.ts';
import { isTaken } from '../../core/lead/progress.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import { leadId } from '../../store/state/lead-times.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { moveLead, noteOnTimeline, type Round } from '../round/round.ts';
import { newLead } from './new-lead.ts';
import { screenCustomer } from './screen-customer.ts';

export function beginLead(
  round: Round,
  event: MessageEvent,
  customer: Customer,
  attribution: Attribution,
): EventOutcome {
  const id = leadId(++round.session.system.state.leads);
  const before = round.session.table('leads').get(customer.leadId);
  const lead = {
    ...newLead(round, id, customer, attribution),
    returnsTo: before ? formerOwner(round, before) : '',
    said: addWords('', event.content),
  };
  round.session.table('leads').append(lead);
  noteOnTimeline(round, { id: id, status: '' }, 'SCREENING', {
    actor: `customer ${customer.id}`,
    reason: `First message, from ${attribution.channel}.`,
  });
  const fresh = round.session.table('customers').update(customer.id, {
    leadId: id,
    step: 'INTENT',
    intent: '',
    modelId: '',
    reprompts: 0,
    optedOut: false,
  });
  // What the first message tells is used at once; a message that tells nothing gets the greeting.
  const read = readMessage(event.content, fresh, round.config);
  return screenCustomer(round, event, { customer: fresh, lead, read, isFirst: true });
}

/** ID of the rep who served this customer last, while the protection window lasts; else ''. */
function formerOwner(round: Round, before: Lead): string {
  const since = before.closedAt ?? before.claimedAt ?? 0;
  const isProtected = round.nowMs - since <= round.config.settings.protectionDays * DAY_MS;
  return isTaken(before) && isProtected ? before.repId : '';
}

/** The customer returns to where the dialogue stopped, and the message counts as an answer there. */
export function reopenLead(
  round: Round,
  event: MessageEvent,
  { customer, lead, read }: { customer: Customer; lead: Lead; read: MessageRead },
): EventOutcome {
  const why = { actor: `customer ${customer.id}`, reason: 'The customer is back.' };
  const open = moveLead(round, lead, 'SCREENING', { ...why, patch: { remindedAt: null } });
  // After a day, "halo" is not a wrong answer: the question is simply asked again.
  return screenCustomer(round, event, { customer, lead: open, read, isFirst: true });
}
