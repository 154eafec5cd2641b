/** Whose turn it is, as it is kept: a place on the way would be somebody else's as soon as one of them cannot be reached. */
import { ruleOf } from './rules.ts';

export const STEP = { manager: 0, hq: 1, anyManager: 2 } as const;
export type Step = (typeof STEP)[keyof typeof STEP];

/** `kept`: in an alarm. Older builds counted places, and those of head office's own rules began with it. */
export function readStep(rule: string, kept: number): number {
  return kept === STEP.manager && ruleOf(rule).owner !== 'manager' ? STEP.hq : kept;
}
