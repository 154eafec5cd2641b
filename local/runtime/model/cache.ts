/**
 * One cache. https://developers.google.com/apps-script/reference/cache/cache: keys of 250 characters, values of 100 KB,
 * 600 s unless asked otherwise, at most 21,600 s. The cap of 1,000 items, and that about a tenth of them, the oldest by
 * creation, are dropped at once, are measured: https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits/.
 */
import { Refusal } from './refusal';

const MAX_ITEMS = 1_000;
const EVICTED_AT_ONCE = 101;
const MAX_KEY_CHARS = 250;
const MAX_VALUE_BYTES = 102_400;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;

/** key, value, expiry in epoch ms; oldest first. */
export type CacheSnapshot = readonly (readonly [string, string, number])[];

export class CacheStore {
  readonly #items: Map<string, { value: string; expiresAt: number }>;

  constructor(saved: CacheSnapshot = []) {
    this.#items = new Map(saved.map(([key, value, expiresAt]) => [key, { value, expiresAt }]));
  }

  snapshot(): CacheSnapshot {
    return [...this.#items].map(([key, item]) => [key, item.value, item.expiresAt] as const);
  }

  get(key: string, now: number): string | null {
    requireKey(key);
    const item = this.#items.get(key);
    if (!item) return null;
    if (item.expiresAt > now) return item.value;
    this.#items.delete(key);
    return null;
  }

  put(key: string, value: string, seconds: number | null, now: number): void {
    requireKey(key);
    if (Buffer.byteLength(value, 'utf8') > MAX_VALUE_BYTES) throw new Refusal('argumentTooLarge', 'value');
    const ttl = Math.min(seconds ?? DEFAULT_SECONDS, MAX_SECONDS);
    const item = { value, expiresAt: now + ttl * 1_000 };
    if (!this.#items.has(key) && this.#items.size >= MAX_ITEMS) this.evict(EVICTED_AT_ONCE);
    this.#items.set(key, item);
  }

  remove(key: string): void {
    requireKey(key);
    this.#items.delete(key);
  }

  /** Drops the oldest items, as the platform does when it is full, and now and then for no reason. */
  evict(count: number): void {
    for (const key of [...this.#items.keys()].slice(0, count)) this.#items.delete(key);
  }

  get size(): number {
    return this.#items.size;
  }
}

function requireKey(key: string): void {
  if (key === '') throw new Refusal('invalidArgument', 'key');
  if (key.length > MAX_KEY_CHARS) throw new Refusal('argumentTooLarge', 'key');
}
