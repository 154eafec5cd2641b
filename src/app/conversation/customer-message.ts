/** A message from a customer: screened until dealers can be asked, then passed on to whoever owns the lead. */
import { understand } from '../../core/chat/understand.ts';
import type { MessageEvent } from '../../core/events.ts';
import { attribute } from '../../core/lead/attribution.ts';
import { isOver, isWithOwner } from '../../core/lead/progress.ts';
import { oneLine } from '../../core/lib/text.ts';
import { readChoice } from '../../core/tokens/signed-choice.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { takeAnswer } from '../assignment/contact-survey.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { opensAgain, tellOpening } from '../routing/defer-lead.ts';
import { beginLead, reopenLead } from '../screening/begin-lead.ts';
import { recogniseCustomer } from '../screening/identify-sender.ts';
import { learnIdentity } from '../screening/learn-identity.ts';
import { optOut } from '../screening/opt-out.ts';
import { screenCustomer } from '../screening/screen-customer.ts';
import { relayToOwner } from './relay-to-owner.ts';

export function handleCustomerMessage(round: Round, event: MessageEvent): EventOutcome {
  const { content } = event;
  const attribution = attribute(event, round.config.campaigns);
  const customer = recogniseCustomer(round, event.from, { name: oneLine(event.name), ...attribution });
  const learnt = learnIdentity(round, event, customer);
  if (learnt) return learnt;
  const answer = understand(content, customer, round.config);
  if (answer.kind === 'stop') return optOut(round, customer);
  if (customer.optedOut && answer.kind !== 'start')
    return { outcome: 'opted out: kept, not answered', leadId: customer.leadId };
  const choice = content.type === 'reply' ? readChoice(content.id) : null;
  if (choice) return takeAnswer(round, customer, choice);
  const lead = round.session.table('leads').get(customer.leadId);
  if (answer.kind === 'start' || !lead || isOver(lead, round.nowMs, round.config.settings.protectionDays))
    return beginLead(round, event, customer, attribution);
  if (lead.status === 'ABANDONED') return reopenLead(round, event, customer, lead);
  if (lead.status === 'SCREENING' && customer.step !== 'HANDED_OVER')
    return screenCustomer(round, event, { customer, lead, answer });
  return continueWithOwner(round, event, { customer, lead, isAside: answer.kind === 'aside' });
}

function continueWithOwner(
  round: Round,
  event: MessageEvent,
  { customer, lead, isAside }: { customer: Customer; lead: Lead; isAside: boolean },
): EventOutcome {
  if (isWithOwner(lead) || lead.status === 'WITH_MANAGER') {
    relayToOwner(round, event, lead);
    return { outcome: 'forwarded to the owner', leadId: lead.id };
  }
  if (lead.status === 'UNCLAIMED' && !isAside) reassure(round, customer, lead);
  return { outcome: 'kept with the lead', leadId: lead.id };
}

function reassure(round: Round, customer: Customer, lead: Lead): void {
  const opening = opensAgain(round, lead);
  if (opening) tellOpening(round, lead, opening, 'customer.stillClosed');
  else tellCustomer(round, { customer, leadId: lead.id }, 'customer.stillSearching');
}
