/** A free message that WhatsApp refused because the recipient's window had closed goes once more, as its template. */
import type { OutboxRow } from '../../tables/records.ts';
import { payloadOf } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import type { Round } from '../round/round.ts';

/** False when the message has no template to send instead. */
export function resendAsTemplate(round: Round, row: OutboxRow): boolean {
  const { template, source } = payloadOf(row) ?? {};
  if (!template) return false;
  const again = { ...round, eventId: `${row.id} as template` };
  postMessage(again, {
    key: row.key as never,
    to: row.to,
    party: row.party || 'customer',
    partyId: row.partyId,
    leadId: row.leadId,
    content: template,
    lastHeardMs: null,
    source: source ?? '',
  });
  return true;
}
