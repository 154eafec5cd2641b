/** The question of each step of the dialogue, ready to send. */
import type { Product } from '../../tables/catalogue.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Outgoing, ReplyOption } from '../events.ts';
import { clip, oneLine } from '../lib/text.ts';
import { type Catalogue, type MessageKey, render } from '../messages/catalogue.ts';
import { BUTTON, ROW } from '../messages/definition.ts';

/** WhatsApp shows ten rows in a list and three buttons. */
const MAX_LIST_ROWS = 10;
const MAX_BUTTONS = 3;
/** https://developers.facebook.com/docs/whatsapp/cloud-api/messages/interactive-list-messages */
const LONGEST_ROW_ID = 200;

export interface Prompt {
  readonly key: MessageKey;
  readonly content: Outgoing;
}

export interface PromptContext {
  readonly catalogue: Catalogue;
  readonly products: readonly Product[];
  readonly brand: string;
  /** IDs of the models that are still possible; empty for all. */
  readonly modelChoices?: readonly string[];
  /** Names of the places that are still possible. */
  readonly placeChoices?: readonly string[];
}

type Say = (key: MessageKey, values?: Readonly<Record<string, string>>) => string;

/** `lead`: text to put before the question, such as an answer, or that the last message was not understood. */
export function promptFor(customer: Customer, context: PromptContext, lead = ''): Prompt {
  const say: Say = (key, values = {}) => render(context.catalogue, key, customer.language, values);
  const body = (key: MessageKey, values = {}) => (lead ? `${lead}\n\n${say(key, values)}` : say(key, values));
  if (customer.step === 'MODEL') return askModel(context, say, body);
  if (customer.step === 'LOCATION') return askPlace(context, say, body);
  const buttons: ReplyOption[] = [
    { id: 'intent:BUY', title: say('customer.button.buy') },
    { id: 'intent:TEST_RIDE', title: say('customer.button.testRide') },
    { id: 'intent:SERVICE', title: say('customer.button.service') },
  ];
  const values = { name: oneLine(customer.name, 40), brand: context.brand };
  return { key: 'customer.greeting', content: { type: 'buttons', body: body('customer.greeting', values), buttons } };
}

function askModel({ products, modelChoices = [] }: PromptContext, say: Say, body: (key: MessageKey) => string): Prompt {
  const chosen = products.filter(({ id }) => modelChoices.includes(id));
  const key = chosen.length > 1 ? 'customer.chooseModel' : 'customer.askModel';
  const rows = (chosen.length > 1 ? chosen : products).slice(0, MAX_LIST_ROWS).map(asRow);
  if (chosen.length > 1 && rows.length <= MAX_BUTTONS) {
    const buttons = rows.map(({ id, title }) => ({ id, title: clip(title, BUTTON) }));
    return { key, content: { type: 'buttons', body: body(key), buttons } };
  }
  if (rows.length === 0) return { key, content: { type: 'text', body: body(key) } };
  return { key, content: { type: 'list', body: body(key), button: say('customer.button.models'), rows } };
}

function askPlace({ placeChoices = [] }: PromptContext, say: Say, body: (key: MessageKey) => string): Prompt {
  const options = placeChoices
    .filter((name) => name.length <= LONGEST_ROW_ID - 'place:'.length)
    .slice(0, MAX_LIST_ROWS)
    .map((name) => ({ id: `place:${name}`, title: clip(oneLine(name), ROW) }));
  if (options.length === 0)
    return { key: 'customer.askLocation', content: { type: 'location-request', body: body('customer.askLocation') } };
  const key = 'customer.choosePlace';
  const fitsButtons = options.length <= MAX_BUTTONS && options.every(({ title }) => title.length <= BUTTON);
  return fitsButtons
    ? { key, content: { type: 'buttons', body: body(key), buttons: options } }
    : { key, content: { type: 'list', body: body(key), button: say('customer.button.places'), rows: options } };
}

function asRow(product: Product): ReplyOption {
  const title = clip(oneLine(product.name), ROW);
  const description = clip(oneLine(product.description), 72);
  return { id: `model:${product.id}`, title, ...(description ? { description } : {}) };
}
