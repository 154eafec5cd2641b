/**
 * `sent` statuses as evidence: should the answer to a message get lost, they show that it went out. They live in the
 * cache (one call, no lock, no row) because they matter for minutes only.
 */

import { hasRooms } from '../../core/carrier.ts';
import { echoOf } from '../../integrations/echo.ts';
import type { Cache } from '../../ports.ts';
import type { Round } from '../round/round.ts';
import { payloadOf, withToken } from './post.ts';
import { sentAs } from './quoted-messages.ts';

const TTL_SECONDS = 3600;

const keyOf = (outboxId: string) => `st.${outboxId}`;

/** Keeps evidence; only for deliveries that have shown the key. */
export function keepEvidence(cache: Cache, sent: Readonly<Record<string, string>>): void {
  const values = Object.entries(sent).map(([id, providerId]) => [keyOf(id), providerId]);
  cache.putMany(Object.fromEntries(values), TTL_SECONDS);
}

/** Outbox ID → WhatsApp's message ID, for the messages for which there is evidence. One call. */
export function readEvidence(cache: Cache, outboxIds: readonly string[]): Record<string, string> {
  const found = cache.getMany(outboxIds.map(keyOf));
  const evidence: Record<string, string> = {};
  for (const id of outboxIds) {
    const providerId = found[keyOf(id)] ?? '';
    if (providerId !== '') evidence[id] = providerId;
  }
  return evidence;
}

/** The name under which a provider's echo of this message would be kept; '' when there is no such thing. */
export function echoOfRow({ session, tokenSecret }: Pick<Round, 'session' | 'tokenSecret'>, outboxId: string): string {
  const row = session.table('outbox').get(outboxId);
  const payload = row && hasRooms(row.carrier) ? payloadOf(row) : null;
  const content = payload && withToken(payload, tokenSecret);
  return row && content && content.type !== 'room' ? echoOf(row.to, content) : '';
}

/** Allowed difference between the clocks. */
const SKEW_MS = 60_000;

/** The provider's id, if the echo is of this sending: not of an earlier one of the same words, nor of another message. */
export function echoed(
  { session }: Pick<Round, 'session'>,
  outboxId: string,
  echo: string | undefined,
): string | undefined {
  const [providerId = '', atMs = '0'] = (echo ?? '').split('@');
  const row = session.table('outbox').get(outboxId);
  if (!row || providerId === '' || Number(atMs) < (row.lastTriedAt ?? 0) - SKEW_MS) return undefined;
  session.find('outbox', 'providerId', [providerId]);
  return sentAs({ session }, providerId) ? undefined : providerId;
}
