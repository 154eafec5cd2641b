/**
 * Qontak's webhooks into the hub's own events: message interactions (flat, or with Meta's own message inside), statuses, rooms,
 * broadcasts. Messages of the hub or its bot are reported here as well: they are evidence that a message was sent, never new
 * messages. https://docs.qontak.com (message_interactions, room_interactions), https://developers.mekari.com
 * (qontak.chat.room.*)
 */

import { carrierText } from '../../core/carrier.ts';
import type { AgentMessageEvent, HubEvent, MessageEvent, Sender } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { asRecord, type JsonRecord, record, records, text } from '../../core/lib/json.ts';
import { asUserId, toWhatsAppDigits, waIdDigits } from '../../core/lib/phone.ts';
import { Allowance } from '../allowance.ts';
import { echoKey } from '../echo.ts';
import { classifyError } from '../meta/classify-error.ts';
import { openEnvelope } from '../meta/envelope.ts';
import { parseMessage } from '../meta/parse-message.ts';
import type { ParsedWebhook, ParseOutcome } from '../webhook.ts';
import { flatContent } from './flat-content.ts';

const nothing: ParsedWebhook = { events: [], sent: {}, dropped: 0 };
const dropped: ParsedWebhook = { ...nothing, dropped: 1 };
const source = 'qontak' as const;

/** Takes one webhook or a list of them. In the result, `sent` maps an echo key to Qontak's ID and the time of the message. */
export function parseWebhook(body: unknown, receivedAtMs: number): ParseOutcome {
  const allowance = new Allowance(source, receivedAtMs);
  const parts = allowance.take('parts', Array.isArray(body) ? (body as unknown[]) : [body]).map(asRecord);
  const read = parts.map((part) => (part ? readPart(part, allowance) : null));
  if (read.length === 0 || read.includes(null)) {
    return { ok: false, reason: 'This is none of the webhooks that Qontak is known to send.' };
  }
  const all = read.filter((each) => each !== null);
  return {
    ok: true,
    webhook: {
      events: [...all.flatMap(({ events }) => events), ...allowance.remarks()],
      sent: Object.assign({}, ...all.map(({ sent }) => sent)),
      dropped: all.reduce((sum, each) => sum + each.dropped, 0),
    },
  };
}

/** Whether it is the test request that Qontak sends when the webhook is registered, which only needs an answer. */
function isGreeting(body: JsonRecord): boolean {
  return 'verify_info' in body;
}

/**
 * The name of a channel other than WhatsApp, else ''. WhatsApp's channels are `wa`, `wa_cloud` and the like; accounts of others
 * are not phone numbers.
 */
function otherChannel(body: JsonRecord): string {
  const channel = text(record(body, 'room'), 'channel') || text(body, 'channel');
  return /^(wa|whatsapp)([_-]|$)/i.test(channel) ? '' : channel;
}

function noticeOf(field: string, body: JsonRecord, receivedAtMs: number): ParsedWebhook {
  const raw = JSON.stringify(body);
  return {
    ...nothing,
    events: [{ kind: 'notice', id: `notice.${fingerprint(field + raw)}`, source, field, raw, receivedAtMs }],
  };
}

/** Null when it is not one of Qontak's webhooks, for example an answer of its API. */
function readPart(body: JsonRecord, allowance: Allowance): ParsedWebhook | null {
  const { receivedAtMs: at } = allowance;
  if (isGreeting(body)) return dropped;
  // Mekari's envelope: the event's name beside its data.
  const inner = asRecord(body.data) ?? asRecord(body.payload);
  if (inner && !('status' in body)) return readPart({ data_event: text(body, 'event'), ...inner }, allowance);
  const elsewhere = otherChannel(body);
  if (elsewhere !== '') return noticeOf(`not WhatsApp: ${elsewhere.slice(0, 40)}`, body, at);
  const name = [text(body, 'webhook_event'), text(body, 'data_event') || text(body, 'event')].join(' ').trim();
  if ('participant_type' in body || 'sender_type' in body) return readMessage(body, allowance);
  if (text(body, 'type') === 'Models::CustomerServiceRoom' || 'last_message' in body || 'agent_ids' in body)
    return readRoom(body, name, allowance);
  if ('room' in body || 'room_id' in body) {
    const room = { id: text(body, 'room_id'), ...record(body, 'room') };
    return readRoom({ ...room, agent_ids: agentsIn(body) ?? agentsIn(room) }, name, allowance);
  }
  if ('whatsapp_message_id' in body || 'whatsapp_error_message' in body) return readBroadcast(body, at);
  if (!/^(qontak\.|crm)/.test(name)) return null;
  return noticeOf(name, body, at);
}

