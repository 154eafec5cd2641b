/** How full the workbook is, and the day on which it will be full at the pace of recent weeks. */
import { isoDay } from '../lib/time.ts';

/** https://support.google.com/drive/answer/37603 */
export const WORKBOOK_CELLS = 10_000_000;

/** Day (since 1970-01-01 on the workbook's calendar) and how many cells there were. */
export type Measured = readonly [day: number, cells: number];

/** The pace is measured over this many days. */
const PACE_DAYS = 28;
/** A day or two say nothing about the pace. */
const LEAST_DAYS = 3;

/** `before`: oldest first. Keeps one measure per day, and drops those that the pace does not need. */
export function withMeasure(before: readonly Measured[], [day, cells]: Measured): Measured[] {
  const kept = before.filter(([each]) => each < day && each >= day - PACE_DAYS);
  return [...kept, [day, cells]];
}

/** The day on which the workbook will be full; null when it does not grow, or it is too early to tell. */
export function fullOn(measures: readonly Measured[]): number | null {
  const [first] = measures;
  const last = measures.at(-1);
  if (!first || !last || last[0] - first[0] < LEAST_DAYS) return null;
  const aDay = (last[1] - first[1]) / (last[0] - first[0]);
  return aDay <= 0 ? null : last[0] + Math.floor((WORKBOOK_CELLS - last[1]) / aDay);
}

export interface Alarming {
  readonly tier: 'P0' | 'P1';
  readonly why: string;
}

/** Warn this many days ahead. After months of steady growth that leaves weeks to act; after sudden growth, days. */
const SOON_DAYS = 30;
const NOW_DAYS = 7;
const MUCH = 0.7;
const VERY_MUCH = 0.85;

/** The alert that the newest measure calls for; null while there is room and time. `measures`: oldest first. */
export function alarming(measures: readonly Measured[]): Alarming | null {
  const last = measures.at(-1);
  if (!last) return null;
  const [today, cells] = last;
  const share = cells / WORKBOOK_CELLS;
  const day = fullOn(measures);
  const left = day === null ? Infinity : day - today;
  if (share < MUCH && left > SOON_DAYS) return null;
  const when = day === null ? '' : ` At the pace of the last weeks it is full on ${isoDay(day)}.`;
  const tier = share >= VERY_MUCH || left <= NOW_DAYS ? 'P0' : 'P1';
  return { tier, why: `${Math.round(share * 100)} % of the workbook’s 10 million cells are used.${when}` };
}
