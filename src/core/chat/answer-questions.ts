/**
 * Answers customers' questions from prices, products and the nearest dealer, else from the Answers tab. For a question without
 * an answer the customer is told that it was noted, and the topic is returned, so that the winning rep and staff learn of it.
 */
import type { Product } from '../../tables/catalogue.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Price } from '../../tables/sales.ts';
import { openPriceBook } from '../integrity/price-book.ts';
import { clip, oneLine, plain } from '../lib/text.ts';
import { type Catalogue, type MessageKey, render } from '../messages/catalogue.ts';
import { PLACEHOLDER } from '../messages/definition.ts';
import { rupiah } from '../sale/read-amount.ts';
import type { Topic } from '../understanding/topics.ts';
import { type Answer, findAnswer } from './staff-answers.ts';

/** A dealer as customers read it. */
export interface NearestDealer {
  readonly name: string;
  readonly address: string;
  /** "08.00–20.00 WIB", ready to read. */
  readonly hours: string;
}

export interface Facts {
  readonly catalogue: Catalogue;
  readonly products: readonly Product[];
  readonly prices: readonly Price[];
  readonly answers: readonly Answer[];
  readonly brand: string;
  /** '' while the customer's place is not known. */
  readonly region: string;
  readonly nearest: NearestDealer | null;
  readonly nowMs: number;
}

export interface Asked {
  readonly customer: Pick<Customer, 'name' | 'language' | 'modelId'>;
  readonly topics: readonly Topic[];
  /** IDs of the models in question: the one named, or those it may be. */
  readonly modelIds: readonly string[];
  readonly text: string;
}

export interface Answered {
  /** '' when nothing was asked. */
  readonly text: string;
  /** Topics that the workbook cannot answer. */
  readonly unanswered: readonly Topic[];
}

/** The answer and the following question must fit the 1,024 characters of a body. */
const LONGEST = 640;
const MOST_MODELS = 6;

type Tell = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The answer to everything asked in a message, and the topics without an answer. */
export function answerQuestions(asked: Asked, facts: Facts): Answered {
  const tell: Tell = (key, values = {}) => render(facts.catalogue, key, asked.customer.language, values);
  const lines = asked.topics.map((topic) => ({ topic, text: answerTo(topic, asked, facts, tell) }));
  const unanswered = lines.filter(({ text }) => text === '').map(({ topic }) => topic);
  const texts = [...new Set(lines.map(({ text }) => text).filter((text) => text !== ''))];
  if (unanswered.length > 0) texts.push(tell('answer.kept'));
  return { text: clip(texts.join('\n'), LONGEST), unanswered };
}

function answerTo(topic: Topic, asked: Asked, facts: Facts, tell: Tell): string {
  const models = modelsAsked(asked, facts.products);
  switch (topic) {
    case 'price':
      return pricesOf(models, facts, asked, tell) || fromStaff(topic, asked, facts);
    case 'location':
    case 'hours':
      return dealerAnswer(facts, tell);
    case 'range':
      return rangesOf(models, asked.text, tell) || fromStaff(topic, asked, facts);
    case 'warranty':
      return (
        linesOf(models, ({ name, warranty }) => (warranty ? tell('answer.warranty', { model: name, warranty }) : '')) ||
        fromStaff(topic, asked, facts)
      );
    default:
      return fromStaff(topic, asked, facts);
  }
}

function modelsAsked({ modelIds, customer }: Asked, products: readonly Product[]): readonly Product[] {
  const ids = modelIds.length > 0 ? modelIds : [customer.modelId];
  const named = products.filter(({ id }) => ids.includes(id));
  return (named.length > 0 ? named : products).slice(0, MOST_MODELS);
}

function linesOf(models: readonly Product[], line: (product: Product) => string): string {
  return models
    .map(line)
    .filter((text) => text !== '')
    .join('\n');
}

function pricesOf(models: readonly Product[], facts: Facts, { customer }: Asked, tell: Tell): string {
  const { region, prices, nowMs } = facts;
  const book = openPriceBook(prices);
  const regions = [...new Set(prices.map((price) => price.region))];
  const inForce = (modelId: string, where: string) => {
    const found = book.inForce(modelId, where, nowMs);
    return found.kind === 'found' ? (found.price.list ?? 0) : 0;
  };
  return linesOf(models, ({ id, name }) => {
    const here = region === '' ? 0 : inForce(id, region);
    if (here > 0) return tell('answer.price', { model: name, price: rupiah(here, customer.language), region });
    const all = regions.map((each) => inForce(id, each)).filter((list) => list > 0);
    return all.length > 0
      ? tell('answer.priceFrom', { model: name, price: rupiah(Math.min(...all), customer.language) })
      : '';
  });
}

/** Range, charging, or both where it is unclear which is meant. */
function rangesOf(models: readonly Product[], text: string, tell: Tell): string {
  const said = plain(text);
  const isCharging = /\b(cas|ngecas|dicas|charge|charging|charger|isi|pengisian|colokan|lama|jam)\b/.test(said);
  const isRange = /\b(jarak|jauh|km|range|far|mileage)\b/.test(said);
  return linesOf(models, ({ name, rangeKm, charging }) =>
    [
      rangeKm !== null && (isRange || !isCharging) ? tell('answer.range', { model: name, km: rangeKm }) : '',
      charging !== '' && (isCharging || !isRange) ? tell('answer.charging', { model: name, charging }) : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  );
}

function dealerAnswer({ nearest }: Facts, tell: Tell): string {
  if (!nearest) return tell('answer.dealerWhere');
  const { name, address, hours } = nearest;
  return tell('answer.dealer', { dealer: name, address, hours });
}

/** The answer that staff wrote, inserted as it is. */
function fromStaff(topic: Topic, { customer, text }: Asked, { answers, brand, products, nowMs }: Facts): string {
  const answer = findAnswer(answers, { topic, said: plain(text), nowMs });
  if (!answer) return '';
  const values = new Map([
    ['name', oneLine(customer.name, 40)],
    ['brand', brand],
    ['model', products.find(({ id }) => id === customer.modelId)?.name ?? ''],
  ]);
  const copy = answer[customer.language === 'en' ? 'en' : 'id'];
  return copy.replace(PLACEHOLDER, (_, name: string) => values.get(name.trim()) ?? '');
}
