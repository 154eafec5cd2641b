/**
 * A message from a rep: a tap, a typed "1" or "claim", or an order to the hub; anything else is for a customer. A message that
 * quotes a customer is for that customer, whatever it says. Where it could be for either, the rep is asked and nothing is
 * passed on.
 */
import { aboutMessage } from '../../core/chat/carry.ts';
import { type Order, readOrder } from '../../core/chat/hub-words.ts';
import { readWalkIn } from '../../core/chat/walk-in-words.ts';
import type { MessageEvent } from '../../core/events.ts';
import { readClaim } from '../../core/lead/offer-meant.ts';
import { isOwnedBy } from '../../core/lead/progress.ts';
import { readToken } from '../../core/tokens/offer-token.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { leadsOfManager } from '../messages/lead-owner.ts';
import { CUSTOMER_SAYS, crossedBridge, leadOfMessage, sentAs } from '../messages/quoted-messages.ts';
import { replyTo } from '../messages/reply.ts';
import { contestLead, type Objection, readObjection } from '../ownership/dispute.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { answerInSale, dropBrokenSale } from '../sales/chat-sale.ts';
import { holdMessage } from './choose-customer.ts';
import { claimInWords } from './claim-in-words.ts';
import { handleTap } from './handle-tap.ts';
import { ownLeads } from './own-leads.ts';
import { relayToCustomer } from './relay-to-customer.ts';
import { helpRep, obeyOrder } from './rep-orders.ts';
import { takeWalkIn } from './walk-in.ts';

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
  const quotedKey = sentAs(round, quotedBy(event))?.key ?? '';
  const asked = quotedKey.startsWith('sale.');
  const answer = asked && aboutMessage(content) === '' ? answerInSale(round, event, heard) : null;
  if (answer) return answer;
  const quoted = round.session.table('leads').get(leadOfMessage(round, quotedBy(event)));
  if (asked && quoted) return saleIsOver(round, event, heard, quoted);
  const about = aboutMessage(content);
  if (about !== '') {
    const goesAcross = quoted && isOwnedBy(quoted, heard.id) && crossedBridge(round, about, quoted.id);
    return goesAcross ? relayToCustomer(round, event, heard, quoted) : { outcome: 'noted', leadId: '' };
  }
  // A message that quotes a customer is for that customer, whatever it says.
  const text = content.type === 'text' && quotedKey !== CUSTOMER_SAYS ? content.text : '';
  const objection = readObjection(text);
  if (objection) return contest(round, event, heard, objection);
  const claimed = readClaim(text);
  if (claimed !== null) return claimInWords(round, event, heard, claimed || (quoted?.id ?? ''));
  const walkIn = readWalkIn(text);
  if (walkIn) return takeWalkIn(round, event, heard, walkIn.name);
  const order = readOrder(text);
  if (quoted && isOwnedBy(quoted, heard.id))
    return order && quotedKey !== ''
      ? holdMessage(round, event, heard, { leads: [quoted], order: { ...order, leadId: order.leadId || quoted.id } })
      : relayToCustomer(round, event, heard, quoted);
  return handleUnquoted(round, event, heard, { order, quoted });
}

/** The message quotes nothing, or nothing about one of the rep's leads. */
function handleUnquoted(
  round: Round,
  event: MessageEvent,
  rep: Rep,
  { order, quoted }: { readonly order: Order | null; readonly quoted: Lead | undefined },
): EventOutcome {
  const leads = ownLeads(round, rep);
  if (order && (order.isSure || leads.length === 0)) return obeyOrder(round, event, rep, order);
  if (quoted) {
    replyTo(round, { event, rep }, 'rep.notYours', { lead: quoted.id });
    return { outcome: 'not carried: the lead is not theirs', leadId: quoted.id };
  }
  const answered = answerInSale(round, event, rep);
  if (answered) return answered;
  return order ? holdMessage(round, event, rep, { leads, order }) : carryUnquoted(round, event, rep, leads);
}

/** An answer to a question about a sale that is already closed: it is for the hub, never for the customer. */
function saleIsOver(round: Round, event: MessageEvent, rep: Rep, lead: Lead): EventOutcome {
  if (aboutMessage(event.content) === '') replyTo(round, { event, rep }, 'sale.over', { lead: lead.id });
  return { outcome: 'sale: not under way', leadId: lead.id };
}

function contest(round: Round, event: MessageEvent, rep: Rep, { leadId, words }: Objection): EventOutcome {
  const id = leadId || leadOfMessage(round, quotedBy(event));
  return contestLead(round, rep, round.session.table('leads').get(id), words);
}

/**
 * Without a quote the message is for the rep's only customer, or waits until the rep says for which. A rep who is also a
 * manager may mean the customer of a lead held as manager: for those they have to quote.
 */
function carryUnquoted(round: Round, event: MessageEvent, rep: Rep, leads: readonly Lead[]): EventOutcome {
  const [only, ...others] = leads;
  if (!only) return helpRep(round, rep);
  const asManager = leadsOfManager(round.session.system.state, event.from.phone);
  return others.length + asManager.length === 0
    ? relayToCustomer(round, event, rep, only)
    : holdMessage(round, event, rep, { leads });
}

/** ID of the message that this one answers, reacts to, edits or deletes; '' for none. */
export function quotedBy(message: MessageEvent): string {
  return aboutMessage(message.content) || message.contextId;
}

/**
 * The lead and offer that a tap is about, so that their rows can be loaded before the round decides. Null for anything but a
 * tap.
 */
export function tappedIds(event: MessageEvent): { leadId: string; offerId: string } | null {
  const token = event.content.type === 'reply' ? readToken(event.content.id) : null;
  return token ? { leadId: token.leadId, offerId: token.offerId } : null;
}
