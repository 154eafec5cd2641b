/** A unit's life is the same whatever the order, repetition and batching in which its history arrives. */

import fc from 'fast-check';
import { clockFault } from '../../src/core/unit/clock';
import { isKnownFact, readFacts, replaceFacts, writeFacts } from '../../src/core/unit/facts';
import { ledgerEntries, type UnitEntry } from '../../src/core/unit/ledger-entries';
import { missingOf, readMemory, takeIn, writeMemory } from '../../src/core/unit/memory';
import { readTime, type UnitReport } from '../../src/core/unit/report';
import { refuseSignature, signature } from '../../src/core/unit/signature';
import { deriveLife, type Fact, type FactSource, type Step, TRANSITIONS } from '../../src/core/unit/states';
import { UNIT_STATES, type UnitState } from '../../src/tables/units';
import { runs } from '../support/sweep';

const NOW = Date.parse('2026-11-23T02:00:00Z');
const ALL = new Set(TRANSITIONS.map(({ type }) => type));
const USUAL = new Set(['RECEIVED', 'PURCHASED', 'FIRST_RIDE', 'RIDE', 'SERVICED']);

let ids = 0;
const fact = (type: string, at: number, source: FactSource = 'gateway', patch: Partial<Fact> = {}): Fact => ({
  ...{ type, at, source, by: source, sequence: null, id: `${type} ${++ids}`, dealerId: '' },
  ...patch,
});
const lifeOf = (...facts: Fact[]) => deriveLife(facts, USUAL);
const states = (facts: readonly Fact[]) => deriveLife(facts, USUAL).path.map(([state]) => state);

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
      state = next.to;
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
  const reached = new Set(TRANSITIONS.map(({ to }) => to));
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

