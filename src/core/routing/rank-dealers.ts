/**
 * Which dealers to ask about a lead: the nearest eligible ones. Every dealer near enough to matter gets a verdict, so that "why
 * this dealer" can be answered for each lead. Distances are computed for all, but only growing circles of dealers are sorted
 * and judged.
 */
import type { Intent } from '../../tables/customers.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import { bucketOf } from '../lib/fingerprint.ts';
import { distanceKm, isPoint, type Point } from '../lib/geo.ts';

export const VERDICTS = [
  'asked',
  'further-away',
  'too-far',
  'inactive',
  'no-coordinates',
  'not-authorised',
  'no-stock',
  'full',
  'closed',
  'no-rep',
  'busy',
  'already-asked',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Candidate {
  readonly dealerId: string;
  /** In km, rounded to 100 m; null without coordinates. */
  readonly distanceKm: number | null;
  /** 0 to 100; decides between dealers at the same distance. Null: not rated yet. */
  readonly score: number | null;
  readonly verdict: Verdict;
}

export interface RankInput {
  readonly leadId: string;
  readonly point: Point;
  readonly intent: Intent | '';
  readonly modelId: string;
  readonly dealers: readonly Dealer[];
  /** Reps that may be asked now, by dealer. */
  readonly repsOf: ReadonlyMap<string, readonly Rep[]>;
  readonly alreadyAsked: ReadonlySet<string>;
  readonly maxRadiusKm: (region: string) => number;
  /** The largest radius of all regions, in km: dealers further away are not considered. */
  readonly widestRadiusKm: number;
  readonly isOpen: (dealer: Dealer) => boolean;
  /** Whether it has as many open leads as it can handle. */
  readonly isFull: (dealer: Dealer) => boolean;
  /** Somebody passed for lack of stock, so dealers that are not known to have the model are skipped too. */
  readonly needsKnownStock: boolean;
  readonly count: number;
}

export interface Ranking {
  /** Nearest first. */
  readonly chosen: readonly { dealer: Dealer; distanceKm: number }[];
  /** Nearest first, those without coordinates last; at least as far as the ring reaches. */
  readonly considered: readonly Candidate[];
}

interface Measured {
  readonly dealer: Dealer;
  /** Infinity without coordinates. */
  readonly km: number;
}

/** The number of dealers in the first circle; each further circle has four times as many. */
const FIRST_CIRCLE = 200;
const { isFinite: isKnown } = Number;
const { abs, min, round } = Math;

/** The `count` nearest eligible dealers, and a verdict for each dealer that was near enough to be looked at. */
export function rankDealers(input: RankInput): Ranking {
  const measured = nearby(input).map((dealer): Measured => ({ dealer, km: measure(input.point, dealer) }));
  const distances = new Float64Array(measured.map(({ km }) => km)).sort();
  const judgement: Judgement = { input, chosen: [], considered: [] };
  let insideKm = -1;
  for (let size = FIRST_CIRCLE; ; size *= 4) {
    const isWhole = size >= distances.length;
    const outsideKm = isWhole ? Infinity : (distances[size] ?? Infinity);
    const circle = measured.filter(({ km }) => km > insideKm && km <= outsideKm);
    for (const each of circle.sort((a, b) => compare(input, a, b))) judge(judgement, each);
    if (isWhole || judgement.chosen.length >= input.count || outsideKm > input.widestRadiusKm) return judgement;
    insideKm = outsideKm;
  }
}

/** A superset of the dealers within the widest radius, found by coordinates alone; all dealers when there are few. */
function nearby({ point, dealers, widestRadiusKm }: RankInput): readonly Dealer[] {
  if (dealers.length <= FIRST_CIRCLE) return dealers;
  const degrees = widestRadiusKm / KM_A_DEGREE;
  // Meridians converge towards the poles, and a box over a pole would have no sides.
  const across = degrees / Math.cos((Math.min(89, abs(point.latitude) + degrees) * Math.PI) / 180);
  const near = dealers.filter(({ latitude, longitude }) => {
    const turned = abs((longitude ?? 0) - point.longitude);
    return abs((latitude ?? 90) - point.latitude) <= degrees && min(turned, 360 - turned) <= across;
  });
  return near.length >= FIRST_CIRCLE ? near : dealers;
}

/** Slightly less than a degree of latitude anywhere, so that the box is never too small. */
const KM_A_DEGREE = 110;

interface Judgement extends Ranking {
  readonly input: RankInput;
  readonly chosen: { dealer: Dealer; distanceKm: number }[];
  readonly considered: Candidate[];
}

function judge({ input, chosen, considered }: Judgement, { dealer, km }: Measured): void {
  const verdict = refuseByRecord(dealer, km, input) ?? (chosen.length < input.count ? ask : pass)(dealer, input);
  if (verdict === 'asked') chosen.push({ dealer, distanceKm: rounded(km) });
  const known = isKnown(km) ? rounded(km) : null;
  considered.push({ dealerId: dealer.id, distanceKm: known, score: dealer.score, verdict });
}

/**
 * Nearest first; at the same distance, to the metre, the better score goes first. Among equals the lead's number
 * decides, so that each comes first equally often, and the same lead is always routed the same way.
 */
function compare({ leadId }: RankInput, a: Measured, b: Measured): number {
  return (
    metres(a.km) - metres(b.km) ||
    (b.dealer.score ?? UNRATED) - (a.dealer.score ?? UNRATED) ||
    turn(leadId, a.dealer) - turn(leadId, b.dealer) ||
    (a.dealer.id < b.dealer.id ? -1 : 1)
  );
}

/** A dealer without a score counts as average. */
const UNRATED = 50;

function turn(leadId: string, { id }: Dealer): number {
  return bucketOf(`${leadId} ${id}`, 1_000_003);
}

/**
 * The verdict while more dealers are needed. Hours are checked before reps, because reps go off duty when the dealer closes and
 * return when it opens.
 */
function ask(dealer: Dealer, input: RankInput): Verdict {
  return input.isOpen(dealer) ? (refuseByReps(dealer, input) ?? 'asked') : 'closed';
}

/**
 * The verdict once there are enough. Hours are not checked, since that would take longer for thousands of dealers than
 * everything else.
 */
function pass(dealer: Dealer, input: RankInput): Verdict {
  return refuseByReps(dealer, input) ?? 'further-away';
}

/** The verdict that follows from the dealer's row alone; null when it could be asked. */
function refuseByRecord(dealer: Dealer, km: number, input: RankInput): Verdict | null {
  if (!dealer.active) return 'inactive';
  if (!isKnown(km)) return 'no-coordinates';
  if (!isAuthorised(dealer, input.intent)) return 'not-authorised';
  if (km > input.maxRadiusKm(dealer.region)) return 'too-far';
  if (input.alreadyAsked.has(dealer.id)) return 'already-asked';
  if (input.intent !== 'SERVICE' && lacksModel(dealer, input)) return 'no-stock';
  return null;
}

function refuseByReps(dealer: Dealer, input: RankInput): Verdict | null {
  if (input.isFull(dealer)) return 'full';
  if ((input.repsOf.get(dealer.id) ?? []).length === 0) return 'no-rep';
  return null;
}

/** Whether the dealer offers what the customer wants: sales, service or test rides. Without a known wish: sales. */
export function isAuthorised(dealer: Dealer, intent: Intent | ''): boolean {
  if (intent === 'SERVICE') return dealer.services;
  return intent === 'TEST_RIDE' ? dealer.testRides : dealer.sells;
}

/** Blank stock means unknown, which is no reason to skip a dealer, unless others had none. */
function lacksModel(dealer: Dealer, { modelId, needsKnownStock }: RankInput): boolean {
  if (modelId === '') return false;
  if (dealer.stock.trim() === '') return needsKnownStock;
  return !dealer.stock.split(/[,;\s]+/).includes(modelId);
}

/** Distance in km; Infinity for a dealer without usable coordinates. */
function measure(point: Point, { latitude, longitude }: Dealer): number {
  if (latitude === null || longitude === null || !isPoint(latitude, longitude)) return Infinity;
  return distanceKm(point, { latitude, longitude });
}

function rounded(km: number): number {
  return round(km * 10) / 10;
}

/** In metres; dealers without coordinates sort last. */
function metres(km: number): number {
  return isKnown(km) ? round(km * 1000) : Number.MAX_SAFE_INTEGER;
}
