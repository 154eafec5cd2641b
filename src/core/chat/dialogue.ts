/**
 * The screening dialogue as a table: in each step, what kind of answer leads where. What the hub says in a step is in
 * prompts.ts; how an answer is recognised is in understand.ts.
 */
import type { ChatStep, Customer, Intent } from '../../tables/customers.ts';
import type { Understood } from './understand.ts';

/** What the dialogue decides: the customer's new fields, and what is to happen. */
export interface DialogueResult {
  readonly patch: Partial<Customer>;
  /** `ask`: put the step's question. `ask-again`: say that it was not understood, then the question. */
  readonly next: 'ask' | 'ask-again' | 'route' | 'hand-over' | 'opt-out' | 'nothing';
  /** The text that could not be found as a place, for `ask-again`. */
  readonly unknownPlace?: string;
}

type OpenStep = Extract<ChatStep, 'INTENT' | 'MODEL' | 'LOCATION'>;
type Transition = { readonly to: OpenStep | 'ROUTED'; readonly patch?: (answer: Understood) => Partial<Customer> };

const nextAfter = (intent: Intent): OpenStep => (intent === 'SERVICE' ? 'LOCATION' : 'MODEL');

/** Step × kind of answer → next step. What is not here was not understood. */
export const transitions: Record<OpenStep, Partial<Record<Understood['kind'], (answer: Understood) => Transition>>> = {
  INTENT: {
    intent: (answer) =>
      answer.kind === 'intent'
        ? { to: nextAfter(answer.intent), patch: () => ({ intent: answer.intent }) }
        : stay('INTENT'),
  },
  MODEL: {
    model: (answer) =>
      answer.kind === 'model' ? { to: 'LOCATION', patch: () => ({ modelId: answer.modelId }) } : stay('MODEL'),
    // People change their mind: an intent button further up still works.
    intent: (answer) =>
      answer.kind === 'intent'
        ? { to: nextAfter(answer.intent), patch: () => ({ intent: answer.intent }) }
        : stay('MODEL'),
  },
  LOCATION: {
    place: () => ({ to: 'ROUTED' }),
    model: (answer) =>
      answer.kind === 'model' ? { to: 'LOCATION', patch: () => ({ modelId: answer.modelId }) } : stay('LOCATION'),
  },
};

function stay(step: OpenStep): Transition {
  return { to: step };
}

/** One answer of the customer, in the step they are in. */
export function continueDialogue(customer: Customer, answer: Understood, maxReprompts: number): DialogueResult {
  if (answer.kind === 'stop') return { patch: { optedOut: true, step: 'CLOSED' }, next: 'opt-out' };
  if (answer.kind === 'human') return { patch: { step: 'HANDED_OVER' }, next: 'hand-over' };
  // A reaction, an edit or a deletion needs no answer and is no failure to answer.
  if (answer.kind === 'aside') return { patch: {}, next: 'nothing' };
  const step = openStep(customer.step);
  const transition = transitions[step][answer.kind]?.(answer);
  if (!transition) return notUnderstood(customer, answer, maxReprompts);
  const patch: Partial<Customer> = { ...transition.patch?.(answer), reprompts: 0 };
  if (transition.to === 'ROUTED') return { patch, next: 'route' };
  return { patch: { ...patch, step: transition.to }, next: 'ask' };
}

function notUnderstood(customer: Customer, answer: Understood, maxReprompts: number): DialogueResult {
  const reprompts = (customer.reprompts ?? 0) + 1;
  if (reprompts > maxReprompts) return { patch: { step: 'HANDED_OVER', reprompts: 0 }, next: 'hand-over' };
  const result: DialogueResult = { patch: { reprompts }, next: 'ask-again' };
  const searched = customer.step === 'LOCATION' && answer.kind === 'unknown' && answer.text !== '';
  return searched ? { ...result, unknownPlace: answer.text } : result;
}

function openStep(step: ChatStep | ''): OpenStep {
  return step === 'MODEL' || step === 'LOCATION' ? step : 'INTENT';
}
