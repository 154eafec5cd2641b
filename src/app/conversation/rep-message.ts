/** A message from a rep: a tap, "1" or "claim" in words, on and off duty; anything else is for a customer. */
import { aboutMessage } from '../../core/chat/carry.ts';
import type { MessageEvent } from '../../core/events.ts';
import { readClaim } from '../../core/lead/offer-meant.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import { plain } from '../../core/lib/text.ts';
import { readToken } from '../../core/tokens/offer-token.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { openLeadsOf } from '../assignment/open-leads.ts';
import { leadOfMessage, sentAs } from '../messages/quoted-messages.ts';
import { replyTo } from '../messages/reply.ts';
import { contestLead, type Objection, readObjection } from '../ownership/dispute.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { answerInSale, dropBrokenSale } from '../sales/chat-sale.ts';
import { holdMessage } from './choose-customer.ts';
import { claimInWords } from './claim-in-words.ts';
import { handleTap } from './handle-tap.ts';
import { relayToCustomer } from './relay-to-customer.ts';

const OFF_WORDS = ['off', 'off duty', 'libur'];
const ON_WORDS = ['on', 'on duty', 'siap'];

export function handleRepMessage(round: Round, event: MessageEvent, rep: Rep): EventOutcome {
  const known = round.session.table('reps').update(rep.id, {
    lastMessageAt: round.nowMs,
    unreachableSince: null,
    userId: event.from.userId || rep.userId,
    carrier: round.carrier ?? '',
  });
  const heard = dropBrokenSale(round, known, event.id);
  const { content } = event;
  if (content.type === 'reply') return handleTap(round, event, heard, content.id);
  const asked = sentAs(round, quotedBy(event))?.key.startsWith('sale.');
  const answer = asked && aboutMessage(content) === '' ? answerInSale(round, event, heard) : null;
  if (answer) return answer;
  const quoted = round.session.table('leads').get(leadOfMessage(round, quotedBy(event)));
  const objection = readObjection(event);
  if (asked && quoted) return saleIsOver(round, event, heard, quoted);
  if (quoted && isOwnedBy(quoted, heard.id)) return relayToCustomer(round, event, heard, quoted);
  if (aboutMessage(content) !== '') return { outcome: 'noted', leadId: '' };
  const said = content.type === 'text' ? plain(content.text) : '';
  if (objection) return contest(round, event, heard, objection);
  const claimed = content.type === 'text' ? readClaim(content.text) : null;
  if (claimed !== null) return claimInWords(round, event, heard, claimed || (quoted?.id ?? ''));
  if (OFF_WORDS.includes(said)) return setDuty(round, { event, rep: heard }, 'off');
  if (ON_WORDS.includes(said)) return setDuty(round, { event, rep: heard }, 'on');
  if (quoted) {
    replyTo(round, { event, rep: heard }, 'rep.notYours', { lead: quoted.id });
    return { outcome: 'not carried: the lead is not theirs', leadId: quoted.id };
  }
  return answerInSale(round, event, heard) ?? carryUnquoted(round, event, heard);
}

/** An answer to a question about a sale is for the hub, never for the customer. */
function saleIsOver(round: Round, event: MessageEvent, rep: Rep, lead: Lead): EventOutcome {
  if (aboutMessage(event.content) === '') replyTo(round, { event, rep }, 'sale.over', { lead: lead.id });
  return { outcome: 'sale: not under way', leadId: lead.id };
}

function contest(round: Round, event: MessageEvent, rep: Rep, { leadId, words }: Objection): EventOutcome {
  const id = leadId || leadOfMessage(round, quotedBy(event));
  return contestLead(round, rep, round.session.table('leads').get(id), words);
}

/** Without a quote it is for the only customer there is, or waits until the rep says for which. */
function carryUnquoted(round: Round, event: MessageEvent, rep: Rep): EventOutcome {
  const leads = openLeadsOf(rep)
    .map((id) => round.session.table('leads').get(id))
    .filter((lead): lead is Lead => lead !== undefined && isOwnedBy(lead, rep.id));
  const [only] = leads;
  if (!only) {
    replyTo(round, { event, rep }, 'rep.help');
    return { outcome: 'rep helped', leadId: '' };
  }
  return leads.length === 1 ? relayToCustomer(round, event, rep, only) : holdMessage(round, event, rep, leads);
}

/** The message that this one answers, reacts to, changes or takes back. */
export function quotedBy(message: MessageEvent): string {
  return aboutMessage(message.content) || message.contextId;
}

function setDuty(round: Round, { event, rep }: { event: MessageEvent; rep: Rep }, duty: 'on' | 'off'): EventOutcome {
  round.session.table('reps').update(rep.id, { offDuty: duty === 'off' });
  replyTo(round, { event, rep }, duty === 'off' ? 'rep.offDuty' : 'rep.onDuty');
  return { outcome: `rep ${duty} duty`, leadId: '' };
}

/** The lead and offer a tap is about, so that they can be brought to hand before the round decides. */
export function tappedIds(event: MessageEvent): { leadId: string; offerId: string } | null {
  const token = event.content.type === 'reply' ? readToken(event.content.id) : null;
  return token ? { leadId: token.leadId, offerId: token.offerId } : null;
}
