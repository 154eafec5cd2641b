/**
 * A unit's memory of its reports, kept in its row: which arrived, which are missing, and the latest value of each measurement.
 * Reports may arrive in any order and any number of times.
 */
import { fingerprint } from '../lib/fingerprint.ts';
import * as is from '../lib/read-json.ts';
import { workbookDay } from '../lib/time.ts';
import type { UnitReport } from './report.ts';
import { isStateEvent } from './states.ts';

/**
 * One day: number of reports, lowest and highest odometer (km), and the readings between which it fell within the day, if it
 * did.
 */
type Day = [reports: number, low: number | null, high: number | null, from?: number, to?: number];
type Days = Record<string, Day>;

export interface UnitMemory {
  /** The latest values, and when each was measured (epoch ms). */
  lastAt: number | null;
  readonly latest: Record<string, number>;
  readonly times: Record<string, number>;
  /** The sequence number of the latest report; absent in rows that an older hub wrote. */
  newest?: number;
  /** Sequence numbers received, as spans. */
  spans: [from: number, to: number][];
  /** How many reports are missing before the spans. */
  lost: number;
  /** Fingerprints of the last reports, the newest last. */
  recent: string;
  days: Days;
}

/** Values whose latest measurement the row shows. */
const KEPT = ['odometerKm', 'batteryPct', 'latitude', 'longitude'] as const;
const MARK = 6;
const MAX_MARKS = 160;
const MAX_SPANS = 12;
const MAX_DAYS = 8;
/** Tolerance, since odometers are rounded up or down. */
const ROUNDING_KM = 1;
/** A later report whose sequence number is lower by this much comes from a counter that was reset. */
const RESTART = 20;

export type Taken = 'duplicate' | 'accepted' | 'late';

/** Adds a report to the memory, which is modified. 'late': older than the latest measurement. */
export function takeIn(memory: UnitMemory, report: UnitReport): Taken {
  const marks = marksOf(report);
  if (marks.some((mark) => isMarked(memory.recent, mark))) return 'duplicate';
  memory.recent = (memory.recent + marks.join('')).slice(-MAX_MARKS * MARK);
  const late = memory.lastAt !== null && report.at < memory.lastAt;
  if (report.sequence !== null) {
    if (late) takeLateSequence(memory, report.sequence);
    else takeNewestSequence(memory, report);
  }
  // Before the latest value is replaced, because a fall is measured against it.
  countDay(memory, report);
  for (const name of KEPT) {
    const value = report.values[name];
    const at = report.measuredAt?.[name] ?? report.at;
    if (typeof value !== 'number' || at < (memory.times[name] ?? Number.NEGATIVE_INFINITY)) continue;
    memory.latest[name] = value;
    memory.times[name] = at;
  }
  if (!late) memory.lastAt = report.at;
  return late ? 'late' : 'accepted';
}

/** How many reports are missing, by their sequence numbers. */
export function missingOf({ spans, lost }: UnitMemory): number {
  let missing = lost;
  for (let i = 1; i < spans.length; i++) missing += (spans[i]?.[0] ?? 0) - (spans[i - 1]?.[1] ?? 0) - 1;
  return missing;
}

/**
 * By its own ID and by time and running number: a gateway may send one report under two IDs. One packet may hold several
 * events under one ID or number, and what bears on a state is none of them again.
 */
function marksOf({ eventId, at, sequence, type, values }: UnitReport): string[] {
  const kind = isStateEvent(type) ? `${type}|` : '';
  const what = sequence === null ? `${type}|${JSON.stringify(values)}` : `${kind}${sequence}`;
  const marks = [fingerprint(`${at}|${what}`).slice(-MARK)];
  if (eventId !== '') marks.push(fingerprint(`#${kind}${eventId}`).slice(-MARK));
  return marks;
}

function isMarked(recent: string, mark: string): boolean {
  for (let at = recent.indexOf(mark); at >= 0; at = recent.indexOf(mark, at + 1)) if (at % MARK === 0) return true;
  return false;
}

/** A lower number in a later report means that the unit started counting again, after a rejoin or a change of battery. */
function takeNewestSequence(memory: UnitMemory, { sequence, at }: UnitReport): void {
  if (sequence === null) return;
  const newest = memory.newest ?? memory.spans[memory.spans.length - 1]?.[1] ?? sequence;
  const drop = newest - sequence;
  // Reports that overtake each other on the way make small drops.
  if (at > (memory.lastAt ?? at) && (drop > RESTART || (drop > 2 && sequence <= 1))) {
    memory.lost = missingOf(memory);
    memory.spans = [];
  }
  memory.newest = sequence;
  addSequence(memory, sequence);
}

/** A sequence number from before the remembered spans had been counted as missing, so it is taken off that count. */
function takeLateSequence(memory: UnitMemory, sequence: number): void {
  const first = memory.spans[0];
  if (first && sequence < first[0] && memory.lost > 0) memory.lost--;
  else addSequence(memory, sequence);
}

