/** What the hub needs from a provider that carries WhatsApp messages. */
import type { Outgoing } from '../core/events.ts';
import type { HttpRequest, HttpResponse } from '../ports.ts';

export type SendResult =
  | { readonly kind: 'sent'; readonly providerId: string }
  /** Refused for now; nothing went out, so it may be tried again. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  /** No answer, or one that leaves open whether it went out: never sent again blindly. */
  | { readonly kind: 'unclear'; readonly error: string }
  /** Refused for good. `alert`: somebody must do something (token, account, template, payment). */
  | { readonly kind: 'failed'; readonly error: string; readonly alert: boolean };

export interface OutgoingMessage {
  /** Phone digits or user ID. */
  readonly to: string;
  readonly content: Outgoing;
  /** Comes back in statuses. */
  readonly outboxId: string;
  /** The provider's id of the message that this one answers. */
  readonly quote?: string | undefined;
}

export interface MessageGateway {
  /** The request that sends a message, or why it cannot be sent. */
  buildRequest(message: OutgoingMessage): HttpRequest | { readonly problem: string };
  readAnswer(response: HttpResponse, attempt: number): SendResult;
}
