/**
 * One round of the writer, inside the lock: read the inbox, read the rows these events need, decide in order of arrival,
 * commit everything at once. What is to be sent is handed back; sending happens outside the lock.
 */

import { answerBy } from '../../core/carrier.ts';
import type { HubEvent } from '../../core/events.ts';
import { equalsInConstantTime } from '../../core/lib/bytes.ts';
import { dayNumber } from '../../core/lib/time.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { Config } from '../../store/config.ts';
import { Session, type Tails } from '../../store/session/session.ts';
import type { TableName } from '../../tables/index.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { applyReceipt, dueMessages, reviewMessage } from '../delivery/receipts.ts';
import type { Marks } from '../inbox/commit-marks.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import { readDelivery } from '../inbox/read-delivery.ts';
import { echoed, echoOfRow, readEvidence } from '../messages/sent-evidence.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import type { Answers } from '../round/unit-context.ts';
import { type Commit, commitSession } from '../round/with-lock.ts';
import { judgeChatSales } from '../sales/judge-chat-sales.ts';
import { placesToGeocode, type WantedPlace } from '../screening/geocode-places.ts';
import { activationsToAsk, type WantedActivation } from '../units/activations.ts';
import { finishUnits } from '../units/finish-units.ts';
import { openTelemetry, readDeliveries, telemetryKeys } from '../units/telemetry.ts';
import { watchGateways } from '../units/watch-gateways.ts';
import { authFailureKeys, reportAuthFailures } from './auth-failures.ts';
import { dueLeads, runDueTimers } from './due-timers.ts';
import { isAboutMessage, systemKeysOf } from './event-kinds.ts';
import { buryEvent, handleEvent } from './handle-event.ts';
import { preloadRows } from './preload-rows.ts';

/** Keeps one commit well under the API's recommended 2 MB. https://developers.google.com/workspace/sheets/api/limits */
const MAX_ENTRIES = 150;

export interface RoundResult {
  /** Outbox rows to send now. */
  readonly toSend: readonly OutboxRow[];
  /** Entries that are committed. */
  readonly done: readonly InboxEntry[];
  readonly handled: number;
  /** Names of entries whose key was wrong: nothing of them was acted on. */
  readonly refused: readonly string[];
  readonly tails: Tails;
  /** Verdicts for gateways, by delivery. */
  readonly answers: Answers;
  /** Properties to write once this is committed. */
  readonly told: Readonly<Record<string, string>>;
  /** Typed places to ask of the map now. */
  readonly places: readonly WantedPlace[];
  /** Gateways to ask for activations now. */
  readonly activations: readonly WantedActivation[];
  /** More is waiting than one round takes. */
  readonly more: boolean;
}

export interface RoundInput {
  readonly properties: Readonly<Record<string, string>>;
  readonly config: Config;
  readonly tails: Tails;
  /** What has come in, oldest first. */
  readonly waiting: readonly InboxEntry[];
  readonly marks: Marks;
}

const TABLES: readonly TableName[] = [
  'customers', 'leads', 'offers', 'dealers', 'reps', 'conversation', 'timeline', 'ledger', 'outbox', 'inboxLog', 'deadLetters', 'alerts', 'disputes',
]; // biome-ignore format: one list

/** What a round is given beside the ports: the right to write. */
export interface RoundDeps extends WriterDeps {
  readonly commit: Commit;
}

