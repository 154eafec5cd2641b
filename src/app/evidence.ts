/**
 * `sent` statuses as evidence: should the answer to a message get lost, they show that it went out. They live in the
 * cache (one call, no lock, no row) because they matter for minutes only, and carry the sender's key to be checked on use.
 */
import { equalsInConstantTime } from '../core/lib/bytes.ts';
import type { Cache } from '../ports.ts';

const TTL_SECONDS = 3600;

const keyOf = (outboxId: string) => `st.${outboxId}`;

export function keepEvidence(cache: Cache, sent: Readonly<Record<string, string>>, webhookKey: string): void {
  const values = Object.entries(sent).map(([id, providerId]) => [keyOf(id), `${webhookKey}|${providerId}`]);
  cache.putMany(Object.fromEntries(values), TTL_SECONDS);
}

/** Outbox id → WhatsApp's message id, for those that something vouches for. */
export function readEvidence(cache: Cache, outboxIds: readonly string[], webhookKey: string): Record<string, string> {
  const found = cache.getMany(outboxIds.map(keyOf));
  const evidence: Record<string, string> = {};
  for (const id of outboxIds) {
    const [key = '', providerId = ''] = (found[keyOf(id)] ?? '').split('|');
    if (providerId !== '' && equalsInConstantTime(key, webhookKey)) evidence[id] = providerId;
  }
  return evidence;
}
