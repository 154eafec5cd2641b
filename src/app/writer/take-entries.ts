/** Which of the waiting deliveries one round takes. */
import { gatherBursts } from '../../core/chat/bursts.ts';
import type { HubEvent } from '../../core/events.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import type { Session } from '../../store/session/session.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import type { StepGuard } from '../round/guard.ts';

/**
 * The most entries per round, which keeps a commit well under the API's recommended 2 MB.
 * https://developers.google.com/workspace/sheets/api/limits
 */
const MAX_ENTRIES = 150;
/** The most entries from gateways, so that customers have a share of every round, however many reports wait. */
const MAX_OF_UNITS = 100;

/** The oldest waiting entries, as many as one round takes. */
export function entriesOfRound(waiting: readonly InboxEntry[]): readonly InboxEntry[] {
  let units = 0;
  return waiting.filter(({ source }) => source !== 'unit' || ++units <= MAX_OF_UNITS).slice(0, MAX_ENTRIES);
}

/**
 * Whether the entry may wait for a tab to be repaired: a delivery of a gateway that is stored in the inbox, not only in this
 * execution.
 */
export function mayWait({ source, keys }: InboxEntry): boolean {
  return source === 'unit' && keys.length > 0;
}

export function tellUnitsWait(session: Session, reason: string): void {
  const text = `Reports of units wait in the inbox: ${reason} They are taken as soon as that is put right.`;
  session.tellStaff({ rule: 'units-wait', subject: 'units', text });
}

/** Receipts for our own messages contained in these deliveries; other evidence goes to the cache. */
export function receiptsIn(deliveries: readonly Pick<ParsedWebhook, 'sent'>[]): Receipt[] {
  return deliveries.flatMap(({ sent }) =>
    Object.entries(sent)
      .filter(([id]) => id.startsWith('o-'))
      .map(([id, providerId]): Receipt => [id, { kind: 'sent', providerId }]),
  );
}

/**
 * The events of these deliveries, with messages that belong together joined into one turn. Events that this round does not
 * handle join none.
 */
export function turnsIn(
  deliveries: readonly Pick<ParsedWebhook, 'events'>[],
  { system }: Pick<Session, 'system'>,
  guard: Pick<StepGuard, 'takes'>,
): HubEvent[] {
  const isLeftOut = (id: string) => system.hasSeen(id) || !guard.takes({ name: 'event', subject: id });
  return gatherBursts(
    deliveries.flatMap(({ events }) => events),
    isLeftOut,
  );
}
