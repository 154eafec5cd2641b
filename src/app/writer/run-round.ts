/**
 * One round of the writer, inside the lock: read the inbox, read the rows these events need, decide in order of arrival, commit
 * everything at once. Messages to send are returned; sending happens outside the lock. Every step is guarded.
 */

import { answerBy } from '../../core/carrier.ts';
import type { HubEvent } from '../../core/events.ts';
import { dayNumber } from '../../core/lib/time.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import { ArchiveFault, WorkbookFault } from '../../ports.ts';
import { HeaderFault } from '../../store/session/layout.ts';
import { Session } from '../../store/session/session.ts';
import type { TableName } from '../../tables/index.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { takenReceipts } from '../alerts/confirm-mails.ts';
import { lookAfterAlerts } from '../alerts/look-after-alerts.ts';
import { applyReceipt, dueMessages, reviewMessage, settleOnly } from '../delivery/receipts.ts';
import { type Burst, burstIn } from '../inbox/bursts.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import { readDelivery } from '../inbox/read-delivery.ts';
import { echoed, echoOfRow, readEvidence } from '../messages/sent-evidence.ts';
import type { WriterDeps } from '../round/deps.ts';
import { ALL_STEPS, openGuard, reasonOf, type StepGuard, StepRefused } from '../round/guard.ts';
import type { Round } from '../round/round.ts';
import { undoOf } from '../round/undo-of.ts';
import type { Answers, Telemetry } from '../round/unit-context.ts';
import { commitSession } from '../round/with-lock.ts';
import { judgeChatSales } from '../sales/judge-chat-sales.ts';
import { reviewUnitSales } from '../sales/review-unit-sales.ts';
import { placesToGeocode, type WantedPlace } from '../screening/geocode-places.ts';
import { activationsToAsk, type WantedActivation } from '../units/activations.ts';
import { finishUnits, tellUnitsOfSales } from '../units/finish-units.ts';
import { openTelemetry, readDeliveries, telemetryKeys } from '../units/telemetry.ts';
import { watchGateways } from '../units/watch-gateways.ts';
import { dueLeads, runDueTimers } from './due-timers.ts';
import { isAboutMessage, soundEvent, systemKeysOf } from './event-kinds.ts';
import { buryEvent, handleEvent } from './handle-event.ts';
import { preloadRows, type Wanted } from './preload-rows.ts';
import { recaller, tellCustomersWait } from './recall-customers.ts';
import { reportAll, reportKeys } from './reports.ts';
import { type RoundDeps, type RoundInput, RoundRefused, type RoundResult } from './round-io.ts';
import { entriesOfRound, mayWait, receiptsIn, tellUnitsWait, turnsIn } from './take-entries.ts';

const TABLES: readonly TableName[] = [
  'customers', 'leads', 'offers', 'dealers', 'reps', 'conversation', 'timeline', 'ledger', 'outbox', 'inboxLog', 'deadLetters', 'alerts', 'disputes',
]; // biome-ignore format: one list

/** Throws WorkbookFault when the workbook cannot be used at all, and RoundRefused. */
export function runRound(deps: RoundDeps, input: RoundInput): RoundResult {
  const open = openRound(deps, input);
  const { shared, guard } = open;
  const soldUnits = [...shared.session.system.state.soldUnits];
  const waits = loadRows(deps, open);
  if (waits.size > 0) tellCustomersWait(shared.session);
  for (const receipt of open.receipts) applySafely(open, receipt);
  const unseen = open.events.filter((event) => !shared.session.system.hasSeen(event.id));
  const { telemetry } = shared;
  const units = telemetry ? { ...shared, telemetry, eventId: 'units' } : null;
  if (units)
    guard.run({ name: 'units', subject: 'that were sold' }, () => tellUnitsOfSales(units, soldUnits, deps.log));
  for (const event of open.events) if (!waits.has(event.id)) handleSafely(deps, open, event);
  if (units) {
    guard.run({ name: 'units', subject: 'to be finished' }, () => finishUnits(units, unseen));
    guard.run({ name: 'units', subject: 'and their sales' }, () => reviewUnitSales(units));
  }
  runDueTimers(shared, guard);
  guard.run({ name: 'watch', subject: 'gateways' }, () => watchGateways(shared));
  guard.run({ name: 'sales', subject: 'entered in the chat' }, () => judgeChatSales(shared, deps.workbook));
  reviewDue(deps, open);
  const rest = lookAround(open, input);
  const mails = lookAfterAlerts(deps, open, input.properties);
  commitOrSay(deps, open);
  return { ...rest, mails, ...resultOf(open, input, waits) };
}

