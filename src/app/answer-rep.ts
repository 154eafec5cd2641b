/** What all answers to a rep's tap share: what was tapped, how fast, and the reply. */
import type { MessageEvent } from '../core/events.ts';
import type { MessageKey } from '../core/messages/catalogue.ts';
import type { Language } from '../tables/customers.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import type { Offer } from '../tables/offers.ts';
import { postMessage } from './post-message.ts';
import { type Round, say } from './round.ts';

/** What came of a tap, for the inbox log. */
export interface TapOutcome {
  readonly outcome: string;
  readonly leadId: string;
}

export interface Tapped {
  readonly rep: Rep;
  readonly lead: Lead | undefined;
  readonly offer: Offer | undefined;
}

export function answered(event: MessageEvent, offer: Offer): Partial<Offer> {
  return {
    answeredAt: event.receivedAtMs,
    answerMs: Math.max(0, event.receivedAtMs - (offer.offeredAt ?? event.receivedAtMs)),
  };
}

/** Answers the person who tapped or wrote, who by that has an open window. */
export function replyTo(
  round: Round,
  event: MessageEvent,
  rep: Rep | null,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): void {
  const language: Language = rep?.language || 'id';
  postMessage(round, {
    key,
    to: event.from.phone || event.from.userId,
    party: 'rep',
    partyId: rep?.id ?? '',
    leadId: String(values.lead ?? ''),
    content: { type: 'text', body: say(round, key, language, values) },
    lastHeardMs: round.nowMs,
  });
}
