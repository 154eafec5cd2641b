/**
 * The one writer. The execution that gets the lock handles everything queued, in rounds, until the inbox is empty or the time
 * is up. An execution that does not get it answers at once; the holder looks again after releasing the lock, so that nothing is
 * left behind.
 */
import type { Config } from '../../store/config.ts';
import { readTails, type Tails } from '../../store/session/session.ts';
import { type AlertMail, mailReceipt } from '../alerts/confirm-mails.ts';
import { markKey, readMarks, writeMark } from '../inbox/commit-marks.ts';
import { type InboxEntry, isQueued, readEntries, readQueued } from '../inbox/inbox.ts';
import { BEGUN_KEY, CHANGES_KEY, DRAINED_KEY, TAILS_KEY } from '../inbox/keys.ts';
import { keepPageAnswers } from '../inbox/page-answers.ts';
import { spendRound } from '../inbox/property-calls.ts';
import { readStrangers, STRANGERS_KEY } from '../inbox/strangers.ts';
import { beginMark, type Turn, takeTurn } from '../inbox/stuck-entries.ts';
import { sendMessages } from '../messages/send-messages.ts';
import type { Secrets, WriterDeps } from '../round/deps.ts';
import type { Answers } from '../round/unit-context.ts';
import { BUSY } from '../round/with-lock.ts';
import { geocode } from '../screening/geocode-places.ts';
import { askGateways } from '../units/activations.ts';
import { Division } from './division.ts';
import { floodSeen, mayAllWait } from './flooders.ts';
import { type RoundDeps, RoundRefused, type RoundResult } from './round-io.ts';
import { runRound } from './run-round.ts';

export interface WriterOptions {
  /** After this long, no new round starts. */
  readonly budgetMs: number;
  /** How long to wait for the lock; 0 when the holder will see this execution's entry anyway. */
  readonly waitMs?: number;
  /** Deliveries that are not stored in the inbox. */
  readonly direct?: readonly InboxEntry[];
  /** Also take queued deliveries of gateways, which wait separately so that a claim never waits for them. */
  readonly queued?: boolean;
  /** Run a round even when the inbox is empty, for due timers. */
  readonly always?: boolean;
}

export interface WriterReport {
  readonly outcome: 'done' | 'lock-busy' | 'out-of-time';
  readonly rounds: number;
  readonly handled: number;
  /** Verdicts for gateways and pages, by event ID. */
  readonly answers: Answers;
  /** The properties as last read; null when the lock was taken all the time. */
  readonly properties: Readonly<Record<string, string>> | null;
}

/** Under load two rounds share one call to WhatsApp, so that the second round need not wait for the first round's answers. */
const MAX_ROUNDS_UNSENT = 2;
/** By how many rows the noted ends of tables may be out of date before they are noted again. */
const TAIL_DRIFT = 60;

export function runWriter(deps: WriterDeps, options: WriterOptions): WriterReport {
  const progress: Progress = {
    config: null,
    direct: options.direct ?? [],
    rounds: 0,
    handled: 0,
    unsent: [],
    finished: [],
    answers: new Map(),
    properties: null,
    queued: options.queued === true,
    postponed: new Set(),
    isMinute: options.always === true,
    begun: [],
    division: new Division(),
  };
  let outcome: WriterReport['outcome'];
  try {
    outcome = runRounds(deps, options, progress);
  } finally {
    // Send what is committed even when a later round fails.
    sendCommitted(deps, progress);
    // Getting here shows that these entries did not crash the execution: Sheets refused, or a header is missing.
    if (progress.begun.length > 0) deps.properties.delete(BEGUN_KEY);
  }
  // Deleted outside the lock: the mark keeps others from reading these again, and even then handled events are recognised.
  for (const key of progress.finished) deps.properties.delete(key);
  const { rounds, handled, answers, properties } = progress;
  return { outcome, rounds, handled, answers, properties };
}

