/** How demand varies: weekdays, seasons, the fasting month and the holiday after it. */

export const DAY_MS = 86_400_000;

/** Ramadan is month 9 and Lebaran opens month 10, whatever the year: the calendar knows, so that any "today" has its own. */
const HIJRI = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
/** By month of the year: school begins in July, bonuses come in December. */
const SEASONS = [0.9, 0.85, 1, 1, 1.05, 1.1, 1.2, 1.05, 0.95, 1, 1.1, 1.3];
const WEEKDAYS = [1.5, 0.8, 0.8, 0.85, 0.9, 1, 1.55];

export interface DayWeight {
  readonly leads: number;
  readonly sales: number;
}

/** `day`: days since 1970-01-01. */
export function weightOfDay(day: number): DayWeight {
  const date = new Date(day * DAY_MS);
  const usual = (SEASONS[date.getUTCMonth()] ?? 1) * (WEEKDAYS[date.getUTCDay()] ?? 1);
  const parts = HIJRI.formatToParts(date);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const [month, dayOfMonth] = [part('month'), part('day')];
  // People fast and wait; with the bonus in the last ten days they buy what they had chosen; then the country travels.
  if (month === 9) return { leads: usual * 0.55, sales: usual * (dayOfMonth > 20 ? 1.8 : 0.6) };
  if (month === 10 && dayOfMonth <= 8) return { leads: usual * 0.25, sales: usual * 0.1 };
  return { leads: usual, sales: usual };
}

/** `day`: days since 1970-01-01. */
export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** Years times twelve plus the month from 0. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}
