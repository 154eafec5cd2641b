/** Who a customer is, as they change it: a new number, a rotated user ID, the number of somebody who hid it so far. */
import type { MessageEvent } from '../../core/events.ts';
import { isWithOwner } from '../../core/lead/progress.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { isWindowOpen } from '../messages/post.ts';
import { tellCustomer } from '../messages/tell-customer.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { noteOnTimeline, type Round, say } from '../round/round.ts';
import { adoptAlias } from './identify-sender.ts';

/** The phone and user ID that a message makes known beside those it came from. */
export function aliasesIn({ content }: Pick<MessageEvent, 'content'>): { phone: string; userId: string } {
  if (content.type === 'number-change') return { phone: content.newPhone, userId: content.newUserId };
  const shared = content.type === 'contacts' && content.own ? content.phones[0] : undefined;
  return { phone: (shared && toWhatsAppDigits(shared)) ?? '', userId: '' };
}

/** Null when the message says nothing of who the customer is. */
export function learnIdentity(round: Round, event: MessageEvent, customer: Customer): EventOutcome | null {
  const { phone, userId } = aliasesIn(event);
  if (phone === '' && userId === '') return null;
  const known = adoptAlias(round, customer, { phone, userId });
  const now = round.session.table('customers').update(known.id, {
    phone: phone || known.phone,
    userId: userId || known.userId,
  });
  const lead = round.session.table('leads').get(now.leadId);
  if (lead) writeOnLead(round, now, lead);
  const isShared = event.content.type === 'contacts';
  if (isShared) tellCustomer(round, { customer: now, leadId: now.leadId }, 'customer.numberNoted');
  return { outcome: isShared ? 'shared their number' : 'changed number or user ID', leadId: now.leadId };
}

/** The owner must know where to call. */
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
  tellRep(round, { rep, lead: moved }, 'rep.customerNumber', { values });
}

/** Dealers have to call: who hides their number is asked for it once a lead. */
export function askForNumber(round: Round, customer: Customer, lead: Lead): void {
  if (customer.phone !== '' || !isWindowOpen(round, customer.lastMessageAt)) return;
  const body = say(round, 'customer.askNumber', customer.language);
  tellCustomer(round, { customer, leadId: lead.id }, 'customer.askNumber', {
    content: { type: 'contact-request', body },
  });
}
