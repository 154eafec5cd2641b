/**
 * Date patterns of java.text.SimpleDateFormat, which Utilities.formatDate and parseDate take:
 * https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html. Names are English, as on the platform.
 */
import { offsetAt, utc, wallToEpoch } from './time-zone';

const DAY_MS = 86_400_000;
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const DAY_NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

interface Field {
  readonly letter: string;
  readonly count: number;
}

type Token = Field | { readonly literal: string };

/** Splits a pattern into fields and literal text; '' is a quote. */
function tokens(pattern: string): Token[] {
  const found: Token[] = [];
  for (const match of pattern.matchAll(/''|'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    const [text, quoted, letter] = match;
    if (letter) found.push({ letter, count: text.length });
    else found.push({ literal: text === "''" ? "'" : quoted === undefined ? text : quoted.replace(/''/g, "'") });
  }
  return found;
}

/** A date as its zone shows it; an unknown zone counts as GMT, as on the platform. */
export function formatDate(epochMs: number, timeZone: string, pattern: string): string {
  const zone = knownZone(timeZone);
  const offset = offsetAt(zone, epochMs);
  const wall = new Date(epochMs + offset);
  return tokens(pattern)
    .map((token) => ('literal' in token ? token.literal : field(token, { wall, offset, zone, epochMs })))
    .join('');
}

function knownZone(timeZone: string): string {
  const custom = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(timeZone);
  const name = custom ? `${custom[1]}${(custom[2] ?? '').padStart(2, '0')}:${custom[3] ?? '00'}` : timeZone;
  try {
    offsetAt(name, 0);
    return name;
  } catch {
    return 'UTC';
  }
}

/** A moment, as a clock in its zone shows it. */
interface Moment {
  readonly wall: Date;
  readonly offset: number;
  readonly zone: string;
  readonly epochMs: number;
}

function field({ letter, count }: Field, { wall, offset, zone, epochMs }: Moment): string {
  const number = (value: number): string => String(value).padStart(count, '0');
  const hour = wall.getUTCHours();
  switch (letter) {
    case 'G':
      return wall.getUTCFullYear() > 0 ? 'AD' : 'BC';
    case 'y':
      return year(wall.getUTCFullYear(), count);
    case 'Y':
      return year(weekYear(wall), count);
    case 'M':
    case 'L':
      return name(MONTH_NAMES, wall.getUTCMonth(), count, 3) ?? number(wall.getUTCMonth() + 1);
    case 'w':
      return number(weekOfYear(wall));
    case 'W':
      return number(Math.floor((wall.getUTCDate() + firstDayOfMonth(wall) - 1) / 7) + 1);
    case 'D':
      return number(dayOfYear(wall));
    case 'd':
      return number(wall.getUTCDate());
    case 'F':
      return number(Math.floor((wall.getUTCDate() - 1) / 7) + 1);
    case 'E':
      return count > 3 ? (DAY_NAMES[wall.getUTCDay()] ?? '') : (DAY_NAMES[wall.getUTCDay()]?.slice(0, 3) ?? '');
    case 'u':
      return number(wall.getUTCDay() || 7);
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(hour);
    case 'k':
      return number(hour || 24);
    case 'K':
      return number(hour % 12);
    case 'h':
      return number(hour % 12 || 12);
    case 'm':
      return number(wall.getUTCMinutes());
    case 's':
      return number(wall.getUTCSeconds());
    case 'S':
      return number(wall.getUTCMilliseconds());
    case 'z':
      return zoneName(zone, epochMs, count > 3 ? 'long' : 'short');
    case 'Z':
      return hours(offset) + minutes(offset);
    case 'X':
      if (offset === 0) return 'Z';
      return hours(offset) + (count === 1 ? '' : `${count === 3 ? ':' : ''}${minutes(offset)}`);
    default:
      throw new RangeError(`Illegal pattern character '${letter}'`);
  }
}

function year(value: number, count: number): string {
  return count === 2 ? String(value % 100).padStart(2, '0') : String(value).padStart(count, '0');
}

function name(names: readonly string[], index: number, count: number, from: number): string | null {
  if (count < from) return null;
  const full = names[index] ?? '';
  return count === from ? full.slice(0, 3) : full;
}

function hours(offset: number): string {
  const hour = Math.floor(Math.round(Math.abs(offset) / 60_000) / 60);
  return `${offset < 0 ? '-' : '+'}${String(hour).padStart(2, '0')}`;
}

function minutes(offset: number): string {
  return String(Math.round(Math.abs(offset) / 60_000) % 60).padStart(2, '0');
}

/** Java's short names where Intl only knows an offset. */
const SHORT_ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
  'Asia/Singapore': 'SGT',
  'Asia/Kuala_Lumpur': 'MYT',
  'Asia/Tokyo': 'JST',
  'Asia/Kolkata': 'IST',
};

