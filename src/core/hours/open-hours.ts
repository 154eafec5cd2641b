/**
 * When a dealer is open: hours of the day in the dealer's zone, weekdays off and holidays. All times are epoch
 * milliseconds; a day is the number of days since 1970-01-01 on the dealer's own calendar.
 */
import { DAY_MS, MINUTE_MS } from '../lib/time.ts';

export interface OpenHours {
  /** Minutes east of UTC: WIB 420, WITA 480, WIT 540. */
  readonly offsetMinutes: number;
  /** Minutes after local midnight. */
  readonly opens: number;
  /** Minutes after the same midnight; more than 1440 when the dealer closes after midnight. */
  readonly closes: number;
  /** Whether the dealer opens on this day at all. */
  readonly opensOn: (day: number) => boolean;
}

export const ALWAYS_OPEN: OpenHours = { offsetMinutes: 0, opens: 0, closes: 1440, opensOn: () => true };

/** How far ahead to look for an opening. */
const HORIZON_DAYS = 366;

/** `atMs`: epoch ms. */
export function isOpen(hours: OpenHours, atMs: number): boolean {
  return nextOpening(hours, atMs) === atMs;
}

/** The first moment from `atMs` on at which the dealer is open: `atMs` itself when it is. Null: not within a year. */
export function nextOpening(hours: OpenHours, atMs: number): number | null {
  for (const session of sessions(hours, atMs)) return Math.max(session.start, atMs);
  return null;
}

/** The moment at which the dealer has been open for `minutes` since `fromMs`. Null: not within a year. */
export function addOpenMinutes(hours: OpenHours, fromMs: number, minutes: number): number | null {
  let left = minutes * MINUTE_MS;
  for (const session of sessions(hours, fromMs)) {
    const start = Math.max(session.start, fromMs);
    if (left <= session.end - start) return start + left;
    left -= session.end - start;
  }
  return null;
}

/** The opening periods that end after `fromMs`, in order. A period past midnight belongs to the day on which it began. */
function* sessions(hours: OpenHours, fromMs: number): Generator<{ start: number; end: number }> {
  const today = localDay(hours, fromMs);
  for (let day = today - 1; day <= today + HORIZON_DAYS; day++) {
    if (!hours.opensOn(day)) continue;
    const midnight = day * DAY_MS - hours.offsetMinutes * MINUTE_MS;
    const end = midnight + hours.closes * MINUTE_MS;
    if (end > fromMs) yield { start: midnight + hours.opens * MINUTE_MS, end };
  }
}

/** Days since 1970-01-01 on the dealer's own calendar. */
export function localDay(hours: Pick<OpenHours, 'offsetMinutes'>, atMs: number): number {
  return Math.floor((atMs + hours.offsetMinutes * MINUTE_MS) / DAY_MS);
}
