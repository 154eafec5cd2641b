/**
 * Long sweeps: a seeded sample of them in `npm test`, all of them with `npm run sweep`, which runs every test that imports
 * this file.
 */
import { mulberry32 } from '../../sim/random';

export const isWholeSweep = process.env.SWEEP === 'whole';
const SEED = 1;

/** How often a property is tried. */
export function runs(whole: number, sample: number): number {
  return isWholeSweep ? whole : sample;
}

/** All of them; in a sample the first, the last, and what the seed draws from between, in their order. */
export function swept<T>(points: readonly T[], sample: number): readonly T[] {
  if (isWholeSweep || points.length <= sample) return points;
  const random = mulberry32(SEED);
  const places = new Set([0, points.length - 1]);
  while (places.size < sample) places.add(Math.floor(random() * points.length));
  return points.filter((_, place) => places.has(place));
}

export interface CutPoint {
  readonly stop: number;
  readonly when: 'before' | 'after';
}

/** Before and after each of the first `calls` service calls of an execution. */
export function cutPoints(calls: number): CutPoint[] {
  return Array.from({ length: calls }, (_, stop) => stop).flatMap((stop) =>
    (['before', 'after'] as const).map((when) => ({ stop, when })),
  );
}
