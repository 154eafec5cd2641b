/**
 * Moments as ISO 8601 writes them, in the forms that devices and spreadsheets use: https://www.rfc-editor.org/rfc/rfc3339
 * and the basic form; not by week or day of the year.
 */
import { DAY_MS, MINUTE_MS } from './time.ts';

const DAY = '(\\d{4})-?(\\d\\d)-?(\\d\\d)';
const CLOCK = '(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d))?)?([.,]\\d+)?';
const ZONE = '(Z|UTC|GMT|([+\\u2212-])(\\d\\d)(?::?(\\d\\d))?)';
const MOMENT = new RegExp(`^${DAY}[T ]${CLOCK} ?${ZONE}?$`, 'i');
/** No timestamp is longer. */
const LONGEST = 64;

/** Epoch ms, or null when it cannot be read. `offsetMinutes`: the time zone of texts that name none. */
export function readMoment(text: string, offsetMinutes: number): number | null {
  const found = text.length > LONGEST ? null : MOMENT.exec(text);
  if (!found) return null;
  const [hour, minute, second, zoneHour, zoneMinute] = [4, 5, 6, 10, 11].map((at) => Number(found[at] ?? 0)) as [number, number, number, number, number]; // biome-ignore format: one line
  const day = calendarDay(Number(found[1]), Number(found[2]), Number(found[3]));
  // 24:00 is the end of the day, and 23:59:60 a leap second.
  const isTime = hour < 24 || (hour === 24 && minute + second === 0);
  if (day === null || !isTime || minute > 59 || second > 60 || zoneHour > 18 || zoneMinute > 59) return null;
  // A fraction belongs to the last part that is written.
  const part = found[6] !== undefined ? 1000 : found[5] !== undefined ? MINUTE_MS : 60 * MINUTE_MS;
  const written = Math.floor(Number(`0${(found[7] ?? '').replace(',', '.')}`) * part + 1e-6);
  const east = (zoneHour * 60 + zoneMinute) * (found[9] === undefined || found[9] === '+' ? 1 : -1);
  const offset = found[8] === undefined ? offsetMinutes : east;
  return day * DAY_MS + (hour * 60 + minute - offset) * MINUTE_MS + second * 1000 + written;
}

/** Days since 1970-01-01, or null for a date that no calendar has, such as 31 February. */
export function calendarDay(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / DAY_MS : null;
}
