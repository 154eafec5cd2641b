/** The map's answer, as the requesting execution put it into the inbox. */
import { asRecord, number, record, text } from '../../core/lib/json.ts';
import type { ParseOutcome } from '../webhook.ts';

/** One event, `place-looked-up`. */
export function parsePlaceAnswer(body: unknown, receivedAtMs: number): ParseOutcome {
  const parts = asRecord(body);
  const leadId = text(parts ?? {}, 'leadId');
  if (!parts || leadId === '') return { ok: false, reason: 'An answer of the map without a lead.' };
  const event = {
    kind: 'place-looked-up',
    id: `place ${leadId} ${receivedAtMs.toString(36)}`,
    source: 'maps',
    leadId,
    text: text(parts, 'text'),
    answer: readAnswer(record(parts, 'answer')),
    receivedAtMs,
  } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function readAnswer(answer: Readonly<Record<string, unknown>>) {
  const [latitude, longitude] = [number(answer, 'latitude'), number(answer, 'longitude')];
  if (text(answer, 'kind') === 'found' && latitude !== null && longitude !== null)
    return { kind: 'found', latitude, longitude, name: text(answer, 'name') } as const;
  return { kind: text(answer, 'kind') === 'unknown' ? 'unknown' : 'unavailable' } as const;
}
