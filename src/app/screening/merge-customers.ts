/**
 * Merges two rows that turn out to be one person: the row with an active lead remains, and nothing that was written is lost.
 */
import { isOver } from '../../core/lead/progress.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { moveLead, noteOnTimeline, type Round } from '../round/round.ts';
import { endSilence } from './silence-timer.ts';

/** Whether staff have set the two apart and have not withdrawn that. */
export function areApart(a: Customer, b: Customer): boolean {
  const isApart = (one: Customer, other: Customer) => one.isSomebodyElse && one.setApartFrom === other.id;
  return isApart(a, b) || isApart(b, a);
}

/**
 * Returns the remaining customer. `why`: a sentence saying who reports that they are one. The other row keeps its content, so
 * that staff can undo the merge.
 */
export function mergeCustomers(round: Round, a: Customer, b: Customer, why: string): Customer {
  const [keep, lose] = goesOnBefore(round, a, b) ? [a, b] : [b, a];
  const { session } = round;
  const lead = session.table('leads').get(lose.leadId);
  const kept = session.table('customers').update(keep.id, {
    phone: keep.phone || lose.phone,
    userId: keep.userId || lose.userId,
    name: keep.name || lose.name,
    optedOut: keep.optedOut || lose.optedOut,
    leadId: keep.leadId || lose.leadId,
    lastMessageAt: Math.max(keep.lastMessageAt ?? 0, lose.lastMessageAt ?? 0) || null,
  });
  session.table('customers').update(lose.id, { mergedInto: keep.id });
  const at = session.table('leads').get(kept.leadId);
  noteOnTimeline(round, { id: kept.leadId, status: at?.status ?? '' }, 'SAME PERSON', {
    actor: 'WhatsApp',
    reason: `${lose.id} goes on as ${keep.id}: ${why}`,
  });
  if (lead && lead.id !== kept.leadId) giveUpDouble(round, kept, lead);
  else if (lead) session.table('leads').update(lead.id, { customerId: keep.id });
  return kept;
}

/** Whether `a` remains: the one with an active lead, else the one known for longer. */
function goesOnBefore(round: Round, a: Customer, b: Customer): boolean {
  const busy = [a, b].map((customer) => isBusy(round, round.session.table('leads').get(customer.leadId)));
  return busy[0] === busy[1] ? a.id < b.id : busy[0] === true;
}

function isBusy(round: Round, lead: Lead | undefined): boolean {
  return lead !== undefined && lead.status !== 'ABANDONED' && !isOver(lead, round.nowMs, Infinity);
}

/**
 * A second lead of the same person that is still with the chatbot is a duplicate and is given up; one that dealers know of
 * stays.
 */
function giveUpDouble(round: Round, customer: Customer, lead: Lead): void {
  const own = round.session.table('leads').update(lead.id, { customerId: customer.id });
  const why = { actor: 'hub', reason: `The same person as ${customer.id}, whose lead is ${customer.leadId}.` };
  if (own.status !== 'SCREENING') {
    noteOnTimeline(round, own, 'SAME PERSON', why);
    return;
  }
  endSilence(round, own.id);
  moveLead(round, own, 'ABANDONED', why);
}
