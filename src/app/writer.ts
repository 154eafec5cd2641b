/**
 * The one writer. Whoever gets the lock does the work of all who queued: rounds until the inbox is empty or the time is
 * up. Whoever does not get it answers at once; the holder looks again after releasing, so that nothing is left behind.
 */
import { type Config, readConfig } from '../store/config.ts';
import type { Tails } from '../store/session.ts';
import type { Secrets, WriterDeps } from './deps.ts';
import { type InboxEntry, readEntries } from './inbox.ts';
import { markKey, readMarks, writeMark } from './marks.ts';
import { type RoundResult, runRound } from './run-round.ts';
import { sendMessages } from './send-messages.ts';

export interface WriterOptions {
  /** No new round is begun after so long. */
  readonly budgetMs: number;
  /** How long to wait for the lock; 0 for those whose entry somebody else will see. */
  readonly waitMs?: number;
  /** Deliveries that are not in the inbox. */
  readonly direct?: readonly InboxEntry[];
  /** Run a round even when the inbox is empty: for what is due by the clock. */
  readonly always?: boolean;
}

export interface WriterReport {
  readonly outcome: 'done' | 'lock-busy' | 'out-of-time';
  readonly rounds: number;
  readonly handled: number;
  /** Names of entries that were refused for a wrong key. */
  readonly refused: readonly string[];
}

const TAILS_KEY = 'hint.tails';
/** How far the remembered ends of the tables may lag behind before they are written down again. */
const TAIL_DRIFT = 60;

export function runWriter(deps: WriterDeps, options: WriterOptions): WriterReport {
  const stopAt = deps.clock.nowMs() + options.budgetMs;
  const progress: Progress = {
    config: null,
    direct: options.direct ?? [],
    rounds: 0,
    handled: 0,
    finished: [],
    refused: [],
  };
  let outcome: WriterReport['outcome'] = 'done';
  for (;;) {
    if (!deps.lock.tryAcquire(progress.rounds === 0 ? (options.waitMs ?? 0) : 0)) {
      outcome = 'lock-busy';
      break;
    }
    let round: Round | null;
    try {
      round = roundInsideLock(deps, progress, options.always === true && progress.rounds === 0);
    } finally {
      deps.lock.release();
    }
    if (!round) break;
    finishRound(deps, progress, round);
    if (deps.clock.nowMs() >= stopAt) {
      outcome = 'out-of-time';
      break;
    }
    if (!round.result.more && !hasWork(deps, progress)) break;
  }
  // Outside the lock: the mark keeps others from reading these again, and the memory of handled events makes it harmless.
  for (const key of progress.finished) deps.properties.delete(key);
  return { outcome, rounds: progress.rounds, handled: progress.handled, refused: progress.refused };
}

interface Round {
  readonly result: RoundResult;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly mark: string;
}

/** What one execution has got done so far. */
interface Progress {
  config: Config | null;
  direct: readonly InboxEntry[];
  rounds: number;
  handled: number;
  /** Properties to delete at the end. */
  readonly finished: string[];
  readonly refused: string[];
}

function roundInsideLock(deps: WriterDeps, progress: Progress, always: boolean): Round | null {
  const properties = readAll(deps, progress);
  const marks = readMarks(properties, deps.clock.nowMs());
  const waiting = [...progress.direct, ...readEntries(properties, marks.done)];
  if (!always && waiting.length === 0) return null;
  const config = progress.config ?? readConfig(deps.cache, deps.workbook);
  const tails = JSON.parse(properties[TAILS_KEY] ?? '{}') as Tails;
  const result = runRound(deps, { properties, config, tails, waiting, marks });
  const mark = markKey(deps.clock.nowMs(), deps.random());
  const values = {
    ...(result.done.length > 0 ? writeMark(mark, { done: namesOf(result), receipts: [] }) : {}),
    ...(drifted(tails, result.tails) ? { [TAILS_KEY]: JSON.stringify(result.tails) } : {}),
  };
  if (Object.keys(values).length > 0) deps.properties.setMany(values);
  progress.finished.push(...marks.keys, ...result.done.flatMap((entry) => entry.keys));
  return { result, config, secrets: deps.secrets(properties), mark };
}

/** After the lock: sends, and keeps the receipts for the next round to write down. */
function finishRound(deps: WriterDeps, progress: Progress, { result, config, secrets, mark }: Round): void {
  progress.config = config;
  progress.direct = [];
  progress.rounds++;
  progress.handled += result.handled;
  progress.refused.push(...result.refused);
  if (result.toSend.length === 0) {
    if (result.done.length > 0) progress.finished.push(mark);
    return;
  }
  const receipts = sendMessages(deps, deps.gateway(secrets, config.settings), result.toSend);
  deps.properties.setMany(writeMark(mark, { done: namesOf(result), receipts }));
}

function namesOf(result: RoundResult): string[] {
  return result.done.map((entry) => entry.name);
}

/** All properties but those that this execution is done with and has not yet deleted. */
function readAll(deps: WriterDeps, progress: Progress): Record<string, string> {
  const properties = deps.properties.getAll();
  for (const key of progress.finished) delete properties[key];
  return properties;
}

/** Has anything come in meanwhile? */
function hasWork(deps: WriterDeps, progress: Progress): boolean {
  const properties = readAll(deps, progress);
  return readEntries(properties, readMarks(properties, deps.clock.nowMs()).done).length > 0;
}

function drifted(known: Tails, seen: Tails): boolean {
  return Object.entries(seen).some(([name, row]) => Math.abs(row - (known[name as keyof Tails] ?? 0)) > TAIL_DRIFT);
}
