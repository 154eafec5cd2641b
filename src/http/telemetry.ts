/**
 * Deliveries of gateways: proved by their signature (or key), put into the inbox, and answered with a verdict an event. What
 * bears on a unit's state is decided at once; heartbeats are too when nobody else is at it, and wait their turn otherwise.
 */

import {
  entryName,
  type InboxEntry,
  MAX_INBOX_BYTES,
  putDelivery,
  queueDelivery,
  queueSize,
} from '../app/inbox/inbox.ts';
import { DRAINED_KEY } from '../app/inbox/keys.ts';
import type { WriterDeps } from '../app/round/deps.ts';
import type { Answers, EventVerdict } from '../app/round/unit-context.ts';
import { type Gateway, knownGateway, readBody } from '../app/units/telemetry.ts';
import { noteAuthFailure } from '../app/writer/auth-failures.ts';
import { runWriter, type WriterOptions } from '../app/writer/writer.ts';
import { sha256Hex } from '../core/lib/bytes.ts';
import { refuseSignature } from '../core/unit/signature.ts';
import { isStateEvent } from '../core/unit/states.ts';
import { openMapping } from '../integrations/telemetry/map-events.ts';
import type { WebRequest, WebResponse } from '../ports.ts';
import { confirmSubscription } from './event-grid.ts';

/** A batch of 500 events has some 100 KB; more is better sent in parts, each answered by itself. */
const MAX_BODY_CHARACTERS = 1_000_000;
/** Heartbeats wait for each other so long, so that the workbook is written a few times a minute. */
const DRAIN_EVERY_MS = 25_000;
/** So much of the property store (500 KB) may wait before it is looked after at once. */
const DRAIN_BYTES = 150_000;
const WRITER_BUDGET_MS = 20_000;
/** Whoever reports a purchase waits for the one who is writing. */
const STATE_WAIT_MS = 5_000;
const DIRECT_WAIT_MS = 25_000;

type Properties = Readonly<Record<string, string>>;

export function receiveTelemetry(deps: WriterDeps, request: WebRequest): WebResponse {
  const { query, body } = request;
  const properties = deps.properties.getAll();
  const gateway = knownGateway(deps, query.gw ?? '');
  const nowMs = deps.clock.nowMs();
  if (body.length > MAX_BODY_CHARACTERS) return refuse(gateway, 'the body is larger than 1 MB: send it in parts');
  const { ofGateway, webhookKey } = deps.secrets(properties);
  const keyWillDo = gateway?.accepts === 'key';
  const why = gateway
    ? refuseSignature({ query, body, secrets: ofGateway(gateway.id), keyWillDo, nowMs })
    : 'no active gateway of this name: gw in the query';
  if (why !== '' || !gateway) {
    noteAuthFailure(deps, properties, gateway?.id ?? '', why);
    return refuse(gateway, why);
  }
  const answered = confirmSubscription(deps, gateway, body);
  if (answered) return answered;
  return takeDelivery(deps, { gateway, query, body, nowMs, properties, webhookKey });
}

interface Proved {
  readonly gateway: Gateway;
  readonly query: WebRequest['query'];
  readonly body: string;
  readonly nowMs: number;
  readonly properties: Properties;
  readonly webhookKey: string;
}

function takeDelivery(deps: WriterDeps, proved: Proved): WebResponse {
  const { gateway, body, nowMs, properties, webhookKey: key } = proved;
  const name = entryName(nowMs, deps.random());
  const opened = openMapping(gateway);
  const query = withoutProof(proved.query);
  const events = readBody(opened, { body, query, receivedAtMs: nowMs });
  const [first] = events;
  if (first && !first.ok && first.tooMany) return refuse(gateway, first.reason);
  const id = `unit ${gateway.id} ${deliveryId(proved, query, opened.mapping?.timeMayLack === true ? name : '')}`;
  const kept = JSON.stringify({ gatewayId: gateway.id, id, query, packed: deps.packer.pack(body) });
  const entry: InboxEntry = { source: 'unit', key, body: kept, receivedAtMs: nowMs, name, keys: [] };
  const isUrgent = events.some((event) => event.ok && isStateEvent(event.report.type));
  const decided = (isUrgent ? decideNow(deps, entry) : decideWhenDue(deps, entry, properties))?.get(id);
  const verdicts =
    decided ??
    events.map(
      (event): EventVerdict =>
        event.ok ? { verdict: 'queued', unit: event.report.unit } : { verdict: 'refused', reason: event.reason },
    );
  return answer(gateway, verdicts);
}

/** What of the query is data: the same on the way through the inbox, and never a secret. */
function withoutProof(query: WebRequest['query']): Record<string, string> {
  const proof = ['source', 'gw', 'key', 'sig', ...(query.sig === undefined ? [] : ['id', 'ts'])];
  return Object.fromEntries(Object.entries(query).filter(([name]) => !proof.includes(name)));
}

/**
 * The sender's own ID, or what the delivery is made of: sent again, it is the same. `unique`: for what says nothing of its
 * time, so that two alike are two.
 */
function deliveryId({ query, body }: Proved, data: Record<string, string>, unique: string): string {
  if (query.sig !== undefined) return query.id ?? '';
  return unique || sha256Hex(`${JSON.stringify(data)}\n${body}`).slice(0, 24);
}

/** For events of state, whose sender waits for the verdict: through the inbox, decided at once. */
function decideNow(deps: WriterDeps, entry: InboxEntry): Answers | null {
  if (!isKept(deps, entry, putDelivery)) return decideDirectly(deps, entry);
  return whileKept(deps, () => decide(deps, { waitMs: STATE_WAIT_MS }));
}

/** For heartbeats: into the queue, which is looked after a few times a minute. Null: the verdicts come later. */
function decideWhenDue(deps: WriterDeps, entry: InboxEntry, properties: Properties): Answers | null {
  if (!isKept(deps, entry, queueDelivery)) return decideDirectly(deps, entry);
  return whileKept(deps, () => (isDue(properties, entry.receivedAtMs) ? decide(deps, { queued: true }) : null));
}

/** Too large for the inbox, or the inbox is full: it is decided in this execution or not at all. */
function decideDirectly(deps: WriterDeps, entry: InboxEntry): Answers | null {
  return decide(deps, { waitMs: DIRECT_WAIT_MS, direct: [entry] });
}

/** The verdicts by delivery, as far as they are known now. */
function decide(deps: WriterDeps, options: Partial<WriterOptions>): Answers | null {
  return runWriter(deps, { budgetMs: WRITER_BUDGET_MS, ...options }).answers;
}

/** What is kept does not get lost when the writer stops: its verdict comes with a later round. */
function whileKept(deps: WriterDeps, action: () => Answers | null): Answers | null {
  try {
    return action();
  } catch (error) {
    deps.log.error('The writer stopped; the delivery stays in the inbox', error);
    return null;
  }
}

function isKept(deps: WriterDeps, entry: InboxEntry, keep: typeof putDelivery | typeof queueDelivery): boolean {
  if (entry.body.length > MAX_INBOX_BYTES) return false;
  try {
    keep(deps.properties, entry);
    return true;
  } catch (error) {
    deps.log.warn(`The inbox does not take ${entry.name}: ${String(error)}`);
    return false;
  }
}

/** Whether the queue is to be looked after now: it is as good as empty and nobody was here lately, or it has waited. */
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
