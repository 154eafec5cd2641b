/** A delivery that finds the minute's work undone for long does it: the trigger is silent, and no relay has done it. */
import { HEARTBEAT_KEY } from '../inbox/keys.ts';
import { TRIGGER_DUE_MS } from '../inbox/minute-trigger.ts';
import { type TickDeps, tick } from './tick.ts';

/** `properties`: as this execution read them last, or null. Never throws: the delivery is safe. */
export function standInForTrigger(deps: TickDeps, properties: Readonly<Record<string, string>> | null): void {
  const doneAt = Number(properties?.[HEARTBEAT_KEY] ?? 0);
  const nowMs = deps.clock.nowMs();
  if (doneAt === 0 || nowMs - doneAt <= TRIGGER_DUE_MS) return;
  try {
    // What was read before may be old by now: of many who come at once, one does it.
    const freshAt = Number(deps.properties.get(HEARTBEAT_KEY) ?? 0);
    if (deps.clock.nowMs() - freshAt <= TRIGGER_DUE_MS) return;
    // First of all, so that those who come meanwhile leave it to this one.
    deps.properties.setMany({ [HEARTBEAT_KEY]: String(nowMs) });
    deps.log.warn('stand-in', { silentMs: nowMs - doneAt });
    tick(deps, 'delivery');
  } catch (error) {
    deps.log.error('stand-in-failed', error);
  }
}
