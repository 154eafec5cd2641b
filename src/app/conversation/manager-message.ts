/**
 * A message from a manager: a decision, an order to the hub, or a message to the customer of a lead that they hold. A message
 * that quotes a customer is for that customer, whatever it says.
 */
import { aboutMessage } from '../../core/chat/carry.ts';
import { readGift } from '../../core/chat/gift-words.ts';
import { type ManagerWord, readManagerOrder } from '../../core/chat/hub-words.ts';
import type { MessageEvent } from '../../core/events.ts';
import { readClaim } from '../../core/lead/offer-meant.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { isGenuineChoice, readChoice } from '../../core/tokens/signed-choice.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { answersFor, isManager, leadsOfManager } from '../messages/lead-owner.ts';
import { CUSTOMER_SAYS, crossedBridge, leadOfMessage, sentAs } from '../messages/quoted-messages.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { readObjection } from '../ownership/dispute.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { decide, giveByName, helpManager, listLeads, obeyManager } from './manager-orders.ts';
import { ownLeads } from './own-leads.ts';
import { relayToCustomer } from './relay-to-customer.ts';
import { quotedBy } from './rep-message.ts';

/** A message that quotes one of these answers the hub, whatever it says. */
const QUESTIONS: ReadonlySet<string> = new Set<MessageKey>([
  'manager.askRep', 'manager.askSeller', 'manager.dispute', 'rep.askLostReason', 'rep.leads', 'rep.whichLead',
]); // biome-ignore format: one list

/** Orders that only managers give; a rep never does. */
const OFFICE: ReadonlySet<ManagerWord> = new Set(['WHO', 'DISPUTES', 'UPHOLD', 'REJECT']);

/**
 * In a small network a manager may also be a rep. Whether this message is meant for them as manager: it answers something that
 * only managers are asked, or is about a lead that they hold as manager.
 */
export function isForManager(
  round: Round,
  event: MessageEvent,
  { manager, rep }: Record<'manager' | 'rep', Rep>,
): boolean {
  const { content } = event;
  if (content.type === 'reply') return readChoice(content.id)?.kind === 'M1';
  const quoted = quotedBy(event);
  if (sentAs(round, quoted)?.key.startsWith('manager.')) return true;
  const leads = leadsOfManager(round.session.system.state, manager.phone);
  if (leads.includes(leadOfMessage(round, quoted))) return true;
  if (content.type !== 'text') return quoted === '' && leads.length > 0 && ownLeads(round, rep).length === 0;
  if (readGift(content.text)) return true;
  const order = readManagerOrder(content.text);
  if (order) return order.isSure && (OFFICE.has(order.word) || leads.includes(order.leadId));
  const isToHub = readClaim(content.text) !== null || readObjection(content.text) !== null;
  return !isToHub && quoted === '' && leads.length > 0 && ownLeads(round, rep).length === 0;
}

/** Notes when a manager last wrote, as manager or as rep: for a day alerts and leads can reach them without a template. */
export function hearManager(round: Round, { phone }: Rep): void {
  const { state } = round.session.system;
  const leads = state.managers[phone]?.leads ?? '';
  state.managers[phone] = { leads, heardAt: round.nowMs, carrier: round.carrier ?? '' };
}

export function handleManagerMessage(round: Round, event: MessageEvent, manager: Rep): EventOutcome {
  const heard = { ...manager, lastMessageAt: round.nowMs };
  const { content } = event;
  if (content.type === 'reply') return handleManagerTap(round, heard, content.id);
  const lead = leadMeant(round, event, heard);
  const about = aboutMessage(content);
  if (about !== '') {
    const goesAcross = lead && crossedBridge(round, about, lead.id);
    return goesAcross ? relayToCustomer(round, event, heard, lead) : { outcome: 'noted', leadId: '' };
  }
  const quotedKey = sentAs(round, quotedBy(event))?.key ?? '';
  const isForCustomer = quotedKey === CUSTOMER_SAYS;
  const order = content.type === 'text' && !isForCustomer ? obey(round, event, heard, content.text) : null;
  if (order) return order;
  if (QUESTIONS.has(quotedKey)) return answerQuestion(round, event, heard, quotedKey);
  if (lead) return relayToCustomer(round, event, heard, lead);
  return helpManager(round, heard);
}

function handleManagerTap(round: Round, manager: Rep, tapped: string): EventOutcome {
  const choice = readChoice(tapped);
  if (choice && isGenuineChoice(choice, manager.phone, round.tokenSecret)) return decide(round, manager, choice);
  tellRep(round, { rep: manager }, 'rep.notOffered');
  return { outcome: 'tap refused: not offered to this person', leadId: '' };
}

/**
 * The answer to a question of the hub: the name of a rep, or something it does not understand. It never goes to the customer.
 */
function answerQuestion(round: Round, event: MessageEvent, manager: Rep, key: string): EventOutcome {
  const leadId = leadOfMessage(round, quotedBy(event));
  if (key !== 'manager.askRep' || event.content.type !== 'text') return helpManager(round, manager);
  return give(round, manager, leadId, event.content.text);
}

/** Null when the text is not an order to the hub. */
function obey(round: Round, event: MessageEvent, manager: Rep, text: string): EventOutcome | null {
  const quoted = leadOfMessage(round, quotedBy(event));
  const meant = quoted || (leadMeant(round, event, manager)?.id ?? '');
  const gift = readGift(text);
  if (gift) return give(round, manager, gift.leadId || meant, gift.name);
  const order = readManagerOrder(text);
  if (!order) return null;
  const isDecision = order.word === 'UPHOLD' || order.word === 'REJECT';
  // "Setuju" (agreed) is as likely said to a customer as about a dispute.
  if (isDecision && !order.isSure && sentAs(round, quotedBy(event))?.key !== 'manager.dispute')
    return quoted === '' && meant !== '' ? null : obeyManager(round, manager, { ...order, word: 'DISPUTES' });
  const isAboutDispute = isDecision || order.word === 'DISPUTES';
  return obeyManager(round, manager, { ...order, leadId: order.leadId || (isAboutDispute ? quoted : meant) });
}

function give(round: Round, manager: Rep, leadId: string, name: string): EventOutcome {
  return leadId === '' ? listLeads(round, manager, 'GIVE') : giveByName(round, manager, leadId, name.trim());
}

/** The lead of the quoted message, or the manager's only lead. */
function leadMeant(round: Round, event: MessageEvent, manager: Rep): Lead | undefined {
  const quoted = leadOfMessage(round, quotedBy(event));
  const [only, ...others] = leadsOfManager(round.session.system.state, manager.phone);
  const lead = round.session.table('leads').get(quoted || (others.length === 0 ? (only ?? '') : ''));
  const isWithManager = lead?.status === 'WITH_MANAGER' && isManager(lead.repId);
  return isWithManager && answersFor(round, manager, lead) ? lead : undefined;
}
