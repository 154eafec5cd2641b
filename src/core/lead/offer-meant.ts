/** Which offer a rep means who writes "1" or "claim" instead of tapping. */

import type { Offer } from '../../tables/offers.ts';
import { plain } from '../lib/text.ts';

const CLAIM =
  /^(?:1|(?:saya |mau |i )?(?:claim|klaim)(?: it| lead| ya| dong| please)?|ambil(?: lead)?)(?: l (\d{6,12}))?$/;

/** The lead that a claim names, as in "claim L-000123"; '' when it names none, as in "1"; null when the text is not a claim. */
export function readClaim(text: string): string | null {
  const match = CLAIM.exec(plain(text));
  if (!match) return null;
  return match[1] ? `L-${match[1]}` : '';
}

/** For this long after an offer has ended a rep may still be answering it. */
const JUST_NOW_MS = 2 * 60_000;

export type OfferMeant =
  /** The offer is clear, though it may no longer be winnable. */
  | { readonly kind: 'this'; readonly offer: Offer }
  | { readonly kind: 'one-of'; readonly open: readonly Offer[] }
  /** One offer is open, but another was lost just now, and the rep may have meant that one. */
  | { readonly kind: 'this-or-lost'; readonly offer: Offer; readonly lost: Offer }
  | { readonly kind: 'none' };

/** `offers`: this rep's, oldest first. `leadId`: the lead named or quoted, else ''. */
export function offerMeant(
  offers: readonly Offer[],
  { leadId, atMs }: { readonly leadId: string; readonly atMs: number },
): OfferMeant {
  if (leadId !== '') {
    const named = offers.filter((offer) => offer.leadId === leadId).at(-1);
    return named ? { kind: 'this', offer: named } : { kind: 'none' };
  }
  const open = offers.filter(({ status, expiresAt }) => status === 'OPEN' && (expiresAt ?? Infinity) >= atMs);
  const [only, ...others] = open;
  const lost = offers.filter((offer) => isJustLost(offer, atMs)).at(-1);
  if (others.length > 0) return { kind: 'one-of', open };
  if (only && lost) return { kind: 'this-or-lost', offer: only, lost };
  const offer = only ?? lost;
  return offer ? { kind: 'this', offer } : { kind: 'none' };
}

/** Whether the offer was taken or ran out too recently for the rep to have noticed. */
function isJustLost({ status, expiresAt, answeredAt }: Offer, atMs: number): boolean {
  const since = atMs - JUST_NOW_MS;
  switch (status) {
    case 'TOO_SLOW':
      return (answeredAt ?? 0) >= since;
    case 'TAKEN':
      return (expiresAt ?? 0) >= since;
    case 'EXPIRED':
    case 'OPEN':
      return expiresAt !== null && expiresAt >= since && expiresAt < atMs;
    default:
      return false;
  }
}
