/** Time zones through Intl, and the day numbers (serials) that a sheet keeps for dates. */

const DAY_MS = 86_400_000;
/** Day 0 of a sheet is 1899-12-30. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
const BUCKET_MS = 30 * DAY_MS;

const formats = new Map<string, Intl.DateTimeFormat>();
const buckets = new Map<string, Map<number, number | null>>();

/** How far the zone's clock is ahead of UTC at an instant, in ms. Throws RangeError for an unknown zone. */
export function offsetAt(timeZone: string, epochMs: number): number {
  const known = buckets.get(timeZone) ?? new Map<number, number | null>();
  buckets.set(timeZone, known);
  const bucket = Math.floor(epochMs / BUCKET_MS);
  let offset = known.get(bucket);
  if (offset === undefined) {
    const first = measureOffset(timeZone, bucket * BUCKET_MS);
    offset = first === measureOffset(timeZone, (bucket + 1) * BUCKET_MS - 1) ? first : null;
    known.set(bucket, offset);
  }
  return offset ?? measureOffset(timeZone, epochMs);
}

function measureOffset(timeZone: string, epochMs: number): number {
  const fixed = /^([+-])(\d{2}):(\d{2})$/.exec(timeZone);
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3])) * 60_000;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(epochMs)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const wall = utc(year, Number(part.month), Number(part.day), {
    hour: Number(part.hour),
    minute: Number(part.minute),
    second: Number(part.second),
  });
  return wall - Math.floor(epochMs / 1_000) * 1_000;
}

interface TimeOfDay {
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly ms?: number;
}

/** Date.UTC without its rule that years 0 to 99 mean 1900 to 1999. */
export function utc(year: number, month: number, day: number, time: TimeOfDay = {}): number {
  const { hour = 0, minute = 0, second = 0, ms = 0 } = time;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, ms);
}

/** The instant at which the zone's clock shows this wall time (given as if it were UTC, in ms). */
export function wallToEpoch(timeZone: string, wallMs: number): number {
  const guess = wallMs - offsetAt(timeZone, wallMs);
  return wallMs - offsetAt(timeZone, guess);
}

/** Whether the name is a zone that Intl knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    offsetAt(timeZone, 0);
    return true;
  } catch {
    return false;
  }
}

export function epochToSerial(timeZone: string, epochMs: number): number {
  return (epochMs + offsetAt(timeZone, epochMs) - EPOCH_MS) / DAY_MS;
}

export function serialToEpoch(timeZone: string, serial: number): number {
  return wallToEpoch(timeZone, serialToWall(serial));
}

/** The wall time of a serial, as if it were UTC, in ms. */
export function serialToWall(serial: number): number {
  return Math.round(serial * DAY_MS) + EPOCH_MS;
}

export function wallToSerial(wallMs: number): number {
  return (wallMs - EPOCH_MS) / DAY_MS;
}