interface OpenRound {
  readonly shared: Omit<Round, 'eventId'>;
  readonly guard: StepGuard;
  readonly deliveries: readonly (ParsedWebhook & { readonly entry: InboxEntry })[];
  readonly postponed: readonly InboxEntry[];
  readonly events: readonly HubEvent[];
  readonly receipts: readonly Receipt[];
  readonly answers: Answers;
  readonly burst: Burst | null;
}

function openRound(deps: RoundDeps, input: RoundInput): OpenRound {
  const nowMs = deps.clock.nowMs();
  const { tokenSecret } = deps.secrets(input.properties);
  const deliveries = entriesOfRound(input.waiting).map((entry) => {
    const read = readDelivery(deps.parsers, entry);
    return { ...read, events: read.events.map(soundEvent), entry };
  });
  const events = deliveries.flatMap((delivery) => delivery.events);
  const receipts = [...input.marks.receipts, ...receiptsIn(deliveries)];
  const read = readDeliveries(input.config, events);
  const burst = burstIn(input.waiting);
  const session = new Session(deps.workbook, {
    keys: [
      ...[...events.flatMap(systemKeysOf), ...telemetryKeys(read, events, nowMs)],
      ...reportKeys({ ...input, burst }, nowMs),
    ],
    today: dayNumber(nowMs),
    nowMs,
    secret: tokenSecret,
    tails: input.tails,
    tables: TABLES,
    withRows: receipts.length > 0 || events.some(isAboutMessage) ? ['conversation'] : [],
  });
  const answers: Answers = new Map();
  const basis = { session, config: input.config, nowMs, tokenSecret, answers, webAppUrl: deps.webAppUrl };
  const guard = openGuard(basis, deps.log, input.steps ?? ALL_STEPS);
  let telemetry: Telemetry | null = null;
  let unitsWait = false;
  guard.run(
    { name: 'units', subject: 'to be loaded', readsOnly: true },
    () => {
      telemetry = openTelemetry(session, read, events, session.system.state.soldUnits);
    },
    (error) => {
      unitsWait = error instanceof HeaderFault;
      if (unitsWait) tellUnitsWait(session, reasonOf(error));
    },
  );
  session.undoWith(undoOf(answers), undoOf((telemetry as Telemetry | null)?.rederived ?? new Set<string>()));
  const shared = telemetry ? { ...basis, telemetry: telemetry as Telemetry } : basis;
  const postponed = unitsWait ? deliveries.map(({ entry }) => entry).filter(mayWait) : [];
  const taken = deliveries.filter(({ entry }) => !postponed.includes(entry));
  const takenEvents = turnsIn(taken, session, guard);
  return { shared, guard, deliveries: taken, postponed, events: takenEvents, receipts, answers, burst };
}

/**
 * Loads rows for all events at once; if that fails, event by event, so that only an event whose rows cannot be loaded fails.
 * Returns the IDs of events that wait for the archive.
 */
function loadRows(deps: RoundDeps, { shared, guard, deliveries, events, receipts }: OpenRound): ReadonlySet<string> {
  const leads = dueLeads(shared);
  const outbox = dueMessages(shared);
  const waits = new Set<string>();
  const recall = recaller(deps);
  const load = (part: Partial<Wanted>) =>
    preloadRows({ ...shared, recall }, { events: [], receipts: [], outbox: [], leads: [], ...part });
  // An event that only this execution has would be lost by waiting.
  const mayWaitFor = ({ id }: HubEvent) =>
    deliveries.some(({ entry, events: own }) => entry.keys.length > 0 && own.some((each) => each.id === id));
  const oneByOne = () => {
    const single = (subject: string, part: Partial<Wanted>, otherwise: (error: unknown) => void = () => undefined) =>
      guard.run({ name: 'load', subject, readsOnly: true }, () => load(part), otherwise);
    for (const event of events)
      single(event.id, { events: [event] }, (error) => {
        if (error instanceof ArchiveFault && mayWaitFor(event)) waits.add(event.id);
      });
    for (const receipt of receipts) single(receipt[0], { receipts: [receipt] });
    for (const id of outbox) single(id, { outbox: [id] });
    for (const id of leads) single(id, { leads: [id] });
  };
  guard.run(
    { name: 'load', subject: 'rows', readsOnly: true },
    () => load({ events, receipts, outbox, leads }),
    oneByOne,
  );
  return waits;
}

