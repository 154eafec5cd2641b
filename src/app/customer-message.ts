/** A message from a customer: screened by the dialogue until dealers can be asked, then passed on to whoever owns the lead. */
import { continueDialogue, type DialogueResult } from '../core/chat/dialogue.ts';
import { promptFor } from '../core/chat/prompts.ts';
import { type Understood, understand } from '../core/chat/understand.ts';
import type { MessageEvent, Outgoing } from '../core/events.ts';
import { type Attribution, attribute } from '../core/lead/attribution.ts';
import { isWithOwner } from '../core/lead/progress.ts';
import { readChoice } from '../core/lead/signed-choice.ts';
import { clip, oneLine } from '../core/lib/text.ts';
import { DAY_MS } from '../core/lib/time.ts';
import type { MessageKey } from '../core/messages/catalogue.ts';
import { leadId } from '../store/hub-state.ts';
import type { Customer } from '../tables/customers.ts';
import type { Lead } from '../tables/leads.ts';
import type { TapOutcome } from './answer-rep.ts';
import { takeAnswer } from './ask-customer.ts';
import { carryToOwner } from './carry-to-owner.ts';
import { handToManager } from './hand-to-manager.ts';
import { opensAgain, tellOpening } from './hold-lead.ts';
import { newLead } from './new-lead.ts';
import { offerLead } from './offer-lead.ts';
import { recogniseCustomer } from './people.ts';
import { postMessage } from './post-message.ts';
import { noteOnTimeline, type Round, say } from './round.ts';

export function handleCustomerMessage(round: Round, event: MessageEvent): TapOutcome {
  const attribution = attribute(event, round.config.campaigns);
  const customer = recogniseCustomer(round, event.from, { name: oneLine(event.name), ...attribution });
  const answer = understand(event.content, customer, round.config);
  if (customer.optedOut && answer.kind !== 'start')
    return { outcome: 'opted out: kept, not answered', leadId: customer.leadId };
  const choice = event.content.type === 'reply' ? readChoice(event.content.id) : null;
  if (choice) return takeAnswer(round, customer, choice);
  const lead = round.session.table('leads').get(customer.leadId);
  if (answer.kind === 'start' || !lead || isOver(round, lead))
    return beginLead(round, event, customer, attribution, answer);
  if (lead.status === 'SCREENING' && customer.step !== 'HANDED_OVER') {
    return applyDialogue(round, { customer, lead, answer });
  }
  return continueWithOwner(round, event, customer, lead, answer);
}

/** A finished lead begins a new one; a claimed one stays with its owner for the protection window. */
function isOver(round: Round, lead: Lead): boolean {
  if (lead.status === 'WON' || lead.status === 'LOST' || lead.status === 'ABANDONED') return true;
  const since = lead.claimedAt ?? lead.routedAt ?? lead.createdAt ?? round.nowMs;
  const protectedMs = round.config.settings.protectionDays * DAY_MS;
  return (isWithOwner(lead) || lead.status === 'WITH_MANAGER') && round.nowMs - since > protectedMs;
}

