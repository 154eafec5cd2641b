/** The chatbot: takes one turn of a customer through the dialogue and carries out what it decides. */
import { continueDialogue, type DialogueResult, notUnderstood } from '../../core/chat/dialogue.ts';
import type { MessageRead } from '../../core/chat/read-message.ts';
import type { MessageEvent } from '../../core/events.ts';
import { isPoint, type Point } from '../../core/lib/geo.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { escalateToManager } from '../routing/escalate-to-manager.ts';
import { offerLead } from '../routing/offer-lead.ts';
import { tellStillAsking } from '../routing/tell-waiting.ts';
import { answerCustomer } from './answer-customer.ts';
import { ask } from './ask-question.ts';
import { askForNumber } from './learn-identity.ts';
import { requestGeocoding } from './request-geocoding.ts';
import { endSilence } from './silence-timer.ts';

interface At {
  readonly customer: Customer;
  readonly lead: Lead;
  readonly read: MessageRead;
  /** True when nothing was asked yet, or not for a long time. */
  readonly isFirst?: boolean;
}

export function screenCustomer(round: Round, event: Pick<MessageEvent, 'receivedAtMs'>, at: At): EventOutcome {
  const { customer: before, read, isFirst = false } = at;
  const located = read.place ? keepPlace(round, at.lead, read.place.point, read.place.name) : at.lead;
  const result = continueDialogue({
    customer: before,
    read,
    hasPlace: isPoint(located.latitude, located.longitude),
    isFirst,
    isSameBreath: !isFirst && isSameBreath(round, before, event.receivedAtMs),
    maxReprompts: round.config.settings.repromptsBeforeHuman,
  });
  const customer = round.session.table('customers').update(before.id, result.patch);
  const lead = noteUnderstanding(round, located, customer, read);
  act(round, result, { customer, lead, read });
  return { outcome: `dialogue: ${result.next}`, leadId: lead.id };
}

const LONGEST_UNDERSTOOD = 1_000;

/** Notes on the lead what is now known of the wish, and from which words. */
export function noteUnderstanding(round: Round, lead: Lead, customer: Customer, read: MessageRead): Lead {
  const { intent, language, modelId } = customer;
  const modelName = round.config.products.find((product) => product.id === modelId)?.name ?? '';
  const why = read.reasons.join('; ');
  const understood = [lead.understood, why].filter((each) => each !== '').join('\n');
  return round.session
    .table('leads')
    .update(lead.id, { intent, language, modelId, modelName, understood: understood.slice(-LONGEST_UNDERSTOOD) });
}

/** Nobody has read our question this soon after it was sent. */
const READING_MS = 2_000;

/** Whether the message was written too soon to be an answer to our last one: then it belongs to the previous turn. */
function isSameBreath(round: Round, customer: Customer, receivedAtMs: number): boolean {
  for (const { partyId, createdAt } of round.session.table('outbox').rows())
    if (partyId === customer.id && (createdAt ?? 0) + READING_MS > receivedAtMs) return true;
  return false;
}

function act(round: Round, { next }: DialogueResult, at: At): void {
  const { customer, lead, read } = at;
  const answer = next === 'nothing' ? '' : answerCustomer(round, read, at);
  const choices = {
    modelChoices: read.modelChoices,
    placeChoices: read.placeChoices.map(({ name }) => name),
  };
  switch (next) {
    case 'ask':
      ask(round, customer, lead, { before: answer || courtesy(round, customer, read), ...choices });
      break;
    case 'ask-again':
      ask(round, customer, lead, { before: say(round, apologyFor(read), customer.language) });
      break;
    case 'look-up-place':
      requestGeocoding(round, lead.id, read.text);
      break;
    case 'hand-over':
      handOver(round, lead, read.wantsPerson ? 'why.person' : 'why.notUnderstood');
      break;
    case 'route':
      if (answer)
        tellCustomer(round, { customer, leadId: lead.id }, 'answer.kept', { content: { type: 'text', body: answer } });
      routeLead(round, customer, lead);
      break;
    default:
      break;
  }
}

/**
 * A polite sentence for a greeting, for something the hub cannot read, or for a customer who needs time; '' for anything else.
 */
function courtesy(round: Round, { language, step }: Customer, read: MessageRead): string {
  if (read.isUnreadable) return say(round, 'customer.cannotRead', language);
  if (/\bass?ala+m/i.test(read.text)) return say(round, 'customer.salam', language);
  return read.isSmallTalk && step !== 'INTENT' ? say(round, 'customer.takeYourTime', language) : '';
}

/** Pictures and voice notes are not the customer's mistake; the hub just cannot read them. */
function apologyFor({ isUnreadable }: MessageRead): 'customer.cannotRead' | 'customer.notUnderstood' {
  return isUnreadable ? 'customer.cannotRead' : 'customer.notUnderstood';
}

/** Asks again when the map does not know the place either. */
export function placeNotFound(round: Round, customer: Customer, lead: Lead, typed: string): void {
  const { patch, next } = notUnderstood(customer, round.config.settings.repromptsBeforeHuman);
  const now = round.session.table('customers').update(customer.id, patch);
  const place = clip(oneLine(typed), 60);
  if (next === 'hand-over') handOver(round, lead, 'why.notUnderstood');
  else ask(round, now, lead, { before: say(round, 'customer.placeUnknown', now.language, { place }) });
}

const REASONS = {
  'why.person': 'The customer asked for a person.',
  'why.notUnderstood': 'The chatbot did not understand the customer.',
} as const;

function handOver(round: Round, lead: Lead, why: keyof typeof REASONS): void {
  endSilence(round, lead.id);
  escalateToManager(round, lead, { reason: REASONS[why], why, dealersAsked: 0 });
}

export function keepPlace(round: Round, lead: Lead, { latitude, longitude }: Point, area: string): Lead {
  const named = oneLine(area) || say(round, 'word.yourArea', lead.language);
  return round.session.table('leads').update(lead.id, { latitude, longitude, area: named });
}

/** Everything is known, so dealers are asked. While they are closed, the customer is told when they open instead. */
export function routeLead(round: Round, customer: Customer, lead: Lead): void {
  endSilence(round, lead.id);
  const outcome = offerLead(round, lead, 'The customer shared a location.');
  if (outcome === 'asked') tellStillAsking(round, lead, 'customer.searching');
  if (customer.phone === '') askForNumber(round, customer, lead);
}
