/** One sentence about a lead for whoever has not written to the hub lately: a manager, or a rep. */
import type { Outgoing } from '../../core/events.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Round } from '../round/round.ts';

export function attentionTemplate({ config }: Round, { id }: Lead, what: string, language: Language | ''): Outgoing {
  const name = config.settings.attentionTemplate;
  return { type: 'template', name, language: language || 'id', parameters: [id, what], payloads: [] };
}
