/** Public holidays, everywhere or in one region. Rows that make no sense are reported and skipped. */
import type { HolidayRow } from '../../tables/catalogue.ts';
import { plain } from '../lib/text.ts';
import { workbookDay, yearOf } from '../lib/time.ts';

export interface Holiday {
  /** Days since 1970-01-01. */
  readonly day: number;
  /** '' is everywhere. */
  readonly region: string;
}

const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

/** `problems`: one text per row, '' where there is none. */
export function readHolidays(
  rows: readonly HolidayRow[],
  regions: readonly string[],
): { holidays: readonly Holiday[]; problems: readonly string[] } {
  const holidays: Holiday[] = [];
  const regionOf = new Map(regions.map((region) => [plain(region), region]));
  const problems = rows.map((row) => {
    const region = row.region.trim() === '' ? '' : regionOf.get(plain(row.region));
    const isBlank = row.date === null && row.name === '' && row.region === '';
    if (isBlank) return '';
    if (row.date === null) return 'The date is missing or is not a date. The row is passed over.';
    const year = yearOf(workbookDay(row.date));
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return `The year ${year} cannot be meant. The row is passed over.`;
    if (region === undefined) return `There is no region "${row.region}" in Regions. The row is passed over.`;
    holidays.push({ day: workbookDay(row.date), region });
    return '';
  });
  return { holidays, problems };
}
