/** Parses an inbox entry into events. What cannot be read becomes an event itself, so that it is kept whole. */

import type { HubEvent } from '../../core/events.ts';
import { parseJson } from '../../core/lib/json.ts';
import { shortId } from '../../core/lib/text.ts';
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
    if (!outcome.webhook.events.every(hasId)) return unreadable(entry, 'An ID in it is missing');
    return { ...outcome.webhook, events: outcome.webhook.events.map(withShortIds) };
  } catch (error) {
    return unreadable(entry, `It could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function hasId({ id }: { readonly id: unknown }): boolean {
  return typeof id === 'string' && id !== '';
}

/** IDs become keys of rows, so an ID of any length is shortened, always in the same way, to fit a cell. */
function withShortIds(event: HubEvent): HubEvent {
  const id = shortId(event.id);
  if (event.kind !== 'message') return id === event.id ? event : { ...event, id };
  return { ...event, id, contextId: shortId(event.contextId) };
}

function unreadable({ name, source, body: raw, receivedAtMs }: InboxEntry, reason: string): ParsedWebhook {
  const event = { kind: 'unreadable', id: `in.${name}`, source, reason, raw, receivedAtMs } as const;
  return { events: [event], sent: {}, dropped: 0 };
}
