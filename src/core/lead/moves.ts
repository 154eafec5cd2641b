/**
 * Every allowed move of a lead from one state to another, and why. The docs show them as a diagram; a move that is not listed
 * raises an alert.
 */
import type { LeadStatus } from '../../tables/leads.ts';

type Move = readonly [from: LeadStatus, to: LeadStatus, why: string];

export const MOVES: readonly Move[] = [
  ['SCREENING', 'UNCLAIMED', 'place known: ring 1 is asked, or the lead waits for an opening'],
  ['SCREENING', 'CLAIMED', 'a customer who returns goes to the same dealer'],
  ['SCREENING', 'WITH_MANAGER', 'a person is wanted, or nobody can be asked'],
  ['SCREENING', 'ABANDONED', 'STOP, a day of silence, or one person under two numbers'],
  ['ABANDONED', 'SCREENING', 'the customer writes again'],
  ['UNCLAIMED', 'CLAIMED', 'the first valid tap, or given by a manager'],
  ['UNCLAIMED', 'WITH_MANAGER', 'the rings are used up'],
  ['UNCLAIMED', 'ABANDONED', 'STOP'],
  ['CLAIMED', 'UNCLAIMED', 'not contacted in time, or handed on'],
  ['CLAIMED', 'CONTACTED', 'the owner wrote, or said so'],
  ['CLAIMED', 'TEST_RIDE', 'the owner says so'],
  ['CLAIMED', 'WON', 'a sale is accepted'],
  ['CLAIMED', 'LOST', 'the owner says why'],
  ['CONTACTED', 'TEST_RIDE', 'the owner says so'],
  ['CONTACTED', 'WON', 'a sale is accepted'],
  ['CONTACTED', 'LOST', 'the owner says why'],
  ['CONTACTED', 'UNCLAIMED', 'handed on'],
  ['TEST_RIDE', 'WON', 'a sale is accepted'],
  ['TEST_RIDE', 'LOST', 'the owner says why'],
  ['TEST_RIDE', 'UNCLAIMED', 'handed on'],
  ['WITH_MANAGER', 'CLAIMED', 'given to a rep'],
  ['WITH_MANAGER', 'LOST', 'the manager says why'],
  ['WITH_MANAGER', 'UNCLAIMED', 'given up by the manager'],
];

/** Whether MOVES knows this move. `from` is '' for a new lead. */
export function isMove(from: LeadStatus | '', to: LeadStatus): boolean {
  return MOVES.some((move) => move[0] === from && move[1] === to);
}
