/** The stages that look at the clock: hold, escalate and repeat. */
import type { Alarm } from './alarm.ts';
import { ruleOf } from './rules.ts';

export type Occasion = 'first' | 'repeat' | 'no-answer' | 'not-delivered' | 'again';

/** Whether the alert is still held back, because it may clear by itself. `now`: epoch seconds. */
export function isHeld({ rule, first, pages = 0 }: Alarm, now: number): boolean {
  return pages === 0 && now < first + (ruleOf(rule).holdSeconds ?? 0);
}

/** Seconds between repetitions while nobody answers. */
export const REPEAT_SECONDS = [15 * 60, 3_600, 4 * 3_600] as const;

export interface Due {
  /** Index of the person on the alert's route, counted from 0. */
  readonly place: number;
  readonly occasion: Occasion;
}

interface Turn {
  readonly place: number;
  readonly lastPlace: number;
  readonly answerSeconds: number;
}

/**
 * Who is to be told now, and why; null when it is nobody's turn. `place`: index of the person whose turn it is, on a route that
 * ends at `lastPlace`. `answerSeconds`: from the setting.
 */
export function dueNow(alarm: Alarm, now: number, { place, lastPlace, answerSeconds }: Turn): Due | null {
  const { pages = 0, pagedAt = 0, stepAt = pagedAt, quietUntil, unproved } = alarm;
  const { answerMinutes, isToldOnce } = ruleOf(alarm.rule);
  if (pages === 0) return { place: 0, occasion: 'first' };
  // It was acknowledged, but the problem was not solved in time.
  if (quietUntil !== undefined) return { place: 0, occasion: 'again' };
  // Nobody was asked yet: the alert returned after staff had closed it, and only its pace is known.
  const isAsked = alarm.step !== undefined || alarm.stepAt !== undefined;
  if (isAsked && place < lastPlace) {
    if (unproved) return { place: place + 1, occasion: 'not-delivered' };
    const answerIn = answerMinutes === undefined ? answerSeconds : answerMinutes * 60;
    if (now >= stepAt + answerIn) return { place: place + 1, occasion: 'no-answer' };
  }
  const gap = REPEAT_SECONDS[Math.min(pages, REPEAT_SECONDS.length) - 1] ?? 0;
  if (now < pagedAt + gap) return null;
  // A person who was never reached does not count as told.
  if (unproved) return { place, occasion: 'not-delivered' };
  return isToldOnce ? null : { place, occasion: 'repeat' };
}
