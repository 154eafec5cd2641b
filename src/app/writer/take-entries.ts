/** Which of the waiting deliveries one round takes. */
import { gatherBursts } from '../../core/chat/bursts.ts';
import type { HubEvent } from '../../core/events.ts';
import type { Receipt } from '../../integrations/message-gateway.ts';
import type { ParsedWebhook } from '../../integrations/webhook.ts';
import type { Session } from '../../store/session/session.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import type { StepGuard } from '../round/guard.ts';

/** Keeps one commit well under the API's recommended 2 MB. https://developers.google.com/workspace/sheets/api/limits */
const MAX_ENTRIES = 150;
/** Of gateways: customers have a part of every round, however many reports wait. */
const MAX_OF_UNITS = 100;

/** The oldest. */
export function entriesOfRound(waiting: readonly InboxEntry[]): readonly InboxEntry[] {
  let units = 0;
  return waiting.filter(({ source }) => source !== 'unit' || ++units <= MAX_OF_UNITS).slice(0, MAX_ENTRIES);
}

/** Reports of units that are in the inbox, and not in this execution alone: a tab that they need may be put right. */
export function mayWait({ source, keys }: InboxEntry): boolean {
  return source === 'unit' && keys.length > 0;
}

export function tellUnitsWait(session: Session, reason: string): void {
  const text = `Reports of units wait in the inbox: ${reason} They are taken as soon as that is put right.`;
  session.tellStaff({ rule: 'units-wait', subject: 'units', text });
}

/** What deliveries vouch for of our own messages; other evidence is for the cache. */
export function receiptsIn(deliveries: readonly Pick<ParsedWebhook, 'sent'>[]): Receipt[] {
  return deliveries.flatMap(({ sent }) =>
    Object.entries(sent)
      .filter(([id]) => id.startsWith('o-'))
      .map(([id, providerId]): Receipt => [id, { kind: 'sent', providerId }]),
  );
}

/** Their events, in which messages that come together are one turn. What this round does not handle is part of none. */
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
