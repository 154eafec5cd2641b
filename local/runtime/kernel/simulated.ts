/**
 * Virtual time: one thing happens at a time, in an order that only the seed decides. The owner's thread answers one
 * waiting call, blocks until that execution asks for the next or ends, plans it, and takes the next event in the queue.
 */
import { setImmediate } from 'node:timers';
import type { Conductor, Heard } from './conductor';
import { EventQueue } from './event-queue';
import { type LatencyMode, latencySampler } from './latency';
import type { Random } from './random';
import type { Seat } from './seats';

export interface SimulatedClock {
  readonly start: number;
  readonly latency: LatencyMode;
  readonly random: Random;
  /** Real milliseconds that a script may compute between two service calls before it counts as stuck. */
  readonly stuckMs: number;
}

interface Horizon {
  readonly time: number;
  readonly reached: () => void;
}

export function simulatedConductor(clock: SimulatedClock): Conductor {
  const queue = new EventQueue();
  const latency = latencySampler(clock.latency, clock.random);
  let time = clock.start;
  let held = 0;
  let pumping = false;
  let closed = false;
  /** Something outside may react to what just happened: give it a turn before the next event. */
  let yieldFirst = false;
  let idlers: (() => void)[] = [];
  let horizons: Horizon[] = [];
  let wake: (() => void) | null = null;

  const nextHorizon = (): Horizon | undefined => horizons[0];
  const hasWork = (): boolean => held > 0 || nextHorizon() !== undefined;

  const pump = async (): Promise<void> => {
    if (pumping || closed) return;
    pumping = true;
    await turn();
    while (hasWork() && !closed) {
      const next = queue.peek();
      const horizon = nextHorizon();
      if (horizon !== undefined && (next === undefined || next.time > horizon.time)) {
        time = Math.max(time, horizon.time);
        horizons.shift();
        horizon.reached();
        await turn();
      } else if (next === undefined) {
        // All wait for an answer from outside.
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      } else {
        queue.take();
        time = Math.max(time, next.time);
        next.action();
        if (yieldFirst) {
          yieldFirst = false;
          await turn();
        }
      }
      if (held === 0) releaseIdlers();
    }
    pumping = false;
    releaseIdlers();
  };

  const releaseIdlers = (): void => {
    const ready = idlers;
    idlers = [];
    for (const resolve of ready) resolve();
  };

  const stir = (): void => {
    wake?.();
    wake = null;
    if (!pumping) void pump();
  };

  const listenOn = (seat: Seat, hear: (heard: Heard) => void): void => {
    for (;;) {
      const message = seat.next(clock.stuckMs);
      hear(message ?? { type: 'stuck' });
      if (message?.type !== 'log') return;
    }
  };

  return {
    kind: 'simulated',
    now: () => Math.floor(time),
    latency,
    after(ms, action) {
      const planned = queue.add(time + Math.max(ms, 0), action);
      wake?.();
      wake = null;
      return () => {
        planned.cancelled = true;
      };
    },
    hold() {
      held += 1;
      stir();
      let done = false;
      return () => {
        if (done) return;
        done = true;
        held -= 1;
        yieldFirst = true;
      };
    },
    outside(work) {
      yieldFirst = true;
      return work;
    },
    start(seat, job, code, hear) {
      seat.begin(job, code, time);
      listenOn(seat, hear);
    },
    answer(seat, message, hear) {
      seat.tell(message, time);
      listenOn(seat, hear);
    },
    idle() {
      if (held === 0) return Promise.resolve();
      return new Promise((resolve) => idlers.push(resolve));
    },
    advance(ms) {
      return new Promise((resolve) => {
        horizons.push({ time: time + ms, reached: resolve });
        horizons = horizons.sort((a, b) => a.time - b.time);
        stir();
      });
    },
    close() {
      closed = true;
      wake?.();
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
