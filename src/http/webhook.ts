/** Deliveries of any message provider: proved by their key, then put into the inbox before they are answered. */

import { isGenuine } from '../app/inbox/gate.ts';
import { holdBack } from '../app/inbox/held-back.ts';
import {
  byteLength,
  entryName,
  type InboxEntry,
  MAX_INBOX_BYTES,
  putDelivery,
  relayedName,
} from '../app/inbox/inbox.ts';
import { HEARTBEAT_KEY } from '../app/inbox/keys.ts';
import { readDelivery } from '../app/inbox/read-delivery.ts';
import { keepEvidence } from '../app/messages/sent-evidence.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import { standInForTrigger } from '../app/schedule/stand-in.ts';
import type { TickDeps } from '../app/schedule/tick.ts';
import { runWriter } from '../app/writer/writer.ts';
import type { Source } from '../core/events.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** Meta's payloads are 3 MB at most; nobody else's are larger. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MAX_BODY_CHARACTERS = 3_200_000;
const WRITER_BUDGET_MS = 20_000;
const DIRECT_WAIT_MS = 25_000;
/** Pauses between attempts when a service fails. */
const PAUSES_MS = [400, 2_000];

const accepted: WebResponse = { kind: 'ack', body: 'ok' };
const refused = (why: string): WebResponse => ({ kind: 'ack', body: `refused: ${why}` });

/** `ok` once the delivery is durable or handled. Throws when it is neither: senders read the error and send again. */
export function receiveWebhook(deps: TickDeps, source: Source, request: WebRequest): WebResponse {
  const key = request.query.key ?? '';
  const isProved = request.proof === 'relay';
  if (!isProved && !/^[\w-]{16,128}$/.test(key)) return refused('the key parameter is missing or is no key');
  if (request.body === '') return refused('the body is empty');
  if (request.body.length > MAX_BODY_CHARACTERS) return refused('the body is larger than 3 MB');
  if (!isProved && !isGenuine(deps, key)) return refused('wrong key');
  const receivedAtMs = deps.clock.nowMs();
  const name = (isProved ? relayedName : entryName)(receivedAtMs, deps.random());
  const entry: InboxEntry = { source, body: request.body, receivedAtMs, name, keys: [] };
  const { events, sent } = readDelivery(deps.parsers, entry);
  if (events.length === 0 && (Object.keys(sent).length === 0 || noteSent(deps, sent))) return accepted;
  if (byteLength(request.body) <= MAX_INBOX_BYTES && keep(deps, entry)) return work(deps);
  return isStoreDown(deps) && holdBack(deps, entry) ? accepted : handleDirectly(deps, entry);
}

function keep(deps: WriterDeps, entry: InboxEntry): boolean {
  try {
    putDelivery(deps.properties, entry);
    return true;
  } catch (error) {
    deps.log.warn('inbox-refuses', { entry: entry.name, error: String(error) });
    return false;
  }
}

/** Whether the property store is unavailable, not just full: then a writer could not even read the inbox. */
function isStoreDown({ properties }: WriterDeps): boolean {
  try {
    properties.get(HEARTBEAT_KEY);
    return false;
  } catch {
    return true;
  }
}

/**
 * Keeps evidence in the cache, at the cost of one call. False when the cache fails: the delivery then takes the usual route.
 */
function noteSent(deps: WriterDeps, sent: Readonly<Record<string, string>>): boolean {
  try {
    keepEvidence(deps.cache, sent);
    return true;
  } catch (error) {
    deps.log.warn('evidence-refused', { error: String(error) });
    return false;
  }
}

/** From here on the delivery is durable: whatever happens to this execution, the next writer finds it. */
function work(deps: TickDeps): WebResponse {
  try {
    const { properties } = runWriter(deps, { budgetMs: WRITER_BUDGET_MS });
    standInForTrigger(deps, properties);
  } catch (error) {
    deps.log.error('writer-stopped', error);
  }
  return accepted;
}

/**
 * For a delivery that is too large for the inbox, or finds it full: handled while the sender waits. Handling it twice does no
 * harm, so failures are retried. If all attempts fail the sender gets an error and sends again.
 */
function handleDirectly(deps: WriterDeps, entry: InboxEntry): WebResponse {
  for (const pauseMs of [...PAUSES_MS, 0]) {
    try {
      const report = runWriter(deps, { budgetMs: WRITER_BUDGET_MS, waitMs: DIRECT_WAIT_MS, direct: [entry] });
      if (report.rounds > 0) return accepted;
    } catch (error) {
      deps.log.error('direct-failed', error, { entry: entry.name });
    }
    if (pauseMs > 0) deps.clock.sleep(pauseMs);
  }
  if (holdBack(deps, entry)) return accepted;
  throw new Error('The hub is busy and the delivery could not be kept: send it again.');
}
