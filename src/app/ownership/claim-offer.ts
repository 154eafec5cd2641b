/** A rep taps Claim: one wins and gets the customer, everybody else gets an answer of their own. Runs inside the lock. */
import type { MessageEvent } from '../../core/events.ts';
import { decideClaim } from '../../core/lead/decide-claim.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';
import { assignLead } from '../assignment/assign-lead.ts';
import { callableNumber, duration } from '../messages/format-words.ts';
import { replyTo } from '../messages/reply.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { answered, type Tapped } from './tapped-offer.ts';

export function claimOffer(round: Round, event: MessageEvent, { rep, lead, offer }: Tapped): EventOutcome {
  const verdict = decideClaim({ lead, offer, repId: rep.id, atMs: event.receivedAtMs });
  const language = rep.language || 'id';
  const values = { lead: lead?.id ?? '' };
  if (verdict.kind === 'won' && lead && offer) {
    win(round, event, { rep, lead, offer });
    return { outcome: 'claim won', leadId: lead.id };
  }
  if (verdict.kind === 'too-slow' && offer) markTooSlow(round, event, offer);
  const answers: Record<Exclude<typeof verdict.kind, 'won'>, () => void> = {
    'already-yours': () => {
      const customer = {
        name: oneLine(lead?.customerName ?? ''),
        phone: lead ? callableNumber(round, lead, language) : '',
      };
      replyTo(round, { event, rep }, 'rep.alreadyYours', { ...values, ...customer });
    },
    'too-slow': () => {
      const late = duration(verdict.kind === 'too-slow' ? verdict.lateMs : 0, language);
      replyTo(round, { event, rep }, 'rep.tooSlow', { ...values, late });
    },
    'already-declined': () => replyTo(round, { event, rep }, 'rep.alreadyDeclined', values),
    expired: () => replyTo(round, { event, rep }, 'rep.expired', values),
    'not-offered': () => replyTo(round, { event, rep }, 'rep.notOffered'),
  };
  if (verdict.kind !== 'won') answers[verdict.kind]();
  return { outcome: `claim ${verdict.kind}`, leadId: lead?.id ?? '' };
}

function win(round: Round, event: MessageEvent, { rep, lead, offer }: { rep: Rep; lead: Lead; offer: Offer }): void {
  round.session.table('offers').update(offer.id, { status: 'WON', ...answered(event, offer) });
  assignLead(round, lead, {
    rep,
    dealer: { id: offer.dealerId, name: offer.dealerName },
    distanceKm: offer.distanceKm,
    atMs: event.receivedAtMs,
    actor: `rep ${rep.id}`,
    reason: `${rep.name} of ${offer.dealerName} tapped first.`,
    offer,
  });
}

/** A tap that lost the race is still a fast answer, and is recorded as one. */
function markTooSlow(round: Round, event: MessageEvent, offer: Offer): void {
  if (offer.status !== 'TAKEN' && offer.status !== 'EXPIRED') return;
  round.session.table('offers').update(offer.id, { status: 'TOO_SLOW', ...answered(event, offer) });
}
