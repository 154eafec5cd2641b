/** How an owner moves a lead along: only forward, and only the owner. */
import type { Lead, LeadStatus } from '../../tables/leads.ts';
import { DAY_MS } from '../lib/time.ts';

/** What an owner may say of a lead, in the order in which a sale goes. */
export const STEPS = ['CONTACTED', 'TEST_RIDE', 'WON', 'LOST'] as const;
export type Step = (typeof STEPS)[number];

export const LOST_REASONS = ['PRICE', 'CREDIT', 'ELSEWHERE', 'NO_ANSWER', 'NO_NEED', 'OTHER'] as const;
export type LostReason = (typeof LOST_REASONS)[number];

/** Where a lead with an owner can go from each state. What is not here has no owner, or is over. */
const next: Partial<Record<LeadStatus, readonly Step[]>> = {
  CLAIMED: ['CONTACTED', 'TEST_RIDE', 'WON', 'LOST'],
  CONTACTED: ['TEST_RIDE', 'WON', 'LOST'],
  TEST_RIDE: ['WON', 'LOST'],
};

/** The states that its owner may move it to; none when it has no owner or is over. */
export function nextSteps(status: LeadStatus | ''): readonly Step[] {
  return (status && next[status]) || [];
}

/** A rep of ours is at work on it. */
export function isWithOwner(lead: Pick<Lead, 'status'>): boolean {
  return nextSteps(lead.status).length > 0;
}

/** This rep (or manager) has it, and is at work on it. */
export function isOwnedBy(lead: Pick<Lead, 'status' | 'repId'> | undefined, repId: string): boolean {
  return lead !== undefined && lead.repId === repId && isWithOwner(lead);
}

/** The next message of the customer begins another lead: it was sold, lost, or is nobody's any longer by age. */
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

/** A rep of ours has it or had it to the end: nobody else can claim it. */
export function isTaken(lead: Pick<Lead, 'status'>): boolean {
  return isWithOwner(lead) || lead.status === 'WON' || lead.status === 'LOST';
}

export type StepVerdict = 'moved' | 'already' | 'not-forward' | 'over' | 'not-yours';

/** `moved`: it may be moved; the caller does it. `over`: it was sold or lost before. */
export function decideStep(lead: Lead | undefined, repId: string, to: Step): StepVerdict {
  if (!lead || lead.repId !== repId || !isTaken(lead)) return 'not-yours';
  if (lead.status === to) return 'already';
  if (!isWithOwner(lead)) return 'over';
  return nextSteps(lead.status).includes(to) ? 'moved' : 'not-forward';
}