function zoneName(zone: string, epochMs: number, style: 'short' | 'long'): string {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Etc/GMT') return style === 'long' ? 'Greenwich Mean Time' : 'GMT';
  const known = style === 'short' ? SHORT_ZONES[zone] : undefined;
  if (known) return known;
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(epochMs);
  const shown = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  if (!/^GMT[+-]/.test(shown)) return shown;
  const offset = offsetAt(zone, epochMs);
  return `GMT${hours(offset)}:${minutes(offset)}`;
}

const dayOfYear = (wall: Date): number => Math.floor((wall.getTime() - utc(wall.getUTCFullYear(), 1, 1)) / DAY_MS) + 1;
const firstDayOfMonth = (wall: Date): number =>
  new Date(utc(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 1)).getUTCDay();

/** Weeks start on Sunday, and week 1 holds January 1, as in the US. */
function weekStart(wall: Date): number {
  const january = new Date(utc(wall.getUTCFullYear(), 1, 1));
  return january.getTime() - january.getUTCDay() * DAY_MS;
}

function weekOfYear(wall: Date): number {
  const next = weekStart(new Date(utc(wall.getUTCFullYear() + 1, 1, 1)));
  return wall.getTime() >= next ? 1 : Math.floor((wall.getTime() - weekStart(wall)) / (7 * DAY_MS)) + 1;
}

function weekYear(wall: Date): number {
  const next = weekStart(new Date(utc(wall.getUTCFullYear() + 1, 1, 1)));
  return wall.getTime() >= next ? wall.getUTCFullYear() + 1 : wall.getUTCFullYear();
}

interface Parsed {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
  pm: boolean | null;
  offset: number | null;
}

/** The instant that a text means under the pattern, or null when it does not fit. Trailing text is ignored. */
export function parseDate(text: string, timeZone: string, pattern: string): number | null {
  const parsed: Parsed = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, ms: 0, pm: null, offset: null };
  let rest = text;
  const list = tokens(pattern);
  for (const [index, token] of list.entries()) {
    if ('literal' in token) {
      if (!rest.startsWith(token.literal)) return null;
      rest = rest.slice(token.literal.length);
      continue;
    }
    const next = list[index + 1];
    const taken = readField(token, rest, parsed, next);
    if (taken === 0) return null;
    rest = rest.slice(taken);
  }
  const hour = parsed.pm === null ? parsed.hour : (parsed.hour % 12) + (parsed.pm ? 12 : 0);
  const wall = utc(parsed.year, parsed.month, parsed.day, { ...parsed, hour });
  return parsed.offset === null ? wallToEpoch(knownZone(timeZone), wall) : wall - parsed.offset;
}

/** Reads one field off the front of the text; returns how many characters it took, 0 for none. */
function readField({ letter, count }: Field, text: string, parsed: Parsed, next: Token | undefined): number {
  // Digits that run into the next field's are told apart by their number.
  const adjacent = next !== undefined && 'letter' in next;
  if (letter === 'Z' || letter === 'X' || letter === 'z') return readOffset(text, parsed);
  if (letter === 'a') {
    const half = /^[ap]m/i.exec(text);
    parsed.pm = half ? half[0].toLowerCase() === 'pm' : null;
    return half ? 2 : 0;
  }
  if (letter === 'E' || ((letter === 'M' || letter === 'L') && count > 2)) {
    const names = letter === 'E' ? DAY_NAMES : MONTH_NAMES;
    const index = names.findIndex((full) => text.toLowerCase().startsWith(full.slice(0, 3).toLowerCase()));
    if (index < 0) return 0;
    if (letter !== 'E') parsed.month = index + 1;
    const full = names[index] ?? '';
    return text.toLowerCase().startsWith(full.toLowerCase()) ? full.length : 3;
  }
  const digits = new RegExp(adjacent ? `^\\d{1,${count}}` : '^-?\\d+').exec(text.trimStart())?.[0];
  if (digits === undefined) return 0;
  const value = Number(digits);
  const target = FIELDS[letter];
  if (letter === 'y' && count === 2 && digits.length === 2) parsed.year = value < 50 ? 2000 + value : 1900 + value;
  else if (letter === 'k') parsed.hour = value % 24;
  else if (target) parsed[target] = value;
  return digits.length + text.length - text.trimStart().length;
}

type NumericField = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'ms';
const FIELDS: Readonly<Record<string, NumericField>> = {
  y: 'year',
  M: 'month',
  L: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour',
  K: 'hour',
  m: 'minute',
  s: 'second',
  S: 'ms',
};

function readOffset(text: string, parsed: Parsed): number {
  const found = /^(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?/.exec(text);
  if (found) {
    const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
    parsed.offset = (found[1] === '-' ? -1 : 1) * minutes * 60_000;
    return found[0].length;
  }
  const named = /^(?:Z|GMT|UTC)/.exec(text);
  if (named) parsed.offset = 0;
  return named ? named[0].length : 0;
}
