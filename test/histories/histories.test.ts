/** Random histories of a small network: Serials, Units, Sales, Findings and the Ledger agree with a plain model of them. */
import fc from 'fast-check';
import { runs } from '../support/sweep';
import { differences } from './compare';
import { playHistory } from './play';
import { step } from './steps';

const history = fc.array(step, { minLength: 3, maxLength: 25, size: 'max' });
/** Of each seed: 10,000 in all. */
const WHOLE = 2_000;

test.each([1, 2, 3, 4, 5])('the tabs say what the model says, and so does the ledger alone: seed %i', (seed) => {
  fc.assert(
    fc.property(history, (steps) => {
      expect(differences(playHistory(steps))).toEqual([]);
    }),
    { seed, numRuns: runs(WHOLE, 12) },
  );
});
