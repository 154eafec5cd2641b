/** The server side of the self-test: what each of many parallel requests does. Needs the webhook key. */
import { equalsInConstantTime } from '../../core/lib/bytes.ts';
import { VERSION } from '../../core/lib/version.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { examine } from './examine.ts';

/** Long enough for two executions to collide if the lock does not exclude them. */
const LOCK_WAIT_MS = 20_000;

export const SELF_TEST_PREFIX = 'selftest.';

export function selfTestProbe(deps: WriterDeps, query: Readonly<Record<string, string>>): Record<string, unknown> {
  const { webhookKey } = deps.secrets(deps.properties.getAll());
  if (webhookKey === '' || !equalsInConstantTime(query.key ?? '', webhookKey)) return { ok: false, error: 'wrong key' };
  if (query.probe === 'doctor') return { ...examine(deps) };
  const run = /^\w{4,40}$/.exec(query.run ?? '')?.[0] ?? '';
  if (run === '') return { ok: false, error: 'run is missing' };
  if (query.probe === 'write') return writeOwnKey(deps, run, Number(query.n));
  if (query.probe === 'count') return countUnderLock(deps, run);
  return { ok: true, build: VERSION, heard: heardWord(run) };
}

/** The word that answers a POST of the self-test; a page from Google would not contain it. */
export const heardWord = (run: string): string => `heard${run}`;

function writeOwnKey(deps: WriterDeps, run: string, n: number): Record<string, unknown> {
  deps.properties.setMany({ [`${SELF_TEST_PREFIX}${run}.${n}`]: String(deps.clock.nowMs()) });
  return { ok: true };
}

/** Reads a count and writes one more. The sum is right only if the lock really excludes others. */
function countUnderLock(deps: WriterDeps, run: string): Record<string, unknown> {
  const key = `${SELF_TEST_PREFIX}${run}.count`;
  const counted = deps.withLock(LOCK_WAIT_MS, () =>
    deps.properties.setMany({ [key]: String(Number(deps.properties.get(key) ?? '0') + 1) }),
  );
  return counted === BUSY ? { ok: false, error: 'no lock within 20 s' } : { ok: true };
}
