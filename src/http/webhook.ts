/** Deliveries of any message provider: put into the inbox before they are answered. */

import { byteLength, entryName, type InboxEntry, MAX_INBOX_BYTES, putDelivery } from '../app/inbox/inbox.ts';
import { keepEvidence } from '../app/messages/sent-evidence.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import { runWriter } from '../app/writer/writer.ts';
import type { Source } from '../core/events.ts';
import { equalsInConstantTime } from '../core/lib/bytes.ts';
import { parseJson } from '../core/lib/json.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** Meta's payloads are 3 MB at most; nobody else's are larger. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MAX_BODY_CHARACTERS = 3_200_000;
/** Unchecked deliveries up to this size may enter the inbox; larger ones show their key first. */
const UNCHECKED_BYTES = 9_000;
const WRITER_BUDGET_MS = 20_000;
const DIRECT_WAIT_MS = 25_000;
/** Between tries of a service that failed. */
const PAUSES_MS = [400, 2_000];

const accepted: WebResponse = { kind: 'ack', body: 'ok' };
const refused = (why: string): WebResponse => ({ kind: 'ack', body: `refused: ${why}` });

/** `ok` once the delivery is durable or handled. Throws when it is neither: senders read the error and send again. */
export function receiveWebhook(deps: WriterDeps, source: Source, request: WebRequest): WebResponse {
  const key = request.query.key ?? '';
  if (!/^[\w-]{16,128}$/.test(key)) return refused('the key parameter is missing or is no key');
  if (request.body === '') return refused('the body is empty');
  if (request.body.length > MAX_BODY_CHARACTERS) return refused('the body is larger than 3 MB');
  const parsed = parseJson(request.body);
  const receivedAtMs = deps.clock.nowMs();
  const outcome = parsed.ok ? deps.parsers[source](parsed.value, receivedAtMs) : parsed;
  if (outcome.ok && 'webhook' in outcome && outcome.webhook.events.length === 0) {
    if (Object.keys(outcome.webhook.sent).length === 0 || noteSent(deps, outcome.webhook.sent, key)) return accepted;
  }
  const bytes = byteLength(request.body);
  // What is odd or large must show that it is genuine before anything of it is kept.
  if ((!outcome.ok || bytes > UNCHECKED_BYTES) && !isGenuine(deps, key)) return refused('wrong key');
  const name = entryName(receivedAtMs, deps.random());
  const entry: InboxEntry = { source, key, body: request.body, receivedAtMs, name, keys: [] };
  if (bytes <= MAX_INBOX_BYTES && keep(deps, entry)) return work(deps, name);
  return handleDirectly(deps, entry);
}

/** Puts it into the inbox; services fail for a moment now and then, a full store stays full. */
function keep(deps: WriterDeps, entry: InboxEntry): boolean {
  for (const pauseMs of [0, ...PAUSES_MS]) {
    if (pauseMs > 0) deps.clock.sleep(pauseMs);
    try {
      putDelivery(deps.properties, entry);
      return true;
    } catch (error) {
      deps.log.warn(`The inbox does not take ${entry.name}: ${String(error)}`);
    }
  }
  return false;
}

/** In the cache, at the cost of one call. False when it would not be kept there: then it goes the way of all deliveries. */
function noteSent(deps: WriterDeps, sent: Readonly<Record<string, string>>, key: string): boolean {
  try {
    keepEvidence(deps.cache, sent, key);
    return true;
  } catch (error) {
    deps.log.warn(`The cache does not take evidence: ${String(error)}`);
    return false;
  }
}

/** From here on the delivery is durable: whatever happens to this execution, the next writer finds it. */
function work(deps: WriterDeps, name: string): WebResponse {
  try {
    const report = runWriter(deps, { budgetMs: WRITER_BUDGET_MS });
    return report.refused.includes(name) ? refused('wrong key') : accepted;
  } catch (error) {
    deps.log.error('The writer stopped; the delivery stays in the inbox', error);
    return accepted;
  }
}

/**
 * Too large for the inbox, or the inbox is full: handled while the sender waits. Handling it twice does no harm, so a
 * failed try is followed by others. An error at last shows as one; a sender that reads it sends again.
 */
function handleDirectly(deps: WriterDeps, entry: InboxEntry): WebResponse {
  for (const pauseMs of [...PAUSES_MS, 0]) {
    try {
      const report = runWriter(deps, { budgetMs: WRITER_BUDGET_MS, waitMs: DIRECT_WAIT_MS, direct: [entry] });
      if (report.rounds > 0) return report.refused.includes(entry.name) ? refused('wrong key') : accepted;
    } catch (error) {
      deps.log.error(`Delivery ${entry.name} could not be handled directly`, error);
    }
    if (pauseMs > 0) deps.clock.sleep(pauseMs);
  }
  throw new Error('The hub is busy and the delivery could not be kept: send it again.');
}

function isGenuine(deps: WriterDeps, key: string): boolean {
  const { webhookKey } = deps.secrets(deps.properties.getAll());
  return webhookKey !== '' && equalsInConstantTime(key, webhookKey);
}
