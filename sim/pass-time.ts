/**
 * Lets time pass without running minute triggers that would do nothing. A stretch of minutes is left out only after the trigger
 * was run at its end, on a copy of the hub, and changed nothing there: what is due stays due until it is done, so nothing was
 * due earlier either. Otherwise something is due by the end of the stretch: its minute is found by halving, and runs. What a
 * stretch could hide is work that is due for less than an hour and then no longer; `test/sim/pass-time.test.ts` holds days
 * passed this way against the same days minute by minute.
 */
import { createRuntime, type Runtime, type RuntimeChange, type RuntimeOptions } from '../local/runtime/index';
import { CRM_IDLE_KEY } from '../src/app/crm/sync-crm';
import { TRIGGER_SPENT_KEY } from '../src/app/inbox/keys';

const MINUTE_MS = 60_000;
/** Minutes; tried first after something happened, then doubled. */
const FIRST_STRETCH = 8;
/** Minutes in a row without any work before a stretch is tried, since trying costs twice as much as a minute's trigger. */
const CALM_MINUTES = 3;
const LONGEST_STRETCH = 60;
/** From five minutes on a monitor could ask how old the heartbeat is: at ten it counts as silent. */
const LONG_MS = 5 * MINUTE_MS;

const BEATS = ['health.heartbeat', 'health.trigger'];
/** Where the CRM is on, every third minute looks for something to write there: its key holds for two and a half. */
const CRM_LOOK_MS = 3 * MINUTE_MS;
const CRM_LOOK_AFTER_MS = MINUTE_MS / 2;
const FAULT = 'health.fault';
const PULSES: ReadonlySet<string> = new Set([...BEATS, FAULT, TRIGGER_SPENT_KEY, CRM_IDLE_KEY]);

/** The clock's faults, which the runtime looks up each time a trigger is due: a certain skip leaves a minute out. */
export interface LeavesOut {
  skip: number;
}

/** `advance` for this runtime, which was made with these options and looks at `triggers` for what to leave out. */
export function passTime(rt: Runtime, options: RuntimeOptions, triggers: LeavesOut): Runtime['advance'] {
  const usual = triggers.skip;
  let changed = true;
  let calmMinutes = 0;
  /** Nothing is due before this time, as long as nothing changes. */
  let quietUntil = 0;
  /** Something is due by this time. */
  let dueBy = Number.POSITIVE_INFINITY;
  let stretch = FIRST_STRETCH;
  rt.onChange((change) => {
    changed ||= !isPulse(change);
  });
  const leaveOut = async (ms: number) => {
    triggers.skip = 1;
    await rt.advance(ms);
    triggers.skip = usual;
    beat(rt, rt.now());
    lookAtCrm(rt, rt.now());
  };
  const run = async (ms: number) => {
    if (changed) [quietUntil, dueBy, stretch] = [0, Number.POSITIVE_INFINITY, FIRST_STRETCH];
    changed = false;
    await rt.advance(Math.min(ms, MINUTE_MS));
    calmMinutes = changed ? 0 : calmMinutes + 1;
  };
  return async (ms) => {
    const end = rt.now() + ms;
    // At the end of a long time a minute runs, so that the hub's heartbeat is not old.
    const lastRun = ms < LONG_MS ? end : end - MINUTE_MS;
    while (rt.now() < end) {
      const left = end - rt.now();
      if (changed || calmMinutes < CALM_MINUTES || rt.now() >= lastRun || !(await isIdle(rt))) await run(left);
      else if (rt.now() < quietUntil) await leaveOut(Math.min(quietUntil, lastRun) - rt.now());
      else {
        const minutes = Math.min(stretch, Math.floor((dueBy - rt.now()) / MINUTE_MS / 2));
        if (minutes < 1) {
          calmMinutes = 0;
          dueBy = Number.POSITIVE_INFINITY;
          await run(left);
        } else if (await changesNothing(rt, options, minutes)) {
          quietUntil = rt.now() + minutes * MINUTE_MS;
          stretch = Math.min(stretch * 2, LONGEST_STRETCH);
        } else dueBy = rt.now() + minutes * MINUTE_MS;
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
  beat(copy, copy.now() - MINUTE_MS);
  changed = false;
  await copy.runTrigger('everyMinute');
  const fault = copy.properties.get(FAULT) ?? '';
  await copy.close();
  return !changed && fault === (rt.properties.get(FAULT) ?? '');
}

/** As the minutes that were left out would have done, once there was a first. */
function beat({ properties }: Runtime, at: number): void {
  for (const key of BEATS) if (properties.get(key) !== null) properties.set(key, String(at));
}

/** The same for the looks into the CRM that found nothing. A copy does without: it is to find what any of them would. */
function lookAtCrm({ properties }: Runtime, at: number): void {
  const next = Number(properties.get(CRM_IDLE_KEY) ?? Number.NaN) + CRM_LOOK_AFTER_MS;
  if (!(next <= at)) return;
  const looks = Math.floor((at - next) / CRM_LOOK_MS) + 1;
  properties.set(CRM_IDLE_KEY, String(next - CRM_LOOK_AFTER_MS + looks * CRM_LOOK_MS));
}

/** What happens every minute even when there is nothing to do. */
function isPulse(change: RuntimeChange): boolean {
  switch (change.type) {
    case 'property':
      return PULSES.has(change.key);
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
