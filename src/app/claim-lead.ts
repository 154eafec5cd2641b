/** A rep taps Claim: one wins and gets the customer, everybody else gets an answer of their own. Runs inside the lock. */
import type { MessageEvent } from '../core/events.ts';
import { decideClaim } from '../core/lead/decide-claim.ts';
import { oneLine } from '../core/lib/text.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import type { Offer } from '../tables/offers.ts';
import { answered, replyTo, type TapOutcome, type Tapped } from './answer-rep.ts';
import { planQuestion } from './ask-customer.ts';
import { startContactClock } from './contact-clock.ts';
import { introduceRep } from './introduce-rep.ts';
import { addOpenLead } from './own-leads.ts';
import { appendToLedger, moveLead, type Round } from './round.ts';
import { callableNumber, duration } from './words.ts';

export function claimOffer(round: Round, event: MessageEvent, { rep, lead, offer }: Tapped): TapOutcome {
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
      replyTo(round, event, rep, 'rep.alreadyYours', { ...values, ...customer });
    },
    'too-slow': () => {
      const late = duration(verdict.kind === 'too-slow' ? verdict.lateMs : 0, language);
      replyTo(round, event, rep, 'rep.tooSlow', { ...values, late });
    },
    'already-declined': () => replyTo(round, event, rep, 'rep.alreadyDeclined', values),
    expired: () => replyTo(round, event, rep, 'rep.expired', values),
    'not-offered': () => replyTo(round, event, rep, 'rep.notOffered'),
  };
  if (verdict.kind !== 'won') answers[verdict.kind]();
  return { outcome: `claim ${verdict.kind}`, leadId: lead?.id ?? '' };
}

function win(round: Round, event: MessageEvent, { rep, lead, offer }: { rep: Rep; lead: Lead; offer: Offer }): void {
  const { session } = round;
  const claimedAt = event.receivedAtMs;
  delete session.system.state.waiting[lead.id];
  const owned = { ...lead, dealerId: offer.dealerId };
  const claimed = moveLead(
    round,
    lead,
    'CLAIMED',
    { actor: `rep ${rep.id}`, reason: `${rep.name} of ${offer.dealerName} tapped first.` },
    {
      dealerId: offer.dealerId,
      dealerName: offer.dealerName,
      repId: rep.id,
      repName: rep.name,
      claimedAt,
      claimEventId: event.id,
      windowEndsAt: null,
      ...startContactClock(round, owned, claimedAt),
      secondsToClaim: Math.round(Math.max(0, claimedAt - (offer.offeredAt ?? claimedAt)) / 1000),
    },
  );
  session.table('offers').update(offer.id, { status: 'WON', ...answered(event, offer) });
  for (const other of [...session.table('offers').rows()]) {
    if (other.leadId === lead.id && other.status === 'OPEN')
      session.table('offers').update(other.id, { status: 'TAKEN' });
  }
  session.table('reps').update(rep.id, { ignored: 0, skipUntil: null });
  addOpenLead(round, rep, lead.id);
  planQuestion(round, lead, claimedAt);
  appendToLedger(round, 'HAND_OFF', lead.id, {
    leadId: lead.id,
    customerId: lead.customerId,
    offerId: offer.id,
    dealerId: offer.dealerId,
    repId: rep.id,
    claimedAt,
    messageId: event.id,
  });
  introduceRep(round, claimed, offer, rep);
}

/** A tap that came too late is a fast answer all the same, and stays on record as one. */
function markTooSlow(round: Round, event: MessageEvent, offer: Offer): void {
  if (offer.status !== 'TAKEN' && offer.status !== 'EXPIRED') return;
  round.session.table('offers').update(offer.id, { status: 'TOO_SLOW', ...answered(event, offer) });
}
