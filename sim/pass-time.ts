/**
 * Lets time pass without running every minute's trigger for its own sake. A stretch of minutes is left out only after the
 * trigger was run at its end, on a copy of the hub, and changed nothing there: what is due stays due until it is done, so
 * nothing was due earlier either. Otherwise the stretch is halved until the minute is found, and that one runs. What a
 * stretch could hide is work that is due for less than an hour and then no longer; `test/sim/pass-time.test.ts` holds days
 * passed this way against the same days minute by minute.
 */
import { createRuntime, type Runtime, type RuntimeChange, type RuntimeOptions } from '../local/runtime/index';

const MINUTE_MS = 60_000;
/** Tried first after something happened, then doubled. */
const FIRST_STRETCH = 8;
const LONGEST_STRETCH = 60;

const HEARTBEAT = 'health.heartbeat';
const FAULT = 'health.fault';

/** The clock's faults, which the runtime looks up each time a trigger is due: a certain skip leaves a minute out. */
export interface LeavesOut {
  skip: number;
}

/** `advance` for this runtime, which was made with these options and looks at `triggers` for what to leave out. */
export function passTime(rt: Runtime, options: RuntimeOptions, triggers: LeavesOut): Runtime['advance'] {
  let changed = true;
  rt.onChange((change) => {
    changed ||= !isPulse(change);
  });
  return async (ms) => {
    const end = rt.now() + ms;
    let stretch = FIRST_STRETCH;
    while (rt.now() < end) {
      // The last minute always runs, so that the hub's heartbeat is as young as it would be.
      const minutes = Math.min(stretch, Math.floor((end - rt.now()) / MINUTE_MS) - 1);
      if (changed || minutes < 1 || !(await isIdle(rt))) {
        changed = false;
        await rt.advance(Math.min(MINUTE_MS, end - rt.now()));
        stretch = FIRST_STRETCH;
      } else if (await changesNothing(rt, options, minutes)) {
        triggers.skip = 1;
        await rt.advance(minutes * MINUTE_MS);
        triggers.skip = 0;
        stretch = Math.min(stretch * 2, LONGEST_STRETCH);
      } else {
        stretch = Math.floor(minutes / 2);
        changed = stretch === 0;
      }
    }
  };
}

/** The minute's trigger, so many minutes from now, on a copy whose requests reach nobody. */
async function changesNothing(rt: Runtime, options: RuntimeOptions, minutes: number): Promise<boolean> {
  let changed = false;
  const { intercept: _, ...sameHub } = options;
  const copy = await createRuntime({
    ...sameHub,
    snapshot: rt.snapshot(),
    clock: { kind: 'simulated', start: rt.now() + minutes * MINUTE_MS, latency: 'none' },
    world: () => {
      changed = true;
      return { networkError: 'Address unavailable' };
    },
  });
  copy.onChange((change) => {
    changed ||= !isPulse(change);
  });
  // The minutes before have beaten too; and all that the copy was made from counts as told now.
  copy.properties.set(HEARTBEAT, String(copy.now() - MINUTE_MS));
  changed = false;
  await copy.runTrigger('everyMinute');
  const fault = copy.properties.get(FAULT) ?? '';
  await copy.close();
  return !changed && fault === (rt.properties.get(FAULT) ?? '');
}

/** What happens every minute even when there is nothing to do. */
function isPulse(change: RuntimeChange): boolean {
  switch (change.type) {
    case 'property':
      return change.key === HEARTBEAT || change.key === FAULT;
    case 'execution':
      return change.execution.status === 'running' || change.execution.status === 'completed';
    default:
      return change.type === 'trigger';
  }
}

/** Whether nothing is in flight: then it is answered at once. */
async function isIdle(rt: Runtime): Promise<boolean> {
  let idle = false;
  void rt.idle().then(() => {
    idle = true;
  });
  await Promise.resolve();
  return idle;
}
