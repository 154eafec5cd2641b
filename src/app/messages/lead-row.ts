/** A lead as a row of a WhatsApp list: the customer, and the state of the lead. The caller gives the row its ID. */
import { clip, oneLine } from '../../core/lib/text.ts';
import { ROW } from '../../core/messages/definition.ts';
import type { Lead } from '../../tables/leads.ts';

/** WhatsApp's limit for a row's description, in characters. */
const BELOW = 72;

export function leadRow(lead: Lead, clock = ''): { title: string; description: string } {
  const known = [clock, lead.modelName, lead.area].map((text) => oneLine(text)).filter((text) => text !== '');
  return {
    title: `${clip(oneLine(lead.customerName) || '—', ROW - 1 - lead.id.length)} ${lead.id}`,
    description: clip(known.join(' · ') || '—', BELOW),
  };
}
