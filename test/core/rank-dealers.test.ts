import fc from 'fast-check';
import { type RankInput, rankDealers } from '../../src/core/lead/rank-dealers';
import { distanceKm } from '../../src/core/lib/geo';
import type { Dealer, Rep } from '../../src/tables/network';

const base: Dealer = {
  id: 'D1', name: 'Volta', region: 'Jabodetabek', city: '', address: '', latitude: -6.2, longitude: 106.8, zone: 'WIB',
  opens: '', closes: '', closedDays: '', active: true, sells: true, testRides: true, services: true, stock: '', problem: '',
}; // biome-ignore format: one dealer
const rep = { id: 'R1' } as Rep;
const everyoneHasReps = (dealers: readonly Dealer[]) => new Map(dealers.map((d) => [d.id, [rep]]));

function rank(dealers: readonly Dealer[], patch: Partial<RankInput> = {}) {
  return rankDealers({
    point: { latitude: -6.2, longitude: 106.8 },
    intent: 'BUY',
    modelId: 'S3',
    dealers,
    repsOf: everyoneHasReps(dealers),
    alreadyAsked: new Set(),
    maxRadiusKm: () => 100,
    isOpen: () => true,
    count: 3,
    ...patch,
  });
}

const at = (id: string, km: number, patch: Partial<Dealer> = {}): Dealer => ({
  ...base,
  id,
  latitude: -6.2 - km / 111.2,
  ...patch,
});

test('the three nearest eligible dealers are asked, nearest first', () => {
  const { chosen } = rank([at('far', 30), at('near', 1), at('mid', 5), at('next', 9)]);
  expect(chosen.map((c) => c.dealer.id)).toEqual(['near', 'mid', 'next']);
});

test('every dealer has a verdict, so that "why this dealer" can be answered', () => {
  const dealers = [
    at('asleep', 0.5),
    at('asked', 1),
    at('closed down', 2, { active: false }),
    at('service only', 3, { sells: false }),
    at('no stock', 4, { stock: 'V1, V1P' }),
    at('lost', 5, { latitude: null }),
    at('nobody there', 6),
    at('before', 7),
    at('beyond', 500),
    at('behind', 20),
  ];
  const repsOf = everyoneHasReps(dealers.filter((d) => d.id !== 'nobody there'));
  const isOpen = (dealer: Dealer) => dealer.id !== 'asleep';
  const { considered } = rank(dealers, { repsOf, isOpen, alreadyAsked: new Set(['before']), count: 1 });
  expect(Object.fromEntries(considered.map((c) => [c.dealerId, c.verdict]))).toEqual({
    asked: 'asked',
    'closed down': 'inactive',
    'service only': 'not-authorised',
    'no stock': 'no-stock',
    lost: 'no-coordinates',
    asleep: 'closed',
    'nobody there': 'no-rep',
    before: 'already-asked',
    beyond: 'too-far',
    behind: 'further-away',
  });
});

test('unknown stock is no reason to pass a dealer over, and service needs none', () => {
  expect(rank([at('a', 1)]).chosen).toHaveLength(1);
  expect(rank([at('a', 1, { stock: 'V1' })], { intent: 'SERVICE' }).chosen).toHaveLength(1);
});

test('with fewer than three eligible, those are asked', () => {
  expect(rank([at('only', 1), at('off', 2, { active: false })]).chosen.map((c) => c.dealer.id)).toEqual(['only']);
});

test('dealers at the same distance come in the order of their IDs, each time', () => {
  const { chosen } = rank([at('b', 2), at('a', 2), at('c', 2)], { count: 2 });
  expect(chosen.map((c) => c.dealer.id)).toEqual(['a', 'b']);
});

test('the nearest three are the same as by an exhaustive search', () => {
  const place = fc.record({
    latitude: fc.double({ min: -11, max: 6, noNaN: true }),
    longitude: fc.double({ min: 95, max: 141, noNaN: true }),
  });
  fc.assert(
    fc.property(place, fc.array(place, { minLength: 3, maxLength: 60 }), (point, places) => {
      const dealers = places.map((p, i) => ({ ...base, ...p, id: String(i).padStart(3, '0') }));
      const { chosen } = rank(dealers, { point, maxRadiusKm: () => 1e6 });
      const third = [...places].map((p) => distanceKm(point, p)).sort((a, b) => a - b)[2] ?? 0;
      for (const { dealer } of chosen) {
        expect(
          distanceKm(point, { latitude: dealer.latitude ?? 0, longitude: dealer.longitude ?? 0 }),
        ).toBeLessThanOrEqual(third);
      }
    }),
    { numRuns: 500 },
  );
});
