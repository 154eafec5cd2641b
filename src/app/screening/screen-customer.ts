/** The chatbot at work: one answer of a customer taken through the dialogue, and what it decides carried out. */
import { continueDialogue, type DialogueResult, notUnderstood } from '../../core/chat/dialogue.ts';
import { type Understood, understand } from '../../core/chat/understand.ts';
import type { Content, MessageEvent } from '../../core/events.ts';
import { isPoint, type Point } from '../../core/lib/geo.ts';
import { clip, oneLine } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { escalateToManager } from '../routing/escalate-to-manager.ts';
import { offerLead } from '../routing/offer-lead.ts';
import { ask } from './ask-question.ts';
import { askForNumber } from './learn-identity.ts';
import { requestGeocoding } from './request-geocoding.ts';
import { endSilence } from './silence-timer.ts';

interface At {
  readonly customer: Customer;
  readonly lead: Lead;
  readonly answer: Understood;
}

export function screenCustomer(round: Round, event: Pick<MessageEvent, 'content'>, at: At): EventOutcome {
  const result = decide(round, event.content, at);
  const customer = round.session.table('customers').update(at.customer.id, result.patch);
  const product = round.config.products.find((p) => p.id === customer.modelId);
  const lead = round.session.table('leads').update(at.lead.id, {
    intent: customer.intent,
    language: customer.language,
    modelId: customer.modelId,
    modelName: product?.name ?? '',
  });
  act(round, result, { customer, lead, answer: at.answer }, event.content);
  return { outcome: `dialogue: ${result.next}`, leadId: lead.id };
}

/** "Mau beli S3" answers two questions at once: the same words are read again in the next step. */
function decide(round: Round, content: Content, at: At): DialogueResult {
  const { repromptsBeforeHuman } = round.config.settings;
  const first = continueDialogue(at.customer, at.answer, repromptsBeforeHuman);
  if (first.next !== 'ask' || first.patch.step !== 'MODEL') return first;
  const customer = { ...at.customer, ...first.patch };
  const again = understand(content, customer, round.config);
  if (again.kind !== 'model') return first;
  const second = continueDialogue(customer, again, repromptsBeforeHuman);
  return { ...second, patch: { ...first.patch, ...second.patch } };
}

function act(round: Round, { next }: DialogueResult, { customer, lead, answer }: At, content: Content): void {
  switch (next) {
    case 'ask':
      // Where they are may have come before it was asked for.
      if (customer.step === 'LOCATION' && isPoint(lead.latitude, lead.longitude)) routeLead(round, customer, lead);
      else ask(round, customer, lead);
      break;
    case 'ask-again':
      ask(round, customer, lead, say(round, apologyFor(content), customer.language));
      break;
    case 'keep-place':
      if (answer.kind === 'place') keepPlace(round, lead, answer.point, answer.area);
      ask(round, customer, lead);
      break;
    case 'look-up-place':
      if (answer.kind === 'unknown') requestGeocoding(round, lead.id, answer.text);
      break;
    case 'hand-over':
      handOver(round, customer, lead, answer.kind === 'human' ? PERSON_WANTED : NOT_UNDERSTOOD);
      break;
    case 'route':
      if (answer.kind === 'place') routeLead(round, customer, keepPlace(round, lead, answer.point, answer.area));
      break;
    default:
      break;
  }
}

/** Pictures and voice notes are no mistake of theirs; the hub just cannot read them. */
function apologyFor(content: Content): 'customer.cannotRead' | 'customer.notUnderstood' {
  return content.type === 'media' || content.type === 'other' ? 'customer.cannotRead' : 'customer.notUnderstood';
}

/** The map does not know the place either. */
export function placeNotFound(round: Round, customer: Customer, lead: Lead, typed: string): void {
  const { patch, next } = notUnderstood(customer, round.config.settings.repromptsBeforeHuman);
  const now = round.session.table('customers').update(customer.id, patch);
  const place = clip(oneLine(typed), 60);
  if (next === 'hand-over') handOver(round, now, lead, NOT_UNDERSTOOD);
  else ask(round, now, lead, say(round, 'customer.placeUnknown', now.language, { place }));
}

const PERSON_WANTED = 'The customer asked for a person.';
const NOT_UNDERSTOOD = 'The chatbot did not understand the customer.';

function handOver(round: Round, customer: Customer, lead: Lead, reason: string): void {
  endSilence(round, lead.id);
  tellCustomer(round, { customer, leadId: lead.id }, 'customer.handedOver');
  escalateToManager(round, lead, { reason, dealersAsked: 0 });
}

export function keepPlace(round: Round, lead: Lead, { latitude, longitude }: Point, area: string): Lead {
  const named = oneLine(area) || say(round, 'word.yourArea', lead.language);
  return round.session.table('leads').update(lead.id, { latitude, longitude, area: named });
}

/** Everything is known: dealers are asked. While they are closed the customer is told when they open instead. */
export function routeLead(round: Round, customer: Customer, lead: Lead): void {
  endSilence(round, lead.id);
  const outcome = offerLead(round, lead, 'The customer shared a location.');
  if (outcome === 'asked')
    tellCustomer(round, { customer, leadId: lead.id }, 'customer.searching', { values: { area: lead.area } });
  if (customer.phone === '') askForNumber(round, customer, lead);
}
