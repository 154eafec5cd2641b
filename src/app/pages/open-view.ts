/** The workbook for a page's call: a session like a round's, but never committed. */
import { dayNumber } from '../../core/lib/time.ts';
import { readTails, Session } from '../../store/session/session.ts';
import type { TableName } from '../../tables/index.ts';
import { TAILS_KEY } from '../inbox/keys.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Proof } from './prove-visitor.ts';

/** One read: the whole tabs of dealers and reps, the newest rows of growing tabs, the headers of logs. */
export function openView(deps: WriterDeps, proof: Proof, names: readonly TableName[]): Session {
  const nowMs = deps.clock.nowMs();
  return new Session(deps.workbookAtOnce, {
    keys: [],
    today: dayNumber(nowMs),
    nowMs,
    secret: proof.tokenSecret,
    tails: readTails(proof.properties()[TAILS_KEY]),
    tables: names,
    withRows: [],
  });
}
