/**
 * When clock triggers run: https://developers.google.com/apps-script/reference/script/clock-trigger-builder. What the script
 * leaves open (the minute within the hour, the quarter of an hour around nearMinute) is drawn once per trigger and stored.
 */
import { offsetAt, wallToEpoch } from '../model/time-zone';

export interface ClockSpec {
  readonly everyMinutes?: number;
  readonly everyHours?: number;
  readonly everyDays?: number;
  readonly everyWeeks?: number;
  /** Once, at this epoch ms. */
  readonly at?: number;
  /** Once, that many ms after it was made. */
  readonly after?: number;
  readonly atHour?: number;
  readonly nearMinute?: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly onWeekDay?: number;
  readonly onMonthDay?: number;
  readonly timeZone?: string;
}

export interface ClockTiming {
  readonly clock: ClockSpec;
  readonly created: number;
  /** In [0, 1): the trigger's own place within what its author left open. */
  readonly drift: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** https://developers.google.com/apps-script/reference/script/clock-trigger-builder#nearminuteminute */
const NEAR_MINUTE_SPREAD = 15;

/** The first time after `after`; null when there is none (a trigger that runs once and has run). */
export function nextTime({ clock, created, drift }: ClockTiming, after: number, scriptZone: string): number | null {
  if (clock.at !== undefined) return clock.at > after ? clock.at : null;
  if (clock.after !== undefined) return created + clock.after > after ? created + clock.after : null;
  if (clock.everyMinutes !== undefined) return nextPeriod(created, clock.everyMinutes * MINUTE, after);
  const minute = minuteOf(clock, drift);
  if (clock.everyHours !== undefined) {
    const first = Math.floor(created / HOUR) * HOUR + minute * MINUTE;
    return nextPeriod(first > created ? first - clock.everyHours * HOUR : first, clock.everyHours * HOUR, after);
  }
  return nextDay(clock, { created, drift, minute }, after, clock.timeZone ?? scriptZone);
}

function nextPeriod(start: number, period: number, after: number): number {
  return start + (Math.floor(Math.max(after - start, 0) / period) + 1) * period;
}

function minuteOf({ nearMinute }: ClockSpec, drift: number): number {
  if (nearMinute === undefined) return Math.floor(drift * 60);
  return nearMinute + Math.round((drift * 2 - 1) * NEAR_MINUTE_SPREAD);
}

interface DayTiming {
  readonly created: number;
  readonly drift: number;
  readonly minute: number;
}

function nextDay(clock: ClockSpec, { created, drift, minute }: DayTiming, after: number, zone: string): number | null {
  const timeOfDay = (clock.atHour ?? Math.floor(drift * 24)) * HOUR + minute * MINUTE;
  const firstDay = Math.floor((created + offsetAt(zone, created)) / DAY);
  const today = Math.floor((after + offsetAt(zone, after)) / DAY);
  for (let day = Math.max(today - 1, firstDay); day < today + 5 * 366; day += 1) {
    if (!runsOn(clock, day, firstDay)) continue;
    const time = wallToEpoch(zone, day * DAY + timeOfDay);
    if (time > after && time > created) return time;
  }
  return null;
}

function runsOn(clock: ClockSpec, day: number, firstDay: number): boolean {
  const date = new Date(day * DAY);
  if (clock.onMonthDay !== undefined) return date.getUTCDate() === clock.onMonthDay;
  const weekDay = date.getUTCDay() === 0 ? 7 : date.getUTCDay();
  if (clock.onWeekDay !== undefined) {
    const weeks = Math.floor((day - mondayOf(firstDay)) / 7);
    return weekDay === clock.onWeekDay && weeks % (clock.everyWeeks ?? 1) === 0;
  }
  if (clock.everyWeeks !== undefined) return (day - firstDay) % (7 * clock.everyWeeks) === 0;
  return (day - firstDay) % (clock.everyDays ?? 1) === 0;
}

/** 1970-01-01 was a Thursday. */
function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3;
}

/** The event of a clock trigger; its times are UTC: https://developers.google.com/apps-script/guides/triggers/events */
export function clockEvent(time: number, triggerUid: string): Readonly<Record<string, unknown>> {
  const date = new Date(time);
  const day = Math.floor(time / DAY);
  return {
    authMode: 'FULL',
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() === 0 ? 7 : date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    month: date.getUTCMonth() + 1,
    second: date.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid,
    'week-of-year': isoWeek(day),
    year: date.getUTCFullYear(),
  };
}

function isoWeek(day: number): number {
  const thursday = mondayOf(day) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  return Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
}
