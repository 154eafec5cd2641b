/** Whoever asks for what is not theirs is shown nothing and changes nothing; the bench does the same 100,000 times. */
import { intrude } from '../../../bench/page-visitors';
import { mulberry32 } from '../../../sim/random';

test.each([1, 2, 3, 4])(
  'strangers, other regions, viewers and other dealers: 2,000 generated calls, seed %d',
  (seed) => {
    expect(intrude(2_000, mulberry32(seed))).toEqual([]);
  },
);
