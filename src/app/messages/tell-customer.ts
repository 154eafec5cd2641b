/**
 * A message to a customer, in their language. A person who opted out gets nothing except the confirmation that messages stop.
 */
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Customer } from '../../tables/customers.ts';
import { type Round, say } from '../round/round.ts';
import type { Telling } from './post.ts';
import { postMessage } from './post-message.ts';

export function tellCustomer(
  round: Round,
  to: { readonly customer: Customer; readonly leadId: string },
  key: MessageKey,
  { values = {}, content, ...extras }: Telling = {},
): void {
  const { customer, leadId } = to;
  if (customer.optedOut && key !== 'customer.optedOut') return;
  postMessage(round, {
    key,
    ...toCustomer(customer, leadId),
    content: content ?? { type: 'text', body: say(round, key, customer.language, values) },
    ...extras,
  });
}

/** To whom a message to a customer goes, and since when their window is open. */
export function toCustomer({ id, phone, userId, lastMessageAt }: Customer, leadId: string) {
  return { to: phone || userId, party: 'customer', partyId: id, leadId, lastHeardMs: lastMessageAt } as const;
}
