/** Tells the sender of a message between rep and customer, on either side, that WhatsApp did not deliver it. */
import { oneLine } from '../../core/lib/text.ts';
import { HOUR_MS } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import type { SendFailure } from '../../core/send-failure.ts';
import type { Lead } from '../../tables/leads.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { askToReopen } from '../conversation/relay-to-customer.ts';
import { isWindowOpen, payloadOf } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import { toCustomer } from '../messages/tell-customer.ts';
import { tellRep } from '../messages/tell-rep.ts';
import { type Round, say } from '../round/round.ts';

/** The reason as a message; any other reason is told as "WhatsApp refused it". */
const REASONS: Partial<Readonly<Record<SendFailure, MessageKey>>> = {
  'window-closed': 'word.windowClosed',
  'not-on-whatsapp': 'word.notOnWhatsApp',
  'opted-out': 'word.optedOut',
};

/** Does nothing for messages of the hub itself. */
export function tellSender(
  round: Round,
  row: OutboxRow,
  { reason, error }: { readonly reason: SendFailure; readonly error: string },
): void {
  const lead = round.session.table('leads').get(row.leadId);
  if (!lead) return;
  if (row.key === 'customer.repSays') tellOwner(round, row, lead, reason);
  if (row.key === 'rep.customerSays') tellCustomer(round, row, lead, error);
}

function tellOwner(round: Round, row: OutboxRow, lead: Lead, reason: SendFailure): void {
  const rep = round.session.table('reps').get(lead.repId);
  if (!rep) return;
  const why = say(round, REASONS[reason] ?? 'word.refused', rep.language);
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), why };
  tellRep(round, { rep, lead }, 'rep.notDelivered', { values, quote: payloadOf(row)?.source ?? '' });
  const customer = round.session.table('customers').get(lead.customerId);
  if (reason === 'window-closed' && customer) askToReopen(round, lead, rep, customer);
}

/** The customer is told at most once an hour; staff are alerted to reach the owner in another way. */
function tellCustomer(round: Round, row: OutboxRow, lead: Lead, error: string): void {
  const text = `The owner ${lead.repName} of ${lead.id} cannot be reached on WhatsApp: ${error}. Call them.`;
  round.session.tellStaff({ rule: 'owner-unreachable', subject: lead.id, text }, '');
  const customer = round.session.table('customers').get(lead.customerId);
  if (!customer || customer.optedOut || !isWindowOpen(round, customer.lastMessageAt)) return;
  if (!round.session.once(`not delivered|${customer.id}`, HOUR_MS)) return;
  const values = { rep: oneLine(lead.repName, 40), dealer: oneLine(lead.dealerName, 60) };
  postMessage(round, {
    key: 'customer.notDelivered',
    ...toCustomer(customer, lead.id),
    content: { type: 'text', body: say(round, 'customer.notDelivered', lead.language, values) },
    quote: payloadOf(row)?.source ?? '',
  });
}
