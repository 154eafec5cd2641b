/**
 * How a cell interprets typed text, which is also how setValue interprets a string: "007" is the number 7, "MAY26" a date, "+62
 * 8…" a broken formula. A leading ' or the format @ keeps text as it is.
 */
import type { Cell } from './cell';
import { utc, wallToSerial } from './time-zone';

export interface Entered {
  readonly cell: Cell;
  /** The number format that the cell takes when it has none of that kind, e.g. a date's. */
  readonly numberFormat?: string;
  readonly kind: 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'formula';
}

export const FORMAT_DATE = 'M/d/yyyy';
export const FORMAT_DATE_TIME = 'M/d/yyyy H:mm:ss';
export const FORMAT_TIME = 'h:mm:ss am/pm';

const NUMBER = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?([eE][+-]?\d+)?$|^[+-]?\.\d+([eE][+-]?\d+)?$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/**
 * Reads text as typed into a cell without the @ format. `now` (epoch ms) gives the year to dates that lack one. `locale`:
 * the workbook's; of others than Indonesia's the conventions of en_US hold.
 */
export function readTyped(text: string, { now, locale }: { readonly now: number; readonly locale: string }): Entered {
  if (text === '') return { cell: null, kind: 'empty' };
  if (text.startsWith("'")) return { cell: text.slice(1), kind: 'text' };
  if (text.startsWith('=') && text.length > 1) return { cell: { f: text }, kind: 'formula' };
  const trimmed = text.trim();
  const habits = locale.startsWith('id') ? INDONESIAN : AMERICAN;
  const figure = habits.figure(trimmed);
  return (
    (figure === null ? null : readNumber(figure)) ??
    readBoolean(trimmed) ??
    readDateTime(trimmed, { now, ...habits }) ??
    readSigned(text) ?? { cell: text, kind: 'text' }
  );
}

interface Habits {
  /** The text with a dot as its decimal mark and commas between thousands; null when it is no number there. */
  readonly figure: (text: string) => string | null;
  readonly dates: readonly DatePattern[];
  /** The text with its month in English. */
  readonly inEnglish: (text: string) => string;
}

/** The dot separates thousands and the comma decimals: "18.5" is text, "350.000" is 350000. */
function swapMarks(text: string): string | null {
  const figure = text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  return /\d,\d/.test(figure) && !/(^|[^\d,])\d{1,3}(,\d{3})+(?![\d,])/.test(figure) ? null : figure;
}

function readNumber(text: string): Entered | null {
  if (NUMBER.test(text)) {
    const exponent = /e/i.test(text);
    const numberFormat = exponent
      ? '0.00E+00'
      : text.includes(',')
        ? text.includes('.')
          ? '#,##0.00'
          : '#,##0'
        : undefined;
    return number(Number(text.replace(/,/g, '')), numberFormat);
  }
  const percent = /^([+-]?[\d,]*\.?\d+)\s*%$/.exec(text);
  if (percent?.[1] && NUMBER.test(percent[1])) {
    return number(Number(percent[1].replace(/,/g, '')) / 100, percent[1].includes('.') ? '0.00%' : '0%');
  }
  const money = /^(-)?(\$|Rp\s?|€|£)(-)?(\d[\d,]*\.?\d*)$/.exec(text);
  if (money?.[4] && NUMBER.test(money[4])) {
    const sign = money[1] || money[3] ? -1 : 1;
    const symbol = (money[2] ?? '').trim() === '$' ? '"$"' : `"${(money[2] ?? '').trim()}"`;
    return number(sign * Number(money[4].replace(/,/g, '')), `${symbol}#,##0${money[4].includes('.') ? '.00' : ''}`);
  }
  const bracketed = /^\(([\d,]+\.?\d*)\)$/.exec(text);
  return bracketed?.[1] && NUMBER.test(bracketed[1]) ? number(-Number(bracketed[1].replace(/,/g, ''))) : null;
}

function number(value: number, numberFormat?: string): Entered {
  if (!Number.isFinite(value)) return { cell: String(value), kind: 'text' };
  return numberFormat ? { cell: value, kind: 'number', numberFormat } : { cell: value, kind: 'number' };
}

function readBoolean(text: string): Entered | null {
  return /^(true|false)$/i.test(text) ? { cell: text.toLowerCase() === 'true', kind: 'boolean' } : null;
}

