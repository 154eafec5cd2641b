/**
 * One property store. Limits: 9 KB a value and 500 KB a store are documented
 * (https://developers.google.com/apps-script/guides/services/quotas); what was measured on the live platform is a total of
 * 524,288 bytes of keys and values, and 8,066 bytes for a key (https://tanaikech.github.io/2023/05/22/).
 */
import { Refusal } from './refusal';

const MAX_TOTAL_BYTES = 524_288;
const MAX_KEY_BYTES = 8_066;

export type PropertiesSnapshot = Readonly<Record<string, string>>;

export class PropertyStore {
  readonly #values: Map<string, string>;
  #bytes = 0;
  #dirty = new Set<string>();

  constructor(saved: PropertiesSnapshot = {}) {
    this.#values = new Map(Object.entries(saved));
    for (const [key, value] of this.#values) this.#bytes += size(key) + size(value);
  }

  snapshot(): PropertiesSnapshot {
    return Object.fromEntries(this.#values);
  }

  get(key: string): string | null {
    requireKey(key);
    return this.#values.get(key) ?? null;
  }

  keys(): string[] {
    return [...this.#values.keys()];
  }

  set(key: string, value: string): void {
    requireKey(key);
    if (size(key) > MAX_KEY_BYTES) throw new Refusal('propertyKeyLong');
    const old = this.#values.get(key);
    const bytes = this.#bytes + size(value) - (old === undefined ? -size(key) : size(old));
    if (bytes > MAX_TOTAL_BYTES) throw new Refusal('propertyQuota');
    this.#bytes = bytes;
    this.#values.set(key, value);
    this.#dirty.add(key);
  }

  setAll(values: Readonly<Record<string, string>>, deleteOthers: boolean): void {
    if (deleteOthers) for (const key of this.keys()) if (!Object.hasOwn(values, key)) this.delete(key);
    for (const [key, value] of Object.entries(values)) this.set(key, value);
  }

  delete(key: string): void {
    requireKey(key);
    const old = this.#values.get(key);
    if (old === undefined) return;
    this.#bytes -= size(key) + size(old);
    this.#values.delete(key);
    this.#dirty.add(key);
  }

  deleteAll(): void {
    for (const key of this.keys()) this.delete(key);
  }

  takeDirt(): string[] {
    const keys = [...this.#dirty];
    this.#dirty.clear();
    return keys;
  }
}

function requireKey(key: string): void {
  if (key === '') throw new Refusal('propertyKeyEmpty');
}

function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
