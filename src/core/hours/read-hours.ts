/**
 * A dealer's opening hours as staff type them. Hours that cannot be read are reported in the row and leave the dealer open,
 * since an offer at an odd hour is better than none.
 */

import type { Dealer } from '../../tables/network.ts';
import { visible } from '../lib/text.ts';
import { WORKBOOK_OFFSET_MINUTES } from '../lib/time.ts';
import { readWeekdays, weekdayOf } from '../lib/weekdays.ts';
import type { Holiday } from './holidays.ts';
import type { OpenHours } from './open-hours.ts';

const ZONE_OFFSETS: Readonly<Record<string, number>> = {
  WIB: WORKBOOK_OFFSET_MINUTES,
  WITA: 8 * 60,
  WIT: 9 * 60,
};

export interface HoursReading {
  readonly hours: OpenHours;
  /** Sentences for staff. */
  readonly faults: readonly string[];
}

type DealerTimes = Pick<Dealer, 'zone' | 'opens' | 'closes' | 'closedDays' | 'region'>;

/** The dealer's hours in minutes of its own zone, and a sentence for staff about each part that cannot be read. */
export function readHours(dealer: DealerTimes, holidays: readonly Holiday[]): HoursReading {
  const { days, unknown } = readWeekdays(dealer.closedDays);
  const span = readSpan(dealer.opens, dealer.closes);
  const allClosed = days.size === 7;
  const faults = [
    dealer.zone === '' ? 'The time zone is none of WIB, WITA, WIT: read as WIB.' : '',
    span.fault,
    unknown.length > 0 ? `Closed days: "${unknown.join(', ')}" is no weekday and is passed over.` : '',
    allClosed ? 'Closed days name the whole week: the dealer is never open. Untick Active instead.' : '',
  ];
  const isHoliday = (day: number) =>
    holidays.some((holiday) => holiday.day === day && (holiday.region === '' || holiday.region === dealer.region));
  return {
    hours: {
      offsetMinutes: ZONE_OFFSETS[dealer.zone || 'WIB'] ?? WORKBOOK_OFFSET_MINUTES,
      opens: span.opens,
      closes: span.closes,
      opensOn: (day) => !days.has(weekdayOf(day)) && !isHoliday(day),
    },
    faults: faults.filter((fault) => fault !== ''),
  };
}

const ALL_DAY = { opens: 0, closes: 1440, fault: '' };

/** Closing at or before opening means after midnight. */
function readSpan(opensText: string, closesText: string): { opens: number; closes: number; fault: string } {
  const opens = readTime(opensText);
  const closes = readTime(closesText);
  if (opens === 'blank' && closes === 'blank') return ALL_DAY;
  if (typeof opens === 'number' && typeof closes === 'number' && opens < 1440) {
    return { opens, closes: closes <= opens ? closes + 1440 : closes, fault: '' };
  }
  return {
    ...ALL_DAY,
    fault: `Opens "${opensText}", closes "${closesText}": write HH:MM in both. Read as always open.`,
  };
}

/** Minutes after midnight from "08:00", "8.00", "0800", "8", "20.00 WIB", or from a time cell (a part of a day). */
function readTime(text: string): number | 'blank' | 'unreadable' {
  const trimmed = visible(text)
    .replace(/(wib|wita|wit)$/i, '')
    .trimEnd();
  if (trimmed === '' || trimmed === '-') return 'blank';
  // A cell that Sheets made a time holds 0.3333… for 08:00; nobody opens at 33 minutes past midnight.
  if (/^0[.,]\d+$/.test(trimmed)) return Math.round(Number(trimmed.replace(',', '.')) * 1440);
  const match = /^(\d{1,2}(?!\d)|[1-9](?=\d\d$)|\d\d)(?:[:.,](\d{2})(?::\d{2})?|(\d{2}))?$/.exec(trimmed);
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? match?.[3] ?? 0)];
  const isTime = match !== null && minute < 60 && (hour < 24 || (hour === 24 && minute === 0));
  return isTime ? hour * 60 + minute : 'unreadable';
}
