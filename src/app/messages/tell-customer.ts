/** A message to a customer, in their language. Nothing goes to a person who asked for no messages, but the word that it stops. */
import type { Outgoing } from '../../core/events.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Customer } from '../../tables/customers.ts';
import { type Round, say } from '../round/round.ts';
import type { Post } from './post.ts';
import { postMessage } from './post-message.ts';

type Extras = Pick<Post, 'template' | 'quote' | 'source' | 'part'> & {
  /** Instead of plain text. */
  readonly content?: Outgoing;
};

export function tellCustomer(
  round: Round,
  to: { readonly customer: Customer; readonly leadId: string },
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
  { content, ...extras }: Extras = {},
): void {
  const { customer, leadId } = to;
  if (customer.optedOut && key !== 'customer.optedOut') return;
  postMessage(round, {
    key,
    to: addressOfCustomer(customer),
    party: 'customer',
    partyId: customer.id,
    leadId,
    content: content ?? { type: 'text', body: say(round, key, customer.language, values) },
    lastHeardMs: customer.lastMessageAt,
    ...extras,
  });
}

export function addressOfCustomer(customer: Pick<Customer, 'phone' | 'userId'>): string {
  return customer.phone || customer.userId;
}
