/** A message across the bridge that WhatsApp did not deliver: its sender is told in words, whichever side it came from. */
import { oneLine } from '../../core/lib/text.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { Language } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { askToReopen } from '../conversation/relay-to-customer.ts';
import { isWindowOpen, readPayload } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import { toCustomer } from '../messages/tell-customer.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { type Round, raiseAlert, say } from '../round/round.ts';

const WINDOW_CLOSED = '131047';

/** Why, for people, by WhatsApp's code; everything else is "WhatsApp refused it". */
const REASONS: Readonly<Record<string, MessageKey>> = {
  [WINDOW_CLOSED]: 'word.windowClosed',
  131026: 'word.notOnWhatsApp',
  131050: 'word.optedOut',
};

/** Does nothing for messages of the hub itself. */
export function tellSender(round: Round, row: OutboxRow, error: string): void {
  const lead = round.session.table('leads').get(row.leadId);
  if (!lead) return;
  const code = /^\d+/.exec(error)?.[0] ?? '';
  const why = (language: Language | '') => say(round, REASONS[code] ?? 'word.refused', language);
  if (row.key === 'customer.repSays') tellOwner(round, row, lead, { code, why });
  if (row.key === 'rep.customerSays') tellCustomer(round, row, lead, error);
}

function tellOwner(
  round: Round,
  row: OutboxRow,
  lead: Lead,
  { code, why }: { readonly code: string; readonly why: (language: Language | '') => string },
): void {
  const rep = round.session.table('reps').get(lead.repId);
  if (!rep) return;
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), why: why(rep.language) };
  tellRep(round, { rep, lead }, 'rep.notDelivered', { values, quote: readPayload(row).source ?? '' });
  const customer = round.session.table('customers').get(lead.customerId);
  if (code === WINDOW_CLOSED && customer) askToReopen(round, lead, rep, customer);
}

/** The customer hears of it once a lead and event; staff must find another way to the owner. */
function tellCustomer(round: Round, row: OutboxRow, lead: Lead, error: string): void {
  const text = `The owner ${lead.repName} of ${lead.id} cannot be reached on WhatsApp: ${error}. Call them.`;
  raiseAlert(round, { tier: 'P1', rule: 'owner-unreachable', subject: lead.id, text });
  const customer = round.session.table('customers').get(lead.customerId);
  if (!customer || customer.optedOut || !isWindowOpen(round, customer.lastMessageAt)) return;
  const values = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  postMessage(round, {
    key: 'customer.notDelivered',
    ...toCustomer(customer, lead.id),
    content: { type: 'text', body: say(round, 'customer.notDelivered', lead.language, values) },
    quote: readPayload(row).source ?? '',
  });
}
