/**
 * Detects wrong coordinates: without the minus of its latitude, most of Indonesia lies in the sea or in another country, far
 * from everything else in its region.
 */
import { distanceKm, type Point } from '../lib/geo.ts';

/** Places of one region may be this far apart without suspicion. */
const FAR_KM = 150;
const LOST_KM = 1_000;

/** Open sea north of Java, Sumatra and Papua, where their places appear without the minus. South, north, west, east. */
const SEAS: readonly (readonly [number, number, number, number])[] = [
  [4.9, 7.5, 103.6, 114.8],
  [0.8, 7.5, 129.5, 141.5],
];

/** The problem as a sentence, or ''. `others`: the other places of the region. */
export function strayProblem(point: Point, others: readonly Point[]): string {
  const mirrored = { latitude: -point.latitude, longitude: point.longitude };
  const [far, near] = [point, mirrored].map((each) => nearestKm(each, others)) as [number, number];
  const isAtSea = SEAS.some(([south, north, west, east]) => isWithin(point, south, north) && point.longitude >= west && point.longitude <= east); // biome-ignore format: one line
  const from = `${Math.round(far)} km from the nearest other place of its region`;
  if (others.length === 0 ? isAtSea : far > FAR_KM && near * 2 < far)
    return `Latitude ${point.latitude}: was ${mirrored.latitude} meant? It stands ${others.length === 0 ? 'in the sea' : from}.`;
  return others.length > 0 && far > LOST_KM ? `It stands ${from}: check Latitude and Longitude.` : '';
}

function isWithin({ latitude }: Point, south: number, north: number): boolean {
  return latitude >= south && latitude <= north;
}

function nearestKm(point: Point, others: readonly Point[]): number {
  return Math.min(...others.map((other) => distanceKm(point, other)));
}
