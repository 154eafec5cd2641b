/** Long work of which one run at a time may be under way: two at once would write the same rows. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { WriterDeps } from './deps.ts';
import { BUSY } from './with-lock.ts';

/** An execution lasts six minutes: whoever began before that is not at it any more. */
const DEAD_AFTER_MS = 7 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;

export interface OneRun {
  /** As they stood when it began. */
  readonly properties: Readonly<Record<string, string>>;
  /** These are written when it ends, by the same call that says so. */
  endWith(values: Readonly<Record<string, string>>): void;
}

/** Whether the property says that a run is under way. */
export function isUnderWay(begunAt: string | undefined, nowMs: number): boolean {
  return nowMs - Number(begunAt ?? 0) < DEAD_AFTER_MS;
}

/** Does it and answers with what came of it; 'busy' when another run is under way. `key`: the property that says so. `values`: written with it. */
export function asOneRun<T>(
  { clock, properties, withLock }: Pick<WriterDeps, 'clock' | 'properties' | 'withLock'>,
  key: string,
  work: (run: OneRun) => T,
  values: Readonly<Record<string, string>> = {},
): T | 'busy' {
  const nowMs = clock.nowMs();
  const before = withLock(LOCK_WAIT_MS, () => {
    const all = properties.getAll();
    if (isUnderWay(all[key], nowMs)) return null;
    properties.setMany({ ...values, [key]: String(nowMs) });
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
