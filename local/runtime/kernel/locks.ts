/**
 * LockService: one lock per scope, held by an execution. Which waiting execution gets a free lock is drawn at random, since the
 * platform promises no order (https://developers.google.com/apps-script/reference/lock/lock); an execution that ends loses its
 * locks.
 */
import type { Random } from './random';
import { pick } from './random';

interface Waiter {
  readonly execution: number;
  readonly granted: (won: boolean) => void;
  readonly stopTimer: () => void;
}

interface LockState {
  holder: number | null;
  readonly waiters: Waiter[];
}

export interface LockClock {
  after(ms: number, action: () => void): () => void;
}

export class Locks {
  private readonly states = new Map<string, LockState>();
  private readonly clock: LockClock;
  private readonly random: Random;

  constructor(clock: LockClock, random: Random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Calls `done` with whether the lock was acquired within `ms`. For an execution that already holds it this succeeds, without
   * counting.
   */
  acquire(key: string, execution: number, ms: number, done: (won: boolean) => void): void {
    const state = this.stateOf(key);
    if (ms < 0) {
      done(false);
      return;
    }
    if (state.holder === null) state.holder = execution;
    if (state.holder === execution) {
      done(true);
      return;
    }
    if (ms === 0) {
      done(false);
      return;
    }
    const waiter: Waiter = {
      execution,
      granted: done,
      stopTimer: this.clock.after(ms, () => {
        remove(state.waiters, waiter);
        done(false);
      }),
    };
    state.waiters.push(waiter);
  }

  release(key: string, execution: number): void {
    const state = this.states.get(key);
    if (state?.holder !== execution) return;
    state.holder = null;
    if (state.waiters.length === 0) return;
    const next = pick(this.random, state.waiters);
    remove(state.waiters, next);
    next.stopTimer();
    state.holder = next.execution;
    this.clock.after(0, () => next.granted(true));
  }

  holds(key: string, execution: number): boolean {
    return this.states.get(key)?.holder === execution;
  }

  /** Ends an execution's waiting and releases its locks. */
  drop(execution: number): void {
    for (const [key, state] of this.states) {
      for (const waiter of state.waiters.filter((each) => each.execution === execution)) {
        waiter.stopTimer();
        remove(state.waiters, waiter);
      }
      this.release(key, execution);
    }
  }

  private stateOf(key: string): LockState {
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const fresh: LockState = { holder: null, waiters: [] };
    this.states.set(key, fresh);
    return fresh;
  }
}

function remove<T>(from: T[], item: T): void {
  const at = from.indexOf(item);
  if (at !== -1) from.splice(at, 1);
}
