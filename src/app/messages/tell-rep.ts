/** A message of the hub to a rep: in the rep's language, at the rep's number, free or as a template by the window. */
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { type Round, say } from '../round/round.ts';
import { isManager } from './lead-owner.ts';
import type { Telling } from './post.ts';
import { postMessage } from './post-message.ts';

export function tellRep(
  round: Round,
  to: { readonly rep: Rep; readonly lead?: Lead | undefined },
  key: MessageKey,
  { values = {}, content, ...extras }: Telling = {},
): ReturnType<typeof postMessage> {
  const { rep, lead } = to;
  return postMessage(round, {
    key,
    to: addressOf(rep),
    party: isManager(rep.id) ? 'manager' : 'rep',
    partyId: rep.id,
    leadId: lead?.id ?? '',
    content: content ?? { type: 'text', body: say(round, key, rep.language || 'id', values) },
    lastHeardMs: rep.lastMessageAt,
    ...extras,
  });
}

export function addressOf(rep: Rep): string {
  return toWhatsAppDigits(rep.phone) ?? rep.userId;
}
