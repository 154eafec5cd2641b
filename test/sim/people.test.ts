/** A smaller number of the people of `npm run people`. */
import { playPeople } from '../../sim/people/play';
import { runs, swept } from '../support/sweep';

const PEOPLE = runs(60, 20);

test.each(swept([2, 3, 1], 2))('nobody is left without a word or a named person (seed %i)', (seed) => {
  const { people, reached, medianMessages, left } = playPeople(seed, PEOPLE);
  expect(left).toEqual([]);
  expect(people).toBe(PEOPLE);
  expect(reached).toBeGreaterThan(0.75 * PEOPLE);
  expect(medianMessages).toBeLessThanOrEqual(3);
});
