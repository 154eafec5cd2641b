/**
 * How the turn is stored: as a role, because a position on the route would mean somebody else as soon as one person cannot be
 * reached.
 */
import { ruleOf } from './rules.ts';

export const STEP = { manager: 0, hq: 1, anyManager: 2 } as const;
export type Step = (typeof STEP)[keyof typeof STEP];

/**
 * `kept`: the value in an alarm. Older builds stored positions; the positions of head office's own rules began with head
 * office.
 */
export function readStep(rule: string, kept: number): number {
  return kept === STEP.manager && ruleOf(rule).owner !== 'manager' ? STEP.hq : kept;
}
