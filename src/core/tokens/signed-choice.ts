/**
 * The text behind buttons and rows that are meant for one person: a step of the lead, the customer a message is for, an
 * answer to our question. Signed like the Claim button; who may tap is part of what is signed.
 */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';
import { fingerprint } from '../lib/fingerprint.ts';

/** S1: a step of the lead, R1: why an offer was passed on, P1: the customer a held message is for, Q1: the customer's answer, V1: an answer about a sale, M1: what a manager decides, A1: an answer to an alert. */
export type ChoiceKind = 'S1' | 'P1' | 'Q1' | 'R1' | 'V1' | 'M1' | 'A1';

export interface Choice {
  readonly kind: ChoiceKind;
  /** Of an alert: `A-` and the code of the message that told of it. */
  readonly leadId: string;
  readonly what: string;
}

export type SignedChoice = Choice & { readonly signature: string };

const SIGNATURE_CHARACTERS = 16;

/** An ID as it can stand in a choice, which takes capitals and digits: staff's own of a rep, WhatsApp's of a message. */
export function choiceCode(id: string): string {
  return fingerprint(id).toUpperCase();
}

/** `holderId`: who may tap it: a rep, a customer, or a manager by number. */
export function signChoice(choice: Choice, holderId: string, secret: string): string {
  return `${choice.kind}|${choice.leadId}|${choice.what}|${sign(choice, holderId, secret)}`;
}

/** Null when the text is no such choice at all; whether it is genuine is for `isGenuineChoice` to say. */
export function readChoice(text: string): SignedChoice | null {
  const match = /^(S1|P1|Q1|R1|V1|M1|A1)\|(L-\d{1,12}|A-[A-Z\d]{10})\|([A-Z\d_-]{1,20})\|([0-9a-f]{16})$/.exec(text);
  if (!match) return null;
  const [, kind, leadId = '', what = '', signature = ''] = match;
  return { kind: kind as ChoiceKind, leadId, what, signature };
}

/** Whether we signed this choice for this holder. */
export function isGenuineChoice(choice: SignedChoice, holderId: string, secret: string): boolean {
  return equalsInConstantTime(choice.signature, sign(choice, holderId, secret));
}

function sign({ kind, leadId, what }: Choice, holderId: string, secret: string): string {
  return hmacSha256Hex(secret, [kind, leadId, what, holderId].join('|')).slice(0, SIGNATURE_CHARACTERS);
}
