/** A message into a customer's room: as text, as buttons or a list, or as an uploaded file. */
import type { Outgoing } from '../../core/events.ts';
import { text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { Exchange, SendResult } from '../message-gateway.ts';
import { answerOf, isFine, refusal } from './refusal.ts';
import { type Next, post, sentAs } from './requests.ts';

/** Content that can be sent into a room. */
export type Free = Exclude<Outgoing, { type: 'template' | 'room' }>;
type Words = Exclude<Free, { type: 'media' }>;
type Media = Extract<Free, { type: 'media' }>;

/** How to send: the chat API's base URL, how to find a file of Meta's, and the number of the attempt. */
export interface Way {
  readonly base: string;
  readonly mediaAt: (mediaId: string) => HttpRequest;
  /** Counts from 1. */
  readonly attempt: number;
}

/** `lost`: what to do when the room no longer exists; without it the message is refused. */
export function sendIntoRoom(
  way: Way,
  roomId: string,
  content: Free,
  lost?: () => Exchange<SendResult>,
): Exchange<SendResult> {
  const read = (response: HttpResponse): Next => {
    if (isFine(response)) return sentAs(response);
    if (response.status !== 404) return refusal(response, way.attempt);
    // An account without interactive messages also answers 404.
    if (content.type === 'buttons' || content.type === 'list')
      return sendIntoRoom(way, roomId, { type: 'text', body: asText(content) }, lost);
    return lost ? lost() : refusal(response, way.attempt);
  };
  return content.type === 'media'
    ? sendFile(way, roomId, content, read)
    : { request: messageRequest(way.base, roomId, content), read };
}

/** Sends a file. One received at Meta has an ID instead of a URL, which Meta returns for a token. */
function sendFile(way: Way, roomId: string, content: Media, read: Exchange<SendResult>['read']): Exchange<SendResult> {
  const upload = (url: string, headers: Record<string, string>): Exchange<SendResult> => {
    const { media, caption } = content;
    const fields = { room_id: roomId, type: media === 'sticker' ? 'image' : media, text: caption };
    const file = { url, headers, name: content.filename || media };
    return { request: { ...post(`${way.base}/messages/whatsapp/bot`), form: { fields, file } }, read };
  };
  if (content.mediaId.startsWith('https://')) return upload(content.mediaId, {});
  const request = way.mediaAt(content.mediaId);
  return {
    request,
    read: (response): Next => {
      const url = text(answerOf(response), 'url');
      if (url.startsWith('https://')) return upload(url, { ...request.headers });
      const error = `the file cannot be downloaded (HTTP ${response.status})`;
      return { kind: 'failed', reason: 'media', error, alert: false };
    },
  };
}

function messageRequest(base: string, roomId: string, content: Words): HttpRequest {
  if (content.type === 'buttons' || content.type === 'list') {
    const { body } = content;
    const interactive =
      content.type === 'buttons'
        ? { body, buttons: content.buttons.map(({ id, title }) => ({ id, title })) }
        : { body, lists: { button: content.button, sections: [{ title: content.button, rows: content.rows }] } };
    return post(`${base}/messages/whatsapp/interactive_message/bot`, {
      room_id: roomId,
      type: content.type === 'buttons' ? 'button' : 'list',
      interactive,
    });
  }
  return post(`${base}/messages/whatsapp/bot`, { room_id: roomId, type: 'text', text: asText(content) });
}

/** Content as text, for what Qontak has no format for (a request for a location, a pin). */
export function asText(content: Words): string {
  switch (content.type) {
    case 'location':
      return `📍 ${content.name} https://maps.google.com/?q=${content.latitude},${content.longitude}`.replace(
        '  ',
        ' ',
      );
    case 'buttons':
      return [content.body, ...content.buttons.map(({ title }) => `• ${title}`)].join('\n');
    case 'list':
      return [content.body, ...content.rows.map(({ title }) => `• ${title}`)].join('\n');
    default:
      return content.body;
  }
}
