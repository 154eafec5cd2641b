/** Sends a message that was refused for its form once more in another form: as its template, or without its quotation. */
import type { OutboxRow } from '../../tables/records.ts';
import { type Payload, type Post, payloadOf } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import type { Round } from '../round/round.ts';

/** The recipient's window had closed. False when the message has no template to send instead. */
export function resendAsTemplate(round: Round, row: OutboxRow): boolean {
  const { template, source } = payloadOf(row) ?? {};
  if (!template) return false;
  postAgain(round, row, 'as template', { content: template, lastHeardMs: null, source: source ?? '' });
  return true;
}

/** The quoted message cannot be quoted. False when the message quotes nothing. */
export function resendUnquoted(round: Round, row: OutboxRow): boolean {
  const { quote, name: _, ...payload }: Partial<Payload> = payloadOf(row) ?? {};
  const { content, ...rest } = payload;
  if (!quote || !content) return false;
  // The window was open a moment ago, so the text may be sent freely.
  postAgain(round, row, 'without quoting', { ...rest, content, lastHeardMs: round.nowMs });
  return true;
}

type Other = Pick<Post, 'content' | 'template' | 'lastHeardMs' | 'source' | 'pass'>;

function postAgain(round: Round, row: OutboxRow, how: string, other: Other): void {
  const { key, to, party, partyId, leadId } = row;
  const again = { ...round, eventId: `${row.id} ${how}` };
  postMessage(again, { key: key as never, to, party: party || 'customer', partyId, leadId, ...other });
}
