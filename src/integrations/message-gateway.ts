/** What the hub needs from a provider that carries WhatsApp messages. */

import type { Outgoing } from '../core/events.ts';
import type { SendFailure } from '../core/send-failure.ts';
import type { HttpRequest, HttpResponse } from '../ports.ts';

/** `reason` is what the hub acts on; `error` is for people: the provider's code, if any, and its text. */
interface Refusal {
  readonly reason: SendFailure;
  readonly error: string;
}

export type SendResult =
  | { readonly kind: 'sent'; readonly providerId: string }
  /** Refused for now. Nothing was sent, so it may be tried again after `afterMs`. `alert` as below. */
  | ({ readonly kind: 'retry'; readonly afterMs: number; readonly alert?: boolean } & Refusal)
  /** No answer, or one that leaves open whether the message was sent: it must not be sent again without evidence. */
  | ({ readonly kind: 'unclear' } & Refusal)
  /** Refused for good. `alert`: a person must act (token, account, template, payment). */
  | ({ readonly kind: 'failed'; readonly alert: boolean } & Refusal);

export interface OutgoingMessage {
  /** Phone digits or user ID. */
  readonly to: string;
  readonly content: Outgoing;
  /** Our ID of the message, which statuses return. */
  readonly outboxId: string;
  /** The provider's id of the message that this one answers. */
  readonly quote?: string | undefined;
  /** The provider, number and room to send by: see core/carrier.ts. */
  readonly carrier: string;
  /** The recipient's name, where it is known. */
  readonly name: string;
  /** Proof of delivery is needed. */
  readonly isProved?: true;
}

/** A sequence of requests that ends with a result: each answer leads to the next request, or to the result. */
export interface Exchange<R> {
  readonly request: HttpRequest;
  readonly read: (response: HttpResponse) => R | Exchange<R>;
}

export interface MessageGateway {
  /** The exchange that sends a message, or the reason why it cannot be sent. `attempt` counts from 1. */
  begin(message: OutgoingMessage, attempt: number): Exchange<SendResult> | Unsendable;
}

/** Why a message cannot be sent, found before any request. */
export interface Unsendable {
  readonly reason: SendFailure;
  readonly problem: string;
}

/** What became of one message of the Outbox. */
export type Receipt = readonly [outboxId: string, result: SendResult];
