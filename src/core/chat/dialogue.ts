/**
 * The screening dialogue: three questions, each asked only while it is open, and what one turn of the customer leads to.
 * What the hub says is in prompts.ts, what a message means in read-message.ts; docs/LEAD_INTAKE_ENGINE.md draws it.
 */
import type { ChatStep, Customer } from '../../tables/customers.ts';
import type { MessageRead } from './read-message.ts';

/** The steps in which the chatbot waits for an answer, in the order in which it asks. */
export const OPEN_STEPS = ['INTENT', 'MODEL', 'LOCATION'] as const satisfies readonly ChatStep[];
export type OpenStep = (typeof OPEN_STEPS)[number];

/** What is known of a wish so far. */
interface Known extends Pick<Customer, 'intent' | 'modelId'> {
  /** A model was named, or any will do. */
  readonly modelIsSettled: boolean;
  readonly hasPlace: boolean;
}

interface Question {
  readonly step: OpenStep;
  /** In words, for the picture. */
  readonly openWhile: string;
  readonly isOpen: (known: Known) => boolean;
}

/** The first that is open is asked; when none is, dealers are. */
export const QUESTIONS: readonly Question[] = [
  { step: 'INTENT', openWhile: 'what they want is open', isOpen: ({ intent }) => intent === '' },
  {
    step: 'MODEL',
    openWhile: 'the model is open, and it is no service',
    isOpen: ({ intent, modelIsSettled }) => intent !== 'SERVICE' && !modelIsSettled,
  },
  { step: 'LOCATION', openWhile: 'the place is open', isOpen: ({ hasPlace }) => !hasPlace },
];

/** What is to happen. `ask`: put the step's question. `ask-again`: say that it was not understood, then the question. */
export type Act = 'ask' | 'ask-again' | 'look-up-place' | 'route' | 'hand-over' | 'nothing';

/** What the dialogue decides: the customer's new fields, and what is to happen. */
export interface DialogueResult {
  readonly patch: Partial<Customer>;
  readonly next: Act;
}

export interface Turn {
  readonly customer: Customer;
  readonly read: MessageRead;
  /** Where they are is known already, or from this message. */
  readonly hasPlace: boolean;
  /** They have not been asked anything yet. */
  readonly isFirst: boolean;
  /** It was written before our last question can have been read. */
  readonly isSameBreath: boolean;
  /** Answers not understood before a person takes over. */
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

/** An answer that led nowhere, or a place that nobody knows. */
export function notUnderstood(customer: Customer, maxReprompts: number): DialogueResult {
  const reprompts = (customer.reprompts ?? 0) + 1;
  if (reprompts > maxReprompts) return { patch: { step: 'HANDED_OVER', reprompts: 0 }, next: 'hand-over' };
  return { patch: { reprompts }, next: 'ask-again' };
}

/** It brings the dialogue on, or at least tells what to ask more narrowly. */
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
  // Who was asked for the place already has settled the model, or needs none.
  const wasSettled = customer.step === 'LOCATION' && customer.intent !== 'SERVICE';
  return { intent, modelId, modelIsSettled: modelId !== '' || read.anyModel || wasSettled, hasPlace };
}

/** Words that a map could know: some letters, not a whole story. */
function looksLikePlace(text: string): boolean {
  return text.length <= 120 && /\p{L}{3}|\b\d{5}\b/u.test(text);
}
