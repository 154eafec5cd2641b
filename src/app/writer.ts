/**
 * The one writer. Whoever gets the lock does the work of all who queued: rounds until the inbox is empty or the time is
 * up. Whoever does not get it answers at once; the holder looks again after releasing, so that nothing is left behind.
 */
import { type Config, readConfig } from '../store/config.ts';
import type { Tails } from '../store/session.ts';
import type { Secrets, WriterDeps } from './deps.ts';
import { type InboxEntry, readEntries } from './inbox.ts';
import { runRound, type RoundResult } from './run-round.ts';
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
  const done: string[] = [];
  const refused: string[] = [];
  let config: Config | null = null;
  let [rounds, handled] = [0, 0];
  let outcome: WriterReport['outcome'] = 'done';
  let direct = options.direct ?? [];
  for (;;) {
    if (!deps.lock.tryAcquire(rounds === 0 ? (options.waitMs ?? 0) : 0)) {
      outcome = 'lock-busy';
      break;
    }
    let round: Round | null;
    try {
      round = roundInsideLock(deps, { config, direct, always: options.always === true && rounds === 0, done });
    } finally {
      deps.lock.release();
    }
    if (!round) break;
    config = round.config;
    direct = [];
    rounds++;
    handled += round.result.handled;
    done.push(...round.result.doneKeys);
    refused.push(...round.result.refused);
    const gateway = deps.gateway(round.secrets, round.config.settings);
    sendMessages(deps, gateway, round.result.toSend);
    if (deps.clock.nowMs() >= stopAt) {
      outcome = 'out-of-time';
      break;
    }
    if (!round.result.more && !hasWork(deps, done)) break;
  }
  // Outside the lock: the memory of handled events makes an entry that is read again a no-op.
  for (const key of done) deps.properties.delete(key);
  return { outcome, rounds, handled, refused };
}

interface Round {
  readonly result: RoundResult;
  readonly config: Config;
  readonly secrets: Secrets;
}

interface InsideLock {
  readonly config: Config | null;
  readonly direct: readonly InboxEntry[];
  readonly always: boolean;
  readonly done: readonly string[];
}

function roundInsideLock(deps: WriterDeps, input: InsideLock): Round | null {
  const properties = deps.properties.getAll();
  for (const key of input.done) delete properties[key];
  if (!input.always && input.direct.length === 0 && readEntries(properties).length === 0) return null;
  const config = input.config ?? readConfig(deps.cache, deps.workbook);
  const tails = JSON.parse(properties[TAILS_KEY] ?? '{}') as Tails;
  const result = runRound(deps, { properties, config, tails, direct: input.direct });
  if (drifted(tails, result.tails)) deps.properties.setMany({ [TAILS_KEY]: JSON.stringify(result.tails) });
  return { result, config, secrets: deps.secrets(properties) };
}

function drifted(known: Tails, seen: Tails): boolean {
  return Object.entries(seen).some(([name, row]) => Math.abs(row - (known[name as keyof Tails] ?? 0)) > TAIL_DRIFT);
}

/** Has anything come in meanwhile? Entries already done with and not yet deleted do not count. */
function hasWork(deps: WriterDeps, done: readonly string[]): boolean {
  const properties = deps.properties.getAll();
  for (const key of done) delete properties[key];
  return readEntries(properties).length > 0;
}
