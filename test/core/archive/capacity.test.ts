import { alarming, fullOn, type Measured, withMeasure } from '../../../src/core/archive/capacity';

const growing = (days: number, from: number, aDay: number): Measured[] =>
  Array.from({ length: days }, (_, day) => [20_000 + day, from + day * aDay] as const);

test('the day on which the workbook is full follows from the pace of the last weeks', () => {
  expect(fullOn(growing(11, 1_000_000, 100_000))).toBe(20_010 + 80);
  expect(fullOn(growing(11, 1_000_000, 0))).toBeNull();
  expect(fullOn(growing(2, 1_000_000, 100_000))).toBeNull();
});

test('a measure a day is kept, for as long as the pace needs it', () => {
  const kept = growing(40, 0, 1).reduce<Measured[]>((all, each) => withMeasure(all, each), []);
  expect([kept.length, kept[0]?.[0]]).toEqual([29, 20_011]);
  expect(withMeasure(kept, [20_039, 7])).toHaveLength(29);
});

test.each([
  ['half full and steady', growing(10, 5_000_000, 0), null],
  ['70 % full', growing(10, 7_000_000, 0), 'P1'],
  ['full in three weeks', growing(10, 5_000_000, 200_000), 'P1'],
  ['full in some days', growing(10, 6_000_000, 400_000), 'P0'],
  ['85 % full', growing(1, 8_600_000, 0), 'P0'],
] as const)('%s', (_, measures, tier) => {
  expect(alarming(measures)?.tier ?? null).toBe(tier);
});
