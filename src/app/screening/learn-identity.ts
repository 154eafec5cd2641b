/** Changes of a customer's identity: a new number, a rotated user ID, or the number of somebody who had hidden it. */
import type { MessageEvent } from '../../core/events.ts';
import { isWithOwner } from '../../core/lead/progress.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { findManager } from '../messages/lead-owner.ts';
import { isWindowOpen } from '../messages/post.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round, raiseAlert, say } from '../round/round.ts';
import { type Adopted, adoptAliases, findRep, idBehind } from './identify-sender.ts';

/**
 * The phone and user ID that a message mentions besides its sender's. Whether they belong to the sender is for `learnIdentity`
 * to decide.
 */
export function aliasesIn({ content }: Pick<MessageEvent, 'content'>): { phone: string; userId: string } {
  if (content.type === 'number-change') return { phone: content.newPhone, userId: content.newUserId };
  return { phone: content.type === 'contacts' && content.own ? onlyNumber(content.phones) : '', userId: '' };
}

/** The only number on a contact card, however often and in whatever form it appears; '' for none or several. */
function onlyNumber(phones: readonly string[]): string {
  const numbers = new Set(phones.map(toWhatsAppDigits));
  const [only] = numbers;
  return numbers.size === 1 && only ? only : '';
}

/** Null when the message is not about the customer's identity. */
export function learnIdentity(round: Round, event: MessageEvent, customer: Customer): EventOutcome | null {
  const { content } = event;
  if (content.type === 'contacts') return takeSharedNumber(round, customer, aliasesIn(event).phone);
  if (content.type !== 'number-change') return null;
  const adopted = adoptAliases(round, customer, aliasesIn(event), 'WhatsApp reports the change from one to the other.');
  const now = writeOnCustomer(round, adopted);
  return { outcome: 'changed number or user ID', leadId: now.leadId };
}

/**
 * Accepts the number on a contact card only when the hub asked for it, the customer's number was hidden until then, it is the
 * only one on the card, and nobody else is known by it: otherwise that person's conversation would become the sender's. Any
 * other card is just a card.
 */
function takeSharedNumber(round: Round, customer: Customer, phone: string): EventOutcome | null {
  if (phone === '' || customer.phone !== '' || customer.numberAskedAt === null) return null;
  // The question counts as answered either way: a second card would be a second guess at somebody's number.
  const asked = round.session.table('customers').update(customer.id, { numberAskedAt: null });
  const holder = holderOf(round, asked, phone);
  if (holder !== null) {
    const text = `${asked.id} was asked for their number and shared one that belongs to ${holder}. Nothing was changed: find out whose it is.`;
    raiseAlert(round, { rule: 'number-of-somebody-else', subject: asked.id, text });
    return null;
  }
  const adopted = adoptAliases(round, asked, { phone, userId: '' }, '');
  const now = writeOnCustomer(round, adopted);
  tellCustomer(round, { customer: now, leadId: now.leadId }, 'customer.numberNoted');
  return { outcome: 'shared their number', leadId: now.leadId };
}

/** Somebody else who is known by this number, as an ID or a phrase; null for nobody. */
function holderOf(round: Round, customer: Customer, phone: string): string | null {
  const known = idBehind(round, phone);
  if (known !== null && known !== customer.id) return known;
  const sender = { phone, userId: '' };
  const staff = findRep(round.session.table('reps').rows(), sender) ?? findManager(round, sender);
  if (staff) return staff.id;
  return round.config.numbers.some(({ number }) => toWhatsAppDigits(number) === phone) ? 'the brand itself' : null;
}

function writeOnCustomer(round: Round, { customer, phone, userId }: Adopted): Customer {
  const now = round.session.table('customers').update(customer.id, {
    phone: phone || customer.phone,
    userId: userId || customer.userId,
  });
  const lead = round.session.table('leads').get(now.leadId);
  if (lead) writeOnLead(round, now, lead);
  return now;
}

/** Writes the number on the lead too, so that the owner knows where to call. */
function writeOnLead(round: Round, customer: Customer, lead: Lead): void {
  const { phone, userId } = customer;
  const moved = round.session.table('leads').update(lead.id, { customerPhone: phone, customerUserId: userId });
  noteOnTimeline(round, lead, 'NEW NUMBER', {
    actor: `customer ${customer.id}`,
    reason: 'The number or user ID of the customer has changed.',
  });
  const rep = isWithOwner(moved) ? round.session.table('reps').get(moved.repId) : undefined;
  if (!rep || phone === '' || phone === lead.customerPhone) return;
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), phone: `+${phone}` };
  notifyRep(round, { rep, lead: moved }, 'rep.customerNumber', values);
}

/** Dealers have to call, so a customer with a hidden number is asked for it, once per lead. */
export function askForNumber(round: Round, customer: Customer, lead: Lead): void {
  if (customer.phone !== '' || customer.optedOut || !isWindowOpen(round, customer.lastMessageAt)) return;
  round.session.table('customers').update(customer.id, { numberAskedAt: round.nowMs });
  const body = say(round, 'customer.askNumber', customer.language);
  tellCustomer(round, { customer, leadId: lead.id }, 'customer.askNumber', {
    content: { type: 'contact-request', body },
  });
}
