/**
 * The personal link of a page: which page, for whom, of which generation and until when, signed. It travels in the fragment of
 * the address, which stays out of Google's logs. A request with the link counts as that person's.
 */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';

export const PAGE_KINDS = ['dealer', 'console'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

export interface PagePass {
  readonly page: PageKind;
  /** Rep ID, or Person ID. */
  readonly who: string;
  /** The generation from the person's row; raising it there ends all earlier links. */
  readonly generation: number;
  /** Epoch ms. */
  readonly expiresAtMs: number;
}

export type PageVisitor =
  | { readonly kind: 'genuine'; readonly pass: PagePass }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

const SIGNATURE_CHARACTERS = 32;
const TOKEN = /^([dc])\.(.{1,60})\.([0-9a-z]{1,6})\.([0-9a-z]{1,12})\.([0-9a-f]{32})$/s;

/** The signed token of a personal link. */
export function makePageToken({ page, who, generation, expiresAtMs }: PagePass, secret: string): string {
  const parts = [page.charAt(0), who, generation.toString(36), expiresAtMs.toString(36)];
  return [...parts, sign(parts, secret)].join('.');
}

/** What a token claims about itself, to reject early what is malformed or expired. It proves nothing. */
export function claimOf(text: unknown, nowMs: number): 'none' | 'expired' | 'current' {
  const match = typeof text === 'string' ? TOKEN.exec(text) : null;
  if (!match) return 'none';
  return Number.parseInt(match[4] ?? '', 36) <= nowMs ? 'expired' : 'current';
}

/** `text`: whatever the visitor sent. 'unknown' for anything that we did not sign; compared in constant time. */
export function readPageToken(text: unknown, nowMs: number, secret: string): PageVisitor {
  const match = typeof text === 'string' ? TOKEN.exec(text) : null;
  const [, letter = '', who = '', generation = '', expires = '', signature = ''] = match ?? [];
  const isGenuine = secret !== '' && equalsInConstantTime(signature, sign([letter, who, generation, expires], secret));
  const page = PAGE_KINDS.find((kind) => kind.startsWith(letter));
  if (!match || !page || !isGenuine) return { kind: 'unknown' };
  const expiresAtMs = Number.parseInt(expires, 36);
  if (expiresAtMs <= nowMs) return { kind: 'expired' };
  return { kind: 'genuine', pass: { page, who, generation: Number.parseInt(generation, 36), expiresAtMs } };
}

/** All parts have a fixed form except `who`, which is last, so two different passes never sign the same text. */
function sign([letter, who, generation, expires]: readonly string[], secret: string): string {
  const text = ['page', letter, generation, expires, who].join('|');
  return hmacSha256Hex(secret, text).slice(0, SIGNATURE_CHARACTERS);
}
