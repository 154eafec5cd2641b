/** A template with one sentence about a lead, for a manager or rep who has not written to the hub recently. */
import type { Outgoing } from '../../core/events.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Round } from '../round/round.ts';

export function attentionTemplate({ config }: Round, { id }: Lead, what: string, language: Language | ''): Outgoing {
  const name = config.settings.attentionTemplate;
  return { type: 'template', name, language: language || 'id', parameters: [id, what], payloads: [] };
}
