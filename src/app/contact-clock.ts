/** The first-contact clock of a claimed lead: started by the claim, stopped only by evidence, with one reminder. */
import { addOpenMinutes } from '../core/lead/open-hours.ts';
import { isWithOwner } from '../core/lead/progress.ts';
import { oneLine } from '../core/lib/text.ts';
import { MINUTE_MS } from '../core/lib/time.ts';
import type { Lead } from '../tables/leads.ts';
import type { Rep } from '../tables/network.ts';
import { hoursOf } from './opening-times.ts';
import { moveLead, type Round } from './round.ts';
import { takeBack } from './take-back.ts';
import { tellRep } from './tell-rep.ts';
import { duration } from './words.ts';

/** The one reminder comes when so much of the time is over. */
const REMIND_AT = 2 / 3;

/** What the claim writes on the lead. “First contact due” stays what the first claim promised. */
export function startContactClock(round: Round, lead: Lead, claimedAt: number): Partial<Lead> {
  const minutes = round.config.settings.firstContactMinutes;
  const ownerDueAt = openMinutesLater(round, lead, claimedAt, minutes);
  round.session.system.clocks.contacts[lead.id] = openMinutesLater(round, lead, claimedAt, minutes * REMIND_AT);
  return { ownerDueAt, contactDueAt: lead.contactDueAt ?? ownerDueAt };
}

function openMinutesLater(round: Round, lead: Lead, fromMs: number, minutes: number): number {
  const dealer = round.session.table('dealers').get(lead.dealerId);
  const end = dealer && addOpenMinutes(hoursOf(round, dealer), fromMs, minutes);
  return end ?? fromMs + minutes * MINUTE_MS;
}

/** The clock of a lead has come to its reminder or to its end. */
export function lookAfterContact(round: Round, leadId: string): void {
  const { contacts } = round.session.system.clocks;
  delete contacts[leadId];
  const lead = round.session.table('leads').get(leadId);
  if (lead?.status !== 'CLAIMED') return;
  const rep = round.session.table('reps').get(lead.repId);
  const left = (lead.ownerDueAt ?? 0) - round.nowMs;
  if (left <= 0) {
    takeBack(round, lead, rep);
    return;
  }
  contacts[leadId] = lead.ownerDueAt ?? round.nowMs;
  if (rep) remind(round, lead, rep, left);
}

function remind(round: Round, lead: Lead, rep: Rep, leftMs: number): void {
  const left = duration(Math.ceil(leftMs / MINUTE_MS) * MINUTE_MS, rep.language || 'id');
  tellRep(round, { rep, lead }, 'rep.contactReminder', { lead: lead.id, name: oneLine(lead.customerName, 60), left });
}

/** Evidence came: stops the clock, says how late it was, and moves a claimed lead on. */
export function noteFirstContact(round: Round, lead: Lead, evidence: { atMs: number; reason: string }): Lead {
  const patch = firstContact(round, lead, evidence.atMs);
  if (lead.status !== 'CLAIMED') return round.session.table('leads').update(lead.id, patch);
  return moveLead(round, lead, 'CONTACTED', { actor: `rep ${lead.repId}`, reason: evidence.reason }, patch);
}

export function firstContact(round: Round, lead: Lead, atMs: number): Partial<Lead> {
  delete round.session.system.clocks.contacts[lead.id];
  if (lead.firstContactAt !== null || !isWithOwner(lead)) return {};
  const lateMs = lead.contactDueAt === null ? 0 : atMs - lead.contactDueAt;
  return { firstContactAt: atMs, lateMinutes: Math.max(0, Math.round(lateMs / MINUTE_MS)) };
}
