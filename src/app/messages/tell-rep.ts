/**
 * The hub's own messages to a rep: in the rep's language, to the rep's number, free or as a template depending on the window.
 */
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { type Round, say } from '../round/round.ts';
import { attentionTemplate } from './attention-template.ts';
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

/**
 * Tells a rep something important about a lead even if they have not written lately: outside their window it goes as a
 * template.
 */
export function notifyRep(
  round: Round,
  to: { readonly rep: Rep; readonly lead: Lead },
  key: MessageKey,
  values: Readonly<Record<string, string | number>>,
): void {
  const { rep, lead } = to;
  const what = oneLine(say(round, key, rep.language, values), LONGEST_NOTICE).replace(LEADING_MARK, '');
  tellRep(round, to, key, { values, template: attentionTemplate(round, lead, what, rep.language) });
}

const LONGEST_NOTICE = 600;
/** Marks at the start of a text are removed, since the template has its own. */
const LEADING_MARK = /^[^\p{L}\p{N}]+/u;

/** Phone digits, else the WhatsApp user ID; '' when the rep has neither. */
export function addressOf(rep: Rep): string {
  return toWhatsAppDigits(rep.phone) ?? rep.userId;
}
