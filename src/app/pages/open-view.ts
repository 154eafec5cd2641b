/** The workbook as a page's call reads it: the same session as a round's, never committed. */
import { dayNumber } from '../../core/lib/time.ts';
import { readTails, Session } from '../../store/session/session.ts';
import type { TableName } from '../../tables/index.ts';
import { TAILS_KEY } from '../inbox/keys.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Proof } from './prove-visitor.ts';

/** One read: whole tabs of the network, the newest rows of what grows, the headers of logs. */
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
