/** WhatsApp had accepted a message and could not deliver it: it goes again when it was only too fast, or has failed for good. */
import type { DeliveryFailedEvent } from '../core/events.ts';
import { classifyError } from '../gateway/meta/classify-error.ts';
import type { TapOutcome } from './answer-rep.ts';
import { applyRetry, fail } from './receipts.ts';
import type { Round } from './round.ts';

/** https://developers.facebook.com/docs/whatsapp/cloud-api/overview (131056: one message to one person in 6 s) */
const PAIR_DELAY_MS = 6_000;

export function handleDeliveryFailure(round: Round, event: DeliveryFailedEvent): TapOutcome {
  const row = round.session.table('outbox').get(event.outboxId);
  if (!row) return { outcome: 'delivery failure of an unknown message', leadId: '' };
  const error = `${event.code} ${event.text}`;
  const disposition = classifyError(event.code);
  if (disposition === 'retry' || disposition === 'retry-later')
    applyRetry(round, row, { kind: 'retry', afterMs: PAIR_DELAY_MS * ((row.attempts ?? 1) + 1), error });
  else fail(round, row, error, { alert: disposition === 'tell-someone' });
  return { outcome: `delivery failed: ${event.code}`, leadId: row.leadId };
}
