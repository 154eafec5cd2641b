import fc from 'fast-check';
import { scoreDealers, WEIGHTS } from '../../../src/core/routing/score';
import { OFFER_STATUSES } from '../../../src/tables/offers';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const offer = (status: (typeof OFFER_STATUSES)[number], answerMs: number | null = null, dealerId = 'D1') => ({
  dealerId,
  status,
  answerMs,
  offeredAt: NOW - 86_400_000,
});
const lead = (over: object = {}) =>
  ({
    dealerId: 'D1',
    status: 'CLAIMED',
    claimedAt: NOW - 1000,
    lateMinutes: 0,
    firstContactAt: NOW,
    customerSays: '',
    ...over,
  }) as const;
const scoreOf = (offers: ReturnType<typeof offer>[], leads: ReturnType<typeof lead>[] = []) =>
  scoreDealers(offers, leads, NOW).get('D1');
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one);

test('the weights are a hundred together, so that the score is', () => {
  expect(Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

test('nothing to go by is no score; the first cases move it a little from the middle', () => {
  expect(scoreOf([])).toBeUndefined();
  expect(scoreOf([offer('OPEN'), offer('TAKEN'), offer('GIVEN')])).toBeUndefined();
  expect(scoreOf([offer('WON', 30_000)])).toEqual({
    score: 56,
    made: 'answers 24.0 of 40 (1 of 1) · speed 12.0 of 20 (1 of 1) · contacts 12.5 of 25 (0 of 0) · outcomes 7.5 of 15 (0 of 0)',
  });
});

test('passing costs nothing and counts as an answer; ignoring costs', () => {
  const claims = scoreOf(many(20, offer('WON', 60_000)))?.score ?? 0;
  const passes = scoreOf([...many(20, offer('WON', 60_000)), ...many(20, offer('DECLINED', 60_000))])?.score ?? 0;
  const ignores = scoreOf([...many(20, offer('WON', 60_000)), ...many(20, offer('EXPIRED'))])?.score ?? 0;
  expect(passes).toBeGreaterThanOrEqual(claims);
  expect(ignores).toBeLessThan(claims - 10);
});

test('a tap that came too late counts as the quick answer it was', () => {
  expect(scoreOf(many(10, offer('TOO_SLOW', 20_000)))).toEqual(scoreOf(many(10, offer('WON', 20_000))));
});

test('a lead taken back, or a customer who says that nobody called, costs', () => {
  const kept = scoreOf(many(10, offer('WON', 20_000)), many(10, lead()))?.score ?? 0;
  expect(scoreOf(many(10, offer('TAKEN_BACK', 20_000)))?.score).toBeLessThan(kept - 8);
  expect(scoreOf(many(10, offer('WON', 20_000)), many(10, lead({ customerSays: 'NO' })))?.score).toBeLessThan(kept - 8);
});

test('what is older than 90 days is forgiven', () => {
  const old = { ...offer('EXPIRED'), offeredAt: NOW - 91 * 86_400_000 };
  expect(scoreDealers([old], [lead({ claimedAt: NOW - 91 * 86_400_000 })], NOW).size).toBe(0);
});

test('whatever happened, the score is between 0 and 100 and a better answer never lowers it', () => {
  const offers = fc.array(
    fc.record({
      status: fc.constantFrom(...OFFER_STATUSES),
      answerMs: fc.option(fc.integer({ min: -1000, max: 1e9 }), { nil: null }),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(offers, (some) => {
      const before = some.map(({ status, answerMs }) => offer(status, answerMs));
      const score = scoreOf(before)?.score ?? 50;
      const better = scoreOf([...before, offer('WON', 1000)])?.score ?? 0;
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(better).toBeGreaterThanOrEqual(score);
    }),
  );
});
