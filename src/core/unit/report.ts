/** One event reported by a gateway, in the hub's own terms, and how its parts are read from the body. */

import { readMoment } from '../lib/iso-time.ts';
import { decimal, isNothing } from '../lib/json.ts';
import { readFlag } from '../lib/read-flag.ts';

export const UNIT_VALUES = ['odometerKm', 'batteryPct', 'latitude', 'longitude', 'speedKmh', 'charging'] as const;
/** Values that may have been measured at another time than the event, and the name of that time in a mapping. */
const OWN_TIMES = {
  latitude: 'placeAt',
  longitude: 'placeAt',
  batteryPct: 'batteryAt',
  odometerKm: 'odometerAt',
} as const;
export type UnitValues = { readonly [K in (typeof UNIT_VALUES)[number]]?: number | boolean };

export interface UnitReport {
  /** Serial or device ID as sent. */
  readonly unit: string;
  /** When it was measured by the unit's clock (epoch ms). */
  readonly at: number;
  readonly sentAt: number | null;
  /** A type of the state machine, or HEARTBEAT. */
  readonly type: string;
  readonly sequence: number | null;
  /** The sender's ID of the event, or ''. */
  readonly eventId: string;
  readonly values: UnitValues;
  /** When a value was measured (epoch ms), where that differs from the event's time. */
  readonly measuredAt?: Readonly<Record<string, number>>;
  /** A text naming values that were left out because they are implausible; '' for none. */
  readonly leftOut: string;
}

const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  // In km. All ones of 31 or 32 bits, taken as metres, are above this.
  odometerKm: [0, 2_000_000],
  batteryPct: [0, 100],
  latitude: [-90, 90],
  longitude: [-180, 180],
  speedKmh: [0, 1_000],
};

/** Reads numbers, also in texts. Values out of range are left out and named in `leftOut`. */
export function readValues(
  given: Readonly<Record<string, unknown>> | null,
  timeUnit: string,
): Pick<UnitReport, 'values' | 'leftOut' | 'measuredAt'> {
  const values: Record<string, number | boolean> = {};
  const leftOut: string[] = [];
  for (const name of UNIT_VALUES) {
    const value = given?.[name];
    if (value === null || value === undefined || value === '' || isNothing(value)) continue;
    const read = name === 'charging' ? asFlag(value) : readNumber(value, RANGES[name] ?? [0, 0]);
    if (read !== null) values[name] = read;
    // `false` is not a measurement, but not worth reporting either.
    else if (value !== false) leftOut.push(`${name} ${shown(value)}`);
  }
  // A place needs both coordinates; receivers without a fix send 0, 0.
  const isPlace = 'latitude' in values && 'longitude' in values && (values.latitude !== 0 || values.longitude !== 0);
  if (!isPlace) {
    delete values.latitude;
    delete values.longitude;
  }
  const times = Object.entries(OWN_TIMES).flatMap(([name, key]) => {
    const at = name in values ? readTime(given?.[key], timeUnit) : null;
    return at === null ? [] : [[name, at] as const];
  });
  const measuredAt = times.length > 0 ? { measuredAt: Object.fromEntries(times) } : {};
  return { values, leftOut: leftOut.join(', '), ...measuredAt };
}

/** Reads yes or no; null for anything else, such as a state with a number of its own. */
function asFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  return typeof value === 'string' || typeof value === 'number' ? readFlag(String(value)) : null;
}

/** Rounded to seven decimals, which is a centimetre for degrees; null when it is not a number or out of range. */
function readNumber(value: unknown, [low, high]: readonly [number, number]): number | null {
  const number = typeof value === 'string' ? decimal(value) : value;
  return typeof number === 'number' && number >= low && number <= high ? Math.round(number * 1e7) / 1e7 : null;
}

/** No number, time or word for "no value" is longer. */
const LONGEST_WORD = 64;

/** The value as shown in messages; at most 40 characters. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? 'something that is no text' : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const PER_MS: Readonly<Record<string, number>> = { s: 1e-3, ms: 1, us: 1e3, ns: 1e6 };

/**
 * Epoch numbers in the given unit (or by their size: seconds until the year 5138), and ISO 8601 in its usual forms; without a
 * zone it is UTC. Null when it is not a time.
 */
export function readTime(given: unknown, unit: string): number | null {
  if (typeof given === 'number') return fromEpoch(given, unit);
  if (typeof given !== 'string' || given.length > LONGEST_WORD) return null;
  const text = given.trim();
  if (/^-?\d+(\.\d+)?$/.test(text)) return fromEpoch(Number(text), unit);
  return readMoment(text, 0);
}

function fromEpoch(number: number, unit: string): number | null {
  const size = Math.abs(number);
  const guessed = size < 1e11 ? 's' : size < 1e14 ? 'ms' : size < 1e17 ? 'us' : 'ns';
  const ms = Math.round(number / (PER_MS[unit] ?? PER_MS[guessed] ?? 1));
  // What a Date can hold: https://262.ecma-international.org/#sec-time-values-and-time-range
  return Math.abs(ms) <= 8.64e15 ? ms : null;
}
