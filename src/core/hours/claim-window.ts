/** How long a lead is offered to one ring, by region and hour: "08-17: 10; 17-21: 20" in minutes of open time. */
import type { Region } from '../../tables/network.ts';

interface HourSpan {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

const LONGEST_MINUTES = 1440;

/**
 * In minutes. `hour`: 0 to 23 in the workbook's time zone. The region's hours take precedence, then its window, then
 * `fallback`.
 */
export function claimWindowMinutes(region: Region | undefined, hour: number, fallback: number): number {
  const { spans } = readWindows(region?.windowByHour ?? '');
  const span = spans.find(({ from, to }) => (from <= to ? hour >= from && hour < to : hour >= from || hour < to));
  const whole = region?.windowMinutes ?? null;
  return span?.minutes ?? (isWindow(whole) ? whole : fallback);
}

/** Parts that cannot be read are skipped and returned in `unreadable`. */
export function readWindows(text: string): { spans: readonly HourSpan[]; unreadable: readonly string[] } {
  const spans: HourSpan[] = [];
  const unreadable: string[] = [];
  for (const part of text.split(/[;\n]/).map((each) => each.trim())) {
    if (part === '') continue;
    const match = /^(\d{1,2})(?:[:.]00)?\s*[-–]\s*(\d{1,2})(?:[:.]00)?\s*:\s*(\d{1,4})$/.exec(part);
    const [from, to, minutes] = (match ?? []).slice(1).map(Number);
    if (from !== undefined && to !== undefined && from < 24 && to <= 24 && isWindow(minutes ?? null))
      spans.push({ from, to, minutes: minutes ?? 0 });
    else unreadable.push(part);
  }
  return { spans, unreadable };
}

/** Whether it is a valid claim window: a whole number from 1 to 1,440 minutes. */
export function isWindow(minutes: number | null): minutes is number {
  return minutes !== null && minutes >= 1 && minutes <= LONGEST_MINUTES;
}
