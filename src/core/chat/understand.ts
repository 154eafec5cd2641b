/** What a customer's message means in the step they are in: by the button's id, by keywords, by the tabs that staff keep. */
import type { Place, Product } from '../../tables/catalogue.ts';
import type { Customer, Intent, Language } from '../../tables/customers.ts';
import type { Content } from '../events.ts';
import { isPoint, type Point } from '../lib/geo.ts';
import { plain } from '../lib/text.ts';
import { findPlace } from './find-place.ts';

export type Understood =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'model'; readonly modelId: string }
  | { readonly kind: 'place'; readonly point: Point; readonly area: string }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'stop' | 'start' | 'human' | 'aside' }
  | { readonly kind: 'unknown'; readonly text: string };

export interface Knowledge {
  readonly products: readonly Product[];
  readonly places: readonly Place[];
}

const STOP_WORDS = ['stop', 'berhenti', 'unsubscribe', 'stop promosi', 'berhenti langganan'];
const START_WORDS = ['start', 'mulai'];
const HUMAN_WORDS = ['agent', 'agen', 'manusia', 'human', 'orang', 'cs', 'admin', 'operator', 'customer service'];
const LANGUAGE_WORDS: ReadonlyMap<string, Language> = new Map([
  ['english', 'en'],
  ['inggris', 'en'],
  ['bahasa', 'id'],
  ['indonesia', 'id'],
  ['bahasa indonesia', 'id'],
]);
const INTENT_WORDS: readonly (readonly [Intent, readonly string[]])[] = [
  ['TEST_RIDE', ['test ride', 'testride', 'tes ride', 'test drive', 'coba']],
  ['SERVICE', ['servis', 'service', 'perbaikan', 'rusak', 'bengkel', 'repair']],
  ['BUY', ['beli', 'buy', 'harga', 'price', 'kredit', 'credit', 'cicilan', 'order', 'pesan']],
];

/** What the message means to the dialogue. `unknown` for what is not understood. */
export function understand(content: Content, customer: Customer, knowledge: Knowledge): Understood {
  switch (content.type) {
    case 'text':
      return understandText(content.text, customer, knowledge);
    case 'reply':
      return understandReply(content.id, content.title, customer, knowledge);
    case 'location':
      return isPoint(content.latitude, content.longitude)
        ? { kind: 'place', point: content, area: content.name }
        : { kind: 'unknown', text: '' };
    case 'preference':
      return { kind: content.wants ? 'aside' : 'stop' };
    case 'reaction':
    case 'edit':
    case 'revoke':
    case 'number-change':
    case 'contacts':
      return { kind: 'aside' };
    case 'media':
      return content.caption ? understandText(content.caption, customer, knowledge) : { kind: 'unknown', text: '' };
    case 'order':
      return understandOrder(content.productIds, customer, knowledge);
    case 'other':
      return { kind: 'unknown', text: '' };
  }
}

function understandReply(id: string, title: string, customer: Customer, knowledge: Knowledge): Understood {
  const [kind, value = ''] = id.split(':');
  if (kind === 'intent' && (value === 'BUY' || value === 'TEST_RIDE' || value === 'SERVICE')) {
    return { kind: 'intent', intent: value };
  }
  if (kind === 'model' && knowledge.products.some((product) => product.id === value)) {
    return { kind: 'model', modelId: value };
  }
  return understandText(title, customer, knowledge);
}

/** A basket from the catalogue says that they want to buy, and which model. */
function understandOrder(productIds: readonly string[], customer: Customer, knowledge: Knowledge): Understood {
  if (customer.step === 'INTENT') return { kind: 'intent', intent: 'BUY' };
  const wanted = new Set(productIds);
  const product = knowledge.products.find(({ id }) => wanted.has(id));
  return product ? { kind: 'model', modelId: product.id } : { kind: 'unknown', text: '' };
}

function understandText(text: string, customer: Customer, knowledge: Knowledge): Understood {
  const said = plain(text);
  if (STOP_WORDS.includes(said)) return { kind: 'stop' };
  if (START_WORDS.includes(said)) return { kind: 'start' };
  if (HUMAN_WORDS.includes(said)) return { kind: 'human' };
  const language = LANGUAGE_WORDS.get(said);
  if (language) return { kind: 'language', language };
  if (customer.step === 'LOCATION') {
    const place = findPlace(text, knowledge.places);
    if (place) return { kind: 'place', point: place.point, area: place.name };
  }
  if (customer.step === 'MODEL') {
    const product = findProduct(said, knowledge.products);
    if (product) return { kind: 'model', modelId: product.id };
  }
  if (customer.step === 'INTENT') {
    const intent = INTENT_WORDS.find(([, words]) => words.some((word) => hasWord(said, word)));
    if (intent) return { kind: 'intent', intent: intent[0] };
  }
  return { kind: 'unknown', text: text.trim() };
}

/** A model is meant when its name is said, or when what is said fits one name only. */
function findProduct(said: string, products: readonly Product[]): Product | undefined {
  if (said === '') return undefined;
  const named = products.filter((product) => hasWord(said, plain(product.name)));
  if (named.length > 0) return named.sort((a, b) => b.name.length - a.name.length)[0];
  const fitting = products.filter((product) => hasWord(plain(product.name), said));
  return fitting.length === 1 ? fitting[0] : undefined;
}

function hasWord(text: string, word: string): boolean {
  return word !== '' && ` ${text} `.includes(` ${word} `);
}
