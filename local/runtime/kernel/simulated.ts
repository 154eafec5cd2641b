/**
 * Virtual time: one thing happens at a time, in an order decided only by the seed. The owner's thread answers one waiting call,
 * blocks until that execution makes its next call or ends, schedules that, and takes the next event from the queue.
 */
import { setImmediate } from 'node:timers';
import type { Conductor, Heard } from './conductor';
import { EventQueue } from './event-queue';
import { type LatencyMode, type LatencySampler, latencySampler } from './latency';
import type { Random } from './random';
import type { Code, Seat } from './seats';
import type { Job, ToWorker } from './wire';

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

type Hear = (heard: Heard) => void;

export class SimulatedConductor implements Conductor {
  readonly kind = 'simulated';
  readonly latency: LatencySampler;
  private readonly queue = new EventQueue();
  private readonly stuckMs: number;
  private time: number;
  /** Work in flight. */
  private held = 0;
  private pumping = false;
  private closed = false;
  /** Gives outside code a turn to react before the next event. */
  private yieldFirst = false;
  private idlers: (() => void)[] = [];
  private horizons: Horizon[] = [];
  private wake: (() => void) | null = null;

  constructor(clock: SimulatedClock) {
    this.time = clock.start;
    this.stuckMs = clock.stuckMs;
    this.latency = latencySampler(clock.latency, clock.random);
  }

  readonly now = (): number => Math.floor(this.time);

  aheadMs(): number {
    return 0;
  }

  after(ms: number, action: () => void): () => void {
    const planned = this.queue.add(this.time + Math.max(ms, 0), action);
    this.wakeUp();
    return () => {
      planned.cancelled = true;
    };
  }

  hold(): () => void {
    this.held += 1;
    this.stir();
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.held -= 1;
      this.yieldFirst = true;
    };
  }

  outside<T>(work: Promise<T>): Promise<T> {
    this.yieldFirst = true;
    return work;
  }

  start(seat: Seat, job: Omit<Job, 'code' | 'codeId' | 'files'>, code: Code, hear: Hear): void {
    seat.begin(job, code, this.time);
    this.listenOn(seat, hear);
  }

  answer(seat: Seat, message: ToWorker, hear: Hear): void {
    seat.tell(message, this.time);
    this.listenOn(seat, hear);
  }

  idle(): Promise<void> {
    return this.held === 0 ? Promise.resolve() : new Promise((resolve) => this.idlers.push(resolve));
  }

  advance(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.horizons.push({ time: this.time + ms, reached: resolve });
      this.horizons.sort((a, b) => a.time - b.time);
      this.stir();
    });
  }

  close(): void {
    this.closed = true;
    this.wakeUp();
  }

  /** Advances time while anything is in flight or somebody waits for time to pass. */
  private async pump(): Promise<void> {
    this.pumping = true;
    await turn();
    while ((this.held > 0 || this.horizons.length > 0) && !this.closed) {
      await this.step();
      if (this.held === 0) this.releaseIdlers();
    }
    this.pumping = false;
    this.releaseIdlers();
  }

  private step(): Promise<void> | undefined {
    const next = this.queue.peek();
    const horizon = this.horizons[0];
    if (horizon !== undefined && (next === undefined || next.time > horizon.time)) {
      this.time = Math.max(this.time, horizon.time);
      this.horizons.shift();
      horizon.reached();
      return turn();
    }
    if (next === undefined) {
      // All wait for an answer from outside.
      return new Promise((resolve) => {
        this.wake = resolve;
      });
    }
    this.queue.take();
    this.time = Math.max(this.time, next.time);
    next.action();
    if (!this.yieldFirst) return undefined;
    this.yieldFirst = false;
    return turn();
  }

  private listenOn(seat: Seat, hear: Hear): void {
    for (;;) {
      const message = seat.next(this.stuckMs);
      hear(message ?? { type: 'stuck' });
      if (message?.type !== 'log') return;
    }
  }

  private stir(): void {
    this.wakeUp();
    if (!this.pumping && !this.closed) void this.pump();
  }

  private wakeUp(): void {
    this.wake?.();
    this.wake = null;
  }

  private releaseIdlers(): void {
    for (const resolve of this.idlers.splice(0)) resolve();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
