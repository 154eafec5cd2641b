/** The text behind a Claim, Pass or No stock button: what is tapped, signed so that nobody can make one up. 256 characters at most. */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';

export type TapKind = 'claim' | 'decline' | 'no-stock';

export interface Tap {
  readonly kind: TapKind;
  readonly leadId: string;
  readonly offerId: string;
}

const LETTERS = { claim: 'C1', decline: 'D1', 'no-stock': 'N1' } as const satisfies Record<TapKind, string>;
const KINDS: Readonly<Record<string, TapKind>> = { C1: 'claim', D1: 'decline', N1: 'no-stock' };
const SIGNATURE_CHARACTERS = 16;

/** The rep is part of the signed text but not of the token, so a forwarded button works for nobody else. */
export function makeToken(tap: Tap, repId: string, secret: string): string {
  return `${LETTERS[tap.kind]}|${tap.leadId}|${tap.offerId}|${sign(tap, repId, secret)}`;
}

/** Reads a token's parts; whether it is genuine is for `isGenuine` to say. Null when the text is not a token. */
export function readToken(text: string): (Tap & { signature: string }) | null {
  const match = /^(C1|D1|N1)\|(L-\d{1,12})\|(L-\d{1,12}-\d{1,4})\|([0-9a-f]{16})$/.exec(text);
  if (!match) return null;
  const [, letter = '', leadId = '', offerId = '', signature = ''] = match;
  const kind = KINDS[letter];
  return kind ? { kind, leadId, offerId, signature } : null;
}

/** Whether we signed this token for this rep. */
export function isGenuine(token: Tap & { signature: string }, repId: string, secret: string): boolean {
  return equalsInConstantTime(token.signature, sign(token, repId, secret));
}

function sign(tap: Tap, repId: string, secret: string): string {
  const text = [LETTERS[tap.kind], tap.leadId, tap.offerId, repId].join('|');
  return hmacSha256Hex(secret, text).slice(0, SIGNATURE_CHARACTERS);
}
