/** Moments as ISO 8601 writes them, in the forms that devices and spreadsheets use: https://www.rfc-editor.org/rfc/rfc3339 and the basic form. */
import { DAY_MS, MINUTE_MS } from './time.ts';

const DAY = '(\\d{4})-?(?:(\\d\\d)-?(\\d\\d)|(\\d{3})|W(\\d\\d)-?([1-7]))';
const CLOCK = '(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d))?)?([.,]\\d+)?';
const ZONE = '(Z|UTC|GMT|([+\\u2212-])(\\d\\d)(?::?(\\d\\d))?)';
const MOMENT = new RegExp(`^${DAY}[T ]${CLOCK} ?${ZONE}?$`, 'i');
/** Longer than any moment. */
const LONGEST = 64;

/** Epoch ms, or null. `offsetMinutes`: the zone of what names none. */
export function readMoment(text: string, offsetMinutes: number): number | null {
  const found = text.length > LONGEST ? null : MOMENT.exec(text);
  if (!found) return null;
  const [, year, month, date, ordinal, week, weekday, hour, minute = '0', second = '0', fraction = '', zone, sign = '+', zoneHour = '0', zoneMinute = '0'] = found; // biome-ignore format: one line
  const day = dayOf(Number(year), { month, date, ordinal, week, weekday });
  // 24:00 is the end of the day, and 23:59:60 a leap second.
  const isTime = Number(hour) < 24 || (Number(hour) === 24 && Number(minute) + Number(second) === 0);
  if (day === null || !isTime || Number(minute) > 59 || Number(second) > 60) return null;
  if (Number(zoneHour) > 18 || Number(zoneMinute) > 59) return null;
  // A fraction belongs to the last part that is written.
  const part = found[9] !== undefined ? 1000 : found[8] !== undefined ? MINUTE_MS : 60 * MINUTE_MS;
  const clock = (Number(hour) * 60 + Number(minute)) * MINUTE_MS + Number(second) * 1000;
  const written = Math.floor(Number(`0${fraction.replace(',', '.')}`) * part + 1e-6);
  const east = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === '+' ? 1 : -1);
  return day * DAY_MS + clock + written - (zone === undefined ? offsetMinutes : east) * MINUTE_MS;
}

interface Parts {
  readonly month: string | undefined;
  readonly date: string | undefined;
  readonly ordinal: string | undefined;
  readonly week: string | undefined;
  readonly weekday: string | undefined;
}

/** Days since 1970-01-01, or null for what no calendar has. */
function dayOf(year: number, { month, date, ordinal, week, weekday }: Parts): number | null {
  if (month !== undefined) return calendarDay(year, Number(month), Number(date));
  const first = Date.UTC(year, 0, 1) / DAY_MS;
  if (ordinal !== undefined) {
    const day = first + Number(ordinal) - 1;
    return new Date(day * DAY_MS).getUTCFullYear() === year ? day : null;
  }
  // The week of 4 January is the first; weeks begin on Monday.
  const monday = first + 3 - ((first + 3 + 3) % 7);
  return Number(week) >= 1 && Number(week) <= 53 ? monday + (Number(week) - 1) * 7 + Number(weekday) - 1 : null;
}

/** Days since 1970-01-01, or null for a date that no calendar has, such as 31 February. */
export function calendarDay(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / DAY_MS : null;
}
