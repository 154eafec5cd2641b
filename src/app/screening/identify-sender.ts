/** Who a message is from: a rep of a dealer, or a customer, known or new, under whatever phone or user ID. */
import type { Sender } from '../../core/events.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import type { Customer, Language } from '../../tables/customers.ts';
import type { Rep } from '../../tables/network.ts';
import type { Round } from '../round/round.ts';
import { areApart, mergeCustomers } from './merge-customers.ts';

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

/** The customer ID that an alias belongs to; after a merge, that of the remaining customer. */
export function idBehind(round: Pick<Round, 'session'>, alias: string): string | null {
  const number = round.session.system.customerOf(alias);
  return number === null ? null : idNow(round, customerId(number));
}

/** The most merges to follow in a chain. Real chains are shorter; the limit also ends a circle. */
export const MOST_JOINS = 4;

/** The ID that this customer was merged into, as far as the rows are loaded. */
export function idNow(round: Pick<Round, 'session'>, id: string): string {
  let now = id;
  for (let joins = 0; joins < MOST_JOINS; joins++) now = round.session.table('customers').get(now)?.mergedInto || now;
  return now;
}

/** What is known of a person from one event. `heardAt` (epoch ms) is null when WhatsApp only reports about them. */
interface FirstKnown {
  readonly name: string;
  readonly channel: string;
  readonly campaign: string;
  readonly heardAt: number | null;
}

/** Finds or creates the customer, and learns new aliases. Two customers who turn out to be one person are merged. */
export function recogniseCustomer(round: Round, sender: Sender, first: FirstKnown): Customer {
  const knownId = knownCustomerId(round, sender);
  const known = knownId === null ? undefined : round.session.table('customers').get(knownId);
  const why = 'one message came from both.';
  const { customer, phone, userId } = adoptAliases(round, known ?? makeCustomer(round, sender, first), sender, why);
  return round.session.table('customers').update(customer.id, {
    phone: phone || customer.phone,
    userId: userId || customer.userId,
    name: customer.name || first.name,
    lastMessageAt: first.heardAt ?? customer.lastMessageAt,
    carrier: first.heardAt === null ? customer.carrier : (round.carrier ?? ''),
  });
}

/** The remaining customer, and the aliases that are theirs now; '' for an alias that stays somebody else's. */
export interface Adopted extends Sender {
  readonly customer: Customer;
}

/**
 * Gives these aliases to this customer. A customer who had one of them before is the same person, and the rows are merged,
 * unless staff have set the two apart. Call it only for what WhatsApp itself reports, never for what a customer says.
 */
export function adoptAliases(round: Round, customer: Customer, aliases: Sender, why: string): Adopted {
  let one = customer;
  const adopt = (alias: string): string => {
    if (alias === '') return '';
    const otherId = idBehind(round, alias);
    const other = otherId === null || otherId === one.id ? undefined : round.session.table('customers').get(otherId);
    if (other && areApart(one, other)) return '';
    if (other) one = mergeCustomers(round, one, other, why);
    round.session.system.setCustomer(alias, numberOf(one.id));
    return alias;
  };
  const [phone, userId] = [adopt(aliases.phone), adopt(aliases.userId)];
  return { customer: one, phone, userId };
}

export function numberOf(id: string): number {
  return Number.parseInt(id.slice(2), 10);
}

function makeCustomer(round: Round, sender: Sender, first: FirstKnown): Customer {
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
    lastMessageAt: first.heardAt,
    carrier: '',
    mergedInto: '',
    numberAskedAt: null,
    setApartFrom: '',
    isSomebodyElse: false,
  };
  round.session.table('customers').append(customer);
  return customer;
}

/** Indonesian for Indonesian numbers and user IDs, English for the rest of the world. */
export function languageOf(sender: Sender): Language {
  return sender.phone.startsWith('62') || sender.userId.startsWith('ID.') ? 'id' : 'en';
}