function runRounds(deps: WriterDeps, options: WriterOptions, progress: Progress): WriterReport['outcome'] {
  const stopAt = deps.clock.nowMs() + options.budgetMs;
  for (;;) {
    const isFirst = progress.rounds === 0;
    const round = deps.withLock(isFirst ? (options.waitMs ?? 0) : 0, (commit) =>
      roundOrDivision({ ...deps, commit }, progress, isFirst ? options : {}),
    );
    if (round === BUSY) return 'lock-busy';
    if (!round) return 'done';
    if (round !== 'divided') {
      noteRound(progress, round);
      keepPageAnswers(deps, round.result.answers);
      askOutside(deps, round);
    } else if (deps.clock.nowMs() < stopAt) continue;
    else return 'out-of-time';
    // Look again after releasing: an entry put in before this may have found the lock taken by us; one put in later gets it.
    if (!round.result.more && !progress.division.isOpen && !hasWork(deps, progress)) return 'done';
    if (deps.clock.nowMs() >= stopAt) return 'out-of-time';
    if (progress.unsent.length >= MAX_ROUNDS_UNSENT) sendCommitted(deps, progress);
  }
}

/** Makes requests to outside services. If that fails, committed messages are sent all the same. */
function askOutside(deps: WriterDeps, { result, secrets }: CommittedRound): void {
  const asks = [
    () => sendMails(deps, result.mails),
    () => geocode(deps, result.places),
    () => askGateways(deps, result.activations, secrets),
  ];
  for (const ask of asks) {
    try {
      ask();
    } catch (error) {
      deps.log.error('outside-not-asked', error);
    }
  }
}

/** A refused mail leaves no receipt, and later rounds handle it as lost. */
function sendMails({ mailer, properties, log }: WriterDeps, mails: readonly AlertMail[]): void {
  const receipts = mails.map(({ id, message }) => {
    try {
      mailer.send(message);
      return mailReceipt(id);
    } catch (error) {
      log.error('alert-not-mailed', error);
      return {};
    }
  });
  const values: Record<string, string> = Object.assign({}, ...receipts);
  if (Object.keys(values).length > 0) properties.setMany(values);
}

interface CommittedRound {
  readonly result: RoundResult;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly mark: string;
}

/** What one execution has done so far. */
interface Progress {
  config: Config | null;
  direct: readonly InboxEntry[];
  rounds: number;
  handled: number;
  /** Rounds whose messages are committed and not yet sent. */
  readonly unsent: CommittedRound[];
  /** Properties to delete at the end. */
  readonly finished: string[];
  readonly answers: Answers;
  /** The properties as last read. */
  properties: Readonly<Record<string, string>> | null;
  readonly queued: boolean;
  /** Names of entries left to a later execution. */
  readonly postponed: Set<string>;
  /** True when this execution does the minute's work. */
  readonly isMinute: boolean;
  /** Names of old entries that this execution has marked and not yet finished. */
  begun: readonly string[];
  readonly division: Division;
}

/** Runs a round. If Sheets refuses it ('divided'), it is divided until the refused step is found and put aside. */
function roundOrDivision(
  deps: RoundDeps,
  progress: Progress,
  options: Pick<Partial<WriterOptions>, 'always'>,
): CommittedRound | null | 'divided' {
  try {
    const always = options.always === true || progress.division.isOpen;
    const round = roundInsideLock(deps, progress, { always });
    progress.division.succeeded();
    return round;
  } catch (error) {
    if (!(error instanceof RoundRefused)) throw error;
    deps.log.error('commit-divided', error, { steps: error.steps.length });
    if (!progress.division.refused(error.steps)) throw error;
    return 'divided';
  }
}

