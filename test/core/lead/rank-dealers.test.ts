import fc from 'fast-check';
import { distanceKm } from '../../../src/core/lib/geo';
import { type RankInput, rankDealers } from '../../../src/core/routing/rank-dealers';
import type { Dealer, Rep } from '../../../src/tables/network';
import { runs } from '../../support/sweep';

const base: Dealer = {
  id: 'D1', name: 'Volta', region: 'Jabodetabek', city: '', address: '', latitude: -6.2, longitude: 106.8, zone: 'WIB',
  opens: '', closes: '', closedDays: '', active: true, sells: true, testRides: true, services: true, stock: '', maxOpenLeads: null, score: null, scoreMade: '', problem: '',
}; // biome-ignore format: one dealer
const rep = { id: 'R1' } as Rep;
const everyoneHasReps = (dealers: readonly Dealer[]) => new Map(dealers.map((d) => [d.id, [rep]]));

function rank(dealers: readonly Dealer[], patch: Partial<RankInput> = {}) {
  return rankDealers({
    leadId: 'L-000001',
    point: { latitude: -6.2, longitude: 106.8 },
    intent: 'BUY',
    modelId: 'S3',
    dealers,
    repsOf: everyoneHasReps(dealers),
    alreadyAsked: new Set(),
    maxRadiusKm: () => 100,
    widestRadiusKm: 100,
    isOpen: () => true,
    isFull: () => false,
    needsKnownStock: false,
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

describe('dealers at the same distance', () => {
  const three = (scores: readonly (number | null)[]) =>
    scores.map((score, i) =>
      at(['a', 'b', 'c'][i] ?? '', 2, { score, latitude: base.latitude, longitude: base.longitude }),
    );

  test('the better score goes first; who is not rated stands in the middle', () => {
    const { chosen } = rank(three([null, 80, 20]), { count: 2 });
    expect(chosen.map((c) => c.dealer.id)).toEqual(['b', 'a']);
  });

  test('ten metres nearer go before any score', () => {
    expect(rank([at('a', 2), at('b', 2.01, { score: 90 })], { count: 1 }).chosen[0]?.dealer.id).toBe('a');
  });

  test('equals take turns lead by lead, and the same lead always goes the same way', () => {
    const firsts = Array.from({ length: 3000 }, (_, i) => {
      const leadId = `L-${String(i).padStart(6, '0')}`;
      const [first, again] = [1, 2].map(() => rank(three([50, 50, 50]), { leadId, count: 1 }).chosen[0]?.dealer.id);
      expect(again).toBe(first);
      return first;
    });
    for (const id of ['a', 'b', 'c']) {
      const share = firsts.filter((first) => first === id).length / firsts.length;
      expect(share).toBeGreaterThan(0.29);
      expect(share).toBeLessThan(0.38);
    }
  });
});

test('a dealer with all the leads it can look after is passed over', () => {
  const { chosen, considered } = rank([at('full', 1), at('free', 2)], { isFull: (dealer) => dealer.id === 'full' });
  expect(chosen.map((c) => c.dealer.id)).toEqual(['free']);
  expect(considered[0]).toMatchObject({ dealerId: 'full', verdict: 'full' });
});

test('once somebody had none of the model, only those known to have it are asked', () => {
  const dealers = [at('unknown', 1), at('has it', 5, { stock: 'V1, S3' })];
  expect(rank(dealers, { needsKnownStock: true }).chosen.map((c) => c.dealer.id)).toEqual(['has it']);
});

/** Without circles, without typed arrays: every dealer measured, sorted, and the first that may be asked. */
function exhaustive(input: RankInput): string[] {
  const measured = input.dealers.map((dealer) => ({
    dealer,
    km: distanceKm(input.point, { latitude: dealer.latitude ?? 0, longitude: dealer.longitude ?? 0 }),
  }));
  const eligible = measured.filter(
    ({ dealer, km }) => dealer.active && dealer.sells && km <= input.maxRadiusKm(dealer.region),
  );
  return eligible
    .sort((a, b) => a.km - b.km)
    .slice(0, input.count)
    .map(({ dealer }) => dealer.id);
}

test('the nearest three are the same as by an exhaustive search, in random networks', () => {
  const tenths = fc.double({ min: 0, max: 1, noNaN: true });
  const random = fc.record({ seed: fc.integer(), size: fc.integer({ min: 3, max: 40 }), lat: tenths, lng: tenths });
  fc.assert(
    fc.property(random, ({ seed, size, lat, lng }) => {
      let state = seed | 0;
      const next = () => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        return (state >>> 0) / 4294967296;
      };
      const dealers = Array.from({ length: size }, (_, i) => ({
        ...base,
        id: `D${i}`,
        latitude: -11 + next() * 17,
        longitude: 95 + next() * 46,
        active: next() < 0.9,
        sells: next() < 0.9,
      }));
      const point = { latitude: -11 + lat * 17, longitude: 95 + lng * 46 };
      const input = { point, maxRadiusKm: () => 1500, widestRadiusKm: 1500 };
      const { chosen } = rank(dealers, input);
      expect(chosen.map((c) => c.dealer.id)).toEqual(
        exhaustive({ ...input, dealers, count: 3, intent: 'BUY', modelId: 'S3' } as unknown as RankInput),
      );
    }),
    { numRuns: runs(10_000, 1_000) },
  );
});

test('and in a network of ten thousand, whose first circle is too small for one empty region', () => {
  const dealers = Array.from({ length: 10_000 }, (_, i) =>
    at(`D${i}`, 0.01 * i, { active: i > 4000 && i % 7 === 0, longitude: 106.8 }),
  );
  expect(rank(dealers).chosen.map((c) => c.dealer.id)).toEqual(['D4004', 'D4011', 'D4018']);
});
