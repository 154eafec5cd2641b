/**
 * Who decides what happens next. A conductor keeps the clock and passes messages between executions and the kernel;
 * real.ts handles events as they arrive, simulated.ts handles one event at a time in virtual time.
 */
import type { LatencySampler } from './latency';
import type { Code, Seat } from './seats';
import type { FromWorker, Job, ToWorker } from './wire';

export interface Conductor {
  readonly kind: 'real' | 'simulated';
  now(): number;
  /** Real: how far the clock is set ahead. */
  aheadMs(): number;
  /** Does something later; a background action alone keeps nothing going. Answers how to cancel it. */
  after(ms: number, action: () => void, background?: boolean): () => void;
  /** How long service calls take. */
  readonly latency: LatencySampler;
  /** Counts work that idle() waits for; call the answer once it is done. */
  hold(): () => void;
  /** An answer from outside (the world) is awaited: time stands still for it as far as it can. */
  outside<T>(work: Promise<T>): Promise<T>;
  start(seat: Seat, job: Omit<Job, 'code' | 'codeId' | 'files'>, code: Code, hear: (heard: Heard) => void): void;
  /** Answers the call that the execution in this seat waits for. */
  answer(seat: Seat, message: ToWorker, hear: (heard: Heard) => void): void;
  idle(): Promise<void>;
  advance(ms: number): Promise<void>;
  close(): void;
}

/** What comes from a seat: the worker's words, that it broke, or (simulated) that it computes without end. */
export type Heard = FromWorker | { readonly type: 'broken'; readonly reason: string } | { readonly type: 'stuck' };
