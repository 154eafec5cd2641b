/**
 * Deliveries of gateways: verified by signature (or key), put into the inbox, and answered with one verdict per event. State
 * events are decided at once; heartbeats too when nothing else is writing, otherwise they wait.
 */

import {
  entryName,
  type InboxEntry,
  MAX_INBOX_BYTES,
  putDelivery,
  queueDelivery,
  queueSize,
  unitBytes,
} from '../app/inbox/inbox.ts';
import { DRAINED_KEY } from '../app/inbox/keys.ts';
import { noteStranger, STRANGERS_KEY } from '../app/inbox/strangers.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import { type Answers, type EventVerdict, unusable } from '../app/round/unit-context.ts';
import { standInForTrigger } from '../app/schedule/stand-in.ts';
import type { TickDeps } from '../app/schedule/tick.ts';
import { type Gateway, knownGateway, readBody } from '../app/units/telemetry.ts';
import { runWriter, type WriterOptions } from '../app/writer/writer.ts';
import { sha256Hex } from '../core/lib/bytes.ts';
import { refuseSignature } from '../core/unit/signature.ts';
import { isStateEvent } from '../core/unit/states.ts';
import { openMapping } from '../integrations/telemetry/map-events.ts';
import type { WebRequest, WebResponse } from '../ports.ts';
import { confirmSubscription } from './event-grid.ts';

/** A batch of 500 events has about 100 KB; larger ones should be sent in parts, each with its own answer. */
const MAX_BODY_CHARACTERS = 1_000_000;
/**
 * How much of one gateway, and of all together, may wait: the store has 500 KB, and customers' messages need room in it while
 * the workbook is down. A gateway with more is refused and must send it again later.
 */
const SHARE_BYTES = 100_000;
const UNITS_BYTES = 250_000;
/** How long heartbeats are collected, so that the workbook is written only a few times a minute. */
const DRAIN_EVERY_MS = 25_000;
/** When this much of the property store (500 KB) is waiting, it is processed at once. */
const DRAIN_BYTES = 150_000;
const WRITER_BUDGET_MS = 20_000;
/** How long a sender of state events waits for the lock. */
const STATE_WAIT_MS = 5_000;
const DIRECT_WAIT_MS = 25_000;

type Properties = Readonly<Record<string, string>>;

/** Answers with a verdict per event, in the gateway's format, or with the reason why the delivery was refused. */
export function receiveTelemetry(deps: TickDeps, request: WebRequest): WebResponse {
  const { query, body } = request;
  if (body.length > MAX_BODY_CHARACTERS) return refuse(undefined, 'the body is larger than 1 MB: send it in parts');
  const properties = deps.properties.getAll();
  const nowMs = deps.clock.nowMs();
  const secrets = deps.secrets(properties).ofGateway(query.gw ?? '');
  // Whether a key alone is enough is set in the workbook, which is not read for a sender with neither key nor signature.
  const why = refuseSignature({ query, body, secrets, nowMs });
  if (why !== '') return refuseStranger(deps, secrets.some((secret) => secret !== '') ? (query.gw ?? '') : '', why);
  const gateway = knownGateway(deps, query.gw ?? '');
  if (!gateway) return refuse(undefined, 'no active gateway of this name: gw in the query');
  if (!query.sig && gateway.accepts !== 'key') return refuse(gateway, 'a key will not do for this gateway: sign');
  const answered = confirmSubscription(deps, gateway, body);
  if (answered) return answered;
  const taken = takeDelivery(deps, { gateway, query, body, nowMs, properties });
  standInForTrigger(deps, properties);
  return taken;
}

function refuseStranger(deps: WriterDeps, gatewayId: string, why: string): WebResponse {
  noteStranger(deps, deps.cache.getMany([STRANGERS_KEY])[STRANGERS_KEY], gatewayId, why);
  return refuse(undefined, why);
}

interface Verified {
  readonly gateway: Gateway;
  readonly query: WebRequest['query'];
  readonly body: string;
  readonly nowMs: number;
  readonly properties: Properties;
}

function takeDelivery(deps: WriterDeps, verified: Verified): WebResponse {
  const { gateway, body, nowMs, properties } = verified;
  const waiting = unitBytes(properties, gateway.id);
  if (waiting.own > SHARE_BYTES || waiting.units > UNITS_BYTES)
    return refuse(gateway, 'busy: too much waits already; keep it, and send it again in some minutes');
  const name = entryName(nowMs, deps.random());
  const opened = openMapping(gateway);
  const query = withoutSignature(verified.query);
  const events = readBody(opened, { body, query, receivedAtMs: nowMs });
  const [first] = events;
  if (first && !first.ok && first.tooMany) return refuse(gateway, first.reason);
  const id = `unit ${gateway.id} ${deliveryId(verified, query, opened.mapping?.timeMayLack === true ? name : '')}`;
  const kept = JSON.stringify({ gatewayId: gateway.id, id, query, packed: deps.packer.pack(body) });
  const entry: InboxEntry = { source: 'unit', body: kept, receivedAtMs: nowMs, name, keys: [] };
  const isUrgent = events.some((event) => event.ok && isStateEvent(event.report.type));
  const decided = (isUrgent ? decideNow(deps, entry) : decideWhenDue(deps, entry, properties))?.get(id);
  const verdicts =
    decided ??
    events.map((event): EventVerdict => (event.ok ? { verdict: 'queued', unit: event.report.unit } : unusable(event)));
  return answer(gateway, verdicts);
}

