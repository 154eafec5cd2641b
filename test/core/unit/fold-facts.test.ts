/** A unit that is ridden for years keeps room for what changes its state, and means the same as with every ride. */
import fc from 'fast-check';
import { readFacts, replaceFacts, writeFacts } from '../../../src/core/unit/facts';
import { foldFacts } from '../../../src/core/unit/fold-facts';
import { deriveLife, type Fact, inOrder } from '../../../src/core/unit/states';
import { runs } from '../../support/sweep';
import { fact, NOW, USUAL } from './facts';

const DAY = 86_400_000;
const meant = (facts: readonly Fact[]) => {
  const { outcomes: _, ...life } = deriveLife(facts, USUAL);
  return life;
};
/** As the unit's row keeps them. */
const kept = (facts: readonly Fact[]) =>
  readFacts(writeFacts(foldFacts(inOrder(facts), deriveLife(facts, USUAL).outcomes)));

/** Taken down one after the other. */
function taken(first: Fact, more: readonly Fact[]): Fact[] {
  let row = [first];
  for (const each of more) row = kept([...row, each]);
  return row;
}

const shipped = fact('SHIPPED', NOW, 'shipment');
const soldOn = (at: number, by = 'S-1') => fact('SOLD', at, 'sale', { by });
const rides = (count: number, from: number, everyMs = 3_600_000) =>
  Array.from({ length: count }, (_, n) => fact('RIDE', from + n * everyMs));

test('after 5,000 rides and 300 corrections of its sale the row is short and says the same as all of them', () => {
  let row: Fact[] = [shipped, soldOn(NOW + 1), fact('PURCHASED', NOW + 2 * DAY)];
  let all = row;
  rides(5_000, NOW + 3 * DAY).forEach((ride, n) => {
    const corrected = n % 17 === 0 ? [soldOn(NOW + 1 + (n % 3) * DAY, `S-${n % 5}`)] : null;
    row = kept([...(corrected ? replaceFacts(row, 'sale', corrected) : row), ride]);
    all = [...(corrected ? replaceFacts(all, 'sale', corrected) : all), ride];
  });
  expect(meant(row)).toEqual(meant(all));
  expect(meant(row)).toMatchObject({ state: 'IN_SERVICE', exceptions: [] });
  expect(writeFacts(row).length).toBeLessThan(20_000);
  const counted = row.filter(({ type }) => type === 'RIDE').map(({ more = 0 }) => more + 1);
  expect(counted.reduce((sum, more) => sum + more, 0)).toBe(5_000);
});

test('rides of a unit that nobody sold leave room, and its late purchase and sale still count', () => {
  const ridden = taken(shipped, rides(2_000, NOW + 3 * DAY));
  expect(meant(ridden)).toMatchObject({ state: 'SHIPPED', exceptions: [expect.stringMatching(/^RIDE .* SHIPPED$/)] });
  const late = kept([...ridden, soldOn(NOW + 1), fact('PURCHASED', NOW + 10 * DAY)]);
  expect(meant(late)).toMatchObject({ state: 'IN_SERVICE', activatedAt: NOW + 10 * DAY });
});

test('a gateway that says everything in turns for ever does not fill the row either', () => {
  const turns = ['RIDE', 'SERVICED', 'FIRST_RIDE', 'RECEIVED', 'STOLEN', 'PURCHASED'];
  const told = Array.from({ length: 3_000 }, (_, n) => fact(turns[n % turns.length] ?? '', NOW + n * 60_000));
  const row = taken(shipped, told);
  expect(writeFacts(row).length).toBeLessThan(20_000);
  expect(meant(row)).toEqual(meant([shipped, ...told]));
});

test('in whatever order sales, returns and hundreds of reports come, the folded row has the same state and proof', () => {
  const step = fc.tuple(
    fc.constantFrom('RIDE', 'RIDE', 'RIDE', 'SERVICED', 'PURCHASED', 'FIRST_RIDE', 'RETURNED', 'RESTOCKED', 'sale'),
    fc.integer({ min: 1, max: 60 }),
    fc.integer({ min: 1, max: 400 }),
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 16 }), (steps) => {
      let row: Fact[] = [shipped];
      let all: Fact[] = [shipped];
      let now = NOW;
      for (const [type, count, minutes] of steps) {
        const isStaff = type === 'RETURNED' || type === 'RESTOCKED';
        for (let n = 0; n < (isStaff || type === 'sale' ? 1 : count); n++) {
          now += minutes * 60_000;
          // A sale is entered late, and takes the place of the one before.
          const given = type === 'sale' ? soldOn(NOW + ((now - NOW) * count) / 61) : fact(type, now, isStaff ? 'staff' : 'gateway'); // biome-ignore format: one line
          const add = (facts: readonly Fact[]) =>
            type === 'sale' ? replaceFacts(facts, 'sale', [given]) : [...facts, given];
          row = kept(add(row));
          all = add(all);
        }
      }
      const [short, whole] = [meant(row), meant(all)];
      expect([short.state, short.saleId, short.soldAt, short.dealerId]).toEqual([
        whole.state, whole.saleId, whole.soldAt, whole.dealerId,
      ]); // biome-ignore format: a row
      expect(short.activatedAt === null).toBe(whole.activatedAt === null);
    }),
    { numRuns: runs(2_000, 50) },
  );
});
