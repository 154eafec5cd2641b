/** Spans of time, the workbook's clock (WIB) and calendar, and the serial dates of Sheets. */

export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** The workbook and the script run in Asia/Jakarta (WIB, UTC+7); setup sees to that. */
export const WORKBOOK_OFFSET_MINUTES = 7 * 60;
const WORKBOOK_OFFSET_MS = WORKBOOK_OFFSET_MINUTES * MINUTE_MS;
/** In Jayapura the day begins so much earlier than on the workbook's clock. */
export const EAST_MS = 2 * HOUR_MS;

/** Days between 1899-12-30, day 0 of Sheets, and 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/** Epoch ms → serial day in the workbook's zone. */
export function toSerial(epochMs: number): number {
  return (epochMs + WORKBOOK_OFFSET_MS) / DAY_MS + SERIAL_OF_EPOCH;
}

/** Serial day in the workbook's zone → epoch ms, to the millisecond. */
export function fromSerial(serial: number): number {
  return Math.round((serial - SERIAL_OF_EPOCH) * DAY_MS) - WORKBOOK_OFFSET_MS;
}

/** Days since the epoch in UTC, for memories that are cleared by the day. */
export function dayNumber(epochMs: number): number {
  return Math.floor(epochMs / DAY_MS);
}

/** Days since 1970-01-01 on the workbook's calendar. */
export function workbookDay(epochMs: number): number {
  return Math.floor((epochMs + WORKBOOK_OFFSET_MS) / DAY_MS);
}

/** Days since 1970-01-01 → 2026-12-25; a number outside any plausible range of days becomes "day 1234567". */
export function isoDay(day: number): string {
  let text = isoDays.get(day);
  if (text === undefined) {
    text = Math.abs(day) < 1e6 ? new Date(day * DAY_MS).toISOString().slice(0, 10) : `day ${day}`;
    isoDays.set(day, text);
  }
  return text;
}

/** A cache: an execution formats few different days, some of them for each of 60,000 sales. */
const isoDays = new Map<number, string>();

/** The month on the workbook's calendar: 2026-11. */
export function workbookMonth(epochMs: number): string {
  return isoDay(workbookDay(epochMs)).slice(0, 7);
}

/** The minute in the workbook's time zone: 2026-11-25 19:04. */
export function workbookStamp(epochMs: number): string {
  return minuteOf(epochMs + WORKBOOK_OFFSET_MS);
}

/** The minute in UTC, for what comes from units and gateways: 2026-11-25 12:04 UTC. */
export function utcStamp(epochMs: number): string {
  return `${minuteOf(epochMs)} UTC`;
}

/** Just below the largest time that a Date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range */
const MOST_MS = 8e15;

function minuteOf(shiftedMs: number): string {
  // A cell may hold any number.
  if (!(Math.abs(shiftedMs) < MOST_MS)) return 'at no time that is known';
  return new Date(shiftedMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** The year of a day on the workbook's calendar. */
export function yearOf(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** Minutes after midnight in the workbook's time zone. */
export function workbookMinutes(epochMs: number): number {
  return Math.floor((epochMs + WORKBOOK_OFFSET_MS - workbookDay(epochMs) * DAY_MS) / MINUTE_MS);
}

/** Whether it is between one and six in the morning in the workbook's time zone. */
export function isNight(epochMs: number): boolean {
  const minutes = workbookMinutes(epochMs);
  return minutes >= 60 && minutes < 6 * 60;
}

/** Days since 1970-01-01 → the first moment of that day in the workbook's zone. */
export function dayStart(day: number): number {
  return day * DAY_MS - WORKBOOK_OFFSET_MS;
}
