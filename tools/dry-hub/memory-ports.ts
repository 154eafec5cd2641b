/** The stores and the lock in memory. Time is the caller's, and stands still until it is moved. */
import type { Cache, Clock, Lock, Log, Properties } from '../../src/ports.ts';

/** A clock that moves when it is told to, or when the hub sleeps. */
export class MemoryClock implements Clock {
  constructor(private now: number) {}

  nowMs(): number {
    return this.now;
  }

  sleep(ms: number): void {
    this.now += ms;
  }

  /** Never backwards, and in whole milliseconds. */
  moveTo(ms: number): void {
    this.now = Math.max(this.now, Math.ceil(ms));
  }
}

/** Without the limits of Script Properties. */
export function memoryProperties(values: Readonly<Record<string, string>> = {}): Properties {
  const kept = new Map(Object.entries(values));
  return {
    getAll: () => Object.fromEntries(kept),
    get: (key) => kept.get(key) ?? null,
    setMany(more) {
      for (const [key, value] of Object.entries(more)) kept.set(key, value);
    },
    delete: (key) => void kept.delete(key),
  };
}

/** Entries end by the given clock. */
export function memoryCache(clock: Clock): Cache {
  const kept = new Map<string, { readonly value: string; readonly until: number }>();
  return {
    getMany(keys) {
      const found = keys.flatMap((key) => {
        const entry = kept.get(key);
        return entry && entry.until > clock.nowMs() ? [[key, entry.value] as const] : [];
      });
      return Object.fromEntries(found);
    },
    putMany(values, ttlSeconds) {
      const until = clock.nowMs() + ttlSeconds * 1000;
      for (const [key, value] of Object.entries(values)) kept.set(key, { value, until });
    },
    removeMany(keys) {
      for (const key of keys) kept.delete(key);
    },
  };
}

/** Executions run one after the other, so the lock is always free. */
export const freeLock: Lock = { tryAcquire: () => true, release: () => undefined };

export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
