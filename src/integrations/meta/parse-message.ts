/** One message of a Meta webhook: who it is from and what it says, for every type that WhatsApp has. */

import { carrierText } from '../../core/carrier.ts';
import { type Content, MEDIA_KINDS, type MessageEvent, type Referral, type Sender } from '../../core/events.ts';
import { type JsonRecord, number, record, records, text } from '../../core/lib/json.ts';
import { asUserId, waIdDigits } from '../../core/lib/phone.ts';
import type { Envelope } from './envelope.ts';

/** Parses message `index` (from 0) of a change. Other providers pass Meta's changes on unaltered. */
export function parseMessage(envelope: Envelope, index: number, receivedAtMs: number): MessageEvent {
  const { messages, account } = envelope;
  const message = messages[index] ?? {};
  const { identity, named } = envelope.contactOf(index);
  return {
    kind: 'message',
    id: text(message, 'id'),
    source: 'meta',
    from: senderOf(message, identity),
    name: text(record(named, 'profile'), 'name'),
    contextId: text(record(message, 'context'), 'id'),
    content: contentOf(message),
    referral: referralOf(message),
    ...(account ? { carrier: carrierText({ provider: 'meta', account, room: '' }) } : {}),
    receivedAtMs,
  };
}

function senderOf(message: JsonRecord, contact: JsonRecord): Sender {
  const phone = waIdDigits(text(message, 'from')) ?? waIdDigits(text(contact, 'wa_id')) ?? '';
  const userId = text(message, 'from_user_id') || text(contact, 'user_id') || text(message, 'from');
  return { phone, userId: asUserId(userId) };
}

function contentOf(message: JsonRecord): Content {
  const type = text(message, 'type');
  const part = record(message, type);
  switch (type) {
    case 'text':
      return { type: 'text', text: text(part, 'body') };
    case 'interactive':
      return interactive(part);
    case 'button':
      return tappedTemplate(text(part, 'payload'), text(part, 'text'));
    case 'location':
      return location(part);
    case 'reaction':
      return { type: 'reaction', originalId: text(part, 'message_id'), emoji: text(part, 'emoji') };
    case 'contacts':
      return { type: 'contacts', ...sharedContacts(message) };
    case 'order':
      return order(part);
    case 'edit':
      return { type: 'edit', originalId: text(part, 'original_message_id'), text: editedText(record(part, 'message')) };
    case 'revoke':
      return { type: 'revoke', originalId: text(part, 'original_message_id') };
    case 'system':
      return system(part);
    default:
      return (
        media(type, part) ?? {
          type: 'other',
          what: type || 'nothing',
          text: text(part, 'text') || text(part, 'type'),
        }
      );
  }
}

/** A template's button without a payload returns its title as payload, which is then read as a typed text. */
function tappedTemplate(payload: string, title: string): Content {
  const isWords = payload === '' || payload === title;
  return isWords ? { type: 'text', text: title } : { type: 'reply', id: payload, title };
}

/** Null without an ID: there is no file to pass on, so only its caption is logged. */
function media(type: string, part: JsonRecord): Content | null {
  const kind = MEDIA_KINDS.find((each) => each === type);
  if (!kind) return null;
  if (text(part, 'id') === '') return { type: 'other', what: kind, text: text(part, 'caption') };
  const file = { mediaId: text(part, 'id'), caption: text(part, 'caption'), filename: text(part, 'filename') };
  return { type: 'media', media: kind, ...file };
}

function interactive(part: JsonRecord): Content {
  const kind = text(part, 'type');
  const reply = record(part, kind);
  if (kind === 'button_reply' || kind === 'list_reply') {
    return { type: 'reply', id: text(reply, 'id'), title: text(reply, 'title') };
  }
  return { type: 'other', what: kind || 'interactive', text: text(reply, 'response_json') };
}

function location(part: JsonRecord): Content {
  const latitude = number(part, 'latitude');
  const longitude = number(part, 'longitude');
  if (latitude === null || longitude === null) return { type: 'other', what: 'location', text: '' };
  return { type: 'location', latitude, longitude, name: text(part, 'name') || text(part, 'address') };
}

function sharedContacts(message: JsonRecord): { phones: string[]; own: boolean } {
  const contacts = records(message, 'contacts');
  const phones = contacts.flatMap((contact) => records(contact, 'phones'));
  return {
    phones: phones.map((phone) => text(phone, 'wa_id') || text(phone, 'phone')).filter((phone) => phone !== ''),
    own: contacts.some((contact) => text(contact, 'origin') === 'contact_request'),
  };
}

function order(part: JsonRecord): Content {
  const productIds = records(part, 'product_items').map((item) => text(item, 'product_retailer_id'));
  return { type: 'order', productIds, text: text(part, 'text') };
}

function editedText(message: JsonRecord): string {
  const part = record(message, text(message, 'type'));
  return text(part, 'body') || text(part, 'caption');
}

function system(part: JsonRecord): Content {
  const type = text(part, 'type');
  const newPhone =
    type === 'user_changed_number' ? (waIdDigits(text(part, 'wa_id') || text(part, 'new_wa_id')) ?? '') : '';
  const newUserId = type === 'user_changed_user_id' ? asUserId(text(part, 'user_id')) : '';
  if (newPhone || newUserId) return { type: 'number-change', newPhone, newUserId };
  return { type: 'other', what: `system ${type}`.trim(), text: text(part, 'body') };
}

function referralOf(message: JsonRecord): Referral | null {
  const referral = record(message, 'referral');
  const sourceId = text(referral, 'source_id');
  return sourceId === '' && !('source_url' in referral) ? null : { sourceId, headline: text(referral, 'headline') };
}