/** The query without secrets and signature, as the inbox stores it. */
function withoutSignature(query: WebRequest['query']): Record<string, string> {
  const signing = ['source', 'gw', 'key', 'sig', ...(query.sig === undefined ? [] : ['id', 'ts'])];
  return Object.fromEntries(Object.entries(query).filter(([name]) => !signing.includes(name)));
}

/**
 * The sender's own ID, or a hash of the delivery, so that a repetition has the same ID. `unique`: added for deliveries without
 * a time of their own, where two identical ones are different deliveries.
 */
function deliveryId({ query, body }: Verified, data: Record<string, string>, unique: string): string {
  if (query.sig !== undefined) return query.id ?? '';
  return unique || sha256Hex(`${JSON.stringify(data)}\n${body}`).slice(0, 24);
}

/** For state events, whose sender waits for the verdict: puts the entry into the inbox and decides it at once. */
function decideNow(deps: WriterDeps, entry: InboxEntry): Answers | null {
  if (!isKept(deps, entry, putDelivery)) return decideDirectly(deps, entry);
  return whileKept(deps, () => decide(deps, { waitMs: STATE_WAIT_MS }));
}

/** For heartbeats: puts the entry into the queue, which is drained a few times a minute. Null when it will be decided later. */
function decideWhenDue(deps: WriterDeps, entry: InboxEntry, properties: Properties): Answers | null {
  if (!isKept(deps, entry, queueDelivery)) return decideDirectly(deps, entry);
  return whileKept(deps, () => (isDue(properties, entry.receivedAtMs) ? decide(deps, { queued: true }) : null));
}

/** For a delivery that is too large for the inbox, or finds it full: decided in this execution or not at all. */
function decideDirectly(deps: WriterDeps, entry: InboxEntry): Answers | null {
  return decide(deps, { waitMs: DIRECT_WAIT_MS, direct: [entry] });
}

/** Runs the writer; returns the verdicts by delivery, as far as known. */
function decide(deps: WriterDeps, options: Partial<WriterOptions>): Answers | null {
  return runWriter(deps, { budgetMs: WRITER_BUDGET_MS, ...options }).answers;
}

/** A stored delivery is not lost when the writer fails: its verdict comes with a later round. */
function whileKept(deps: WriterDeps, action: () => Answers | null): Answers | null {
  try {
    return action();
  } catch (error) {
    deps.log.error('writer-stopped', error);
    return null;
  }
}

function isKept(deps: WriterDeps, entry: InboxEntry, keep: typeof putDelivery | typeof queueDelivery): boolean {
  if (entry.body.length > MAX_INBOX_BYTES) return false;
  try {
    keep(deps.properties, entry);
    return true;
  } catch (error) {
    deps.log.warn('inbox-refuses', { entry: entry.name, error: String(error) });
    return false;
  }
}

/** Whether to drain the queue now: it is large, or its oldest entry or the last drain is long enough ago. */
function isDue(properties: Properties, nowMs: number): boolean {
  const { bytes, since } = queueSize(properties);
  const drainedAt = Number(properties[DRAINED_KEY] ?? 0);
  return bytes > DRAIN_BYTES || nowMs - Math.min(since, drainedAt) > DRAIN_EVERY_MS;
}

function answer(gateway: Gateway, verdicts: readonly EventVerdict[]): WebResponse {
  const counts: Record<string, number> = {};
  for (const { verdict } of verdicts) counts[verdict] = (counts[verdict] ?? 0) + 1;
  if (gateway.answer !== 'plain') return json({ ok: true, ...counts, events: verdicts });
  const sums = Object.entries(counts).map(([verdict, count]) => `${count} ${verdict}`);
  const reasons = verdicts.flatMap(({ verdict, reason }, at) => (reason ? [`${at + 1}: ${verdict}: ${reason}`] : []));
  return { kind: 'ack', body: [`ok: ${sums.join(', ')}`, ...reasons].join('\n') };
}

function refuse(gateway: Gateway | undefined, why: string): WebResponse {
  return gateway?.answer === 'plain' ? { kind: 'ack', body: `refused: ${why}` } : json({ ok: false, error: why });
}

function json(value: unknown): WebResponse {
  return { kind: 'raw', body: JSON.stringify(value), json: true };
}
