/** What a provider's webhook says, in the hub's own words: the form that every provider's parser gives. */
import type { HubEvent } from '../core/events.ts';

export interface ParsedWebhook {
  readonly events: readonly HubEvent[];
  /** Outbox ids that a `sent` status vouches for → WhatsApp's message id: evidence if our own answer got lost. */
  readonly sent: Readonly<Record<string, string>>;
  /** Statuses that nobody waits for. */
  readonly dropped: number;
}

export type ParseOutcome =
  | { readonly ok: true; readonly webhook: ParsedWebhook }
  | { readonly ok: false; readonly reason: string };

/** Under this name in `sent` stands the proof that the message was delivered. */
export function deliveredKey(outboxId: string): string {
  return `d.${outboxId}`;
}

/** Takes parsed JSON of any shape; never throws. */
export type WebhookParser = (body: unknown, receivedAtMs: number) => ParseOutcome;
