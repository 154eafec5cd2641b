/**
 * How long a service call takes in simulated time. The figures are published measurements where a source is named, and
 * estimates otherwise: they show which calls are expensive, and promise nothing about a real account.
 */
import type { Random } from './random';

export interface Latency {
  /** Lowest, typical and highest, in milliseconds. */
  readonly ms: readonly [number, number, number];
  readonly per1000CellsMs?: number;
  /** Of the script, for the start of an execution. */
  readonly perKilobyteMs?: number;
  readonly source: string;
}

const ZIRITIONE = 'https://ziritione.org/post/apps_script_performance';

export const LATENCY = {
  'properties.get': { ms: [20, 30, 84], source: ZIRITIONE },
  'properties.getAll': { ms: [25, 40, 120], source: 'estimate from properties.get' },
  'properties.set': { ms: [43, 62, 231], source: ZIRITIONE },
  'properties.delete': { ms: [43, 62, 231], source: 'estimate: as properties.set' },
  'cache.get': { ms: [3, 3, 7], source: ZIRITIONE },
  'cache.getAll': { ms: [3, 5, 15], source: 'estimate from cache.get' },
  'cache.put': { ms: [73, 93, 281], source: ZIRITIONE },
  'lock.try': { ms: [20, 40, 120], source: 'estimate' },
  'lock.release': { ms: [10, 20, 60], source: 'estimate' },
  'sheets.open': { ms: [60, 120, 400], source: 'estimate' },
  'sheets.read': {
    ms: [60, 120, 400],
    per1000CellsMs: 6,
    source:
      'estimate; write then read 800 ms and more (https://justin.poehnelt.com/posts/apps-script-key-value-stores/)',
  },
  'sheets.batchGet': { ms: [60, 120, 400], per1000CellsMs: 6, source: 'estimate: as sheets.read' },
  'sheets.batchUpdate': { ms: [120, 350, 800], per1000CellsMs: 60, source: 'estimate: as sheets.flush' },
  'sheets.write': {
    ms: [1, 3, 10],
    per1000CellsMs: 10,
    source: 'buffered: 4,000 cells in under 50 ms without flush (StackOverflow measurement)',
  },
  'sheets.flush': { ms: [30, 350, 610], per1000CellsMs: 60, source: '4,000 cells 610 ms; 400 flushes about 12 s' },
  'sheets.appendRow': {
    ms: [200, 400, 750],
    source: 'estimate; about 750 ms for a locked append (Tanaike, 2021-09-15)',
  },
  'sheets.textFinder': {
    ms: [80, 150, 500],
    per1000CellsMs: 3,
    source: 'about 45 % of reading and scanning (Tanaike, 2020-09-30)',
  },
  'urlfetch.fetch': { ms: [150, 350, 1500], source: 'estimate' },
  'urlfetch.fetchAll': { ms: [180, 500, 1800], source: 'estimate; 5 x 5 s took 5.5 s (Tanaike, 2018-04-19)' },
  'mail.send': { ms: [200, 500, 1500], source: 'estimate' },
  'charts.draw': { ms: [200, 500, 2000], source: 'estimate: nobody has published how long a chart takes' },
  'maps.geocode': { ms: [150, 350, 1500], source: 'estimate: as urlfetch.fetch' },
  bigquery: { ms: [200, 500, 2000], source: 'estimate: as urlfetch.fetch, and a statement takes longer' },
  'execution.start': {
    ms: [200, 400, 1200],
    perKilobyteMs: 0.3,
    source:
      'estimate; a round trip costs 0.5 to 2 s. Per kilobyte: 0.77 s at 10 KB, 0.96 s at 669 KB, more with comments (one project, n = 7 to 21, 2026-09-23)',
  },
} as const satisfies Record<string, Latency>;

type LatencyKind = keyof typeof LATENCY;

export type LatencyMode = 'model' | 'none' | 'random';

export interface LatencySampler {
  /** Draws how long one call takes; `pace` is the execution's own (random mode). */
  base(kind: string, pace: number): number;
  /** The extra ms for moving that many cells (or rows). */
  moving(kind: string, cells: number): number;
  /** The ms that loading a script of this size takes before its first line runs. */
  loading(kilobytes: number): number;
}

const RANDOM_MEAN_MS = 60;

export const WITHOUT_LATENCY: LatencySampler = { base: () => 0, moving: () => 0, loading: () => 0 };

export function latencySampler(mode: LatencyMode, random: Random): LatencySampler {
  if (mode === 'none') return WITHOUT_LATENCY;
  // Exponential waits have no memory: whatever has happened so far, each waiting call may be the next to be answered.
  if (mode === 'random')
    return { ...WITHOUT_LATENCY, base: (_, pace) => -Math.log(1 - random.next()) * RANDOM_MEAN_MS * pace };
  return {
    base(kind) {
      const latency = modelOf(kind);
      return latency === undefined ? 0 : triangular(latency.ms, random.next());
    },
    moving: (kind, cells) => ((modelOf(kind)?.per1000CellsMs ?? 0) * cells) / 1000,
    loading: (kilobytes) => LATENCY['execution.start'].perKilobyteMs * kilobytes,
  };
}

/** The relative speed of one execution in random mode: most are alike, some ten times slower or faster. */
export function drawPace(random: Random): number {
  return random.next() < 0.7 ? 1 : 10 ** (random.next() * 2 - 1);
}

function modelOf(kind: string): Latency | undefined {
  return Object.hasOwn(LATENCY, kind) ? LATENCY[kind as LatencyKind] : undefined;
}

/**
 * Half of the draws lie between low and typical, half between typical and high, both leaning towards typical: so that
 * the median, and not only the peak, is the published typical value.
 */
function triangular([low, typical, high]: readonly [number, number, number], draw: number): number {
  if (draw < 0.5) return low + (typical - low) * Math.sqrt(draw * 2);
  return high - (high - typical) * Math.sqrt((1 - draw) * 2);
}