/** Null when there is nothing to do. */
function roundInsideLock(
  deps: RoundDeps,
  progress: Progress,
  { always }: Pick<Partial<WriterOptions>, 'always'>,
): CommittedRound | null {
  const properties = readAll(deps, progress);
  const marks = readMarks(properties, deps.clock.nowMs());
  const { entries: waiting, begun } = turnOf(deps, progress, properties, marks.done);
  const nowMs = deps.clock.nowMs();
  const mayWait = progress.direct.length === 0 && mayAllWait(deps.parsers, waiting, properties, nowMs);
  if (!always && (waiting.length === 0 || mayWait)) return null;
  if (begun.length > 0 && begun !== progress.begun) deps.properties.setMany(beginMark(begun));
  progress.begun = begun;
  const config = progress.config ?? deps.config();
  const tails = readTails(properties[TAILS_KEY]);
  const strangers = readStrangers(always ? deps.cache.getMany([STRANGERS_KEY])[STRANGERS_KEY] : undefined);
  const steps = progress.division.selection;
  const result = runRound(deps, { properties, config, tails, waiting, marks, strangers, steps });
  const mark = markKey(deps.clock.nowMs(), deps.random());
  const values = {
    ...(result.done.some(isQueued) ? { [DRAINED_KEY]: String(deps.clock.nowMs()) } : {}),
    ...(result.done.length > 0 ? writeMark(mark, { done: namesOf(result), receipts: [] }) : {}),
    ...floodSeen(deps.parsers, waiting, properties, nowMs),
    ...(drifted(tails, result.tails) ? { [TAILS_KEY]: JSON.stringify(result.tails) } : {}),
  };
  if (Object.keys(values).length > 0)
    deps.properties.setMany({
      ...values,
      ...spendRound(properties, result.done, deps.clock.nowMs()),
      [CHANGES_KEY]: deps.clock.nowMs().toString(36),
    });
  progress.finished.push(...result.mailReceipts, ...marks.keys, ...result.done.flatMap((entry) => entry.keys));
  if (begun.length > 0) progress.finished.push(BEGUN_KEY);
  progress.begun = [];
  return { result, config, secrets: deps.secrets(properties), mark };
}

function noteRound(progress: Progress, round: CommittedRound): void {
  const { result, mark } = round;
  progress.config = round.config;
  const done = new Set(namesOf(result));
  progress.direct = progress.direct.filter(({ name }) => !done.has(name));
  for (const { name } of result.postponed) progress.postponed.add(name);
  progress.rounds++;
  progress.handled += result.handled;
  for (const [id, verdicts] of result.answers) progress.answers.set(id, verdicts);
  if (result.toSend.length > 0) progress.unsent.push(round);
  else if (result.done.length > 0) progress.finished.push(mark);
}

/** Sends everything that the last rounds committed at once, and keeps the receipts for the next round to apply. */
function sendCommitted(deps: WriterDeps, progress: Progress): void {
  const rounds = progress.unsent.splice(0);
  const [first] = rounds;
  if (!first) return;
  const gateway = deps.gateway(first.secrets, first.config.settings);
  const receipts = sendMessages(
    deps,
    { gateway, tokenSecret: first.secrets.tokenSecret },
    rounds.flatMap((round) => round.result.toSend),
  );
  const values = rounds.map(({ result, mark }) => {
    const own = new Set(result.toSend.map((row) => row.id));
    return writeMark(mark, { done: namesOf(result), receipts: receipts.filter(([id]) => own.has(id)) });
  });
  deps.properties.setMany(Object.assign({}, ...values));
}

function namesOf(result: RoundResult): string[] {
  return result.done.map((entry) => entry.name);
}

/** All properties except those that this execution has finished with but not yet deleted. */
function readAll(deps: WriterDeps, progress: Progress): Record<string, string> {
  const properties = deps.properties.getAll();
  for (const key of progress.finished) delete properties[key];
  progress.properties = properties;
  return properties;
}

/** Whether anything has arrived meanwhile. */
function hasWork(deps: WriterDeps, progress: Progress): boolean {
  const properties = readAll(deps, progress);
  return turnOf(deps, progress, properties, readMarks(properties, deps.clock.nowMs()).done).entries.length > 0;
}

function turnOf(
  { clock }: Pick<WriterDeps, 'clock'>,
  progress: Progress,
  properties: Readonly<Record<string, string>>,
  done: ReadonlySet<string>,
): Turn {
  const { direct, begun, isMinute } = progress;
  const waiting = [...direct, ...entriesFor(progress, properties, done)];
  return takeTurn(waiting, { properties, begun, isMinute, nowMs: clock.nowMs() });
}

function entriesFor(
  { queued, postponed }: Progress,
  properties: Readonly<Record<string, string>>,
  done: ReadonlySet<string>,
): InboxEntry[] {
  const taken = postponed.size > 0 ? new Set([...done, ...postponed]) : done;
  return [...readEntries(properties, taken), ...(queued ? readQueued(properties, taken) : [])];
}

function drifted(known: Tails, seen: Tails): boolean {
  return Object.entries(seen).some(([name, row]) => Math.abs(row - (known[name as keyof Tails] ?? 0)) > TAIL_DRIFT);
}
