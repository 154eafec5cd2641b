/**
 * Reads the body of a POST to /{phone-number-id}/messages and refuses what the live API refuses.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages
 */
import { type Content, MEDIA_KINDS, type MediaKind } from './content';
import { asFields, asList, asText, type Fields } from './fields';
import { parseInteractive } from './interactive';
import { GraphRefusal, invalid, missing } from './refusal';
import { parseTemplate, type Template } from './templates';

const TEXT_MAX = 4096;
const OPAQUE_MAX = 512;
const BSUID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

export type Send =
  | {
      readonly kind: 'message';
      /** Digits of a phone number, or a business-scoped user id. */
      readonly recipient: string;
      readonly byUserId: boolean;
      /** The recipient as it was written, which the answer repeats. */
      readonly input: string;
      readonly content: Content;
      readonly contextId?: string;
      readonly opaque?: string;
      /** The JSON as it was sent. */
      readonly body: Fields;
    }
  | { readonly kind: 'read'; readonly messageId: string; readonly typing: boolean };

export function parseSend(text: string, register: readonly Template[]): Send {
  const body = parseBody(text);
  if (body.messaging_product !== 'whatsapp') {
    throw new GraphRefusal(100, 'The parameter messaging_product is required.');
  }
  if (body.status !== undefined) return parseRead(body);
  if (body.recipient_type !== undefined && body.recipient_type !== 'individual') {
    throw invalid(`recipient_type must be individual`);
  }
  const contextId = asText(asFields(body.context).message_id);
  const opaque = asText(body.biz_opaque_callback_data);
  if (opaque !== undefined && opaque.length > OPAQUE_MAX) {
    throw new GraphRefusal(100, `Param biz_opaque_callback_data must be at most ${OPAQUE_MAX} characters long.`);
  }
  return {
    kind: 'message',
    ...parseRecipient(body),
    content: parseContent(body, register),
    body,
    ...(contextId === undefined ? {} : { contextId }),
    ...(opaque === undefined ? {} : { opaque }),
  };
}

function parseBody(text: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new GraphRefusal(100, 'Invalid parameter: the request body is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new GraphRefusal(100, 'Invalid parameter: the request body is not a JSON object');
  }
  return value as Fields;
}

function parseRead(body: Fields): Send {
  const messageId = asText(body.message_id);
  if (body.status !== 'read') throw new GraphRefusal(100, "Param status must be one of {'read'}");
  if (!messageId) throw missing('message_id');
  return { kind: 'read', messageId, typing: body.typing_indicator !== undefined };
}

/** `to` wins when both are given, as documented for business-scoped user ids. */
function parseRecipient(body: Fields): { recipient: string; byUserId: boolean; input: string } {
  const to = body.to ?? body.recipient;
  if (to === undefined || to === '') throw new GraphRefusal(100, 'The parameter to is required.');
  if (typeof to !== 'string') throw invalid('Param to must be a string');
  if (body.to === undefined) {
    if (!BSUID.test(to)) throw invalid('recipient is not a valid business-scoped user id');
    return { recipient: to, byUserId: true, input: to };
  }
  const digits = to.replace(/[\s()+-]/g, '');
  if (!/^\d{7,15}$/.test(digits)) throw invalid('Recipient phone number is not a valid WhatsApp number');
  return { recipient: digits, byUserId: false, input: to };
}

function parseContent(body: Fields, register: readonly Template[]): Content {
  const type = body.type ?? 'text';
  if (type === 'text') return parseText(asFields(body.text));
  if (type === 'interactive') return parseInteractive(body.interactive);
  if (type === 'template') return parseTemplate(body.template, register);
  if (type === 'location') return parseLocation(asFields(body.location));
  if (type === 'reaction') {
    const messageId = asText(asFields(body.reaction).message_id);
    if (!messageId) throw missing('reaction[message_id]');
    return { type: 'reaction', messageId, emoji: asText(asFields(body.reaction).emoji) ?? '' };
  }
  if (type === 'contacts') {
    const names = asList(body.contacts).map((each) => asText(asFields(asFields(each).name).formatted_name));
    if (names.length === 0 || names.includes(undefined)) throw missing('contacts[name][formatted_name]');
    return { type: 'contacts', names: names.filter((name) => name !== undefined) };
  }
  const kind = MEDIA_KINDS.find((each) => each === type);
  if (kind) return parseMedia(kind, asFields(body[kind]));
  throw new GraphRefusal(
    100,
    `Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO} - got "${String(type)}".`,
  );
}

function parseText(text: Fields): Content {
  const body = asText(text.body);
  if (body === undefined || body.trim() === '') throw new GraphRefusal(100, 'The parameter text.body is required.');
  if ([...body].length > TEXT_MAX) {
    throw new GraphRefusal(100, `Param text['body'] must be at most ${TEXT_MAX} characters long.`);
  }
  return { type: 'text', text: body };
}

function parseLocation(location: Fields): Content {
  const latitude = Number(location.latitude);
  const longitude = Number(location.longitude);
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) throw invalid('latitude or longitude is not valid');
  const name = asText(location.name);
  const address = asText(location.address);
  return {
    type: 'location',
    latitude,
    longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
}

function parseMedia(kind: MediaKind, sent: Fields): Content {
  const media = asText(sent.id) ?? asText(sent.link);
  const caption = asText(sent.caption);
  if (!media) throw missing(`${kind}[id] or ${kind}[link]`);
  if (caption !== undefined && caption.length > 1024) throw invalid('Caption length invalid. Max length: 1024');
  return { type: 'media', kind, media, ...(caption === undefined ? {} : { caption }) };
}
