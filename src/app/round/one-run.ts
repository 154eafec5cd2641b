/** Long work of which one run at a time may be under way: two at once would write the same rows. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { WriterDeps } from './deps.ts';

/** An execution lasts six minutes: whoever began before that is not at it any more. */
const DEAD_AFTER_MS = 7 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;

/** Does it and answers with what came of it; 'busy' when another run is under way. `key`: the property that says so. */
export function asOneRun<T>(
  { clock, properties, withLock }: Pick<WriterDeps, 'clock' | 'properties' | 'withLock'>,
  key: string,
  work: () => T,
): T | 'busy' {
  const nowMs = clock.nowMs();
  const begun = withLock(LOCK_WAIT_MS, () => {
    const isUnderWay = nowMs - Number(properties.get(key) ?? 0) < DEAD_AFTER_MS;
    if (!isUnderWay) properties.setMany({ [key]: String(nowMs) });
    return !isUnderWay;
  });
  if (begun !== true) return 'busy';
  try {
    return work();
  } finally {
    properties.delete(key);
  }
}
