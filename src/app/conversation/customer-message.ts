/** A message from a customer: screened until dealers can be asked, then passed on to the owner of the lead. */
import { asTurn } from '../../core/chat/bursts.ts';
import { addWords } from '../../core/chat/last-words.ts';
import { type MessageRead, readMessage } from '../../core/chat/read-message.ts';
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
import { askElsewhere, isFar } from '../routing/ask-elsewhere.ts';
import { opensAgain, tellOpening } from '../routing/defer-lead.ts';
import { answerCustomer } from '../screening/answer-customer.ts';
import { ask } from '../screening/ask-question.ts';
import { beginLead, reopenLead } from '../screening/begin-lead.ts';
import { recogniseCustomer } from '../screening/identify-sender.ts';
import { learnIdentity } from '../screening/learn-identity.ts';
import { optOut } from '../screening/opt-out.ts';
import { noteUnderstanding, screenCustomer } from '../screening/screen-customer.ts';
import { relayToOwner } from './relay-to-owner.ts';

export function handleCustomerMessage(round: Round, message: MessageEvent): EventOutcome {
  const event = asTurn(message);
  const { content } = message;
  const attribution = attribute(event, round.config.campaigns);
  const heardAt = isSettingsEvent(content) ? null : round.nowMs;
  const customer = recogniseCustomer(round, event.from, { name: oneLine(event.name), heardAt, ...attribution });
  const learnt = learnIdentity(round, event, customer);
  if (learnt) return learnt;
  const turn = readMessage(event.content, customer, round.config);
  // "Stop" and "start" are looked for in the message itself, not in the whole turn.
  const own = event === message ? turn : readMessage(content, customer, round.config);
  const read = own.optsIn ? own : turn;
  if (own.optsOut || read.optsOut) return optOut(round, customer);
  if (customer.optedOut && !read.optsIn) return { outcome: 'opted out: kept, not answered', leadId: customer.leadId };
  const choice = content.type === 'reply' ? readChoice(content.id) : null;
  if (choice) return takeAnswer(round, customer, choice);
  const lead = round.session.table('leads').get(customer.leadId);
  const isNew = read.optsIn || !lead || isOver(lead, round.nowMs, round.config.settings.protectionDays);
  const isResting = isNew || lead.status === 'ABANDONED';
  // Reactions, edits, deletions and contact cards do not begin a new lead.
  if (isResting && read.isAside) return { outcome: 'noted: nothing was said', leadId: lead?.id ?? '' };
  if (message.isFollowed && !read.optsIn && (isResting || lead.status === 'SCREENING'))
    return { outcome: 'part of a turn', leadId: lead?.id ?? '' };
  if (isNew) return beginLead(round, event, customer, attribution);
  return goOn(round, { message, event }, { customer, lead: keepWords(round, lead, event), read });
}

interface At {
  readonly customer: Customer;
  readonly lead: Lead;
  readonly read: MessageRead;
}

/** `event`: the message as one turn. */
function goOn(
  round: Round,
  { message, event }: { readonly message: MessageEvent; readonly event: MessageEvent },
  { customer, lead, read }: At,
): EventOutcome {
  if (lead.status === 'ABANDONED') return reopenLead(round, event, { customer, lead, read });
  if (lead.status === 'SCREENING' && customer.step !== 'HANDED_OVER')
    return screenCustomer(round, event, { customer, lead, read });
  return continueWithOwner(round, message, { customer, lead, read });
}

function keepWords(round: Round, lead: Lead, { content }: MessageEvent): Lead {
  const said = addWords(lead.said, content);
  return said === lead.said ? lead : round.session.table('leads').update(lead.id, { said });
}

/** WhatsApp reports a change of the customer's settings: the customer has said nothing, so no 24-hour window opens. */
function isSettingsEvent({ type }: MessageEvent['content']): boolean {
  return type === 'preference' || type === 'number-change';
}

function continueWithOwner(round: Round, event: MessageEvent, { customer, lead, read }: At): EventOutcome {
  if (!isSettingsEvent(event.content) && (isWithOwner(lead) || lead.status === 'WITH_MANAGER')) {
    relayToOwner(round, event, lead);
    return { outcome: 'forwarded to the owner', leadId: lead.id };
  }
  if (lead.status === 'UNCLAIMED' && !read.isAside && !event.isFollowed)
    answerWhileAsking(round, { customer, lead, read });
  return { outcome: 'kept with the lead', leadId: lead.id };
}

/** While dealers are being asked: answers questions, and notes a change of mind for the rep who will win. */
function answerWhileAsking(round: Round, at: At): void {
  const { read } = at;
  const patch = {
    ...(read.intent ? { intent: read.intent } : {}),
    ...(read.modelId ? { modelId: read.modelId } : {}),
    ...(read.languageIsSure ? { language: read.language } : {}),
  };
  const customer = round.session.table('customers').update(at.customer.id, patch);
  const lead = noteUnderstanding(round, at.lead, customer, read);
  const body = answerCustomer(round, read, { customer, lead });
  // Asking about a dealer elsewhere does not mean that the customer is there.
  const isElsewhere = !read.topics.includes('location');
  if (isElsewhere && !read.place && read.placeChoices.length > 0) {
    const placeChoices = read.placeChoices.map(({ name }) => name);
    ask(round, { ...customer, step: 'LOCATION' }, lead, { before: body, placeChoices });
    return;
  }
  if (body) tellCustomer(round, { customer, leadId: lead.id }, 'answer.kept', { content: { type: 'text', body } });
  if (isElsewhere && read.place && isFar(lead, read.place.point)) askElsewhere(round, lead, read.place);
  else reassure(round, customer, lead);
}

function reassure(round: Round, customer: Customer, lead: Lead): void {
  const opening = opensAgain(round, lead);
  if (opening) tellOpening(round, lead, opening, 'customer.stillClosed');
  else tellCustomer(round, { customer, leadId: lead.id }, 'customer.stillSearching');
}
