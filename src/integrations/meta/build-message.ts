/** Outgoing messages in the form of Meta's Cloud API. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
import type { Outgoing, ReplyOption } from '../../core/events.ts';
import type { OutgoingMessage } from '../message-gateway.ts';
import { markedForStatuses } from './status-mark.ts';

export type MetaMessage = Omit<OutgoingMessage, 'carrier' | 'name'>;

/** The JSON that sends a message to phone digits, or to a user ID (BSUID). */
export function buildMessage({ to, content, outboxId, quote, isProved }: MetaMessage): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(/^\d+$/.test(to) ? { to } : { recipient: to }),
    biz_opaque_callback_data: markedForStatuses(outboxId, isProved),
    ...(quote ? { context: { message_id: quote } } : {}),
    ...bodyOf(content),
  };
}

function bodyOf(content: Outgoing): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return { type: 'text', text: { preview_url: false, body: content.body } };
    case 'buttons':
      return interactive('button', content.body, { buttons: content.buttons.map(asButton) });
    case 'list':
      return interactive('list', content.body, { button: content.button, sections: [{ rows: content.rows }] });
    case 'location-request':
      return interactive('location_request_message', content.body, { name: 'send_location' });
    case 'contact-request':
      return interactive('request_contact_info', content.body, { name: 'request_contact_info' });
    case 'media':
      return { type: content.media, [content.media]: medium(content) };
    case 'location': {
      const { latitude, longitude, name } = content;
      return { type: 'location', location: { latitude, longitude, ...(name ? { name } : {}) } };
    }
    case 'template':
      return { type: 'template', template: template(content) };
    case 'room':
      return {};
  }
}

function interactive(type: string, body: string, action: Record<string, unknown>): Record<string, unknown> {
  return { type: 'interactive', interactive: { type, body: { text: body }, action } };
}

function medium({ mediaId, caption, filename, media }: Extract<Outgoing, { type: 'media' }>): Record<string, unknown> {
  return {
    // A file that came through another provider has a URL instead of an ID.
    ...(mediaId.startsWith('https://') ? { link: mediaId } : { id: mediaId }),
    ...(caption ? { caption } : {}),
    ...(media === 'document' && filename ? { filename } : {}),
  };
}

function asButton({ id, title }: ReplyOption): Record<string, unknown> {
  return { type: 'reply', reply: { id, title } };
}

function template(content: Extract<Outgoing, { type: 'template' }>): Record<string, unknown> {
  const body = {
    type: 'body',
    parameters: content.parameters.map((text) => ({ type: 'text', text })),
  };
  const buttons = content.payloads.map((payload, index) => ({
    type: 'button',
    sub_type: 'quick_reply',
    index: String(index),
    parameters: [{ type: 'payload', payload }],
  }));
  const components = [...(content.parameters.length > 0 ? [body] : []), ...buttons];
  return { name: content.name, language: { code: content.language }, components };
}
