/** What the hub needs from a provider that carries WhatsApp messages. */

import type { Outgoing } from '../core/events.ts';
import type { SendFailure } from '../core/send-failure.ts';
import type { HttpRequest, HttpResponse } from '../ports.ts';

/** `reason` is what the hub acts on; `error` is for people: the provider's code, where there is one, and its words. */
interface Refusal {
  readonly reason: SendFailure;
  readonly error: string;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly providerId: string }
  /** Refused for now; nothing went out, so it may be tried again. `alert` as below. */
  | ({ readonly kind: 'retry'; readonly afterMs: number; readonly alert?: boolean } & Refusal)
  /** No answer, or one that leaves open whether it went out: never sent again blindly. */
  | ({ readonly kind: 'unclear' } & Refusal)
  /** Refused for good. `alert`: somebody must do something (token, account, template, payment). */
  | ({ readonly kind: 'failed'; readonly alert: boolean } & Refusal);

export interface OutgoingMessage {
  /** Phone digits or user ID. */
  readonly to: string;
  readonly content: Outgoing;
  /** Comes back in statuses. */
  readonly outboxId: string;
  /** The provider's id of the message that this one answers. */
  readonly quote?: string | undefined;
  /** By which provider, number and room it goes: see core/carrier.ts. */
  readonly carrier: string;
  /** The recipient's name, where it is known. */
  readonly name: string;
  /** Somebody waits for the proof that it was delivered. */
  readonly isProved?: true;
}

/** One request after the other until there is a result: each answer gives the next request, or the result. */
export interface Exchange<R> {
  readonly request: HttpRequest;
  readonly read: (response: HttpResponse) => R | Exchange<R>;
}

export interface MessageGateway {
  /** What sends a message, or why it cannot be sent. `attempt` counts from 1. */
  begin(message: OutgoingMessage, attempt: number): Exchange<SendResult> | Unsendable;
}

/** Found before anything was sent. */
export interface Unsendable {
  readonly reason: SendFailure;
  readonly problem: string;
}

/** What became of one message of the Outbox. */
export type Receipt = readonly [outboxId: string, result: SendResult];