/** `room`: around the message, or in it. */
function readMessage(message: JsonRecord, allowance: Allowance, room = record(message, 'room')): ParsedWebhook {
  const { receivedAtMs: at } = allowance;
  const party = partyOf(message);
  const status = text(message, 'status');
  const from = customerOf(message, room);
  // Statuses of customers' own messages are reported too; they are not new messages.
  if (party === 'customer' && text(message, 'data_event') === 'status_message') return dropped;
  if (party === 'customer') return { ...nothing, events: customerMessages(message, room, from, allowance) };
  if (party === 'agent') {
    // Statuses of the same message follow; the agent who wrote it sees them in the provider's inbox.
    const isNew = status !== 'delivered' && status !== 'read' && status !== 'failed';
    return isNew ? { ...nothing, events: [agentMessage(message, from, at)] } : dropped;
  }
  if (status === 'failed') return { ...nothing, events: [failure(message, from, at)] };
  if (status === 'delivered' || status === 'read') return dropped;
  const key = echoKey(from.phone || from.userId, message.is_campaign === true ? null : text(message, 'text'));
  return { ...nothing, sent: { [key]: `${text(message, 'id')}@${Date.parse(text(message, 'created_at')) || at}` } };
}

function partyOf(message: JsonRecord): 'customer' | 'agent' | 'bot' {
  const type = text(message, 'participant_type');
  if (type === 'customer' || type === 'agent') return type;
  const sender = text(message, 'sender_type');
  if (type === 'bot') return type;
  return sender === 'Models::Contact' ? 'customer' : sender === 'Models::User' ? 'agent' : 'bot';
}

/** The sender. The room's account is the customer's number: in every capture it is the number that wrote. */
function customerOf(message: JsonRecord, room: JsonRecord): Sender {
  const raw = record(message, 'raw_message');
  const [contact = {}] = records(raw, 'contacts');
  const [first = {}] = records(raw, 'messages');
  const account = text(room, 'account_uniq_id');
  const number = waIdDigits(account) ?? toWhatsAppDigits(account);
  return {
    phone: waIdDigits(text(first, 'from')) ?? waIdDigits(text(contact, 'wa_id')) ?? number ?? '',
    userId: asUserId(text(first, 'from_user_id') || text(contact, 'user_id') || account),
  };
}

function customerMessages(message: JsonRecord, room: JsonRecord, from: Sender, allowance: Allowance): HubEvent[] {
  const { receivedAtMs: at } = allowance;
  const raw = record(message, 'raw_message');
  const carrier = carrierText({
    provider: source,
    account: text(room, 'channel_integration_id') || text(message, 'channel_integration_id'),
    room: text(message, 'room_id') || text(room, 'id'),
  });
  const envelope = openEnvelope(
    raw,
    allowance.take('messages', records(raw, 'messages')),
    allowance.take('contacts', records(raw, 'contacts')),
  );
  const whole = envelope.messages.map((_, index) => parseMessage(envelope, index, at));
  const events = (whole.length > 0 ? whole : [flat(message, room, at)]).map((event): MessageEvent => {
    const isNamed = event.from.phone !== '' || event.from.userId !== '';
    // Of several messages each has its own sender: the first one's number must not be used for others.
    const known =
      isNamed && whole.length > 1
        ? event.from
        : { phone: event.from.phone || from.phone, userId: event.from.userId || from.userId };
    // WhatsApp's own ID, so that the same message through another provider is the same event.
    const id = event.id || text(message, 'external_id') || text(message, 'id');
    return { ...event, id, source, from: known, carrier };
  });
  const read = events.filter(({ id }) => id !== '');
  return read.length === events.length ? read : [...read, unreadable(message, at)];
}

