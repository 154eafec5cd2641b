/**
 * Buckets of fingerprints: which events were handled (for 9 days), and, for ever, which customer a phone or user ID belongs to
 * and in which row a unit is. Which bucket a key falls into depends on a secret, so that nobody can fill one on purpose.
 */
import { sha256Bytes } from '../../core/lib/bytes.ts';
import { ROW_ROOM } from './features.ts';

export const BUCKETS = 512;

/** Meta redelivers for up to 7 days; one more day for clock differences and one because entries are kept by day. */
const REMEMBER_DAYS = 9;
const SEEN_ENTRY = 3 + 10;

/** Indexes: `;fingerprint=number` for each key. */
export type Index = 'customers' | 'units';

export interface Bucket extends Record<Index, string> {
  seen: string;
  dirty: boolean;
}

/** The bucket of a fingerprint. It depends only on the fingerprint, so entries can be redistributed under another secret. */
export type BucketOf = (print: string) => number;

/** The function from fingerprint to bucket under this secret, and a short check value that tells secrets apart. */
export function bucketsBy(secret: string): { readonly of: BucketOf; readonly check: string } {
  const bytes = new DataView(sha256Bytes(`buckets|${secret}`).buffer);
  const [k0, k1] = [bytes.getInt32(0), bytes.getInt32(4)];
  return { of: (print) => (keyedHash(print, k0, k1) >>> 0) % BUCKETS, check: bytes.getUint32(8).toString(36) };
}

/** HalfSipHash-2-4 of ASCII: https://github.com/veorq/SipHash */
function keyedHash(text: string, k0: number, k1: number): number {
  let [v0, v1, v2, v3] = [k0, k1, 0x6c796765 ^ k0, 0x74656462 ^ k1];
  const rotated = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  const mix = (times: number) => {
    for (let i = 0; i < times; i++) {
      v0 = (v0 + v1) | 0;
      v1 = rotated(v1, 5) ^ v0;
      v0 = rotated(v0, 16);
      v2 = (v2 + v3) | 0;
      v3 = rotated(v3, 8) ^ v2;
      v0 = (v0 + v3) | 0;
      v3 = rotated(v3, 7) ^ v0;
      v2 = (v2 + v1) | 0;
      v1 = rotated(v1, 13) ^ v2;
      v2 = rotated(v2, 16);
    }
  };
  const take = (word: number) => {
    v3 ^= word;
    mix(2);
    v0 ^= word;
  };
  const byte = (at: number) => (at < text.length ? text.charCodeAt(at) & 0xff : 0);
  const whole = text.length & ~3;
  for (let i = 0; i < whole; i += 4) take(byte(i) | (byte(i + 1) << 8) | (byte(i + 2) << 16) | (byte(i + 3) << 24));
  take(byte(whole) | (byte(whole + 1) << 8) | (byte(whole + 2) << 16) | (text.length << 24));
  v2 ^= 0xff;
  mix(4);
  return v1 ^ v3;
}

export function hasSeen({ seen }: Bucket, print: string): boolean {
  for (let i = 3; i < seen.length; i += SEEN_ENTRY) if (seen.startsWith(print, i)) return true;
  return false;
}

/** Drops entries that are too old; entries are sorted by age. */
export function withSeen(seen: string, print: string, today: number): string {
  let from = 0;
  while (from < seen.length && today - Number.parseInt(seen.slice(from, from + 3), 36) > REMEMBER_DAYS) {
    from += SEEN_ENTRY;
  }
  return seen.slice(from) + today.toString(36).padStart(3, '0') + print;
}

/** The number stored under a fingerprint; null when there is none. */
export function find(entries: string, print: string): number | null {
  const at = entries.lastIndexOf(`;${print}=`);
  if (at < 0) return null;
  const from = at + 12;
  const end = entries.indexOf(';', from);
  return Number.parseInt(entries.slice(from, end < 0 ? undefined : end), 36);
}

/** Removes the entry of a phone or user ID. */
export function forget(bucket: Bucket, print: string): void {
  bucket.customers = bucket.customers.replace(new RegExp(`;${print}=\\w+`, 'g'), '');
  bucket.dirty = true;
}

export function entryOf(print: string, value: number): string {
  return `;${print}=${value.toString(36)}`;
}

/** A cell has room for 3,600 events or 3,000 keys; drops the oldest beyond that. Returns whether anything was dropped. */
export function trimBucket(bucket: Bucket): boolean {
  const { seen, customers, units } = bucket;
  const over = Math.ceil((seen.length - ROW_ROOM) / SEEN_ENTRY);
  if (over > 0) bucket.seen = seen.slice(over * SEEN_ENTRY);
  bucket.customers = newest(customers);
  bucket.units = newest(units);
  return over > 0 || bucket.customers !== customers || bucket.units !== units;
}

function newest(entries: string): string {
  if (entries.length <= ROW_ROOM) return entries;
  const from = entries.indexOf(';', entries.length - ROW_ROOM);
  return entries.slice(from);
}

/** Reads a bucket from its cells. `broken`: names of the parts that also contained something unreadable. */
export function readBucket(cells: readonly unknown[]): Bucket & { readonly broken: readonly string[] } {
  const [seen = '', customers = '', units = ''] = cells.map(String);
  const bucket = {
    seen: (seen.match(/^(?:[0-9a-z]{13})+/) ?? [''])[0],
    customers: (customers.match(/;[0-9a-z]{10}=[0-9a-z]{1,9}(?=;|$)/g) ?? []).join(''),
    units: (units.match(/;[0-9a-z]{10}=[0-9a-z]{1,9}(?=;|$)/g) ?? []).join(''),
    dirty: false,
  };
  const broken = [
    ...(bucket.seen === seen ? [] : ['Handled events']),
    ...(bucket.customers === customers ? [] : ['Customers']),
    ...(bucket.units === units ? [] : ['Units']),
  ];
  return { ...bucket, broken, dirty: broken.length > 0 };
}

/** The content of all buckets, with each entry in the bucket that it now belongs to; events sorted by age. */
export function redistribute(old: Iterable<Bucket>, bucketOf: BucketOf): Bucket[] {
  const fresh = Array.from({ length: BUCKETS }, (): Bucket => ({ seen: '', customers: '', units: '', dirty: true }));
  const at = (print: string) => fresh[bucketOf(print)] as Bucket;
  const events: string[] = [];
  for (const { seen, customers, units } of old) {
    for (let i = 0; i < seen.length; i += SEEN_ENTRY) events.push(seen.slice(i, i + SEEN_ENTRY));
    for (const entry of customers.split(';').slice(1)) at(entry.slice(0, 10)).customers += `;${entry}`;
    for (const entry of units.split(';').slice(1)) at(entry.slice(0, 10)).units += `;${entry}`;
  }
  events.sort((a, b) => (a.slice(0, 3) < b.slice(0, 3) ? -1 : a.slice(0, 3) > b.slice(0, 3) ? 1 : 0));
  for (const entry of events) at(entry.slice(3)).seen += entry;
  return fresh;
}
