/**
 * The screening dialogue as one table: in which step what kind of answer leads where. What the hub says in a step is in
 * prompts.ts; how an answer is recognised is in understand.ts; docs/LEAD_INTAKE_ENGINE.md draws the table.
 */
import type { ChatStep, Customer } from '../../tables/customers.ts';
import type { Understood } from './understand.ts';

/** The steps in which the chatbot waits for an answer. */
export const OPEN_STEPS = ['INTENT', 'MODEL', 'LOCATION'] as const satisfies readonly ChatStep[];
export type OpenStep = (typeof OPEN_STEPS)[number];

/** What an answer amounts to, whatever was written or tapped. */
export type Signal =
  | 'buy or test ride'
  | 'service'
  | 'model'
  | 'place'
  | 'place not in Places'
  | 'anything else'
  | 'asks for a person'
  | 'STOP'
  | 'names a language'
  | 'reaction, edit or deletion';

/** What is to happen. `ask`: put the step's question. `ask-again`: say that it was not understood, then the question. */
export type Act = 'ask' | 'ask-again' | 'keep-place' | 'look-up-place' | 'route' | 'hand-over' | 'opt-out' | 'nothing';

export interface Transition {
  readonly from: readonly OpenStep[];
  readonly on: Signal;
  /** `same`: the step does not change. `ROUTED`: dealers are asked, the dialogue is over. */
  readonly to: ChatStep | 'same' | 'ROUTED';
  readonly act: Act;
}

/** The first row that fits holds. People change their mind: an earlier button still works further down. */
export const TRANSITIONS: readonly Transition[] = [
  { from: OPEN_STEPS, on: 'STOP', to: 'CLOSED', act: 'opt-out' },
  { from: OPEN_STEPS, on: 'asks for a person', to: 'HANDED_OVER', act: 'hand-over' },
  { from: OPEN_STEPS, on: 'reaction, edit or deletion', to: 'same', act: 'nothing' },
  { from: OPEN_STEPS, on: 'names a language', to: 'same', act: 'ask' },
  { from: OPEN_STEPS, on: 'buy or test ride', to: 'MODEL', act: 'ask' },
  { from: OPEN_STEPS, on: 'service', to: 'LOCATION', act: 'ask' },
  { from: ['MODEL', 'LOCATION'], on: 'model', to: 'LOCATION', act: 'ask' },
  { from: ['LOCATION'], on: 'place', to: 'ROUTED', act: 'route' },
  { from: ['INTENT', 'MODEL'], on: 'place', to: 'same', act: 'keep-place' },
  { from: ['LOCATION'], on: 'place not in Places', to: 'same', act: 'look-up-place' },
  { from: OPEN_STEPS, on: 'anything else', to: 'same', act: 'ask-again' },
];

/** What the dialogue decides: the customer's new fields, and what is to happen. */
export interface DialogueResult {
  readonly patch: Partial<Customer>;
  readonly next: Act;
}

/** One answer of the customer, in the step they are in. After `maxReprompts` answers not understood a person takes over. */
export function continueDialogue(customer: Customer, answer: Understood, maxReprompts: number): DialogueResult {
  const step = openStep(customer.step);
  const signal = signalOf(step, answer);
  const transition = TRANSITIONS.find(({ from, on }) => on === signal && from.includes(step));
  if (!transition || transition.act === 'ask-again') return notUnderstood(customer, maxReprompts);
  const { to, act } = transition;
  const moved = to === 'same' || to === 'ROUTED' ? {} : { step: to };
  const resets = act === 'ask' || act === 'route' ? { reprompts: 0 } : {};
  return {
    patch: { ...learnt(answer), ...moved, ...resets, ...(act === 'opt-out' ? { optedOut: true } : {}) },
    next: act,
  };
}

/** An answer that led nowhere, or a place that nobody knows. */
export function notUnderstood(customer: Customer, maxReprompts: number): DialogueResult {
  const reprompts = (customer.reprompts ?? 0) + 1;
  if (reprompts > maxReprompts) return { patch: { step: 'HANDED_OVER', reprompts: 0 }, next: 'hand-over' };
  return { patch: { reprompts }, next: 'ask-again' };
}

function signalOf(step: OpenStep, answer: Understood): Signal {
  switch (answer.kind) {
    case 'stop':
      return 'STOP';
    case 'human':
      return 'asks for a person';
    case 'aside':
      return 'reaction, edit or deletion';
    case 'intent':
      return answer.intent === 'SERVICE' ? 'service' : 'buy or test ride';
    case 'model':
    case 'place':
      return answer.kind;
    case 'language':
      return 'names a language';
    case 'unknown':
      return step === 'LOCATION' && looksLikePlace(answer.text) ? 'place not in Places' : 'anything else';
    case 'start':
      return 'anything else';
  }
}

/** Words that a map could know: some letters, not a whole story. */
function looksLikePlace(text: string): boolean {
  return text.length <= 120 && /\p{L}{3}|\b\d{5}\b/u.test(text);
}

function learnt(answer: Understood): Partial<Customer> {
  if (answer.kind === 'intent') return { intent: answer.intent };
  if (answer.kind === 'language') return { language: answer.language };
  return answer.kind === 'model' ? { modelId: answer.modelId } : {};
}

/** The step in which a customer is: one without a step, or with an unknown one, is asked what they want. */
export function openStep(step: ChatStep | ''): OpenStep {
  return OPEN_STEPS.find((each) => each === step) ?? 'INTENT';
}
