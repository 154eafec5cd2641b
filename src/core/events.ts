/** What can happen to the hub, in its own words, whichever provider it came through. */

import type { DealerWeekEvent } from './digest/dealer-week-event.ts';
import type { KeptAction } from './pages/actions.ts';
import type { PersonLeavesEvent } from './privacy/person-leaves.ts';
import type { SendFailure } from './send-failure.ts';

/** Who delivers to the web app: the `source` of its address, and of what is kept of a delivery. */
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
  /** The brand's number that it came by: a provider's id of a file is good for that one only. Absent: not known. */
  readonly from?: string;
  /** Epoch ms. */
  readonly cameAt?: number;
}

/** Where a Meta ad or post brought the customer from. */
export interface Referral {
  readonly sourceId: string;
  readonly headline: string;
}

export interface MessageEvent {
  readonly kind: 'message';
  /** The provider's message id; the same id is the same message, whatever brings it. */
  readonly id: string;
  readonly source: Source;
  readonly from: Sender;
  readonly name: string;
  /** The id of our message that this one answers, or ''. */
  readonly contextId: string;
  readonly content: Content;
  readonly referral: Referral | null;
  /** What the sender wrote just before, in messages that came with this one: it is one turn. */
  readonly before?: string;
  /** Another message of the turn came with it, which is answered for both. */
  readonly isFollowed?: boolean;
  /** By which provider, number and room it came: see carrier.ts. Absent: not known. */
  readonly carrier?: string;
  /** When it reached the web app, epoch ms. Order and deadlines go by this, not by the sender's clock. */
  readonly receivedAtMs: number;
}

/** A message of ours that the provider could not deliver after it had accepted it. */
export interface DeliveryFailedEvent {
  readonly kind: 'delivery-failed';
  readonly id: string;
  readonly source: Source;
  /** '' when the provider does not carry it: then by `providerId`, or by `to` and the time. */
  readonly outboxId: string;
  readonly providerId?: string;
  readonly to?: string;
  readonly reason: SendFailure;
  /** WhatsApp's code, where the provider passes it on, and the provider's words: for the log. */
  readonly code: number | null;
  readonly text: string;
  readonly receivedAtMs: number;
}

/** What a person at the provider's own inbox wrote to a customer, past the hub. */
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

/** Who is in a customer's room, or its end, as the provider reports it. */
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

/** Something arrived that nobody can make sense of: kept whole. */
export interface UnreadableEvent {
  readonly kind: 'unreadable';
  readonly id: string;
  readonly source: Source;
  readonly reason: string;
  readonly raw: string;
  readonly receivedAtMs: number;
}

/** Something that is written down and not acted on. */
export interface NoticeEvent {
  readonly kind: 'notice';
  readonly id: string;
  readonly source: Source;
  readonly field: string;
  /** What somebody must know of it at once, if anything. */
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

/** Staff say, in the Customers tab, that somebody who was joined to another customer is somebody else. */
export interface SetApartEvent {
  readonly kind: 'set-apart';
  readonly id: string;
  readonly source: Source;
  readonly customerId: string;
  /** Of that row: they are theirs again. */
  readonly phone: string;
  readonly userId: string;
  readonly receivedAtMs: number;
}

/** Staff changed rows of Alerts: what stands there holds now. */
export interface AlertDecidedEvent {
  readonly kind: 'alert-decided';
  readonly id: string;
  readonly source: Source;
  readonly alertId: string;
  readonly receivedAtMs: number;
}

/** What a gateway delivered, verified and not yet read. */
export interface UnitReportsEvent {
  readonly kind: 'unit-reports';
  /** Of the delivery: the sender's own ID, or what it is made of. */
  readonly id: string;
  readonly source: Source;
  readonly gatewayId: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as Raw telemetry keeps it. */
  readonly packed: string;
  readonly receivedAtMs: number;
}

/** What a gateway answered when it was asked to activate a unit. */
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

/** What we send, before any provider's form. */
export type Outgoing =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'buttons'; readonly body: string; readonly buttons: readonly ReplyOption[] }
  | { readonly type: 'list'; readonly body: string; readonly button: string; readonly rows: readonly ReplyOption[] }
  | { readonly type: 'location-request'; readonly body: string }
  /** Asks a customer who hides their number to share it. */
  | { readonly type: 'contact-request'; readonly body: string }
  /** Sent on by the id under which it came in; audio and stickers have no caption. */
  | Media
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly name: string }
  /** No message: the room is to have this agent and no other ('': nobody), or to be closed. */
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
