/** A smaller number of the people of `npm run people`. */
import { playPeople } from '../../sim/people/play';

test.each([1, 2])('of sixty people nobody is left without a word or a named person (seed %i)', (seed) => {
  const { people, reached, medianMessages, left } = playPeople(seed, 60);
  expect(left).toEqual([]);
  expect(people).toBe(60);
  expect(reached).toBeGreaterThan(45);
  expect(medianMessages).toBeLessThanOrEqual(3);
});
