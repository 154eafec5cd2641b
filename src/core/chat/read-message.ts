/**
 * What a customer's message means, whatever its form: text is read by the understanding engine; buttons and pins are taken
 * literally.
 */
import type { Customer } from '../../tables/customers.ts';
import type { Content } from '../events.ts';
import { isPoint } from '../lib/geo.ts';
import type { FoundPlace, Knowledge } from '../understanding/knowledge.ts';
import { findPlaceNamed } from '../understanding/knowledge.ts';
import {
  type Context,
  NOTHING_UNDERSTOOD,
  type Understanding,
  understandText,
} from '../understanding/understand-text.ts';

export interface MessageRead extends Omit<Understanding, 'place' | 'placeChoices'> {
  readonly place: FoundPlace | null;
  readonly placeChoices: readonly FoundPlace[];
  /** Not addressed to the hub: a reaction, an edit, a deletion or a contact card. */
  readonly isAside: boolean;
  /** A picture or a voice note, which is stored but cannot be read. */
  readonly isUnreadable: boolean;
  /** The text, for a map lookup or an answer. */
  readonly text: string;
}

const NOTHING: MessageRead = { ...NOTHING_UNDERSTOOD, isAside: false, isUnreadable: false, text: '' };

type Asked = Pick<Customer, 'step' | 'intent'>;

/** `customer`: their current step and earlier answers. */
export function readMessage(content: Content, customer: Asked, knowledge: Knowledge): MessageRead {
  switch (content.type) {
    case 'text':
      return readText(content.text, customer, knowledge);
    case 'reply':
      return readReply(content.id, content.title, customer, knowledge);
    case 'location':
      return isPoint(content.latitude, content.longitude)
        ? { ...NOTHING, place: { name: content.name, point: content }, reasons: ['shared a location'] }
        : NOTHING;
    case 'preference':
      return content.wants ? { ...NOTHING, isAside: true } : { ...NOTHING, optsOut: true };
    case 'reaction':
    case 'edit':
    case 'revoke':
    case 'number-change':
    case 'contacts':
      return { ...NOTHING, isAside: true };
    case 'media':
      return content.caption ? readText(content.caption, customer, knowledge) : { ...NOTHING, isUnreadable: true };
    case 'order':
      return readOrder(content.productIds, knowledge);
    case 'other':
      return { ...NOTHING, isUnreadable: true };
  }
}

/** A campaign's code, which is not the customer's own text: an advert puts it into the prefilled message. */
export const CAMPAIGN_CODE = /\[ref:[^\]\n]{0,60}\]/gi;

function readText(whole: string, customer: Asked, knowledge: Knowledge): MessageRead {
  const text = whole.replace(CAMPAIGN_CODE, ' ');
  return { ...NOTHING, ...understandText(text, contextOf(customer), knowledge), text: text.trim() };
}

function contextOf({ step, intent }: Asked): Context {
  const asked = step === 'MODEL' ? 'model' : step === 'LOCATION' ? 'place' : 'intent';
  return { asked, intent };
}

function readReply(id: string, title: string, customer: Asked, knowledge: Knowledge): MessageRead {
  const [kind = ''] = id.split(':', 1);
  const value = id.slice(kind.length + 1);
  const reasons = ['tapped a button'];
  if (kind === 'intent' && (value === 'BUY' || value === 'TEST_RIDE' || value === 'SERVICE'))
    return { ...NOTHING, intent: value, reasons };
  if (kind === 'model' && knowledge.products.some((product) => product.id === value))
    return { ...NOTHING, modelId: value, reasons };
  const place = kind === 'place' ? findPlaceNamed(knowledge, value) : null;
  return place ? { ...NOTHING, place, reasons } : readText(title, customer, knowledge);
}

/** A basket from the catalogue says that they want to buy, and which model. */
function readOrder(productIds: readonly string[], { products }: Knowledge): MessageRead {
  const wanted = new Set(productIds);
  const modelId = products.find(({ id }) => wanted.has(id))?.id ?? '';
  return { ...NOTHING, intent: 'BUY', modelId, reasons: ['sent a basket'] };
}
