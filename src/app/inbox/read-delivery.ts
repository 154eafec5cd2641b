/** An inbox entry as the events it holds. What cannot be read becomes an event of its own, so that it is kept whole. */
import { parseJson } from '../../core/lib/json.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { InboxEntry } from './inbox.ts';

export function readDelivery(parsers: WriterDeps['parsers'], entry: InboxEntry): ParsedWebhook {
  if (entry.fault) return unreadable(entry, entry.fault);
  const parsed = parseJson(entry.body);
  if (!parsed.ok) return unreadable(entry, parsed.reason);
  try {
    const outcome = parsers[entry.source](parsed.value, entry.receivedAtMs);
    if (!outcome.ok) return unreadable(entry, outcome.reason);
    return outcome.webhook.events.every(hasId)
      ? outcome.webhook
      : unreadable(entry, `An ID in it is missing, or longer than ${MAX_ID} characters`);
  } catch (error) {
    return unreadable(entry, `It could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Providers' IDs have some 60 characters; rows, fingerprints and logs are made from them. */
const MAX_ID = 500;

function hasId({ id }: { readonly id: unknown }): boolean {
  return typeof id === 'string' && id !== '' && id.length <= MAX_ID;
}

function unreadable({ name, source, body: raw, receivedAtMs }: InboxEntry, reason: string): ParsedWebhook {
  const event = { kind: 'unreadable', id: `in.${name}`, source, reason, raw, receivedAtMs } as const;
  return { events: [event], sent: {}, dropped: 0 };
}
