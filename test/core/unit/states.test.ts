/** A unit’s life from its facts: any order gives the same, and what cannot follow is an exception. */
import fc from 'fast-check';
import { isKnownFact, readFacts, replaceFacts, writeFacts } from '../../../src/core/unit/facts';
import { ledgerEntries, type UnitEntry } from '../../../src/core/unit/ledger-entries';
import { deriveLife, type Fact, type Step, TRANSITIONS } from '../../../src/core/unit/states';
import { UNIT_STATES, type UnitState } from '../../../src/tables/units';
import { runs } from '../../support/sweep';
import { ALL, fact, lifeOf, NOW, states } from './facts';

/** What the ledger says of a unit to whoever reads it from the top. */
function meaningOf(entries: readonly UnitEntry[]): Step[] {
  let path: Step[] = [];
  for (const { type, body } of entries) {
    if (type === 'UNIT_CORRECTION') path = [...(body.path as Step[])];
    else
      path.push([
        body.state as UnitState,
        body.since as number,
        String(body.dealerId),
        String(body.by),
        String(body.event),
      ]);
  }
  return path;
}

/** A history that can be true: a walk through the table, hours to months between the steps. */
const history = fc
  .array(
    fc.record({
      pick: fc.nat(),
      waitMs: fc.constantFrom(0, 1_000, 3_600_000, 86_400_000 * 40),
      sequence: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((steps) => {
    let state: UnitState | '' = '';
    let stolenFrom: UnitState = 'IN_STOCK';
    let now = NOW;
    let sequence = 0;
    const facts: Fact[] = [];
    for (const { pick, waitMs, sequence: counts } of steps) {
      const open = TRANSITIONS.filter(({ from, type }) => from.includes(state) && (type !== 'SHIPPED' || state === ''));
      const next = open[pick % Math.max(1, open.length)];
      if (!next) break;
      now += waitMs + 1;
      sequence++;
      const source = next.by[pick % next.by.length] ?? 'staff';
      facts.push(
        fact(next.type, now, source, {
          sequence: counts ? sequence : null,
          dealerId: next.type === 'TRANSFERRED' ? `D${pick % 3}` : '',
        }),
      );
      if (next.to === 'STOLEN' && state !== '') stolenFrom = state;
      state = next.to === 'before' ? stolenFrom : next.to;
    }
    return facts;
  });

test('any order, repetition and batching of a true history gives the same state, and the ledger means the same', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (facts, random) => {
      const truth = deriveLife(facts, ALL);
      const arriving = [...facts, ...facts.filter((_, i) => i % 2 === 0)];
      for (let i = arriving.length - 1; i > 0; i--) {
        const j = (random.next().value as number) % (i + 1);
        [arriving[i], arriving[j]] = [arriving[j] as Fact, arriving[i] as Fact];
      }
      let cell = '';
      let path: readonly Step[] = [];
      const ledger: UnitEntry[] = [];
      while (arriving.length > 0) {
        const batch = arriving.splice(0, 1 + ((random.next().value as number) % 4));
        for (const each of batch) {
          const known = readFacts(cell);
          if (isKnownFact(known, each)) continue;
          cell = writeFacts([...known, each]);
        }
        const life = deriveLife(readFacts(cell), ALL);
        ledger.push(...ledgerEntries(path, life));
        path = life.path;
      }
      const last = deriveLife(readFacts(cell), ALL);
      const plain = ({ outcomes: _, ...rest }: typeof last) => rest;
      expect(plain(last)).toEqual(plain(truth));
      expect(meaningOf(ledger)).toEqual(truth.path);
    }),
    { numRuns: runs(10_000, 1_000) },
  );
});

test('a late but valid event takes its place; what it proves false is no exception any more', () => {
  const [shipped, sold, ride] = [
    fact('SHIPPED', NOW, 'shipment'),
    fact('SOLD', NOW + 10, 'sale', { by: 'S-1' }),
    fact('FIRST_RIDE', NOW + 20),
  ];
  const early = lifeOf(shipped, ride);
  expect([early.state, early.exceptions]).toEqual([
    'SHIPPED',
    ['FIRST_RIDE of 2026-11-23 02:00 UTC by gateway came while it was SHIPPED'],
  ]);
  expect(lifeOf(ride, sold, shipped)).toMatchObject({
    state: 'ACTIVATED',
    saleId: 'S-1',
    activatedAt: NOW + 20,
    exceptions: [],
  });
});

test('an illegal jump is kept, and changes nothing', () => {
  const life = lifeOf(
    fact('SHIPPED', NOW, 'shipment'),
    fact('SCRAPPED', NOW + 1, 'staff'),
    fact('SOLD', NOW + 2, 'sale'),
  );
  expect(life.state).toBe('SCRAPPED');
  expect(life.exceptions).toEqual(['SOLD of 2026-11-23 02:00 UTC by sale came while it was SCRAPPED']);
});

test('gateways say what the setting lets them say; staff say the rest', () => {
  const known = [fact('SHIPPED', NOW, 'shipment'), fact('SOLD', NOW + 1, 'sale')];
  expect(states([...known, fact('STOLEN', NOW + 2)])).toEqual(['SHIPPED', 'SOLD']);
  expect(states([...known, fact('STOLEN', NOW + 2, 'staff')])).toEqual(['SHIPPED', 'SOLD', 'STOLEN']);
  expect(states([...known, fact('SOLD', NOW + 2)])).toEqual(['SHIPPED', 'SOLD']);
  expect(deriveLife([...known, fact('STOLEN', NOW + 2)], ALL).state).toBe('STOLEN');
});

test('saying again what is known is no exception', () => {
  const known = [fact('SHIPPED', NOW, 'shipment'), fact('SOLD', NOW + 1, 'sale'), fact('PURCHASED', NOW + 2)];
  const again = fact('FIRST_RIDE', NOW + 3);
  const life = lifeOf(...known, again, fact('RIDE', NOW + 4), fact('RIDE', NOW + 5));
  expect([life.state, life.exceptions, life.outcomes.get(again)]).toEqual(['IN_SERVICE', [], 'repeat']);
  expect(life.activatedAt).toBe(NOW + 2);
});

test('a unit that went back on the floor is nobody’s, and can be sold again', () => {
  const life = lifeOf(
    fact('SHIPPED', NOW, 'shipment'), fact('SOLD', NOW + 1, 'sale', { by: 'S-1' }), fact('PURCHASED', NOW + 2),
    fact('RETURNED', NOW + 3, 'staff'), fact('RESTOCKED', NOW + 4, 'staff'),
  ); // biome-ignore format: a list
  expect(life).toMatchObject({ state: 'IN_STOCK', saleId: '', activatedAt: null });
});

test('every state can be reached, and every transition leads from and to a state there is', () => {
  const reached = new Set(TRANSITIONS.flatMap(({ to }) => (to === 'before' ? [] : [to])));
  expect([...reached].sort()).toEqual([...UNIT_STATES].sort());
  for (const { from } of TRANSITIONS) for (const state of from) expect(state === '' || reached.has(state)).toBe(true);
});

test('the facts of a sale stand in for the ones before them', () => {
  const before = [fact('SHIPPED', NOW, 'shipment'), fact('SOLD', NOW, 'sale', { by: 'S-1' })];
  expect(replaceFacts(before, 'sale', []).map(({ type }) => type)).toEqual(['SHIPPED']);
  expect(replaceFacts(before, 'sale', [fact('SOLD', NOW, 'sale', { by: 'S-2' })]).map(({ by }) => by)).toEqual([
    'S-2',
    'shipment',
  ]);
});
