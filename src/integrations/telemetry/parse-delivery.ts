/** Parses a gateway's delivery as the inbox stores it (gatewayId, event ID, query, packed body) into its event. */
import { asRecord, type JsonRecord, record, text } from '../../core/lib/json.ts';
import type { ParseOutcome, WebhookParser } from '../webhook.ts';

/** `unpack`: the reverse of what packed the body; its error becomes the reason of a refusal. */
export function parseUnitDelivery(unpack: (packed: string) => string): WebhookParser {
  return (body, receivedAtMs) => {
    const kept = asRecord(body) ?? {};
    if (kept.kind === 'activation-answered') return activationAnswered(kept, receivedAtMs);
    const [id, gatewayId, packed] = [text(kept, 'id'), text(kept, 'gatewayId'), text(kept, 'packed')];
    const query = Object.fromEntries(
      Object.keys(record(kept, 'query')).map((key) => [key, text(record(kept, 'query'), key)]),
    );
    try {
      const event = { kind: 'unit-reports', id, source: 'unit', gatewayId, query, packed, receivedAtMs } as const;
      return { ok: true, webhook: { events: [{ ...event, body: unpack(packed) }], sent: {}, dropped: 0 } };
    } catch (error) {
      return { ok: false, reason: `The delivery cannot be unpacked: ${String(error)}` };
    }
  };
}

function activationAnswered(kept: JsonRecord, receivedAtMs: number): ParseOutcome {
  const said = text(kept, 'outcome');
  const outcome = said === 'taken' || said === 'refused' ? said : 'failed';
  const of = { serial: text(kept, 'serial'), saleId: text(kept, 'saleId'), text: text(kept, 'text') };
  const id = `activation ${of.serial} ${text(kept, 'name')}`;
  const event = { kind: 'activation-answered', id, source: 'unit', ...of, outcome, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}
