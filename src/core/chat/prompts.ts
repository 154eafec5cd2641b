/** The question of each step of the dialogue, ready to send. */
import type { Product } from '../../tables/catalogue.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Outgoing, ReplyOption } from '../events.ts';
import { clip, oneLine } from '../lib/text.ts';
import { type Catalogue, type MessageKey, render } from '../messages/catalogue.ts';

/** WhatsApp shows ten rows in a list and three buttons. */
const MAX_LIST_ROWS = 10;

export interface Prompt {
  readonly key: MessageKey;
  readonly content: Outgoing;
}

export interface PromptContext {
  readonly catalogue: Catalogue;
  readonly products: readonly Product[];
  readonly brand: string;
}

/** `lead`: words to put before the question, when the last answer was not understood. */
export function promptFor(customer: Customer, context: PromptContext, lead = ''): Prompt {
  const say = (key: MessageKey, values = {}) => render(context.catalogue, key, customer.language, values);
  const body = (key: MessageKey, values = {}) => (lead ? `${lead}\n\n${say(key, values)}` : say(key, values));
  if (customer.step === 'MODEL') {
    const rows = context.products.slice(0, MAX_LIST_ROWS).map(asRow);
    const content: Outgoing =
      rows.length > 0
        ? { type: 'list', body: body('customer.askModel'), button: say('customer.button.models'), rows }
        : { type: 'text', body: body('customer.askModel') };
    return { key: 'customer.askModel', content };
  }
  if (customer.step === 'LOCATION') {
    return { key: 'customer.askLocation', content: { type: 'location-request', body: body('customer.askLocation') } };
  }
  const buttons: ReplyOption[] = [
    { id: 'intent:BUY', title: say('customer.button.buy') },
    { id: 'intent:TEST_RIDE', title: say('customer.button.testRide') },
    { id: 'intent:SERVICE', title: say('customer.button.service') },
  ];
  const values = { name: oneLine(customer.name, 40), brand: context.brand };
  return { key: 'customer.greeting', content: { type: 'buttons', body: body('customer.greeting', values), buttons } };
}

function asRow(product: Product): ReplyOption {
  const title = clip(oneLine(product.name), 24);
  const description = clip(oneLine(product.description), 72);
  return { id: `model:${product.id}`, title, ...(description ? { description } : {}) };
}
