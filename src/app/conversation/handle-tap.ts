/** A rep's tap, genuine or not: Claim or Pass on an offer, a step of a lead, an answer about a sale, the customer a message is for. */
import type { MessageEvent } from '../../core/events.ts';
import { isGenuine, readToken } from '../../core/tokens/offer-token.ts';
import { isGenuineChoice, readChoice } from '../../core/tokens/signed-choice.ts';
import type { Rep } from '../../tables/network.ts';
import { replyTo } from '../messages/reply.ts';
import { handleStep } from '../ownership/advance-lead.ts';
import { claimOffer } from '../ownership/claim-offer.ts';
import { declineOffer, noteReason } from '../ownership/decline-offer.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { tapInSale } from '../sales/chat-sale.ts';
import { sendHeld } from './choose-customer.ts';
import { isAboutOwnLead, showOwnLead } from './own-leads.ts';

/** `rep` is null when the sender is not one of our reps. */
export function handleTap(round: Round, event: MessageEvent, rep: Rep | null, tokenText: string): EventOutcome {
  const choice = readChoice(tokenText);
  if (choice && rep?.active && isGenuineChoice(choice, rep.id, round.tokenSecret)) {
    if (choice.kind === 'V1') return tapInSale(round, event, rep, choice);
    if (choice.kind === 'P1') return sendHeld(round, event, rep, choice);
    if (isAboutOwnLead(choice)) return showOwnLead(round, rep, choice);
    return choice.kind === 'R1' ? noteReason(round, rep, choice) : handleStep(round, event, rep, choice);
  }
  const token = readToken(tokenText);
  if (!token || !rep?.active || !isGenuine(token, rep.id, round.tokenSecret)) {
    replyTo(round, { event, rep }, 'rep.notOffered');
    return { outcome: 'tap refused: not offered to this person', leadId: '' };
  }
  const offer = round.session.table('offers').get(token.offerId);
  const lead = round.session.table('leads').get(token.leadId);
  const tapped = { rep, lead, offer };
  return token.kind === 'claim' ? claimOffer(round, event, tapped) : declineOffer(round, event, tapped, token.kind);
}
