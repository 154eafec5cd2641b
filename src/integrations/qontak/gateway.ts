/**
 * Sending through Qontak: into the customer's room while WhatsApp's 24 hours last, as a direct broadcast of a template
 * otherwise; and the room itself, given to one agent and no other. https://docs.qontak.com
 */

import { readCarrier } from '../../core/carrier.ts';
import type { Outgoing } from '../../core/events.ts';
import { type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import type { HttpRequest, HttpResponse } from '../../ports.ts';
import type { Exchange, OutgoingMessage, SendResult } from '../message-gateway.ts';
import { limitProblem } from '../meta/check-limits.ts';
import { keepRoom } from './keep-room.ts';
import { answerOf, isFine, refusal } from './refusal.ts';

export interface QontakAccount {
  /** Of the chat API, without a slash at the end. */
  readonly base: string;
  /** What describes a file that came in at Meta, by its id; its answer has the address. */
  readonly mediaAt: (mediaId: string) => HttpRequest;
}

type Next = SendResult | Exchange<SendResult>;

export function createQontakGateway({ base, mediaAt }: QontakAccount) {
  return {
    begin(message: OutgoingMessage, attempt: number): Exchange<SendResult> | { problem: string } {
      const { content, to, carrier } = message;
      const { account, room } = readCarrier(carrier);
      const problem = content.type === 'room' ? null : limitProblem(content);
      if (problem) return { problem };
      if (content.type === 'template') return broadcast(message, content, account, attempt);
      const use = (id: string, lost?: () => Exchange<SendResult>): Exchange<SendResult> =>
        content.type === 'room' ? keepRoom(base, id, content, attempt) : sendInto(id, content, attempt, lost);
      const search = () => lookUp(to, account, attempt, (id) => use(id));
      return room === '' ? search() : use(room, search);
    },
  };

  /** The person's room of this number, by their number; the newest one that is not over is preferred. */
  function lookUp(
    to: string,
    account: string,
    attempt: number,
    use: (roomId: string) => Exchange<SendResult>,
  ): Exchange<SendResult> {
    const request = get(`${base}/rooms?query=${encodeURIComponent(to)}&limit=50`);
    return {
      request,
      read: (response): Next => {
        if (!isFine(response)) return refusal(response, attempt);
        const theirs = records(answerOf(response), 'data').filter(
          (room) =>
            text(room, 'account_uniq_id') === to &&
            (account === '' || text(room, 'channel_integration_id') === account),
        );
        const room = theirs.find((each) => text(each, 'status') !== 'resolved') ?? theirs[0];
        // Without a room nobody has written: only a template may begin.
        return room
          ? use(text(room, 'id'))
          : { kind: 'failed', error: '131047 no room with this person yet', alert: false };
      },
    };
  }

  /** `lost`: the room is not there any longer. */
  function sendInto(
    roomId: string,
    content: Exclude<Outgoing, { type: 'template' | 'room' }>,
    attempt: number,
    lost?: () => Exchange<SendResult>,
  ): Exchange<SendResult> {
    const read = (response: HttpResponse): Next => {
      if (isFine(response)) return sentAs(response);
      if (response.status === 404 && (content.type === 'buttons' || content.type === 'list'))
        return sendInto(roomId, { type: 'text', body: asText(content) }, attempt, lost);
      return response.status === 404 && lost ? lost() : refusal(response, attempt);
    };
    if (content.type !== 'media') return { request: messageRequest(base, roomId, content), read };
    const upload = (url: string, headers: Record<string, string>): Exchange<SendResult> => {
      const { media, caption } = content;
      const fields = { room_id: roomId, type: media === 'sticker' ? 'image' : media, text: caption };
      const file = { url, headers, name: content.filename || media };
      return { request: { ...post(`${base}/messages/whatsapp/bot`), form: { fields, file } }, read };
    };
    if (content.mediaId.startsWith('https://')) return upload(content.mediaId, {});
    const request = mediaAt(content.mediaId);
    return {
      request,
      read: (response): Next => {
        const url = text(answerOf(response), 'url');
        if (url.startsWith('https://')) return upload(url, { ...request.headers });
        return { kind: 'failed', error: `the file is not to be had (HTTP ${response.status})`, alert: false };
      },
    };
  }

  function broadcast(
    { to, name }: OutgoingMessage,
    content: Extract<Outgoing, { type: 'template' }>,
    account: string,
    attempt: number,
  ): Exchange<SendResult> {
    const send = (templateId: string): Exchange<SendResult> => ({
      request: post(`${base}/broadcasts/whatsapp/direct`, {
        to_name: name || to,
        to_number: to,
        message_template_id: templateId,
        channel_integration_id: account,
        language: { code: content.language },
        parameters: {
          body: content.parameters.map((value, i) => ({ key: `${i + 1}`, value: `p${i + 1}`, value_text: value })),
        },
      }),
      read: (response) => (isFine(response) ? sentAs(response) : refusal(response, attempt)),
    });
    return {
      request: get(`${base}/templates/whatsapp?query=${encodeURIComponent(content.name)}&limit=100`),
      read: (response): Next => {
        if (!isFine(response)) return refusal(response, attempt);
        const id = templateId(records(answerOf(response), 'data'), content);
        const error = `132001 Qontak has no approved template ${content.name} (${content.language})`;
        return id ? send(id) : { kind: 'failed', error, alert: true };
      },
    };
  }
}

function templateId(templates: readonly JsonRecord[], { name, language }: { name: string; language: string }): string {
  const named = templates.filter((each) => text(each, 'name') === name && /^(approved)?$/i.test(text(each, 'status')));
  const codeOf = (each: JsonRecord) => text(each, 'language') || text(record(each, 'language'), 'code');
  return text(named.find((each) => codeOf(each) === language || codeOf(each) === '') ?? {}, 'id');
}

function messageRequest(
  base: string,
  roomId: string,
  content: Exclude<Outgoing, { type: 'template' | 'room' | 'media' }>,
): HttpRequest {
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

/** Where Qontak has no form of its own (a request for a location, a pin), words do. */
export function asText(content: Exclude<Outgoing, { type: 'template' | 'room' | 'media' }>): string {
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

function sentAs(response: HttpResponse): SendResult {
  const answer = answerOf(response);
  const providerId = text(record(answer, 'data'), 'id') || text(answer, 'id');
  return providerId
    ? { kind: 'sent', providerId }
    : { kind: 'unclear', error: `HTTP ${response.status} without an id` };
}

function get(url: string): HttpRequest {
  return { url, method: 'get', headers: {} };
}

function post(url: string, body?: Record<string, unknown>): HttpRequest {
  if (!body) return { url, method: 'post', headers: {} };
  return { url, method: 'post', headers: {}, contentType: 'application/json', body: JSON.stringify(body) };
}
