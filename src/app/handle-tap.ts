/** A rep's tap, genuine or not: Claim or Pass on an offer, a step of a lead, an answer about a sale, the customer a message is for. */
import type { MessageEvent } from '../core/events.ts';
import { isGenuineChoice, readChoice } from '../core/lead/signed-choice.ts';
import { isGenuine, readToken } from '../core/lead/token.ts';
import type { Rep } from '../tables/network.ts';
import { sendHeld } from './choose-customer.ts';
import { claimOffer } from './claim-lead.ts';
import { declineOffer, noteReason } from './decline-offer.ts';
import { handleStep } from './move-along.ts';
import type { TapOutcome } from './outcome.ts';
import { replyTo } from './reply.ts';
import type { Round } from './round.ts';
import { tapInSale } from './sell-in-chat.ts';

/** `rep` is null when the sender is no rep of ours. */
export function handleTap(round: Round, event: MessageEvent, rep: Rep | null, tokenText: string): TapOutcome {
  const choice = readChoice(tokenText);
  if (choice && rep?.active && isGenuineChoice(choice, rep.id, round.tokenSecret)) {
    if (choice.kind === 'V1') return tapInSale(round, event, rep, choice);
    if (choice.kind === 'P1') return sendHeld(round, rep, choice);
    return choice.kind === 'R1' ? noteReason(round, rep, choice) : handleStep(round, event, rep, choice);
  }
  const token = readToken(tokenText);
  if (!token || !rep?.active || !isGenuine(token, rep.id, round.tokenSecret)) {
    replyTo(round, event, rep, 'rep.notOffered');
    return { outcome: 'tap refused: not offered to this person', leadId: '' };
  }
  const offer = round.session.table('offers').get(token.offerId);
  const lead = round.session.table('leads').get(token.leadId);
  const tapped = { rep, lead, offer };
  return token.kind === 'claim' ? claimOffer(round, event, tapped) : declineOffer(round, event, tapped, token.kind);
}
