/**
 * Whether a round would find nothing to do, tried with a real round without the lock, whose changes are discarded. Most minutes
 * are like that, and without the lock no delivery arriving meanwhile finds it taken.
 */
import { readTails } from '../../store/session/session.ts';
import { readMarks } from '../inbox/commit-marks.ts';
import { readEntries, readQueued } from '../inbox/inbox.ts';
import { TAILS_KEY } from '../inbox/keys.ts';
import { readStrangers, STRANGERS_KEY } from '../inbox/strangers.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Commit } from '../round/with-lock.ts';
import { runRound } from './run-round.ts';

/** Silent, since the real round will log everything again. */
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Throws WorkbookFault. */
export function wouldDoNothing(deps: WriterDeps, properties: Readonly<Record<string, string>>): boolean {
  const marks = readMarks(properties, deps.clock.nowMs());
  const waiting = [...readEntries(properties, marks.done), ...readQueued(properties, marks.done)];
  if (waiting.length + marks.keys.length > 0) return false;
  let changes = 0;
  const commit: Commit = ({ updates, appends, deletes = [] }) => {
    changes = updates.length + appends.length + deletes.length;
    return [];
  };
  const strangers = readStrangers(deps.cache.getMany([STRANGERS_KEY])[STRANGERS_KEY]);
  const tails = readTails(properties[TAILS_KEY]);
  const round = { properties, config: deps.config(), tails, waiting, marks, strangers };
  const { toSend, places, activations, mails } = runRound({ ...deps, commit, log: QUIET }, round);
  return changes + toSend.length + places.length + activations.length + mails.length === 0;
}
