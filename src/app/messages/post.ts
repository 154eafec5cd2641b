/** A message to be sent: what it says and to whom, and how the Outbox keeps it. */
import { MEDIA_KINDS, type Outgoing } from '../../core/events.ts';
import * as is from '../../core/lib/read-json.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { makePageToken, PAGE_KINDS, type PagePass } from '../../core/tokens/page-token.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { effectId, type Round } from '../round/round.ts';

export interface Post {
  /** Key of the message in the catalogue, or of an order for a room. */
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
  /** The person whose message it passes on: each has a share of the messages that may wait. */
  readonly sender?: string;
  /** The pass of the personal link in the text, where the link has no token. */
  readonly pass?: PagePass;
  /** Number of the part, for a message that was cut into several. */
  readonly part?: number;
}

/** How a message of the catalogue is sent to somebody whose address is known. */
export interface Telling extends Partial<Pick<Post, 'content' | 'template' | 'quote' | 'source' | 'sender' | 'part'>> {
  /** Values of the message's placeholders. Not needed where `content` replaces the plain text. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The content of the Outbox's payload column: the message without its address. */
export interface Payload extends Pick<Post, 'content' | 'template' | 'quote' | 'source' | 'pass'> {
  readonly name?: string;
}

const option = is.object({ id: is.text, title: is.text }, { description: is.text });
const outgoing: is.Decode<Outgoing> = is.byKey('type', {
  text: is.object({ body: is.text }),
  buttons: is.object({ body: is.text, buttons: is.array(option) }),
  list: is.object({ body: is.text, button: is.text, rows: is.array(option) }),
  'location-request': is.object({ body: is.text }),
  'contact-request': is.object({ body: is.text }),
  media: is.object(
    { media: is.choice(...MEDIA_KINDS), mediaId: is.text, caption: is.text, filename: is.text },
    { from: is.text, cameAt: is.number },
  ),
  location: is.object({ latitude: is.number, longitude: is.number, name: is.text }),
  room: is.object({ agentId: is.text, resolve: is.flag }),
  template: is.object({
    name: is.text,
    language: is.choice('id', 'en'),
    parameters: is.array(is.text),
    payloads: is.array(is.text),
  }),
});
const pass: is.Decode<PagePass> = is.object({
  page: is.choice(...PAGE_KINDS),
  who: is.text,
  generation: is.number,
  expiresAtMs: is.number,
});
const payload: is.Decode<Payload> = is.object(
  { content: outgoing },
  { template: outgoing, quote: is.text, source: is.text, name: is.text, pass },
);

/** Placeholder for the token of a personal link, so that nobody who sees the workbook can open another person's page. */
export const TOKEN_PLACE = '#t=…';

/** The content as it is sent, with the token in its link. */
export function withToken({ content, pass: of }: Pick<Payload, 'content' | 'pass'>, tokenSecret: string): Outgoing {
  if (!of || content.type !== 'text') return content;
  const token = encodeURIComponent(makePageToken(of, tokenSecret));
  return { ...content, body: content.body.replace(TOKEN_PLACE, `#t=${token}`) };
}

/** The payload, or why it cannot be read. */
export function readPayload(row: Pick<OutboxRow, 'payload'>): is.Read<Payload> {
  return is.readJson(row.payload, payload);
}

/** Null when the payload cannot be read; the sender reports that. */
export function payloadOf(row: Pick<OutboxRow, 'payload'>): Payload | null {
  const read = readPayload(row);
  return read.ok ? read.value : null;
}

/** Free messages may follow a person's message for 24 hours; half an hour is kept for queues and clocks. */
const FREE_WINDOW_MS = 23.5 * 3_600_000;

/** Whether a free message may still be sent. `lastHeardMs`: when the person last wrote (epoch ms); null for never. */
export function isWindowOpen(round: Pick<Round, 'nowMs'>, lastHeardMs: number | null): boolean {
  return lastHeardMs !== null && round.nowMs - lastHeardMs < FREE_WINDOW_MS;
}

/** The Outbox ID of this message: the same each time the event is handled. */
export function outboxId(
  round: Round,
  { key, to, leadId, part }: Pick<Post, 'key' | 'to' | 'leadId' | 'part'>,
): string {
  return effectId(round, 'o', [key, to, leadId, ...(part ? [part] : [])].join('|'));
}
