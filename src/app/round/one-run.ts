/** For long work that must not run twice at a time, since two runs would write the same rows. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { WriterDeps } from './deps.ts';
import { BUSY } from './with-lock.ts';

/** An execution lasts at most six minutes, so a run that began earlier than this is dead. */
const DEAD_AFTER_MS = 7 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;

export interface OneRun {
  /** The properties when the run began. */
  readonly properties: Readonly<Record<string, string>>;
  /** Values to write in the same call that marks the run as ended. */
  endWith(values: Readonly<Record<string, string>>): void;
}

/** Does the work and returns its result, or 'busy' when another run is in progress. `key`: the property that marks a run. */
export function asOneRun<T>(
  { clock, properties, withLock }: Pick<WriterDeps, 'clock' | 'properties' | 'withLock'>,
  key: string,
  work: (run: OneRun) => T,
): T | 'busy' {
  const nowMs = clock.nowMs();
  const before = withLock(LOCK_WAIT_MS, () => {
    const all = properties.getAll();
    if (nowMs - Number(all[key] ?? 0) < DEAD_AFTER_MS) return null;
    properties.setMany({ [key]: String(nowMs) });
    return all;
  });
  if (before === null || before === BUSY) return 'busy';
  let last: Readonly<Record<string, string>> | null = null;
  const endWith: OneRun['endWith'] = (values) => {
    last = values;
  };
  try {
    return work({ properties: before, endWith });
  } finally {
    if (last) properties.setMany({ ...(last as Readonly<Record<string, string>>), [key]: '' });
    else properties.delete(key);
  }
}
