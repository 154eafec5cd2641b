/** Months as numbers: years times twelve plus the month from 0, so that the next one is one more. */
import { DAY_MS } from '../lib/time.ts';

/** `day`: days since 1970-01-01 on the workbook's calendar. */
export function monthOfDay(day: number): number {
  let month = months.get(day);
  if (month === undefined) {
    const date = new Date(day * DAY_MS);
    month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    months.set(day, month);
  }
  return month;
}

/** A recomputation asks for few days, each of them thousands of times. */
const months = new Map<number, number>();

/** Its first day. */
export function firstDayOf(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}

/** 2026-11. */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
