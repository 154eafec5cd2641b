/** Who a message is from: a rep of a dealer, or a customer, known or new, under whatever phone or user ID. */
import type { Sender } from '../core/events.ts';
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import type { Customer, Language } from '../tables/customers.ts';
import type { Rep } from '../tables/network.ts';
import type { Round } from './round.ts';

/** The rep behind a sender. Numbers in the tab may be typed in any form; the first active row wins. */
export function findRep(reps: Iterable<Rep>, sender: Sender): Rep | null {
  let inactive: Rep | null = null;
  for (const rep of reps) {
    const same =
      (sender.phone !== '' && toWhatsAppDigits(rep.phone) === sender.phone) ||
      (sender.userId !== '' && rep.userId === sender.userId);
    if (same && rep.active) return rep;
    if (same) inactive ??= rep;
  }
  return inactive;
}

export function customerId(sequence: number): string {
  return `C-${String(sequence).padStart(6, '0')}`;
}

/** The customer's id under any of the sender's aliases, or null for somebody new. */
export function knownCustomerId(round: Pick<Round, 'session'>, sender: Sender): string | null {
  for (const alias of [sender.userId, sender.phone]) {
    const number = alias === '' ? null : round.session.system.customerOf(alias);
    if (number !== null) return customerId(number);
  }
  return null;
}

/** Finds or makes the customer, and learns aliases that are new. */
export function recogniseCustomer(
  round: Round,
  sender: Sender,
  first: { name: string; channel: string; campaign: string },
): Customer {
  const { session } = round;
  const knownId = knownCustomerId(round, sender);
  const known = knownId === null ? undefined : session.table('customers').get(knownId);
  const customer = known ?? makeCustomer(round, sender, first);
  const number = Number.parseInt(customer.id.slice(2), 10);
  for (const alias of [sender.phone, sender.userId]) if (alias !== '') session.system.setCustomer(alias, number);
  return session.table('customers').update(customer.id, {
    phone: sender.phone || customer.phone,
    userId: sender.userId || customer.userId,
    name: customer.name || first.name,
    lastMessageAt: round.nowMs,
  });
}

function makeCustomer(
  round: Round,
  sender: Sender,
  first: { name: string; channel: string; campaign: string },
): Customer {
  const customer: Customer = {
    id: customerId(++round.session.system.state.customers),
    name: first.name,
    phone: sender.phone,
    userId: sender.userId,
    language: languageOf(sender),
    optedOut: false,
    step: 'INTENT',
    intent: '',
    modelId: '',
    reprompts: 0,
    leadId: '',
    channel: first.channel,
    campaign: first.campaign,
    firstSeenAt: round.nowMs,
    lastMessageAt: round.nowMs,
  };
  round.session.table('customers').append(customer);
  return customer;
}

/** Indonesian for Indonesian numbers and user IDs, English for the rest of the world. */
export function languageOf(sender: Sender): Language {
  return sender.phone.startsWith('62') || sender.userId.startsWith('ID.') ? 'id' : 'en';
}
