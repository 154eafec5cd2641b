/** The personal link of the dealer page: who it is for and until when, signed. What comes with it is that rep's word. */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';

export type PageVisitor =
  | { readonly kind: 'rep'; readonly repId: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

const SIGNATURE_CHARACTERS = 32;

/** Good until `expiresAtMs` (epoch ms). */
export function makePageToken(repId: string, expiresAtMs: number, secret: string): string {
  const expires = expiresAtMs.toString(36);
  return `${repId}.${expires}.${sign(repId, expires, secret)}`;
}

/** `text`: whatever a visitor of the page gave. `unknown` for anything that we did not sign; compared in constant time. */
export function readPageToken(text: unknown, nowMs: number, secret: string): PageVisitor {
  const [, repId = '', expires = '', signature = ''] =
    typeof text === 'string' ? (/^(.{1,60})\.([0-9a-z]{1,12})\.([0-9a-f]{32})$/s.exec(text) ?? []) : [];
  const isGenuine = secret !== '' && equalsInConstantTime(signature, sign(repId, expires, secret));
  if (repId === '' || !isGenuine) return { kind: 'unknown' };
  return Number.parseInt(expires, 36) > nowMs ? { kind: 'rep', repId } : { kind: 'expired' };
}

function sign(repId: string, expires: string, secret: string): string {
  return hmacSha256Hex(secret, `page|${expires}|${repId}`).slice(0, SIGNATURE_CHARACTERS);
}