function beginLead(
  round: Round,
  event: MessageEvent,
  customer: Customer,
  attribution: Attribution,
  answer: Understood,
): TapOutcome {
  const id = leadId(++round.session.system.state.leads);
  round.session.table('leads').append(newLead(round, id, customer, attribution));
  noteOnTimeline(round, id, '', 'SCREENING', {
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
  const lead = round.session.table('leads').get(id);
  if (!lead) throw new Error(`The lead ${id} was not kept`);
  // "Mau beli" in the first message answers the first question already; anything else gets the greeting.
  const again = understand(event.content, fresh, round.config);
  if (again.kind === 'intent' || again.kind === 'stop' || again.kind === 'human') {
    return applyDialogue(round, { customer: fresh, lead, answer: again });
  }
  if (answer.kind !== 'aside') ask(round, fresh, id);
  return { outcome: 'lead begun', leadId: id };
}

function applyDialogue(round: Round, at: { customer: Customer; lead: Lead; answer: Understood }): TapOutcome {
  const result = continueDialogue(at.customer, at.answer, round.config.settings.repromptsBeforeHuman);
  const customer = round.session.table('customers').update(at.customer.id, result.patch);
  const product = round.config.products.find((p) => p.id === customer.modelId);
  const lead = round.session.table('leads').update(at.lead.id, {
    intent: customer.intent,
    modelId: customer.modelId,
    modelName: product?.name ?? '',
  });
  act(round, customer, lead, result, at.answer);
  return { outcome: `dialogue: ${result.next}`, leadId: lead.id };
}

function act(round: Round, customer: Customer, lead: Lead, result: DialogueResult, answer: Understood): void {
  switch (result.next) {
    case 'ask':
      ask(round, customer, lead.id);
      break;
    case 'ask-again':
      ask(round, customer, lead.id, apology(round, customer, result.unknownPlace));
      break;
    case 'hand-over':
      handOver(round, customer, lead, answer);
      break;
    case 'opt-out':
      optOut(round, customer, lead);
      break;
    case 'route':
      route(round, customer, lead, answer);
      break;
    case 'nothing':
      break;
  }
}

function handOver(round: Round, customer: Customer, lead: Lead, answer: Understood): void {
  tell(round, customer, lead.id, 'customer.handedOver');
  const asked = answer.kind === 'human';
  const reason = asked ? 'The customer asked for a person.' : 'The chatbot did not understand the customer.';
  handToManager(round, lead, { reason, dealersAsked: 0 });
}

function apology(round: Round, customer: Customer, unknownPlace: string | undefined): string {
  return unknownPlace === undefined
    ? say(round, 'customer.notUnderstood', customer.language)
    : say(round, 'customer.placeUnknown', customer.language, { place: clip(oneLine(unknownPlace), 60) });
}

function route(round: Round, customer: Customer, lead: Lead, answer: Understood): void {
  if (answer.kind !== 'place') return;
  const area = oneLine(answer.area) || say(round, 'word.yourArea', customer.language);
  const located = round.session.table('leads').update(lead.id, { ...answer.point, area });
  // While the dealers are closed the customer is told when they open instead.
  const outcome = offerLead(round, located, 'The customer shared a location.');
  if (outcome !== 'held') tell(round, customer, lead.id, 'customer.searching', { area });
}

function optOut(round: Round, customer: Customer, lead: Lead): void {
  noteOnTimeline(round, lead.id, lead.status, 'OPTED OUT', {
    actor: `customer ${customer.id}`,
    reason: 'Asked for no more messages.',
  });
  if (lead.status === 'SCREENING') round.session.table('leads').update(lead.id, { status: 'ABANDONED' });
  tell(round, customer, lead.id, 'customer.optedOut');
}

function continueWithOwner(
  round: Round,
  event: MessageEvent,
  customer: Customer,
  lead: Lead,
  answer: Understood,
): TapOutcome {
  if (answer.kind === 'stop') {
    const stopped = round.session.table('customers').update(customer.id, { optedOut: true, step: 'CLOSED' });
    optOut(round, stopped, lead);
    return { outcome: 'opted out', leadId: lead.id };
  }
  if (isWithOwner(lead)) {
    carryToOwner(round, event, lead);
    return { outcome: 'forwarded to the owner', leadId: lead.id };
  }
  if (lead.status === 'UNCLAIMED' && answer.kind !== 'aside') reassure(round, customer, lead);
  return { outcome: 'kept with the lead', leadId: lead.id };
}

function reassure(round: Round, customer: Customer, lead: Lead): void {
  const opening = opensAgain(round, lead);
  if (opening) tellOpening(round, lead, opening, 'customer.stillClosed');
  else tell(round, customer, lead.id, 'customer.stillSearching');
}

function ask(round: Round, customer: Customer, leadId: string, lead = ''): void {
  const { catalogue, products, settings } = round.config;
  const prompt = promptFor(customer, { catalogue, products, brand: settings.brandName }, lead);
  send(round, customer, leadId, prompt.key, prompt.content);
}

function tell(
  round: Round,
  customer: Customer,
  leadId: string,
  key: MessageKey,
  values: Record<string, string> = {},
): void {
  send(round, customer, leadId, key, { type: 'text', body: say(round, key, customer.language, values) });
}

function send(round: Round, customer: Customer, leadId: string, key: MessageKey, content: Outgoing): void {
  postMessage(round, {
    key,
    to: customer.phone || customer.userId,
    party: 'customer',
    partyId: customer.id,
    leadId,
    content,
    lastHeardMs: round.nowMs,
  });
}
