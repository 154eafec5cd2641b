/** One schedule: a story played from the base state under one seed, given time to settle, then checked. */
import type { InterceptedCall } from '../local/runtime/kernel/faults';
import type { Base } from './base';
import { type CrashPoint, crashAt } from './crash-plan';
import { openHub, type SimHub } from './hub';
import { findViolations } from './invariants';
import type { Story } from './story';

/** Long enough to clean up after dead executions and to review unclear messages. */
const SETTLE_MINUTES = 14;

export interface ScheduleResult {
  readonly violations: readonly string[];
  /** Calls at which executions were killed: "doPost #3 before PropertiesService.setProperties". */
  readonly crashes: readonly string[];
  readonly calls: number;
  /** Deliveries that Google answered in the hub's place. */
  readonly overflowed: number;
  /** Service calls of a story in which entry points die. */
  readonly seen: readonly InterceptedCall[];
}

export async function runSchedule(
  code: string,
  base: Base,
  { story, seed, crash }: { story: Story; seed: number; crash: CrashPoint | undefined },
): Promise<ScheduleResult> {
  const clock = { now: () => base.now };
  const faults = crash ? crashAt(crash) : story.faults?.(seed, () => clock.now() - base.now);
  const seen: InterceptedCall[] = [];
  const crashes: string[] = [];
  let calls = 0;
  const hub = await openHub({
    code,
    seed,
    latency: story.latency,
    startMs: base.now,
    from: { runtime: base.runtime, world: base.world },
    delivery: story.delivery ?? {},
    triggers: story.triggers ?? {},
    minutes: story.minutes ?? 'every',
    locale: story.locale?.(seed) ?? 'en',
    intercept: (call) => {
      if (call.when === 'before') calls++;
      if (story.crashes && call.when === 'before') seen.push(call);
      const fault = faults?.(call);
      if (fault === 'crash') crashes.push(`${call.function} #${call.index} ${call.when} ${call.method}`);
      return fault;
    },
  });
  clock.now = hub.rt.now;
  try {
    await story.play(hub);
    await hub.rt.idle();
    await settle(hub);
    return {
      violations: [...(story.judge ?? findViolations)(hub), ...(story.check?.(hub) ?? [])],
      crashes,
      calls,
      overflowed: hub.overflowed.size,
      seen,
    };
  } finally {
    await hub.rt.close();
  }
}

/** Lets time pass minute by minute until nothing is waiting. */
async function settle(hub: SimHub): Promise<void> {
  for (let minute = 0; minute < SETTLE_MINUTES; minute++) {
    await hub.rt.advance(61_000);
    const waiting = Object.keys(hub.rt.properties.all()).some((key) => /^(in|sent)\./.test(key));
    const unsettled = hub.rows('Outbox').some((row) => row.State !== 'SENT' && row.State !== 'FAILED');
    if (!waiting && !unsettled) return;
  }
}
