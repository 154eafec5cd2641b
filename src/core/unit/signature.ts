/**
 * Verifies that a delivery comes from the sender it names. Apps Script cannot read headers, so the signature is in the query.
 * It covers what Standard Webhooks signs (https://www.standardwebhooks.com): `id.ts.body`. A key in the query is the weaker
 * alternative.
 */
import { equalsInConstantTime, hmacSha256Hex } from '../lib/bytes.ts';

const TOLERANCE_MS = 5 * 60_000;
/** A shorter secret can be guessed. */
export const MIN_SECRET = 24;

export interface Proof {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** The current secret and, while it is being changed, the next. */
  readonly secrets: readonly string[];
  readonly nowMs: number;
}

/** '' when proved by signature or key. Otherwise what is wrong, worded so that it helps an honest sender and nobody else. */
export function refuseSignature({ query, body, secrets, nowMs }: Proof): string {
  const live = secrets.filter((secret) => secret.length >= MIN_SECRET);
  if (live.length === 0)
    return 'no secret yet for a gateway of this name: check gw in the query, and its script property';
  const { id = '', ts = '', sig = '', key = '' } = query;
  if (sig === '') {
    if (key === '') return 'the signature is missing: id, ts and sig in the query';
    return live.filter((secret) => equalsInConstantTime(key, secret)).length > 0 ? '' : 'wrong key';
  }
  if (body === '') return 'the body is empty: it is what the signature signs';
  if (!/^[\w.:-]{1,128}$/.test(id)) return 'the id is no id: letters, digits, . : _ -';
  if (!/^\d{10}(\d{3})?$/.test(ts)) return 'ts is no time: seconds since 1970';
  const signedAt = Number(ts) * (ts.length === 10 ? 1000 : 1);
  const off = Math.round((signedAt - nowMs) / 1000);
  if (Math.abs(signedAt - nowMs) > TOLERANCE_MS) return `stale: ts is ${Math.abs(off)} s ${off < 0 ? 'old' : 'ahead'}`;
  const given = sig.toLowerCase();
  // Every secret is compared, so that the time does not tell which one it was.
  const matches = live.map((secret) => equalsInConstantTime(given, signature(secret, id, ts, body)));
  return matches.includes(true) ? '' : 'wrong signature';
}

/** HMAC-SHA256 over `id.ts.body`, lower-case hex. */
export function signature(secret: string, id: string, ts: string, body: string): string {
  return hmacSha256Hex(secret, `${id}.${ts}.${body}`);
}
