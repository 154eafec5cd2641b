/** Who a message is from: a rep of a dealer, or a customer, known or new, under whatever phone or user ID. */
import type { Sender } from '../../core/events.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import type { Customer, Language } from '../../tables/customers.ts';
import type { Rep } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';
import { mergeCustomers } from './merge-customers.ts';

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
    const id = alias === '' ? null : idBehind(round, alias);
    if (id !== null) return id;
  }
  return null;
}

/** The customer that an alias stands for; one who was merged stands for the other. */
function idBehind(round: Pick<Round, 'session'>, alias: string): string | null {
  const number = round.session.system.customerOf(alias);
  if (number === null) return null;
  const id = customerId(number);
  return round.session.table('customers').get(id)?.mergedInto || id;
}

/** Finds or makes the customer, and learns aliases that are new. Two customers who turn out to be one become one. */
export function recogniseCustomer(
  round: Round,
  sender: Sender,
  first: { name: string; channel: string; campaign: string },
): Customer {
  const knownId = knownCustomerId(round, sender);
  const known = knownId === null ? undefined : round.session.table('customers').get(knownId);
  const customer = adoptAlias(round, known ?? makeCustomer(round, sender, first), sender);
  return round.session.table('customers').update(customer.id, {
    phone: sender.phone || customer.phone,
    userId: sender.userId || customer.userId,
    name: customer.name || first.name,
    lastMessageAt: round.nowMs,
    carrier: round.carrier ?? '',
  });
}

/** From here on these aliases are this customer’s. Whoever had one of them before is the same person: their rows are joined. */
export function adoptAlias(round: Round, customer: Customer, { phone, userId }: Sender): Customer {
  let one = customer;
  for (const alias of [phone, userId]) {
    if (alias === '') continue;
    const otherId = idBehind(round, alias);
    const other = otherId === null || otherId === one.id ? undefined : round.session.table('customers').get(otherId);
    if (other) one = mergeCustomers(round, one, other);
    round.session.system.setCustomer(alias, numberOf(one.id));
  }
  return one;
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(2), 10);
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
    carrier: '',
    mergedInto: '',
  };
  round.session.table('customers').append(customer);
  return customer;
}

/** Indonesian for Indonesian numbers and user IDs, English for the rest of the world. */
export function languageOf(sender: Sender): Language {
  return sender.phone.startsWith('62') || sender.userId.startsWith('ID.') ? 'id' : 'en';
}
