/** Everything that can happen to the hub, in the hub's own terms, independent of providers. */

import type { DealerWeekEvent } from './digest/dealer-week-event.ts';
import type { KeptAction } from './pages/actions.ts';
import type { PersonLeavesEvent } from './privacy/person-leaves.ts';
import type { SendFailure } from './send-failure.ts';

/** Who delivers to the web app: the `source` in its URL and in stored deliveries. */
export const SOURCES = ['meta', 'qontak', 'maps', 'staff', 'unit', 'page'] as const;
export type Source = (typeof SOURCES)[number];

/** Who a message is from; at least one of the two is known. Username customers have no phone. */
export interface Sender {
  /** Digits with country code, or ''. */
  readonly phone: string;
  /** WhatsApp's business-scoped user ID (BSUID), or ''. */
  readonly userId: string;
}

export type Content =
  | { readonly type: 'text'; readonly text: string }
  /** A tap on a button or list row, in a free message or a template. */
  | { readonly type: 'reply'; readonly id: string; readonly title: string }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string;
    }
  | Media
  | { readonly type: 'reaction'; readonly originalId: string; readonly emoji: string }
  /** `own`: the sender's own number, shared through our request for it. */
  | { readonly type: 'contacts'; readonly phones: readonly string[]; readonly own: boolean }
  /** Marketing messages switched off or on in WhatsApp's own settings. */
  | { readonly type: 'preference'; readonly wants: boolean }
  /** A basket from the brand's catalogue. */
  | { readonly type: 'order'; readonly productIds: readonly string[]; readonly text: string }
  | { readonly type: 'edit'; readonly originalId: string; readonly text: string }
  | { readonly type: 'revoke'; readonly originalId: string }
  | { readonly type: 'number-change'; readonly newPhone: string; readonly newUserId: string }
  /** Flows, polls … : logged with their words, not acted on. */
  | { readonly type: 'other'; readonly what: string; readonly text: string };

export const MEDIA_KINDS = ['image', 'audio', 'video', 'document', 'sticker'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** A file, by the provider's id of it or its https address. */
export interface Media {
  readonly type: 'media';
  readonly media: MediaKind;
  readonly mediaId: string;
  readonly caption: string;
  readonly filename: string;
  /** The brand's number that the file came to: a provider's file ID is valid only for that number. Absent: not known. */
  readonly from?: string;
  /** Epoch ms. */
  readonly cameAt?: number;
}

/** The Meta ad or post that brought the customer. */
export interface Referral {
  readonly sourceId: string;
  readonly headline: string;
}

export interface MessageEvent {
  readonly kind: 'message';
  /** The provider's message ID; the same ID is the same message, however it arrives. */
  readonly id: string;
  readonly source: Source;
  readonly from: Sender;
  readonly name: string;
  /** The id of our message that this one answers, or ''. */
  readonly contextId: string;
  readonly content: Content;
  readonly referral: Referral | null;
  /** The sender's texts just before this one that belong to the same turn. */
  readonly before?: string;
  /** A later message of the same turn arrived with it and is answered for both. */
  readonly isFollowed?: boolean;
  /** The provider, number and room it came by: see carrier.ts. Absent: not known. */
  readonly carrier?: string;
  /** When it reached the web app, epoch ms. Order and deadlines go by this, not by the sender's clock. */
  readonly receivedAtMs: number;
}

/** A message of ours that the provider could not deliver after it had accepted it. */
export interface DeliveryFailedEvent {
  readonly kind: 'delivery-failed';
  readonly id: string;
  readonly source: Source;
  /** '' when the provider does not return it: then the message is found by `providerId`, or by `to` and the time. */
  readonly outboxId: string;
  readonly providerId?: string;
  readonly to?: string;
  readonly reason: SendFailure;
  /** WhatsApp's code, if the provider passes it on, and the provider's text, for the log. */
  readonly code: number | null;
  readonly text: string;
  readonly receivedAtMs: number;
}

/** A message that a person wrote to a customer in the provider's own inbox, bypassing the hub. */
export interface AgentMessageEvent {
  readonly kind: 'agent-message';
  readonly id: string;
  readonly source: Source;
  /** The customer. */
  readonly from: Sender;
  readonly agentId: string;
  readonly agentName: string;
  readonly content: Content;
  readonly receivedAtMs: number;
}

/** A provider's report of who is in a customer's room, or that the room was closed. */
export interface RoomChangedEvent {
  readonly kind: 'room-changed';
  readonly id: string;
  readonly source: Source;
  /** The customer. */
  readonly from: Sender;
  readonly carrier: string;
  readonly agentIds: readonly string[];
  readonly resolved: boolean;
  readonly receivedAtMs: number;
}

/** A delivery that cannot be interpreted, kept whole. */
export interface UnreadableEvent {
  readonly kind: 'unreadable';
  readonly id: string;
  readonly source: Source;
  readonly reason: string;
  readonly raw: string;
  readonly receivedAtMs: number;
}

/** Something that is logged and not acted on. */
export interface NoticeEvent {
  readonly kind: 'notice';
  readonly id: string;
  readonly source: Source;
  readonly field: string;
  /** The alert to raise, if somebody must know at once. */
  readonly alarm?: { readonly subject: string; readonly text: string };
  readonly raw: string;
  readonly receivedAtMs: number;
}

/** The map's answer about a place that a customer typed. */
export interface PlaceLookedUpEvent {
  readonly kind: 'place-looked-up';
  readonly id: string;
  readonly source: Source;
  readonly leadId: string;
  readonly text: string;
  readonly answer:
    | { readonly kind: 'found'; readonly latitude: number; readonly longitude: number; readonly name: string }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'unavailable' };
  readonly receivedAtMs: number;
}

