/** A page's action, as the page's call put it into the inbox; or an event from Dead letters that is replayed. */
import type { HubEvent } from '../core/events.ts';
import { asRecord, type JsonRecord } from '../core/lib/json.ts';
import * as is from '../core/lib/read-json.ts';
import { shortId } from '../core/lib/text.ts';
import { keptAction } from '../core/pages/actions.ts';
import type { ParseOutcome } from './webhook.ts';

export function parsePageAction(body: unknown, receivedAtMs: number): ParseOutcome {
  const replay = asRecord(asRecord(body)?.replay);
  if (replay) return again(replay, receivedAtMs);
  const read = is.readJson(JSON.stringify(body), keptAction);
  if (!read.ok) return { ok: false, reason: `It is no action of a page: ${read.reason}.` };
  return one({ kind: 'page-action', source: 'page', ...read.value, receivedAtMs });
}

/** An event that the hub itself stored. Its own ID counts as handled, so it gets a new one. */
function again(event: JsonRecord, receivedAtMs: number): ParseOutcome {
  const { id, kind } = event;
  if (typeof id !== 'string' || typeof kind !== 'string') return { ok: false, reason: 'It is no event.' };
  return one({
    ...event,
    // The ID has no time in it, so that the same letter replayed twice is one event.
    id: shortId(`again ${id}`),
    receivedAtMs,
  } as unknown as HubEvent);
}

function one(event: HubEvent): ParseOutcome {
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}