/** Text that starts with a sign and is not a number becomes a formula, usually an invalid one: "+62 812 3" reads #ERROR!. */
function readSigned(text: string): Entered | null {
  return /^[+-]\s*[\w("$.]/.test(text) ? { cell: { f: `=${text}` }, kind: 'formula' } : null;
}

interface DateHabits extends Omit<Habits, 'figure'> {
  readonly now: number;
}

function readDateTime(text: string, habits: DateHabits): Entered | null {
  const day = readDate(text, habits);
  if (day) return { cell: day.serial, kind: 'date', numberFormat: day.format };
  const time = readTime(text);
  if (time !== null) return { cell: time.serial, kind: 'date', numberFormat: time.format };
  const both = /^(.+?)(?:\s+|T)(\d{1,2}:\d{2}.*?)Z?$/i.exec(text);
  const date = both?.[1] ? readDate(both[1], habits) : null;
  const clock = both?.[2] ? readTime(both[2]) : null;
  if (!date || !clock || clock.serial >= 1) return null;
  const format = date.format.startsWith('yyyy') ? 'yyyy-MM-dd H:mm:ss' : FORMAT_DATE_TIME;
  return { cell: date.serial + clock.serial, kind: 'date', numberFormat: format };
}

interface ReadSerial {
  readonly serial: number;
  readonly format: string;
}

type DatePattern = readonly [pattern: RegExp, order: string, format: string];

/** Month before day, as the en_US locale reads them. Groups in `order`: year, month, day, Month name. */
const DATES: readonly DatePattern[] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, 'ymd', 'yyyy-MM-dd'],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, 'ymd', 'yyyy/MM/dd'],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/, 'mdy', FORMAT_DATE],
  [/^(\d{1,2})-(\d{1,2})-(\d{4}|\d{2})$/, 'mdy', 'M-d-yyyy'],
  [/^(\d{4})-(\d{1,2})$/, 'ym', 'yyyy-MM'],
  [/^(\d{1,2})\/(\d{4})$/, 'my', 'M/yyyy'],
  [/^(\d{1,2})[/-](\d{1,2})$/, 'md', 'M/d'],
  [new RegExp(`^(\\d{1,2})[ -]?${MONTH}[ ,-]*(\\d{4})$`, 'i'), 'dMy', 'd-MMM-yyyy'],
  [new RegExp(`^(\\d{1,2})-${MONTH}-(\\d{2})$`, 'i'), 'dMy', 'd-MMM-yy'],
  [new RegExp(`^${MONTH}\\.? (\\d{1,2}),? (\\d{4})$`, 'i'), 'Mdy', 'MMM d, yyyy'],
  [new RegExp(`^${MONTH}[ -]?(\\d{4})$`, 'i'), 'My', 'MMM yyyy'],
  [new RegExp(`^${MONTH}[ -]?(\\d{1,2})$`, 'i'), 'Md', 'd-MMM'],
  [new RegExp(`^(\\d{1,2})[ -]?${MONTH}$`, 'i'), 'dM', 'd-MMM'],
];

/** Indonesia writes the day first: https://cldr.unicode.org, dates of locale id. */
const DAY_FIRST: readonly DatePattern[] = DATES.map(([pattern, order, format]): DatePattern => {
  if (order === 'mdy') return [pattern, 'dmy', format.startsWith('M/') ? 'dd/MM/yyyy' : 'dd-MM-yyyy'];
  return order === 'md' ? [pattern, 'dm', 'dd/MM'] : [pattern, order, format];
});

const MONTHS_ID: Readonly<Record<string, string>> = {
  ...{ januari: 'jan', februari: 'feb', maret: 'mar', mei: 'may', juni: 'jun', juli: 'jul', agustus: 'aug' },
  ...{ agu: 'aug', agt: 'aug', oktober: 'oct', okt: 'oct', desember: 'dec', des: 'dec' },
};

const AMERICAN: Habits = { figure: (text) => text, dates: DATES, inEnglish: (text) => text };
const INDONESIAN: Habits = {
  figure: swapMarks,
  dates: DAY_FIRST,
  inEnglish: (text) => text.replace(/[a-z]+/gi, (word) => MONTHS_ID[word.toLowerCase()] ?? word),
};

function readDate(written: string, { now, dates, inEnglish }: DateHabits): ReadSerial | null {
  const text = inEnglish(written);
  for (const [pattern, order, format] of dates) {
    const found = pattern.exec(text);
    if (!found) continue;
    const field = (letter: string): string | undefined => {
      const index = order.indexOf(letter);
      return index < 0 ? undefined : found[index + 1];
    };
    const name = field('M')?.slice(0, 3).toLowerCase();
    const month = name === undefined ? Number(field('m') ?? 1) : MONTHS.indexOf(name) + 1;
    const day = Number(field('d') ?? 1);
    const year = fullYear(field('y'), now);
    const wall = utc(year, month, day);
    const back = new Date(wall);
    if (back.getUTCMonth() + 1 === month && back.getUTCDate() === day && year >= 0) {
      return { serial: wallToSerial(wall), format };
    }
    // "MAY32" is not a day of May, so 32 is read as the year.
    if (order === 'Md' && day > 31)
      return { serial: wallToSerial(utc(fullYear(String(day), now), month, 1)), format: 'MMM yy' };
  }
  return null;
}

function fullYear(digits: string | undefined, now: number): number {
  if (digits === undefined) return new Date(now).getUTCFullYear();
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function readTime(text: string): ReadSerial | null {
  const found = /^(\d{1,4}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?(?:\s*([ap])\.?m\.?)?$/i.exec(text);
  const bare = found ? null : /^(\d{1,2})\s*([ap])\.?m\.?$/i.exec(text);
  if (!found && !bare) return null;
  const [, hours, minutes = '0', seconds = '0', fraction = '0', half] = found ?? [
    null,
    bare?.[1],
    '0',
    '0',
    '0',
    bare?.[2],
  ];
  const hour = Number(hours);
  if (Number(minutes) > 59 || Number(seconds) > 59 || (half && (hour > 12 || hour === 0))) return null;
  const onClock = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  const serial = (onClock * 3_600 + Number(minutes) * 60 + Number(seconds) + Number(fraction)) / 86_400;
  if (hour > 23) return { serial, format: '[h]:mm:ss' };
  const withSeconds = found?.[3] !== undefined;
  return { serial, format: half ? (withSeconds ? FORMAT_TIME : 'h:mm am/pm') : withSeconds ? 'H:mm:ss' : 'H:mm' };
}
