/** Telling whoever answers for a region what went wrong with a lead. */
import { oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Lead } from '../../tables/leads.ts';
import { type Round, say } from '../round/round.ts';
import { attentionTemplate } from './attention-template.ts';
import { managerOf } from './lead-owner.ts';
import { postMessage } from './post-message.ts';

/** One sentence about a lead. Managers seldom write to the hub, so that it nearly always goes as a template. */
export function tellManager(
  round: Round,
  lead: Lead,
  key: MessageKey,
  values: Readonly<Record<string, string | number>>,
): void {
  const { phone } = managerOf(round, lead.region);
  if (phone === '') return;
  const what = oneLine(say(round, key, 'id', values), 600);
  postMessage(round, {
    key,
    to: phone,
    party: 'manager',
    partyId: lead.region || 'HQ',
    leadId: lead.id,
    content: { type: 'text', body: `⚠️ ${lead.id}: ${what}` },
    template: attentionTemplate(round, lead, what, 'id'),
    lastHeardMs: round.session.system.state.managers[phone]?.heardAt ?? null,
  });
}