function flat(message: JsonRecord, room: JsonRecord, receivedAtMs: number): MessageEvent {
  const reply = record(message, 'reply');
  return {
    kind: 'message',
    id: '',
    source,
    from: { phone: '', userId: '' },
    name: text(record(message, 'sender'), 'name') || text(room, 'name'),
    contextId: text(reply, 'external_id') || text(reply, 'id'),
    content: flatContent(message),
    referral: null,
    receivedAtMs,
  };
}

function unreadable(message: JsonRecord, receivedAtMs: number): HubEvent {
  const raw = JSON.stringify(message);
  const reason = 'A message without an id: it cannot be distinguished from a repetition, so it was not acted on.';
  return { kind: 'unreadable', id: `no-id.${fingerprint(raw)}`, source, reason, raw, receivedAtMs };
}

function agentMessage(message: JsonRecord, from: Sender, receivedAtMs: number): AgentMessageEvent {
  return {
    kind: 'agent-message',
    id: text(message, 'id') || `agent.${fingerprint(JSON.stringify(message))}`,
    source,
    from,
    agentId: text(message, 'sender_id'),
    agentName: text(record(message, 'sender'), 'name'),
    content: flatContent(message),
    receivedAtMs,
  };
}

function failure(message: JsonRecord, from: Sender, receivedAtMs: number): HubEvent {
  const words = text(message, 'whatsapp_error_message') || text(record(message, 'error'), 'message') || 'not delivered';
  // Meta's own code, where Qontak passes it on.
  const found = /\b13\d{4}\b/.exec(words)?.[0];
  const code = found === undefined ? null : Number(found);
  const reason = code === null ? 'unknown' : classifyError(code, words);
  const providerId = text(message, 'messages_broadcast_id') || text(message, 'broadcast_id') || text(message, 'id');
  const id = `${text(message, 'id') || fingerprint(JSON.stringify(message))}:failed`;
  const to = from.phone || from.userId;
  const known = { id, source, outboxId: '', providerId, to, receivedAtMs };
  return { kind: 'delivery-failed', ...known, reason, code, text: words };
}

function readBroadcast(body: JsonRecord, at: number): ParsedWebhook {
  const failed = text(body, 'status') === 'failed' || text(body, 'whatsapp_error_message') !== '';
  if (!failed) return dropped;
  const phone = waIdDigits(text(body, 'contact_phone_number') || text(body, 'phone_number')) ?? '';
  return { ...nothing, events: [failure(body, { phone, userId: '' }, at)] };
}

function agentsIn(body: JsonRecord): unknown {
  const agent = text(body, 'agent_id') || text(record(body, 'agent'), 'id') || text(record(body, 'user'), 'id');
  return body.agent_ids ?? (agent === '' ? undefined : [agent]);
}

/** A room with its newest message, which is the same event when it is also reported separately. */
function readRoom(room: JsonRecord, name: string, allowance: Allowance): ParsedWebhook {
  const { receivedAtMs: at } = allowance;
  const last = record(room, 'last_message');
  const message =
    text(last, 'id') === '' || partyOf(last) !== 'customer' ? nothing : readMessage(last, allowance, room);
  const id = text(room, 'id');
  const resolved = /resolved/.test(name) || text(room, 'status') === 'resolved';
  if (id === '' || !/agent|assign|resolved/.test(name)) return message.events.length > 0 ? message : dropped;
  const agentIds = Array.isArray(room.agent_ids) ? room.agent_ids.map(String) : [];
  const carrier = carrierText({ provider: source, account: text(room, 'channel_integration_id'), room: id });
  const print = fingerprint(JSON.stringify([name, id, agentIds, text(room, 'updated_at')]));
  const from = customerOf(last, room);
  const change = { kind: 'room-changed', id: `room.${print}`, source, from, carrier, agentIds, resolved } as const;
  return { ...message, events: [...message.events, { ...change, receivedAtMs: at }] };
}
