/** Outgoing messages in the form of Meta's Cloud API. https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages */
import type { Outgoing, ReplyOption } from '../../core/events.ts';

/** The JSON that sends `content` to phone digits, or to a user ID (BSUID). */
export function buildMessage(to: string, content: Outgoing, outboxId: string): Record<string, unknown> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(/^\d+$/.test(to) ? { to } : { recipient: to }),
    biz_opaque_callback_data: outboxId,
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
    case 'template':
      return { type: 'template', template: template(content) };
  }
}

function interactive(type: string, body: string, action: Record<string, unknown>): Record<string, unknown> {
  return { type: 'interactive', interactive: { type, body: { text: body }, action } };
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
