/** "Link": sends a person who has a page their personal link by WhatsApp. */
import type { MessageEvent } from '../../core/events.ts';
import type { Rep } from '../../tables/network.ts';
import { asksForPage, pageLink, personWith } from '../messages/page-links.ts';
import { postMessage } from '../messages/post-message.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';

/** Null when the message asks for no link, or its sender has no page. */
export function sendPageLink(round: Round, event: MessageEvent, rep: Rep | null): EventOutcome | null {
  const { content, from } = event;
  // A message that quotes somebody is for that person, whatever it says.
  if (content.type !== 'text' || event.contextId !== '' || !asksForPage(content.text)) return null;
  const person = rep?.active ? undefined : personWith(round.config, from.phone);
  if (!rep?.active && !person) return null;
  const [page, to] = rep?.active ? (['dealer', rep] as const) : (['console', person ?? rep] as const);
  if (!to) return null;
  const link = pageLink({ ...round, webAppUrl: round.webAppUrl ?? (() => '') }, page, to);
  const key = link ? 'page.link' : 'page.none';
  const language = to.language || (round.config.settings.hqLanguage === 'en' ? 'en' : 'id');
  const days = round.config.settings.pageLinkDays;
  postMessage(round, {
    ...{ key, to: from.phone || from.userId, leadId: '', partyId: to.id, party: rep?.active ? 'rep' : 'manager' },
    content: { type: 'text', body: say(round, key, language, { url: link?.url ?? '', days }) },
    ...(link ? { pass: link.pass } : {}),
    lastHeardMs: round.nowMs,
  });
  return { outcome: `${page} page: link ${link ? 'sent' : 'not known'}`, leadId: '' };
}
