/**
 * Meta's webhook envelope (entries × changes × messages × statuses) into the hub's own events. Tolerant: an unreadable message
 * becomes an event of its own and never hides the others.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
 */
import type { HubEvent, NoticeEvent } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { asRecord, type JsonRecord, number, record, records, text } from '../../core/lib/json.ts';
import { Allowance } from '../allowance.ts';
import { deliveredKey, type ParseOutcome } from '../webhook.ts';
import { alarmOf } from './alarms.ts';
import { classifyError } from './classify-error.ts';
import { openEnvelope } from './envelope.ts';
import { parseMessage } from './parse-message.ts';
import { parsePeople } from './parse-people.ts';
import { awaitsDelivery, withoutMark } from './status-mark.ts';

/** In the result, `sent` maps our Outbox ID to WhatsApp's message ID. */
export function parseWebhook(body: unknown, receivedAtMs: number): ParseOutcome {
  const envelope = asRecord(body);
  if (!envelope)
    return { ok: false, reason: 'The body is JSON, but no object: a webhook from Meta is an object with "entry".' };
  if (!Array.isArray(envelope.entry)) {
    return { ok: false, reason: 'There is no "entry" array: this is not a webhook from Meta.' };
  }
  const delivery: Delivery = {
    events: [],
    sent: {},
    dropped: 0,
    allowance: new Allowance('meta', receivedAtMs),
    receivedAtMs,
  };
  for (const entry of delivery.allowance.take('entries', records(envelope, 'entry')))
    for (const change of delivery.allowance.take('changes', records(entry, 'changes'))) takeChange(delivery, change);
  const { events, sent, dropped, allowance } = delivery;
  return { ok: true, webhook: { events: [...events, ...allowance.remarks()], sent, dropped } };
}

/** The result of one delivery so far. */
interface Delivery {
  readonly events: HubEvent[];
  readonly sent: Record<string, string>;
  dropped: number;
  readonly allowance: Allowance;
  readonly receivedAtMs: number;
}

function takeChange(delivery: Delivery, change: JsonRecord): void {
  const { events, sent, allowance, receivedAtMs } = delivery;
  const value = record(change, 'value');
  const field = text(change, 'field') || 'messages';
  // Messages in other fields are old ones (history), or for another app (standby).
  if (field === 'messages') events.push(...parseMessages(value, allowance, receivedAtMs));
  for (const status of allowance.take('statuses', records(value, 'statuses'))) {
    const outcome = parseStatus(status, receivedAtMs);
    if (outcome === null) delivery.dropped++;
    else if ('kind' in outcome) events.push(outcome);
    else sent[outcome.outboxId] = outcome.providerId;
  }
  const people = parsePeople(value, allowance, receivedAtMs);
  events.push(...people);
  if (field !== 'messages' && people.length === 0) events.push(notice(field, value, receivedAtMs));
  // Errors of the account, not of a message: https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
  const errors = allowance.take('errors', records(value, 'errors'));
  if (field === 'messages' && errors.length > 0) events.push(notice('errors', { errors }, receivedAtMs));
  for (const call of allowance.take('calls', records(value, 'calls'))) events.push(notice('calls', call, receivedAtMs));
}

function parseMessages(value: JsonRecord, allowance: Allowance, receivedAtMs: number): HubEvent[] {
  const messages = allowance.take('messages', records(value, 'messages'));
  const envelope = openEnvelope(value, messages, allowance.take('contacts', records(value, 'contacts')));
  return messages.map((message, index) => {
    if (text(message, 'id') !== '') return parseMessage(envelope, index, receivedAtMs);
    const raw = JSON.stringify(message);
    const reason = 'A message without an id: it cannot be distinguished from a repetition, so it was not acted on.';
    return { kind: 'unreadable', id: `no-id.${fingerprint(raw)}`, source: 'meta', reason, raw, receivedAtMs };
  });
}

/**
 * `failed` is acted on; `sent` of one of our messages is kept as evidence, `delivered` only where proof is needed; other
 * statuses are dropped at once.
 */
function parseStatus(
  status: JsonRecord,
  receivedAtMs: number,
): HubEvent | { outboxId: string; providerId: string } | null {
  const opaque = text(status, 'biz_opaque_callback_data');
  const outboxId = withoutMark(opaque);
  const providerId = text(status, 'id');
  const state = text(status, 'status');
  if (!outboxId.startsWith('o-')) return null;
  if (state === 'sent') return { outboxId, providerId };
  if ((state === 'delivered' || state === 'read') && awaitsDelivery(opaque))
    return { outboxId: deliveredKey(outboxId), providerId };
  if (state !== 'failed') return null;
  const error = records(status, 'errors')[0] ?? {};
  const code = number(error, 'code');
  const details = text(record(error, 'error_data'), 'details');
  return {
    kind: 'delivery-failed',
    id: `${providerId}:failed`,
    source: 'meta',
    outboxId,
    code,
    // 0 is a real error code of Meta's, and a serious one.
    reason: code === null ? 'unknown' : classifyError(code, details),
    text: details || text(error, 'title'),
    receivedAtMs,
  };
}

/** A notice of another subscription (template status, account update …): logged, not acted on. */
function notice(field: string, value: JsonRecord, receivedAtMs: number): NoticeEvent {
  const raw = JSON.stringify(value);
  const alarm = alarmOf(field, value);
  const id = `notice.${fingerprint(field + raw)}`;
  return { kind: 'notice', id, source: 'meta', field, raw, receivedAtMs, ...(alarm ? { alarm } : {}) };
}