/** Staff give a lead to a rep, in the Leads tab. */
export interface HandOverEvent {
  readonly kind: 'hand-over';
  readonly id: string;
  readonly source: Source;
  readonly leadId: string;
  readonly repId: string;
  readonly receivedAtMs: number;
}

/** Staff decide who is to have a contested lead, in the Disputes tab. */
export interface DisputeDecidedEvent {
  readonly kind: 'dispute-decided';
  readonly id: string;
  readonly source: Source;
  readonly leadId: string;
  readonly disputeId: string;
  readonly decision: 'uphold' | 'reject';
  readonly receivedAtMs: number;
}

/** Staff undo a merge, in the Customers tab: the two customers are different people. */
export interface SetApartEvent {
  readonly kind: 'set-apart';
  readonly id: string;
  readonly source: Source;
  readonly customerId: string;
  /** The phone and user ID that go back to that customer. */
  readonly phone: string;
  readonly userId: string;
  readonly receivedAtMs: number;
}

/** Staff changed rows of Alerts, whose content now applies. */
export interface AlertDecidedEvent {
  readonly kind: 'alert-decided';
  readonly id: string;
  readonly source: Source;
  readonly alertId: string;
  readonly receivedAtMs: number;
}

/** A gateway's delivery, verified but not yet parsed. */
export interface UnitReportsEvent {
  readonly kind: 'unit-reports';
  /** ID of the delivery: the sender's own, or a fingerprint of the content. */
  readonly id: string;
  readonly source: Source;
  readonly gatewayId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body, packed as Raw telemetry stores it. */
  readonly packed: string;
  readonly receivedAtMs: number;
}

/** A gateway's answer to the request to activate a unit. */
export interface ActivationAnsweredEvent {
  readonly kind: 'activation-answered';
  readonly id: string;
  readonly source: Source;
  readonly serial: string;
  readonly saleId: string;
  readonly outcome: 'taken' | 'refused' | 'failed';
  readonly text: string;
  readonly receivedAtMs: number;
}

/** What staff say happened to a unit, in the Units tab. */
export interface StaffReportEvent {
  readonly kind: 'staff-report';
  readonly id: string;
  readonly source: Source;
  readonly serial: string;
  readonly type: string;
  readonly dealerId: string;
  /** Of a binding: both blank where the unit lost its device. */
  readonly deviceId?: string;
  readonly gatewayId?: string;
  readonly receivedAtMs: number;
}

/** What a person did on the dealer page or the admin console. */
export interface PageActionEvent extends KeptAction {
  readonly kind: 'page-action';
  readonly source: Source;
  readonly receivedAtMs: number;
}

export type HubEvent =
  | PageActionEvent
  | UnitReportsEvent
  | StaffReportEvent
  | ActivationAnsweredEvent
  | MessageEvent
  | AgentMessageEvent
  | RoomChangedEvent
  | PlaceLookedUpEvent
  | HandOverEvent
  | DisputeDecidedEvent
  | SetApartEvent
  | PersonLeavesEvent
  | AlertDecidedEvent
  | DealerWeekEvent
  | DeliveryFailedEvent
  | UnreadableEvent
  | NoticeEvent;

/** A message that we send, independent of any provider's format. */
export type Outgoing =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'buttons'; readonly body: string; readonly buttons: readonly ReplyOption[] }
  | { readonly type: 'list'; readonly body: string; readonly button: string; readonly rows: readonly ReplyOption[] }
  | { readonly type: 'location-request'; readonly body: string }
  /** Asks a customer with a hidden number to share it. */
  | { readonly type: 'contact-request'; readonly body: string }
  /** A file passed on by the ID that it came in with; audio and stickers have no caption. */
  | Media
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly name: string }
  /** Not a message but an order: the room gets exactly this agent ('' for nobody), or is closed. */
  | { readonly type: 'room'; readonly agentId: string; readonly resolve: boolean }
  | {
      readonly type: 'template';
      readonly name: string;
      readonly language: 'id' | 'en';
      readonly parameters: readonly string[];
      /** Payloads of its quick-reply buttons, in order. */
      readonly payloads: readonly string[];
    };

export interface ReplyOption {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}
