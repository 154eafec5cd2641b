/** A message from a rep: a tap, "1" or "claim" in words, on and off duty; anything else gets a word of help. */
import type { MessageEvent } from '../core/events.ts';
import { readToken } from '../core/lead/token.ts';
import { plain } from '../core/lib/text.ts';
import type { Rep } from '../tables/network.ts';
import { replyTo, type TapOutcome } from './answer-rep.ts';
import { claimOffer } from './claim-lead.ts';
import { handleTap } from './handle-tap.ts';
import type { Round } from './round.ts';

const CLAIM_WORDS = ['1', 'claim', 'klaim', 'ambil'];
const OFF_WORDS = ['off', 'off duty', 'libur'];
const ON_WORDS = ['on', 'on duty', 'siap'];

export function handleRepMessage(round: Round, event: MessageEvent, rep: Rep): TapOutcome {
  const heard = round.session.table('reps').update(rep.id, {
    lastMessageAt: round.nowMs,
    userId: event.from.userId || rep.userId,
  });
  const { content } = event;
  if (content.type === 'reply') return handleTap(round, event, heard, content.id);
  if (content.type === 'reaction' || content.type === 'edit' || content.type === 'revoke') {
    return { outcome: 'noted', leadId: '' };
  }
  const said = content.type === 'text' ? plain(content.text) : '';
  if (CLAIM_WORDS.includes(said)) return claimInWords(round, event, heard);
  if (OFF_WORDS.includes(said) || ON_WORDS.includes(said))
    return setDuty(round, event, heard, OFF_WORDS.includes(said));
  replyTo(round, event, heard, 'rep.help');
  return { outcome: 'rep helped', leadId: '' };
}

/** "1" stands for the tap when exactly one offer is open for this rep. */
function claimInWords(round: Round, event: MessageEvent, rep: Rep): TapOutcome {
  const open = [...round.session.table('offers').rows()].filter(
    (offer) => offer.repId === rep.id && offer.status === 'OPEN' && (offer.expiresAt ?? Infinity) >= event.receivedAtMs,
  );
  const [offer] = open;
  if (open.length === 1 && offer) {
    return claimOffer(round, event, { rep, offer, lead: round.session.table('leads').get(offer.leadId) });
  }
  if (open.length > 1) replyTo(round, event, rep, 'rep.severalOffers', { count: open.length });
  else replyTo(round, event, rep, 'rep.noOpenOffer');
  return { outcome: `claim in words with ${open.length} open offers`, leadId: '' };
}

function setDuty(round: Round, event: MessageEvent, rep: Rep, off: boolean): TapOutcome {
  round.session.table('reps').update(rep.id, { offDuty: off });
  replyTo(round, event, rep, off ? 'rep.offDuty' : 'rep.onDuty');
  return { outcome: off ? 'rep off duty' : 'rep on duty', leadId: '' };
}

/** The lead and offer a tap is about, so that they can be brought to hand before the round decides. */
export function tappedIds(event: MessageEvent): { leadId: string; offerId: string } | null {
  const token = event.content.type === 'reply' ? readToken(event.content.id) : null;
  return token ? { leadId: token.leadId, offerId: token.offerId } : null;
}
