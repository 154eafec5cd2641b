/** What a rep's tap on Claim means. The caller holds the lock, so the first tap to be decided is the first to win. */
import type { Lead } from '../../tables/leads.ts';
import type { Offer } from '../../tables/offers.ts';
import { isTaken } from './progress.ts';

export type ClaimVerdict =
  | { readonly kind: 'won' }
  | { readonly kind: 'already-yours' }
  | { readonly kind: 'too-slow'; readonly lateMs: number }
  | { readonly kind: 'already-declined' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-offered' };

export interface ClaimInput {
  readonly lead: Lead | undefined;
  /** The offer the token names, if it exists. */
  readonly offer: Offer | undefined;
  readonly repId: string;
  readonly atMs: number;
}

/** `atMs`: when the tap reached the web app. Only `won` changes anything. */
export function decideClaim({ lead, offer, repId, atMs }: ClaimInput): ClaimVerdict {
  if (!lead) return { kind: 'not-offered' };
  if (isTaken(lead) && lead.repId === repId) return { kind: 'already-yours' };
  if (!offer || offer.repId !== repId || offer.leadId !== lead.id) return { kind: 'not-offered' };
  if (offer.status === 'DECLINED') return { kind: 'already-declined' };
  // Someone else has it. Even a tap after the window gets this answer: it says more than "expired".
  if (isTaken(lead)) return { kind: 'too-slow', lateMs: Math.max(0, atMs - (lead.claimedAt ?? atMs)) };
  if (lead.status !== 'UNCLAIMED' || offer.status !== 'OPEN') return { kind: 'expired' };
  if (offer.expiresAt !== null && atMs > offer.expiresAt) return { kind: 'expired' };
  return { kind: 'won' };
}