export function runRound(deps: RoundDeps, input: RoundInput): RoundResult {
  const nowMs = deps.clock.nowMs();
  const entries = input.waiting.slice(0, MAX_ENTRIES);
  const secrets = deps.secrets(input.properties);
  const [genuine, forged] = sortByKey(entries, secrets.webhookKey);
  const deliveries = genuine.map((entry) => readDelivery(deps.parsers, entry));
  const events = deliveries.flatMap((delivery) => delivery.events);
  const vouched = deliveries.flatMap(({ sent }) => Object.entries(sent).filter(isOurs).map(asReceipt));
  const receipts = [...input.marks.receipts, ...vouched];
  const read = readDeliveries(input.config, events);
  const session = new Session(deps.workbook, {
    keys: [
      ...events.flatMap(systemKeysOf),
      ...telemetryKeys(read, events, nowMs),
      ...authFailureKeys(input.properties),
      `forged ${dayNumber(nowMs)}`,
    ],
    today: dayNumber(nowMs),
    nowMs,
    secret: secrets.tokenSecret,
    tails: input.tails,
    tables: TABLES,
    withRows: receipts.length > 0 || events.some(isAboutMessage) ? ['conversation'] : [],
  });
  const { soldUnits } = session.system.state;
  const telemetry = openTelemetry(session, read, events, soldUnits);
  const answers: Answers = new Map();
  const basis = { session, config: input.config, nowMs, tokenSecret: secrets.tokenSecret, answers };
  const shared = telemetry ? { ...basis, telemetry } : basis;
  preloadRows(shared, { events, receipts, outbox: dueMessages(shared), leads: dueLeads(shared) });
  for (const receipt of receipts) applyReceipt({ ...shared, eventId: `receipt ${receipt[0]}` }, receipt);
  const unseen = events.filter((event) => !session.system.hasSeen(event.id));
  for (const event of events) handleSafely({ ...shared, eventId: event.id }, event, deps);
  if (telemetry) finishUnits({ ...basis, telemetry, eventId: 'units' }, soldUnits, unseen, deps.log);
  runDueTimers(shared);
  watchGateways(shared);
  judgeChatSales(shared, deps.workbook);
  reviewDue(deps, shared, secrets.webhookKey);
  const places = placesToGeocode(shared);
  const activations = activationsToAsk(shared);
  if (forged.length > 0) reportForged({ ...shared, eventId: `forged ${dayNumber(nowMs)}` });
  const told = reportAuthFailures({ ...shared, eventId: 'proofs' }, input.properties);
  commitSession(deps.commit, session);
  return {
    toSend: messagesToSend(session, nowMs),
    done: entries,
    handled: events.length,
    refused: forged.map((entry) => entry.name),
    answers,
    told,
    places,
    activations,
    tails: session.tails,
    more: input.waiting.length > entries.length,
  };
}

function sortByKey(entries: readonly InboxEntry[], key: string): [InboxEntry[], InboxEntry[]] {
  const isGenuine = (entry: InboxEntry) => key !== '' && equalsInConstantTime(entry.key, key);
  return [entries.filter(isGenuine), entries.filter((entry) => !isGenuine(entry))];
}

/** One alert a day, however many: a flood must not cost a row each. */
function reportForged(round: Round): void {
  if (round.session.system.hasSeen(round.eventId)) return;
  round.session.system.remember(round.eventId);
  raiseAlert(round, {
    tier: 'P1',
    rule: 'wrong-key',
    subject: 'webhooks',
    text: 'Webhooks with a wrong key were refused today. If they are yours, check the URL at the provider.',
  });
}

/** An error in one event must not cost the others: its changes are taken back and it is kept as a dead letter. */
function handleSafely(round: Round, event: HubEvent, deps: WriterDeps): void {
  round.session.checkpoint();
  try {
    handleEvent(
      event.kind === 'message' ? { ...round, carrier: answerBy(round.config.numbers, event.carrier ?? '') } : round,
      event,
    );
  } catch (error) {
    round.session.rollback();
    deps.log.error(`Event ${event.id} failed`, error);
    buryEvent(round, event, error instanceof Error ? error.message : String(error), JSON.stringify(event));
  }
}

function reviewDue(deps: WriterDeps, shared: Omit<Round, 'eventId'>, webhookKey: string): void {
  const due = dueMessages(shared);
  if (due.length === 0) return;
  const echoes = due.map((id) => echoOfRow(shared, id));
  const evidence = readEvidence(deps.cache, [...due, ...echoes.filter((key) => key !== '')], webhookKey);
  due.forEach((id, index) => {
    const vouched = evidence[id] ?? echoed(shared, id, evidence[echoes[index] ?? '']);
    reviewMessage({ ...shared, eventId: `review ${id} ${shared.nowMs}` }, id, vouched);
  });
}

/** Everything committed as SENDING by this round; receipts of others are theirs to wait for. */
function messagesToSend(session: Session, nowMs: number): OutboxRow[] {
  return [...session.table('outbox').rows()].filter((row) => row.state === 'SENDING' && row.lastTriedAt === nowMs);
}

/** Evidence that names a message of ours; other evidence is for the cache. */
function isOurs([id]: [string, string]): boolean {
  return id.startsWith('o-');
}

function asReceipt([outboxId, providerId]: [string, string]): Receipt {
  return [outboxId, { kind: 'sent', providerId }];
}
