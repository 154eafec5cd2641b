/**
 * The text behind buttons and rows that are meant for one person: a step of the lead, the customer a message is for, an answer
 * to our question. Signed like the Claim button; the person who may tap is part of the signed text.
 */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';
import { fingerprint } from '../lib/fingerprint.ts';

/** S1: a step of the lead, R1: why an offer was passed on, P1: the customer a held message is for, Q1: the customer's answer, V1: an answer about a sale, M1: what a manager decides, A1: an answer to an alert. */
export type ChoiceKind = 'S1' | 'P1' | 'Q1' | 'R1' | 'V1' | 'M1' | 'A1';

export interface Choice {
  readonly kind: ChoiceKind;
  /** For an alert: `A-` and the code of the message that reported it. */
  readonly leadId: string;
  readonly what: string;
}

export type SignedChoice = Choice & { readonly signature: string };

const SIGNATURE_CHARACTERS = 16;

/** Encodes any ID (of a rep, or a WhatsApp message) for use in a choice, which allows only capitals and digits. */
export function choiceCode(id: string): string {
  return fingerprint(id).toUpperCase();
}

/** `holderId`: the only person who may tap it: the ID of a rep or customer, or a manager's number. */
export function signChoice(choice: Choice, holderId: string, secret: string): string {
  return `${choice.kind}|${choice.leadId}|${choice.what}|${sign(choice, holderId, secret)}`;
}

/** Null when the text is not a choice. Whether it is genuine is for `isGenuineChoice` to say. */
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
