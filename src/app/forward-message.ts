/** What a customer writes after the claim goes to the owner of the lead, and to nobody else. */
import type { Content, MessageEvent } from '../core/events.ts';
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import { clip, oneLine } from '../core/lib/text.ts';
import type { Lead } from '../tables/leads.ts';
import { postMessage } from './post-message.ts';
import { type Round, say } from './round.ts';

export function forwardToOwner(round: Round, event: MessageEvent, lead: Lead): void {
  const rep = round.session.table('reps').get(lead.repId);
  const words = wordsOf(event.content);
  if (!rep || words === '') return;
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), text: clip(words, 3500) };
  postMessage(round, {
    key: 'rep.customerSays',
    to: toWhatsAppDigits(rep.phone) ?? rep.userId,
    party: 'rep',
    partyId: rep.id,
    leadId: lead.id,
    content: { type: 'text', body: say(round, 'rep.customerSays', rep.language || 'id', values) },
    lastHeardMs: rep.lastMessageAt,
  });
}

/** A message in words, for the conversation log and for whoever reads it there. */
export function wordsOf(content: Content): string {
  switch (content.type) {
    case 'text':
      return content.text;
    case 'reply':
      return content.title || content.id;
    case 'location':
      return `📍 ${content.latitude}, ${content.longitude} ${content.name}`.trim();
    case 'media':
      return `[${content.media}] ${content.caption}`.trim();
    case 'reaction':
      return content.emoji;
    case 'contacts':
      return `[contact] ${content.phones.join(', ')}`.trim();
    case 'edit':
      return `[edited] ${content.text}`.trim();
    case 'revoke':
      return '[deleted a message]';
    case 'number-change':
      return `[changed number] ${content.newPhone || content.newUserId}`;
    case 'other':
      return `[${content.what}] ${content.text}`.trim();
  }
}