describe('reports', () => {
  const blank = {
    lastAt: null,
    odometerKm: null,
    batteryPct: null,
    latitude: null,
    longitude: null,
    missing: null,
    days: '',
    memory: '',
  };
  const heartbeat = (patch: Partial<UnitReport>): UnitReport => ({
    unit: 'U',
    at: NOW,
    sentAt: null,
    type: '',
    sequence: null,
    eventId: '',
    values: {},
    leftOut: '',
    ...patch,
  });
  const takeAll = (reports: readonly UnitReport[]) => {
    let cells: ReturnType<typeof writeMemory> = { ...blank, missing: 0 };
    const taken = reports.map((each) => {
      const memory = readMemory(cells);
      const outcome = takeIn(memory, each);
      cells = writeMemory(memory);
      return outcome;
    });
    return { cells, taken };
  };

  test('“latest” is the latest measured of each value, in any order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(10_000), { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (minutes, random) => {
          const reports = minutes.map((minute, i) =>
            heartbeat({
              at: NOW + minute * 60_000,
              values: i % 2 === 0 ? { odometerKm: minute } : { batteryPct: minute % 100 },
            }),
          );
          const inOrder = [...reports].sort((a, b) => a.at - b.at);
          const shuffled = [...reports, ...reports].sort(() => ((random.next().value as number) % 3) - 1);
          const { memory: _, ...expected } = takeAll(inOrder).cells;
          const { memory: __, ...got } = takeAll(shuffled).cells;
          expect({ ...got, days: Object.keys(JSON.parse(got.days)).length > 7 ? '' : JSON.parse(got.days) }).toEqual({
            ...expected,
            days: Object.keys(JSON.parse(expected.days)).length > 7 ? '' : JSON.parse(expected.days),
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('the same time and number is the same report, whatever ID it comes under; another type at that time is not', () => {
    const { taken } = takeAll([
      heartbeat({ sequence: 5, eventId: 'a' }),
      heartbeat({ sequence: 5, eventId: 'b' }),
      heartbeat({ at: NOW + 1, sequence: 6, eventId: 'a' }),
      heartbeat({ at: NOW + 2 }),
      heartbeat({ at: NOW + 2, type: 'PURCHASED' }),
      heartbeat({ at: NOW + 2, type: 'PURCHASED' }),
    ]);
    expect(taken).toEqual(['accepted', 'duplicate', 'duplicate', 'accepted', 'accepted', 'duplicate']);
  });

  test('gaps in the running numbers are counted, and filled by what comes late', () => {
    const numbered = (numbers: readonly number[]) => numbers.map((sequence, i) => heartbeat({ at: NOW + i, sequence }));
    expect(takeAll(numbered([8165, 8174])).cells.missing).toBe(8);
    expect(takeAll([...numbered([1, 2, 5, 9]), heartbeat({ at: NOW - 5, sequence: 7 })]).cells.missing).toBe(4);
    expect(takeAll(numbered([65_000, 65_002, 0, 1])).cells.missing).toBe(1);
    const many = Array.from({ length: 40 }, (_, i) => i * 3);
    expect(takeAll(numbered(many)).cells.missing).toBe(39 * 2);
    expect(missingOf(readMemory(takeAll(numbered(many)).cells))).toBe(78);
  });

  test('what a row remembers stays small', () => {
    const { cells } = takeAll(
      Array.from({ length: 400 }, (_, i) =>
        heartbeat({ at: NOW + i * 600_000, sequence: i * 2, eventId: `e${i}`, values: { odometerKm: i } }),
      ),
    );
    expect(cells.memory.length).toBeLessThan(1_500);
    expect(cells.days.length).toBeLessThan(400);
  });
});

test.each([
  ['2000-01-01T00:00:40Z', 'was reset'],
  ['1970-01-01T00:00:00Z', 'was reset'],
  ['1980-01-06T00:00:00Z', 'was reset'],
  ['2026-11-23T02:10:01Z', 'is ahead'],
  ['2036-02-07T06:28:16Z', 'is ahead'],
  ['2026-11-23T02:09:59Z', ''],
  ['2014-02-13T06:15:12Z', ''],
])('a clock that says %s at nine in the morning: “%s”', (time, fault) => {
  expect(clockFault(Date.parse(time), NOW)).toContain(fault);
  if (fault === '') expect(clockFault(Date.parse(time), NOW)).toBe('');
});

test('a number of any unit is a time, or nothing; never a throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.double(), fc.string(), fc.constant(null)),
      fc.constantFrom('', 'auto', 's', 'ms', 'us', 'ns'),
      (given, unit) => {
        const ms = readTime(given, unit);
        expect(ms === null || (Number.isInteger(ms) && Math.abs(ms) <= 8.64e15)).toBe(true);
      },
    ),
  );
  expect(readTime(1_795_399_200, 'ms')).toBe(1_795_399_200);
});

test('the signature is HMAC-SHA256 over id.ts.body, so that any language can make it', () => {
  expect(signature('a-secret-of-24-characters', 'evt-1', '1795399200', '{"unit":"S3A000101","note":"é 🛵"}')).toBe(
    require('node:crypto')
      .createHmac('sha256', 'a-secret-of-24-characters')
      .update('evt-1.1795399200.{"unit":"S3A000101","note":"é 🛵"}')
      .digest('hex'),
  );
  const query = { id: 'a', ts: '1795399200', sig: '0' };
  const proof = { query, body: 'x', secrets: ['short'], keyWillDo: false, nowMs: 1_795_399_200_000 };
  expect(refuseSignature(proof)).toContain('no secret yet');
});

test('the test vectors in the docs are what the hub computes', () => {
  const { readFileSync } = require('node:fs') as typeof import('node:fs');
  const vectors = [
    ...readFileSync('docs/TELEMETRY.md', 'utf8').matchAll(
      /^\| `([^`]+)` \| `([^`]+)` \| `(\d{10})` \| `(.+?)` \| `([0-9a-f]{64})` \|$/gm,
    ),
  ];
  expect(vectors).toHaveLength(2);
  for (const [, secret = '', id = '', ts = '', body = '', sig] of vectors) {
    expect(signature(secret, id, ts, body)).toBe(sig);
    expect(
      refuseSignature({
        query: { id, ts, sig: sig ?? '' },
        body,
        secrets: [secret],
        keyWillDo: false,
        nowMs: Number(ts) * 1000,
      }),
    ).toBe('');
  }
});
