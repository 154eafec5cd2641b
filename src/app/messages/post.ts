/** A message to be sent: what it says and to whom, and how the Outbox keeps it. */
import type { Outgoing } from '../../core/events.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { effectId, type Round } from '../round/round.ts';

export interface Post {
  /** Of the copy; an order for a room has none. */
  readonly key: MessageKey | `room.${string}`;
  /** Phone digits or user ID. */
  readonly to: string;
  readonly party: 'customer' | 'rep' | 'manager';
  readonly partyId: string;
  readonly leadId: string;
  readonly content: Outgoing;
  /** What to send instead when the recipient's window is closed. Without one, the free form is tried all the same. */
  readonly template?: Outgoing;
  /** When the recipient last wrote to us, if ever. */
  readonly lastHeardMs: number | null;
  /** WhatsApp's id of the message that this one answers. */
  readonly quote?: string;
  /** WhatsApp's id of the message that this one passes on. */
  readonly source?: string;
  /** Tells apart the messages into which one was cut. */
  readonly part?: number;
}

/** How a message of the catalogue is sent to somebody whose address is known. */
export interface Telling extends Partial<Pick<Post, 'content' | 'template' | 'quote' | 'source' | 'part'>> {
  /** For the placeholders of the message. Not needed where `content` is given instead of the plain text. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What the Outbox keeps of a message beside its address. */
export interface Payload extends Pick<Post, 'content' | 'template' | 'quote' | 'source'> {
  readonly name?: string;
}

export function readPayload(row: Pick<OutboxRow, 'payload'>): Payload {
  return JSON.parse(row.payload) as Payload;
}

/** Free messages may follow a person's message for 24 hours; half an hour is kept for queues and clocks. */
const FREE_WINDOW_MS = 23.5 * 3_600_000;

export function isWindowOpen(round: Pick<Round, 'nowMs'>, lastHeardMs: number | null): boolean {
  return lastHeardMs !== null && round.nowMs - lastHeardMs < FREE_WINDOW_MS;
}

/** The id of the row under which this event sends that message. */
export function outboxId(
  round: Round,
  { key, to, leadId, part }: Pick<Post, 'key' | 'to' | 'leadId' | 'part'>,
): string {
  return effectId(round, 'o', [key, to, leadId, ...(part ? [part] : [])].join('|'));
}
