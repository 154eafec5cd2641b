/** The offer that a rep tapped, and how fast they answered. */
import type { MessageEvent } from '../../core/events.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import type { Offer } from '../../tables/offers.ts';

export interface Tapped {
  readonly rep: Rep;
  readonly lead: Lead | undefined;
  readonly offer: Offer | undefined;
}

/** The answer's time and how many ms it took, for the offer's row. */
export function answered(event: MessageEvent, offer: Offer): Partial<Offer> {
  return {
    answeredAt: event.receivedAtMs,
    answerMs: Math.max(0, event.receivedAtMs - (offer.offeredAt ?? event.receivedAtMs)),
  };
}
