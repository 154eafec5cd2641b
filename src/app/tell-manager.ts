/** Who answers for a region, and telling them what went wrong with a lead. */
import { toWhatsAppDigits } from '../core/lib/phone.ts';
import { oneLine } from '../core/lib/text.ts';
import type { MessageKey } from '../core/messages/catalogue.ts';
import type { Lead } from '../tables/leads.ts';
import { postMessage } from './post-message.ts';
import { type Round, regionOf, say } from './round.ts';

/** The manager of a region, or head office. `phone` is '' when nobody has set one. */
export function managerOf(round: Round, regionName: string): { name: string; phone: string } {
  const { settings } = round.config;
  const region = regionOf(round, regionName);
  return {
    name: region?.managerName || settings.hqName,
    phone: toWhatsAppDigits(region?.managerPhone || settings.hqPhone) ?? '',
  };
}

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
    template: {
      type: 'template',
      name: round.config.settings.attentionTemplate,
      language: 'id',
      parameters: [lead.id, what],
      payloads: [],
    },
    lastHeardMs: null,
  });
}