/** Applies a receipt. If its consequences fail, the receipt itself is still recorded, since it will not come again. */
function applySafely({ shared, guard }: OpenRound, receipt: Receipt): void {
  const round = { ...shared, eventId: `receipt ${receipt[0]}` };
  guard.run(
    { name: 'receipt', subject: receipt[0] },
    () => applyReceipt(round, receipt),
    () => settleOnly(round, receipt),
  );
}

/** Handles an event. If it fails, its changes are rolled back and it becomes a dead letter, so that others are not affected. */
function handleSafely(deps: WriterDeps, { shared, guard }: OpenRound, event: HubEvent): void {
  const round = { ...shared, eventId: event.id };
  const carrier = event.kind === 'message' ? answerBy(round.config.numbers, event.carrier ?? '') : undefined;
  guard.run(
    { name: 'event', subject: event.id },
    () => handleEvent(carrier === undefined ? round : { ...round, carrier }, event),
    (error) => {
      const raw = JSON.stringify(event);
      // Store it as gzip and base64 then, which Sheets has no reason to refuse.
      const isRawRefused = error instanceof StepRefused && error.times > 1;
      buryEvent(round, event, reasonOf(error), isRawRefused ? deps.packer.pack(raw) : raw);
    },
  );
}

function reviewDue(deps: WriterDeps, { shared, guard }: OpenRound): void {
  const due = dueMessages(shared);
  if (due.length === 0) return;
  const evidence: Record<string, string> = {};
  guard.run(
    { name: 'evidence', subject: 'of messages', readsOnly: true },
    () => {
      const echoes = due.map((id) => echoOfRow(shared, id));
      const found = readEvidence(deps.cache, [...due, ...echoes.filter((key) => key !== '')]);
      due.forEach((id, index) => {
        const vouched = found[id] ?? echoed(shared, id, found[echoes[index] ?? '']);
        if (vouched) evidence[id] = vouched;
      });
    },
    () => undefined,
  );
  for (const id of due)
    guard.run({ name: 'review', subject: id }, () => {
      reviewMessage({ ...shared, eventId: `review ${id} ${shared.nowMs}` }, id, evidence[id]);
    });
}

/** Collects what must be asked or written outside the lock. */
function lookAround({ shared, guard, burst }: OpenRound, { properties, strangers }: RoundInput) {
  let places: readonly WantedPlace[] = [];
  let activations: readonly WantedActivation[] = [];
  guard.run({ name: 'places', subject: 'to look up' }, () => {
    places = placesToGeocode(shared);
  });
  guard.run({ name: 'activations', subject: 'to ask' }, () => {
    activations = activationsToAsk(shared);
  });
  reportAll(shared, guard, { properties, strangers, burst });
  return { places, activations };
}

/** Commits. Values that cannot be encoded count as refused by Sheets. */
function commitOrSay(deps: RoundDeps, { shared, guard }: OpenRound): void {
  try {
    commitSession(deps.commit, shared.session);
  } catch (error) {
    const isRefused = !(error instanceof WorkbookFault) || error.reason === 'refused';
    if (isRefused) throw new RoundRefused(guard.taken, reasonOf(error));
    throw error;
  }
}

function resultOf(
  { shared, deliveries, postponed, events, answers }: OpenRound,
  { waiting, properties }: RoundInput,
  waits: ReadonlySet<string>,
) {
  const { session, nowMs } = shared;
  // When steps are left out, an entry is done only when all of its events are.
  const done = deliveries.filter((delivery) => delivery.events.every(({ id }) => session.system.hasSeen(id)));
  return {
    toSend: messagesToSend(session, nowMs),
    done: done.map(({ entry }) => entry),
    // Including messages that form one turn with messages that wait.
    postponed: [
      ...postponed,
      ...deliveries.flatMap((each) => (waits.size > 0 && !done.includes(each) ? each.entry : [])),
    ],
    mailReceipts: takenReceipts(session.system.state, properties),
    handled: events.length,
    answers,
    tails: session.tails,
    more: waiting.length > entriesOfRound(waiting).length,
  };
}

/** Messages that this round committed as SENDING; other rounds wait for the receipts of theirs. */
function messagesToSend(session: Session, nowMs: number): OutboxRow[] {
  return [...session.table('outbox').rows()].filter((row) => row.state === 'SENDING' && row.lastTriedAt === nowMs);
}
