/**
 * Does the minute's work in a delivery's execution when it has not been done for long, because the trigger is silent and no
 * relay has stood in.
 */
import { HEARTBEAT_KEY } from '../inbox/keys.ts';
import { TRIGGER_DUE_MS } from '../inbox/minute-trigger.ts';
import { type TickDeps, tick } from './tick.ts';

/** `properties`: as this execution read them last, or null. Never throws, so the delivery is safe. */
export function standInForTrigger(deps: TickDeps, properties: Readonly<Record<string, string>> | null): void {
  const doneAt = Number(properties?.[HEARTBEAT_KEY] ?? 0);
  const nowMs = deps.clock.nowMs();
  if (doneAt === 0 || nowMs - doneAt <= TRIGGER_DUE_MS) return;
  try {
    // Read again, since the properties may be old by now: of many deliveries at once only one should do it.
    const freshAt = Number(deps.properties.get(HEARTBEAT_KEY) ?? 0);
    if (deps.clock.nowMs() - freshAt <= TRIGGER_DUE_MS) return;
    // Noted first, so that deliveries arriving meanwhile leave it to this one.
    deps.properties.setMany({ [HEARTBEAT_KEY]: String(nowMs) });
    deps.log.warn('stand-in', { silentMs: nowMs - doneAt });
    tick(deps, 'delivery');
  } catch (error) {
    deps.log.error('stand-in-failed', error);
  }
}
