/** A customer who stops answering the chatbot: one reminder by day, and after a day the lead is abandoned until they return. */
import { OPEN_STEPS } from '../../core/chat/dialogue.ts';
import { DAY_MS, MINUTE_MS } from '../../core/lib/time.ts';
import type { Customer } from '../../tables/customers.ts';
import type { Lead } from '../../tables/leads.ts';
import { isWindowOpen } from '../messages/post.ts';
import { moveLead, noteOnTimeline, type Round, say } from '../round/round.ts';
import { ask } from './ask-question.ts';
import { endSilence } from './silence-timer.ts';

/** Runs the timer of a silent customer: first the reminder, then the end. */
export function remindSilentCustomer(round: Round, leadId: string): void {
  endSilence(round, leadId);
  const lead = round.session.table('leads').get(leadId);
  const customer = lead && round.session.table('customers').get(lead.customerId);
  if (lead?.status !== 'SCREENING' || !customer || !isAsked(customer)) return;
  const endsAt = (customer.lastMessageAt ?? 0) + DAY_MS;
  if (endsAt <= round.nowMs) {
    abandon(round, lead);
    return;
  }
  if (lead.remindedAt === null && isWindowOpen(round, customer.lastMessageAt)) remind(round, customer, lead);
  round.session.system.clocks.silences[leadId] = Math.max(endsAt, round.nowMs + MINUTE_MS);
}

function isAsked(customer: Customer): boolean {
  return !customer.optedOut && OPEN_STEPS.some((step) => step === customer.step);
}

function remind(round: Round, customer: Customer, lead: Lead): void {
  round.session.table('leads').update(lead.id, { remindedAt: round.nowMs });
  noteOnTimeline(round, { id: lead.id, status: 'SCREENING' }, 'REMINDED', {
    actor: 'clock',
    reason: 'No answer to the question.',
  });
  ask(round, customer, lead, { before: say(round, 'customer.reminder', customer.language) });
}

function abandon(round: Round, lead: Lead): void {
  moveLead(round, lead, 'ABANDONED', { actor: 'clock', reason: 'No answer for 24 hours.' });
}
