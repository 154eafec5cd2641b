/** Who was considered for a lead, as people read it beside the JSON. */
import { type Ring, ringsInWords } from '../../../src/core/routing/rings-in-words';

const candidate = (dealerId: string, distanceKm: number | null, verdict: Ring['considered'][number]['verdict']) => ({
  ...{ dealerId, distanceKm, verdict },
  score: verdict === 'asked' ? 81.4 : null,
});
const RINGS: Ring[] = [
  { ring: 0, considered: [candidate('D009', 4, 'asked')] },
  {
    ring: 1,
    considered: [
      candidate('D002', 0.4, 'closed'),
      candidate('D004', 1.2, 'asked'),
      candidate('D7', null, 'no-coordinates'),
    ],
    others: 12,
  },
];

test('those who were asked come first, with distance and score; the others with why not', () => {
  expect(ringsInWords(RINGS, 'en')).toBe(
    'Given to: D009\nRing 1: D004 1.2 km, asked, score 81; D002 0.4 km, closed; D7, no coordinates; 12 more',
  );
  expect(ringsInWords(RINGS, 'id')).toBe(
    'Diberikan kepada: D009\nPutaran 1: D004 1,2 km, ditawari, skor 81; D002 0,4 km, tutup; D7, tanpa koordinat; 12 lainnya',
  );
});

test('a long list is cut, and says how many are left', () => {
  const considered = Array.from({ length: 20 }, (_, n) => candidate(`D${n}`, n, n === 19 ? 'asked' : 'too-far'));
  const words = ringsInWords([{ ring: 2, considered, others: 30 }], 'en');
  expect(words.split('; ')).toHaveLength(9);
  expect(words).toContain('Ring 2: D19 19 km, asked');
  expect(words).toMatch(/; 42 more$/);
});
