/** The first-contact clock of a claimed lead: started by the claim, stopped only by evidence. */
import { addOpenMinutes } from '../../core/hours/open-hours.ts';
import { isWithOwner } from '../../core/lead/progress.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { Lead } from '../../tables/leads.ts';
import { moveLead, type Round } from '../round/round.ts';
import { hoursOf } from './dealer-hours.ts';

/** The share of the time after which the one reminder is sent. */
const REMIND_AT = 2 / 3;

/**
 * Starts the clock and returns what the claim writes on the lead. “First contact due” keeps the time that the first claim
 * promised.
 */
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

/** On evidence of contact: stops the clock, records how late it was, and moves a claimed lead on to contacted. */
export function noteFirstContact(round: Round, lead: Lead, evidence: { atMs: number; reason: string }): Lead {
  const patch = firstContact(round, lead, evidence.atMs);
  if (lead.status !== 'CLAIMED') return round.session.table('leads').update(lead.id, patch);
  return moveLead(round, lead, 'CONTACTED', { actor: `rep ${lead.repId}`, reason: evidence.reason, patch });
}

/**
 * Stops the clock and returns what to write on the lead: the time of contact and how many minutes late it was. Empty when
 * contact was noted before.
 */
export function firstContact(round: Round, lead: Lead, atMs: number): Partial<Lead> {
  delete round.session.system.clocks.contacts[lead.id];
  if (lead.firstContactAt !== null || !isWithOwner(lead)) return {};
  const lateMs = lead.contactDueAt === null ? 0 : atMs - lead.contactDueAt;
  return { firstContactAt: atMs, lateMinutes: Math.max(0, Math.round(lateMs / MINUTE_MS)) };
}
