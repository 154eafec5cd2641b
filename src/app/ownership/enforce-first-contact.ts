/**
 * What happens when the first-contact clock runs down: a reminder, and at the end the lead is taken back. A manager is only
 * reminded, once.
 */
import { oneLine } from '../../core/lib/text.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Rep } from '../../tables/network.ts';
import { duration } from '../messages/format-words.ts';
import { tellManager } from '../messages/tell-manager.ts';
import { notifyRep } from '../messages/tell-rep.ts';
import type { Round } from '../round/round.ts';
import { managerDueAt, tellWhoAnswers } from '../routing/tell-waiting.ts';
import { reclaimLead } from './reclaim-lead.ts';

export function enforceFirstContact(round: Round, leadId: string): void {
  const { contacts } = round.session.system.clocks;
  delete contacts[leadId];
  const lead = round.session.table('leads').get(leadId);
  if (lead?.status === 'WITH_MANAGER') {
    // Remind both once more; after that it is up to staff, who have the alert.
    tellManager(round, lead, 'manager.stillWaiting', { name: oneLine(lead.customerName, 60) || '—' });
    tellWhoAnswers(round, lead, 'customer.managerLate', managerDueAt(round));
  }
  if (lead?.status !== 'CLAIMED') return;
  const rep = round.session.table('reps').get(lead.repId);
  const left = (lead.ownerDueAt ?? 0) - round.nowMs;
  if (left <= 0) {
    reclaimLead(round, lead, rep);
    return;
  }
  contacts[leadId] = lead.ownerDueAt ?? round.nowMs;
  if (rep) remind(round, lead, rep, left);
}

function remind(round: Round, lead: Lead, rep: Rep, leftMs: number): void {
  const left = duration(Math.ceil(leftMs / MINUTE_MS) * MINUTE_MS, rep.language || 'id');
  const values = { lead: lead.id, name: oneLine(lead.customerName, 60), left };
  notifyRep(round, { rep, lead }, 'rep.contactReminder', values);
}
