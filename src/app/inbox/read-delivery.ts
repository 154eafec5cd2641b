/** An inbox entry as the events it holds. What cannot be read becomes an event of its own, so that it is kept whole. */
import { parseJson } from '../../core/lib/json.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { InboxEntry } from './inbox.ts';

export function readDelivery(parsers: WriterDeps['parsers'], entry: InboxEntry): ParsedWebhook {
  if (entry.fault) return unreadable(entry, entry.fault);
  const parsed = parseJson(entry.body);
  if (!parsed.ok) return unreadable(entry, parsed.reason);
  const outcome = parsers[entry.source](parsed.value, entry.receivedAtMs);
  return outcome.ok ? outcome.webhook : unreadable(entry, outcome.reason);
}

function unreadable({ name, source, body: raw, receivedAtMs }: InboxEntry, reason: string): ParsedWebhook {
  const event = { kind: 'unreadable', id: `in.${name}`, source, reason, raw, receivedAtMs } as const;
  return { events: [event], sent: {}, dropped: 0 };
}
