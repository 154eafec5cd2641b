/**
 * The scheduler. A conductor keeps the clock and passes messages between executions and the kernel; real.ts handles events as
 * they arrive, simulated.ts handles one event at a time in virtual time.
 */
import type { LatencySampler } from './latency';
import type { Code, Seat } from './seats';
import type { FromWorker, Job, ToWorker } from './wire';

export interface Conductor {
  readonly kind: 'real' | 'simulated';
  now(): number;
  /** Real: how far the clock is set ahead. */
  aheadMs(): number;
  /** Schedules an action and returns a function that cancels it. Background actions do not keep the runtime busy. */
  after(ms: number, action: () => void, background?: boolean): () => void;
  /** How long service calls take. */
  readonly latency: LatencySampler;
  /** Registers work that idle() waits for; call the returned function when it is done. */
  hold(): () => void;
  /** Waits for an answer from outside (the world); time stands still meanwhile if possible. */
  outside<T>(work: Promise<T>): Promise<T>;
  start(seat: Seat, job: Omit<Job, 'code' | 'codeId' | 'files'>, code: Code, hear: (heard: Heard) => void): void;
  /** Answers the call that the execution in this seat waits for. */
  answer(seat: Seat, message: ToWorker, hear: (heard: Heard) => void): void;
  idle(): Promise<void>;
  advance(ms: number): Promise<void>;
  close(): void;
}

/** What a seat reports: a message of the worker, that it broke, or (simulated) that it computes without end. */
export type Heard = FromWorker | { readonly type: 'broken'; readonly reason: string } | { readonly type: 'stuck' };
