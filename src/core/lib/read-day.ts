/** Dates as people write them here: day before month. What no calendar has, such as 31/02, is no date. */
import { DAY_MS, workbookDay, yearOf } from './time.ts';

/** Days since 1970-01-01 on the workbook's calendar, or null. A date without a year is the latest one up to `nowMs`. */
export function readDay(text: string, nowMs?: number): number | null {
  const said = text.trim().toLowerCase();
  if (nowMs !== undefined && /^(hari ini|today)$/.test(said)) return workbookDay(nowMs);
  if (nowMs !== undefined && /^(kemarin|yesterday)$/.test(said)) return workbookDay(nowMs) - 1;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?$/.exec(said) ?? [];
  if (day === undefined) return null;
  if (year !== undefined) return dayOf(Number(year.length === 2 ? `20${year}` : year), Number(month), Number(day));
  if (nowMs === undefined) return null;
  const thisYear = yearOf(workbookDay(nowMs));
  const found = dayOf(thisYear, Number(month), Number(day));
  return found !== null && found > workbookDay(nowMs) ? dayOf(thisYear - 1, Number(month), Number(day)) : found;
}

function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / DAY_MS : null;
}
