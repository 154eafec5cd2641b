/** Dates as people write them here: day before month, months in both languages. */
import { calendarDay, readMoment } from './iso-time.ts';
import { visible } from './text.ts';
import { WORKBOOK_OFFSET_MINUTES, workbookDay, yearOf } from './time.ts';
import { readWeekday, weekdayOf } from './weekdays.ts';

/** Names and common spellings; three letters of a name are enough. */
const MONTHS: readonly (readonly string[])[] = [
  'januari january i', 'februari february pebruari febuari ii', 'maret march mrt iii', 'april iv', 'mei may v', 'juni june vi',
  'juli july vii', 'agustus august agt ags agst viii', 'september ix', 'oktober october x', 'november nopember xi', 'desember december xii',
].map((names) => names.split(' ')); // biome-ignore format: a list
const TODAY = /^(hari ?ini|hr ini|today|now|sekarang|barusan|tadi( pagi| siang| sore)?)$/;
const YESTERDAY = /^(kemarin|kemaren|kmrn|yesterday)( pagi| siang| sore)?$/;
const BEFORE = /^(?:(\d{1,2}|dua|tiga) (?:hari|days) (?:yang |yg )?(?:lalu|ago)|kemar[ie]n (?:lusa|dulu))$/;
const SAID: ReadonlyMap<string, number> = new Map([['dua', 2], ['tiga', 3]]); // biome-ignore format: one line
/** Matches a date followed by its weekday. */
const BEHIND = /^(.*\d),? \(?([a-z]{3,})\)?$/;
const CLOCK =
  /[ t,]+(?:pukul |pkl\.? ?|jam )?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.]\d\d)?(?:[.,]\d+)?(?: ?(?:am|pm|wib|wita|wit))?$/;
/** No date is longer. */
const LONGEST = 60;
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];
/** Years of two digits are read up to this one; later ones could mean the last century. */
const LAST_SHORT_YEAR = 2049;

/**
 * Days since 1970-01-01 on the workbook's calendar. Null when the text is not a date, or is ambiguous, such as a date with the
 * wrong weekday. A date without a year is the latest one up to `nowMs`.
 */
export function readDay(written: string, nowMs?: number): number | null {
  if (written.length > LONGEST) return null;
  const text = visible(written).toLowerCase().replace(/['’`]/g, '');
  if (nowMs !== undefined && TODAY.test(text)) return workbookDay(nowMs);
  if (nowMs !== undefined && YESTERDAY.test(text)) return workbookDay(nowMs) - 1;
  const ago = nowMs === undefined ? null : BEFORE.exec(text);
  if (nowMs !== undefined && ago) return workbookDay(nowMs) - (SAID.get(ago[1] ?? 'dua') ?? Number(ago[1]));
  const moment = readMoment(text, WORKBOOK_OFFSET_MINUTES);
  if (moment !== null) return workbookDay(moment);
  const bare = text
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[.,]$/, '')
    .replace(CLOCK, '')
    .replace(BEHIND, (all, date: string, word: string) => (readWeekday(word) === null ? all : `${word} ${date}`));
  const [, named = '', rest = ''] = /^(?:(?:hari )?([a-z]{3,})[,.]* )?(.*)$/.exec(bare) ?? [];
  const weekday = named === '' ? null : readWeekday(named);
  const day = partsDay(weekday === null ? `${named} ${rest}` : rest, nowMs);
  return day !== null && weekday !== null && weekdayOf(day) !== weekday ? null : day;
}

/** Reads a date from which weekday and time of day were removed. */
function partsDay(written: string, nowMs: number | undefined): number | null {
  const text = written.trim().replace(/^(tgl|tanggal|date)[.: ]+/, '').replace(/ ?([-/.,]) ?/g, '$1'); // biome-ignore format: one line
  if (/^\d{8}$/.test(text)) return eightDigits(text);
  const [, year, month, day] = /^(\d{4})[-/. ](\d{1,2}|[a-z]+)[-/. ](\d{1,2})$/.exec(text) ?? [];
  if (year !== undefined) return inYear(year, month ?? '', day ?? '');
  const [, name, of, its] = /^([a-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?[, ]+(\d{4})$/.exec(text) ?? [];
  if (name !== undefined) return inYear(its ?? '', name, of ?? '');
  const [, date, word, full] =
    /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?((?<=[-/. ])\d{1,2}|[a-z]+)(?:[-/., ]*((?<=[-/., a-z])\d{4}|(?<=[-/., a-z])\d{2}))?$/.exec(text) ?? []; // biome-ignore format: one line
  if (date === undefined) return null;
  return full === undefined ? latest(word ?? '', date, nowMs) : inYear(full, word ?? '', date);
}

/** Reads 20261127 and 27112026; null where both readings are dates. */
function eightDigits(text: string): number | null {
  const part = (from: number, to: number) => text.slice(from, to);
  const found = [
    inYear(part(0, 4), part(4, 6), part(6, 8)),
    inYear(part(4, 8), part(2, 4), part(0, 2)),
  ].filter((day) => day !== null); // biome-ignore format: two lines
  return found.length === 1 ? (found[0] ?? null) : null;
}

function latest(month: string, date: string, nowMs: number | undefined): number | null {
  if (nowMs === undefined) return null;
  const year = yearOf(workbookDay(nowMs));
  const day = inYear(String(year), month, date);
  return day !== null && day > workbookDay(nowMs) ? inYear(String(year - 1), month, date) : day;
}

function inYear(written: string, month: string, date: string): number | null {
  const year = Number(written.length === 2 ? `20${written}` : written);
  if (written.length === 2 && year > LAST_SHORT_YEAR) return null;
  const isLetters = /^[a-z]/.test(month);
  const number = isLetters
    ? MONTHS.findIndex((names) => names.some((name) => isMonth(name, month))) + 1
    : Number(month);
  return year < FIRST_YEAR || year > LAST_YEAR || number === 0 ? null : calendarDay(year, number, Number(date));
}

/** Roman numerals and short forms must match whole, names by their beginning. */
function isMonth(name: string, word: string): boolean {
  return name === word || (word.length >= 3 && name.length >= 4 && name.startsWith(word));
}
