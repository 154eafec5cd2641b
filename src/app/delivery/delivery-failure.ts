/**
 * WhatsApp had accepted a message and could not deliver it: it is sent again when it was only sent too fast; otherwise it has
 * failed for good.
 */

import { hasRooms } from '../../core/carrier.ts';
import type { DeliveryFailedEvent } from '../../core/events.ts';
import { needsStaff } from '../../core/send-failure.ts';
import type { Session } from '../../store/session/session.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { PAIR_DELAY_MS } from '../messages/rate-limits.ts';
import type { EventOutcome } from '../round/outcome.ts';
import type { Round } from '../round/round.ts';
import { applyRetry, fail } from './receipts.ts';

export function handleDeliveryFailure(round: Round, event: DeliveryFailedEvent): EventOutcome {
  const row = rowOf(round.session, event);
  if (!row) return { outcome: 'delivery failure of an unknown message', leadId: '' };
  const { reason, code, text } = event;
  const error = code === null ? text : `${code} ${text}`;
  if (reason === 'rate-limited' || reason === 'pair-rate')
    applyRetry(round, row, { kind: 'retry', reason, afterMs: PAIR_DELAY_MS * ((row.attempts ?? 1) + 1), error });
  else fail(round, row, { reason, error, alert: needsStaff(reason) });
  return { outcome: `delivery failed: ${code ?? reason}`, leadId: row.leadId };
}

/**
 * The Outbox row by our ID, by the provider's ID, or the last message to this person: a provider that returns neither ID
 * reports failures at once.
 */
export function rowOf(session: Session, { outboxId, providerId, to }: DeliveryFailedEvent): OutboxRow | undefined {
  if (outboxId !== '') return session.table('outbox').get(outboxId);
  const rows = [...session.table('outbox').rows()].filter(
    ({ key, state }) => !key.startsWith('room.') && state !== 'FAILED',
  );
  const named = rows.find((row) => row.providerId !== '' && row.providerId === providerId);
  return named ?? rows.filter((row) => to && row.to === to && hasRooms(row.carrier)).at(-1);
}
