/** Meta's webhook: the verification GET, and deliveries that are put into the inbox before they are answered. */
import type { WriterDeps } from '../app/deps.ts';
import { keepEvidence } from '../app/evidence.ts';
import { byteLength, entryName, type InboxEntry, MAX_INBOX_BYTES, putDelivery } from '../app/inbox.ts';
import { runWriter } from '../app/writer.ts';
import { equalsInConstantTime } from '../core/lib/bytes.ts';
import { parseJson } from '../core/lib/json.ts';
import { parseWebhook } from '../gateway/meta/parse-webhook.ts';
import type { WebRequest, WebResponse } from '../ports.ts';

/** Meta's payloads are 3 MB at most. https://developers.facebook.com/docs/graph-api/webhooks/getting-started */
const MAX_BODY_CHARACTERS = 3_200_000;
/** Unchecked deliveries up to this size may enter the inbox; larger ones show their key first. */
const UNCHECKED_BYTES = 9_000;
const WRITER_BUDGET_MS = 20_000;
const DIRECT_WAIT_MS = 25_000;

const accepted: WebResponse = { kind: 'ack', body: 'ok' };
const refused = (why: string): WebResponse => ({ kind: 'ack', body: `refused: ${why}` });

/** GET with hub.mode, hub.verify_token and hub.challenge: the challenge comes back as it is, and only with the token. */
export function verifyMetaWebhook(deps: WriterDeps, request: WebRequest): WebResponse {
  const { metaVerifyToken } = deps.secrets(deps.properties.getAll());
  const token = request.query['hub.verify_token'] ?? '';
  const isValid = metaVerifyToken !== '' && equalsInConstantTime(token, metaVerifyToken);
  if (request.query['hub.mode'] !== 'subscribe' || !isValid) {
    return { kind: 'raw', body: 'Forbidden: hub.verify_token does not match META_VERIFY_TOKEN.', json: false };
  }
  return { kind: 'raw', body: (request.query['hub.challenge'] ?? '').slice(0, 256), json: false };
}

export function receiveMetaWebhook(deps: WriterDeps, request: WebRequest): WebResponse {
  const key = request.query.key ?? '';
  if (!/^[\w-]{16,128}$/.test(key)) return refused('the key parameter is missing or is no key');
  if (request.body === '') return refused('the body is empty');
  if (request.body.length > MAX_BODY_CHARACTERS) return refused('the body is larger than 3 MB');
  const parsed = parseJson(request.body);
  const receivedAtMs = deps.clock.nowMs();
  const outcome = parsed.ok ? parseWebhook(parsed.value, receivedAtMs) : parsed;
  if (outcome.ok && 'webhook' in outcome && outcome.webhook.events.length === 0) {
    if (Object.keys(outcome.webhook.sent).length > 0) keepEvidence(deps.cache, outcome.webhook.sent, key);
    return accepted;
  }
  const bytes = byteLength(request.body);
  // What is odd or large must show that it is genuine before anything of it is kept.
  if ((!outcome.ok || bytes > UNCHECKED_BYTES) && !isGenuine(deps, key)) return refused('wrong key');
  const name = entryName(receivedAtMs, deps.random());
  const delivery = { source: 'meta', key, body: request.body, receivedAtMs } as const;
  if (bytes > MAX_INBOX_BYTES) return handleDirectly(deps, { ...delivery, name, keys: [] });
  try {
    putDelivery(deps.properties, delivery, name);
  } catch (error) {
    deps.log.warn(`The inbox is full; delivery ${name} goes to the writer directly: ${String(error)}`);
    return isGenuine(deps, key) ? handleDirectly(deps, { ...delivery, name, keys: [] }) : refused('wrong key');
  }
  return work(deps, name);
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

/** Too large for the inbox: handled while the sender waits. An error shows as Google's error page. */
function handleDirectly(deps: WriterDeps, entry: InboxEntry): WebResponse {
  const report = runWriter(deps, { budgetMs: WRITER_BUDGET_MS, waitMs: DIRECT_WAIT_MS, direct: [entry] });
  if (report.rounds === 0) throw new Error('The hub is busy and the delivery is too large to be kept: send it again.');
  return accepted;
}

function isGenuine(deps: WriterDeps, key: string): boolean {
  const { webhookKey } = deps.secrets(deps.properties.getAll());
  return webhookKey !== '' && equalsInConstantTime(key, webhookKey);
}
