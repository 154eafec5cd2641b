/** A rep passes on a lead. It never counts against them; when nobody of the ring is left, the next ring is asked. */
import type { MessageEvent } from '../core/events.ts';
import { answered, replyTo, type TapOutcome, type Tapped } from './answer-rep.ts';
import { offerLead } from './offer-lead.ts';
import type { Round } from './round.ts';

export function declineOffer(round: Round, event: MessageEvent, tapped: Tapped): TapOutcome {
  const { rep, lead, offer } = tapped;
  if (!lead || !offer || offer.repId !== rep.id) {
    replyTo(round, event, rep, 'rep.notOffered');
    return { outcome: 'decline refused: not offered', leadId: lead?.id ?? '' };
  }
  const open = offer.status === 'OPEN' && lead.status === 'UNCLAIMED';
  if (!open && offer.status !== 'DECLINED') {
    replyTo(round, event, rep, 'rep.expired', { lead: lead.id });
    return { outcome: 'decline after the offer had ended', leadId: lead.id };
  }
  if (open) round.session.table('offers').update(offer.id, { status: 'DECLINED', ...answered(event, offer) });
  replyTo(round, event, rep, 'rep.declined', { lead: lead.id });
  const waiting = [...round.session.table('offers').rows()].some((o) => o.leadId === lead.id && o.status === 'OPEN');
  if (open && !waiting) offerLead(round, lead, 'Everybody asked has passed.');
  return { outcome: 'declined', leadId: lead.id };
}
