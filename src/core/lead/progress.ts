/** How an owner moves a lead along: only forward, and only the owner. */
import type { Lead, LeadStatus } from '../../tables/leads.ts';
import { DAY_MS } from '../lib/time.ts';

/** The steps that an owner may report, in the order of a sale. */
export const STEPS = ['CONTACTED', 'TEST_RIDE', 'WON', 'LOST'] as const;
export type Step = (typeof STEPS)[number];

export const LOST_REASONS = ['PRICE', 'CREDIT', 'ELSEWHERE', 'NO_ANSWER', 'NO_NEED', 'OTHER'] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** The possible next steps of a lead with an owner. States that are not listed have no owner or are final. */
const next: Partial<Record<LeadStatus, readonly Step[]>> = {
  CLAIMED: ['CONTACTED', 'TEST_RIDE', 'WON', 'LOST'],
  CONTACTED: ['TEST_RIDE', 'WON', 'LOST'],
  TEST_RIDE: ['WON', 'LOST'],
};

/** The states that its owner may move it to; none when it has no owner or is over. */
export function nextSteps(status: LeadStatus | ''): readonly Step[] {
  return (status && next[status]) || [];
}

/** Whether an owner is working on the lead. */
export function isWithOwner(lead: Pick<Lead, 'status'>): boolean {
  return nextSteps(lead.status).length > 0;
}

/** Whether this rep (or manager) owns the lead and is working on it. */
export function isOwnedBy(lead: Pick<Lead, 'status' | 'repId'> | undefined, repId: string): boolean {
  return lead !== undefined && lead.repId === repId && isWithOwner(lead);
}

/** Whether the customer's next message begins another lead: this one was sold, lost, or has expired by age. */
export function isOver(
  lead: Pick<Lead, 'status' | 'claimedAt' | 'routedAt' | 'createdAt'>,
  nowMs: number,
  protectionDays: number,
): boolean {
  if (lead.status === 'WON' || lead.status === 'LOST') return true;
  if (lead.status === 'SCREENING' || lead.status === 'UNCLAIMED') return false;
  const since = lead.claimedAt ?? lead.routedAt ?? lead.createdAt ?? nowMs;
  return nowMs - since > protectionDays * DAY_MS;
}

/** Whether somebody owns the lead or owned it to the end, so that nobody else can claim it. */
export function isTaken(lead: Pick<Lead, 'status'>): boolean {
  return isWithOwner(lead) || lead.status === 'WON' || lead.status === 'LOST';
}

export type StepVerdict = 'moved' | 'already' | 'not-forward' | 'over' | 'not-yours';

/** `moved`: the step is allowed, and the caller must carry it out. `over`: the lead was already sold or lost. */
export function decideStep(lead: Lead | undefined, repId: string, to: Step): StepVerdict {
  if (!lead || lead.repId !== repId || !isTaken(lead)) return 'not-yours';
  if (lead.status === to) return 'already';
  if (!isWithOwner(lead)) return 'over';
  return nextSteps(lead.status).includes(to) ? 'moved' : 'not-forward';
}
