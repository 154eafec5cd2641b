/** A rep passes on a lead. It never counts against them; when everybody in the ring has passed, the next ring is asked. */
import type { MessageEvent } from '../../core/events.ts';
import { NO_STOCK, PASS_REASONS, wantsUnit } from '../../core/lead/pass-reasons.ts';
import { type SignedChoice, signChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { replyTo } from '../messages/reply.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { offerLead } from '../routing/offer-lead.ts';
import { tellStillAsking } from '../routing/tell-waiting.ts';
import { answered, type Tapped } from './tapped-offer.ts';

export function declineOffer(
  round: Round,
  event: MessageEvent,
  tapped: Tapped,
  kind: 'decline' | 'no-stock',
): EventOutcome {
  const { rep, lead, offer } = tapped;
  if (!lead || !offer || offer.repId !== rep.id) {
    replyTo(round, { event, rep }, 'rep.notOffered');
    return { outcome: 'decline refused: not offered', leadId: lead?.id ?? '' };
  }
  const isOpen = offer.status === 'OPEN' && lead.status === 'UNCLAIMED';
  if (!isOpen && offer.status !== 'DECLINED') {
    replyTo(round, { event, rep }, 'rep.expired', { lead: lead.id });
    return { outcome: 'decline after the offer had ended', leadId: lead.id };
  }
  const reason = kind === 'no-stock' && wantsUnit(lead) ? NO_STOCK : offer.reason;
  const patch = isOpen ? { status: 'DECLINED' as const, reason, ...answered(event, offer) } : { reason };
  round.session.table('offers').update(offer.id, patch);
  confirm(round, rep, lead, reason);
  const waiting = [...round.session.table('offers').rows()].some((o) => o.leadId === lead.id && o.status === 'OPEN');
  if (isOpen && !waiting && offerLead(round, lead, 'Everybody asked has passed.') === 'asked')
    tellStillAsking(round, lead, 'customer.askingOthers');
  return { outcome: kind === 'no-stock' ? 'declined: no stock' : 'declined', leadId: lead.id };
}

/** Confirms the pass. A rep who gave no reason is asked for one, and need not answer. */
function confirm(round: Round, rep: Rep, lead: Lead, reason: string): void {
  const body = say(round, 'rep.declined', rep.language, { lead: lead.id });
  const rows = PASS_REASONS.map((what) => ({
    id: signChoice({ kind: 'R1', leadId: lead.id, what }, rep.id, round.tokenSecret),
    title: say(round, `pass.${what}`, rep.language),
  }));
  const list = { type: 'list', body, button: say(round, 'rep.button.reason', rep.language), rows } as const;
  tellRep(round, { rep, lead }, 'rep.declined', { content: reason === '' ? list : { type: 'text', body } });
}

export function noteReason(round: Round, rep: Rep, choice: SignedChoice): EventOutcome {
  const { leadId, what } = choice;
  const offers = round.session.table('offers');
  const passed = [...offers.rows()].filter(
    (offer) => offer.leadId === leadId && offer.repId === rep.id && offer.status === 'DECLINED',
  );
  for (const { id } of passed) offers.update(id, { reason: what });
  tellRep(round, { rep, lead: round.session.table('leads').get(leadId) }, 'rep.reasonNoted', {
    values: { lead: leadId },
  });
  return { outcome: `passed because ${what}`, leadId };
}
