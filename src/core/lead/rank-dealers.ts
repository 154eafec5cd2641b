/**
 * Which dealers to ask about a lead: the nearest eligible ones. Every dealer gets a verdict in words, so that "why this
 * dealer" can be answered for each lead. All dealers are measured: at 10,000 that is a few milliseconds, and exact.
 */
import type { Intent } from '../../tables/customers.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import { distanceKm, isPoint, type Point } from '../lib/geo.ts';

export type Verdict =
  | 'asked'
  | 'further-away'
  | 'too-far'
  | 'inactive'
  | 'no-coordinates'
  | 'not-authorised'
  | 'no-stock'
  | 'closed'
  | 'no-rep'
  | 'busy'
  | 'already-asked';

export interface Candidate {
  readonly dealerId: string;
  /** Rounded to 100 m; null without coordinates. */
  readonly distanceKm: number | null;
  readonly verdict: Verdict;
}

export interface RankInput {
  readonly point: Point;
  readonly intent: Intent | '';
  readonly modelId: string;
  readonly dealers: readonly Dealer[];
  /** Reps that may be asked now, by dealer. */
  readonly repsOf: ReadonlyMap<string, readonly Rep[]>;
  readonly alreadyAsked: ReadonlySet<string>;
  readonly maxRadiusKm: (region: string) => number;
  readonly isOpen: (dealer: Dealer) => boolean;
  readonly count: number;
}

export interface Ranking {
  /** Nearest first. */
  readonly chosen: readonly { dealer: Dealer; distanceKm: number }[];
  /** Every dealer, nearest first, those without coordinates last. */
  readonly considered: readonly Candidate[];
}

export function rankDealers(input: RankInput): Ranking {
  const measured = input.dealers
    .map((dealer) => ({ dealer, km: measure(input.point, dealer) }))
    .sort((a, b) => (a.km ?? Infinity) - (b.km ?? Infinity) || (a.dealer.id < b.dealer.id ? -1 : 1));
  const chosen: { dealer: Dealer; distanceKm: number }[] = [];
  const considered = measured.map(({ dealer, km }): Candidate => {
    const isFull = chosen.length >= input.count;
    const verdict = refuse(dealer, km, input, isFull) ?? (isFull ? 'further-away' : 'asked');
    if (verdict === 'asked') chosen.push({ dealer, distanceKm: rounded(km) ?? 0 });
    return { dealerId: dealer.id, distanceKm: rounded(km), verdict };
  });
  return { chosen, considered };
}

function refuse(dealer: Dealer, km: number | null, input: RankInput, isFull: boolean): Verdict | null {
  if (!dealer.active) return 'inactive';
  if (km === null) return 'no-coordinates';
  if (!isAuthorised(dealer, input.intent)) return 'not-authorised';
  if (km > input.maxRadiusKm(dealer.region)) return 'too-far';
  if (input.alreadyAsked.has(dealer.id)) return 'already-asked';
  if (input.intent !== 'SERVICE' && lacksModel(dealer, input.modelId)) return 'no-stock';
  // Before the reps: they go off duty when they close, and are back when they open. Not asked of those who are too far
  // down the list to matter: reading the hours of thousands takes longer than all the rest.
  if (!isFull && !input.isOpen(dealer)) return 'closed';
  if ((input.repsOf.get(dealer.id) ?? []).length === 0) return 'no-rep';
  return null;
}

function isAuthorised(dealer: Dealer, intent: Intent | ''): boolean {
  if (intent === 'SERVICE') return dealer.services;
  return intent === 'TEST_RIDE' ? dealer.testRides : dealer.sells;
}

/** Blank stock means that nobody knows, which is no reason to pass a dealer over. */
function lacksModel(dealer: Dealer, modelId: string): boolean {
  if (modelId === '' || dealer.stock.trim() === '') return false;
  return !dealer.stock.split(/[,;\s]+/).includes(modelId);
}

function measure(point: Point, dealer: Dealer): number | null {
  const { latitude, longitude } = dealer;
  if (latitude === null || longitude === null || !isPoint(latitude, longitude)) return null;
  return distanceKm(point, { latitude, longitude });
}

function rounded(km: number | null): number | null {
  return km === null ? null : Math.round(km * 10) / 10;
}
