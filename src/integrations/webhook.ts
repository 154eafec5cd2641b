/** The common result of all providers' webhook parsers, in the hub's own terms. */
import type { HubEvent } from '../core/events.ts';

export interface ParsedWebhook {
  readonly events: readonly HubEvent[];
  /** Outbox IDs with a `sent` status → WhatsApp's message ID: evidence in case our own answer got lost. */
  readonly sent: Readonly<Record<string, string>>;
  /** How many statuses were dropped because nobody waits for them. */
  readonly dropped: number;
}

export type ParseOutcome =
  | { readonly ok: true; readonly webhook: ParsedWebhook }
  | { readonly ok: false; readonly reason: string };

/** The key in `sent` for the proof that a message was delivered. */
export function deliveredKey(outboxId: string): string {
  return `d.${outboxId}`;
}

/** Takes parsed JSON of any shape; never throws. */
export type WebhookParser = (body: unknown, receivedAtMs: number) => ParseOutcome;
