/**
 * The screening dialogue: three questions, each asked only while it is unanswered, and the effect of one turn of the customer.
 * The hub's texts are in prompts.ts, the meaning of messages in read-message.ts; docs/LEAD_INTAKE_ENGINE.md has a diagram.
 */
import type { ChatStep, Customer } from '../../tables/customers.ts';
import type { MessageRead } from './read-message.ts';

/** The steps in which the chatbot waits for an answer, in the order in which it asks. */
export const OPEN_STEPS = ['INTENT', 'MODEL', 'LOCATION'] as const satisfies readonly ChatStep[];
export type OpenStep = (typeof OPEN_STEPS)[number];

/** What is known of a wish so far. */
interface Known extends Pick<Customer, 'intent' | 'modelId'> {
  /** A model was named, or the customer does not mind which. */
  readonly modelIsSettled: boolean;
  readonly hasPlace: boolean;
}

interface Question {
  readonly step: OpenStep;
  /** The condition as text, for the diagram. */
  readonly openWhile: string;
  readonly isOpen: (known: Known) => boolean;
}

/** The first open question is asked; when none is left, dealers are asked. */
export const QUESTIONS: readonly Question[] = [
  { step: 'INTENT', openWhile: 'what they want is open', isOpen: ({ intent }) => intent === '' },
  {
    step: 'MODEL',
    openWhile: 'the model is open, and it is no service',
    isOpen: ({ intent, modelIsSettled }) => intent !== 'SERVICE' && !modelIsSettled,
  },
  { step: 'LOCATION', openWhile: 'the place is open', isOpen: ({ hasPlace }) => !hasPlace },
];

/** What to do next. `ask`: ask the step's question. `ask-again`: say that the answer was not understood, then ask. */
export type Act = 'ask' | 'ask-again' | 'look-up-place' | 'route' | 'hand-over' | 'nothing';

/** What the dialogue decides: the customer's new fields, and what is to happen. */
export interface DialogueResult {
  readonly patch: Partial<Customer>;
  readonly next: Act;
}

export interface Turn {
  readonly customer: Customer;
  readonly read: MessageRead;
  /** The customer's place is known, from before or from this message. */
  readonly hasPlace: boolean;
  /** The customer has not been asked anything yet. */
  readonly isFirst: boolean;
  /** The message was written before the customer can have read our last question. */
  readonly isSameBreath: boolean;
  /** How many answers may fail to be understood before a person takes over. */
  readonly maxReprompts: number;
}

/** One turn of the customer, in any step of the dialogue. */
export function continueDialogue(turn: Turn): DialogueResult {
  const { customer, read } = turn;
  if (read.isAside) return { patch: {}, next: 'nothing' };
  const learnt = learntFrom(turn);
  if (read.wantsPerson) return { patch: { ...learnt, step: 'HANDED_OVER', reprompts: 0 }, next: 'hand-over' };
  const known = knownAfter(turn, learnt);
  const open = QUESTIONS.find(({ isOpen }) => isOpen(known));
  const patch = { ...learnt, ...(open ? { step: open.step } : {}) };
  const tells = saysSomething(turn) || learnt.language !== undefined;
  if (!open) return { patch: { ...patch, reprompts: 0 }, next: 'route' };
  if (tells) return { patch: { ...patch, reprompts: 0 }, next: 'ask' };
  const isTalk = read.topics.length > 0 || read.isSmallTalk;
  if (open.step === 'LOCATION' && !isTalk && looksLikePlace(read.text)) return { patch, next: 'look-up-place' };
  if (turn.isSameBreath && read.topics.length === 0) return { patch: {}, next: 'nothing' };
  if (turn.isFirst || isTalk) return { patch, next: 'ask' };
  return notUnderstood({ ...customer, ...patch }, turn.maxReprompts);
}

/** The result of an answer that could not be used, or of an unknown place. */
export function notUnderstood(customer: Customer, maxReprompts: number): DialogueResult {
  const reprompts = (customer.reprompts ?? 0) + 1;
  if (reprompts > maxReprompts) return { patch: { step: 'HANDED_OVER', reprompts: 0 }, next: 'hand-over' };
  return { patch: { reprompts }, next: 'ask-again' };
}

/** Whether the message advances the dialogue, or at least narrows the question. */
function saysSomething({ customer, read }: Turn): boolean {
  const { intent, modelId, modelChoices, place, placeChoices } = read;
  const anyModel = read.anyModel && customer.step !== 'LOCATION';
  return (
    intent !== '' || modelId !== '' || anyModel || place !== null || modelChoices.length > 0 || placeChoices.length > 0
  );
}

function learntFrom({ customer, read, isFirst }: Turn): Partial<Customer> {
  const { intent, modelId, language, languageIsSure } = read;
  const isOther = language !== '' && language !== customer.language && (isFirst || languageIsSure);
  return {
    ...(intent ? { intent } : {}),
    ...(modelId ? { modelId } : {}),
    ...(isOther ? { language } : {}),
  };
}

function knownAfter({ customer, read, hasPlace }: Turn, learnt: Partial<Customer>): Known {
  const { intent, modelId } = { ...customer, ...learnt };
  // A customer who was already asked for the place has settled the model, or needs none.
  const wasSettled = customer.step === 'LOCATION' && customer.intent !== 'SERVICE';
  return { intent, modelId, modelIsSettled: modelId !== '' || read.anyModel || wasSettled, hasPlace };
}

/** Whether a map might know the text: some letters, but not a whole story. */
function looksLikePlace(text: string): boolean {
  return text.length <= 120 && /\p{L}{3}|\b\d{5}\b/u.test(text);
}
