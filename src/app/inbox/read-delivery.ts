/** An inbox entry as the events it holds. What cannot be read becomes an event of its own, so that it is kept whole. */

import type { HubEvent } from '../../core/events.ts';
import { parseJson } from '../../core/lib/json.ts';
import { shortId } from '../../core/lib/text.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { InboxEntry } from './inbox.ts';

export function readDelivery(parsers: WriterDeps['parsers'], entry: InboxEntry): ParsedWebhook {
  const parsed = parseJson(entry.body);
  if (!parsed.ok) return unreadable(entry, `Not JSON: ${parsed.reason}`);
  const outcome = parsers[entry.source](parsed.value, entry.receivedAtMs);
  if (!outcome.ok) return unreadable(entry, outcome.reason);
  return { ...outcome.webhook, events: outcome.webhook.events.map(withShortIds) };
}

/** IDs are keys of rows: whatever a sender makes of them, they fit a cell and stay the same. */
function withShortIds(event: HubEvent): HubEvent {
  const id = shortId(event.id);
  if (event.kind !== 'message') return id === event.id ? event : { ...event, id };
  return { ...event, id, contextId: shortId(event.contextId) };
}

function unreadable({ name, source, body: raw, receivedAtMs }: InboxEntry, reason: string): ParsedWebhook {
  const event = { kind: 'unreadable', id: `in.${name}`, source, reason, raw, receivedAtMs } as const;
  return { events: [event], sent: {}, dropped: 0 };
}