function addSequence(memory: UnitMemory, sequence: number): void {
  memory.spans = joined([...memory.spans, [sequence, sequence]]);
  while (memory.spans.length > MAX_SPANS) {
    const [a, b] = memory.spans;
    memory.lost += (b?.[0] ?? 0) - (a?.[1] ?? 0) - 1;
    memory.spans.shift();
  }
}

function joined(spans: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = result[result.length - 1];
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function countDay(memory: UnitMemory, report: UnitReport): void {
  const { at, values } = report;
  const day = String(workbookDay(at));
  const [reports, low, high, ...fell] = memory.days[day] ?? [0, null, null];
  const km = typeof values.odometerKm === 'number' ? values.odometerKm : null;
  const fall = fell.length > 0 || km === null ? fell : (fallOf(memory, report, km, high) ?? []);
  memory.days[day] = [
    reports + 1,
    km === null ? low : Math.min(km, low ?? km),
    km === null ? high : Math.max(km, high ?? km),
    ...fall,
  ];
  const days = Object.keys(memory.days);
  if (days.length > MAX_DAYS) delete memory.days[days.sort((a, b) => Number(a) - Number(b))[0] ?? ''];
}

/**
 * Compares the latest report with the day's highest reading, and a late report with the latest reading if that is from the same
 * day. A fall between days shows in the days themselves.
 */
function fallOf(
  { latest, times }: UnitMemory,
  report: UnitReport,
  km: number,
  high: number | null,
): [from: number, to: number] | null {
  const at = report.measuredAt?.odometerKm ?? report.at;
  const [newest, newestAt] = [latest.odometerKm, times.odometerKm];
  if (newest === undefined || newestAt === undefined || workbookDay(newestAt) !== workbookDay(report.at)) return null;
  if (at >= newestAt) return high !== null && km < high - ROUNDING_KM ? [high, km] : null;
  return newest < km - ROUNDING_KM ? [km, newest] : null;
}

/** The cells of a unit's row that make up the memory. */
export interface MemoryCells {
  readonly lastAt: number | null;
  readonly odometerKm: number | null;
  readonly batteryPct: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly missing: number | null;
  readonly days: string;
  readonly memory: string;
}

/** Reads the cells that writeMemory wrote; a cell that cannot be read counts as empty. */
export function readMemory(row: MemoryCells): UnitMemory {
  const stored = readStored(row).memory;
  const latest: Record<string, number> = {};
  for (const name of KEPT) {
    const value = row[name];
    if (value !== null) latest[name] = value;
  }
  return {
    lastAt: row.lastAt,
    latest,
    ...stored,
    days: readStored(row).days,
  };
}

/** The memory as cells of the unit's row. */
export function writeMemory(memory: UnitMemory): MemoryCells {
  const { lastAt, latest, times, newest, spans, lost, recent, days } = memory;
  const of = (name: (typeof KEPT)[number]) => latest[name] ?? null;
  return {
    lastAt,
    odometerKm: of('odometerKm'),
    batteryPct: of('batteryPct'),
    latitude: of('latitude'),
    longitude: of('longitude'),
    missing: missingOf(memory),
    days: JSON.stringify(days),
    memory: JSON.stringify({ times, newest, spans, lost, recent }),
  };
}

const kilometres = is.nullable(is.number);
const day = is.tuple(is.number, kilometres, kilometres);
const fall = is.tuple(is.number, kilometres, kilometres, is.number, is.number);
const days: is.Decode<Days> = is.dictionary(
  (value, at): Day => (Array.isArray(value) && value.length > 3 ? fall(value, at) : day(value, at)),
);
const memory = is.object(
  {
    times: is.dictionary(is.number),
    spans: is.array(is.tuple(is.number, is.number)),
    lost: is.number,
    recent: is.text,
  },
  { newest: is.number },
);

/** The content of the two cells, and why one of them counts as blank. */
function readStored(row: Pick<MemoryCells, 'days' | 'memory'>) {
  const kept = row.memory === '' ? null : is.readJson(row.memory, memory);
  const byDay = row.days === '' ? null : is.readJson(row.days, days);
  return {
    memory: kept?.ok ? kept.value : { times: {}, spans: [], lost: 0, recent: '' },
    days: byDay?.ok ? byDay.value : {},
    broken: [
      ...(kept?.ok === false ? [{ column: 'memory', reason: kept.reason } as const] : []),
      ...(byDay?.ok === false ? [{ column: 'days', reason: byDay.reason } as const] : []),
    ],
  };
}

/** Which of the cells cannot be read, with the reasons. */
export function brokenMemory(row: Pick<MemoryCells, 'days' | 'memory'>) {
  return readStored(row).broken;
}
