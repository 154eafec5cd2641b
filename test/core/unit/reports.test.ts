/** What units report, and when: memory, clocks and times. */
import fc from 'fast-check';
import { clockFault } from '../../../src/core/unit/clock';
import { missingOf, readMemory, takeIn, writeMemory } from '../../../src/core/unit/memory';
import { readTime, type UnitReport } from '../../../src/core/unit/report';
import { NOW } from './facts';

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
    // After a join or a change of battery it counts from the beginning, however low it was.
    expect(takeAll(numbered([400, 401, 402, 0, 1, 2])).cells.missing).toBe(0);
    expect(takeAll(numbered([10, 11, 0, 1, 4])).cells.missing).toBe(2);
    expect(takeAll(numbered([1, 2, 500, 0, 1, 2])).cells.missing).toBe(497);
    // What overtook on its way is no new beginning, and nor is what was measured before.
    expect(takeAll(numbered([5, 7, 6, 8])).cells.missing).toBe(0);
    expect(takeAll([...numbered([40, 41]), heartbeat({ at: NOW - 5, sequence: 0 })]).cells.missing).toBe(39);
    const many = Array.from({ length: 40 }, (_, i) => i * 3);
    expect(takeAll(numbered(many)).cells.missing).toBe(39 * 2);
    expect(missingOf(readMemory(takeAll(numbered(many)).cells))).toBe(78);
  });

  test('a value counts by the time it was measured, not by that of the message', () => {
    const place = (at: number, latitude: number, fix: number) =>
      heartbeat({
        at,
        values: { latitude, longitude: 106.8, batteryPct: at - NOW },
        measuredAt: { latitude: fix, longitude: fix },
      });
    const { cells, taken } = takeAll([
      place(NOW, -6.2, NOW),
      place(NOW + 9, -6.9, NOW - 99),
      place(NOW + 5, -6.5, NOW + 5),
    ]);
    expect(taken).toEqual(['accepted', 'accepted', 'late']);
    expect(cells).toMatchObject({ latitude: -6.5, batteryPct: 9, lastAt: NOW + 9 });
  });

  test('what an older hub remembered is gone on with', () => {
    const { cells } = takeAll([heartbeat({ sequence: 5 })]);
    const { newest: _, ...older } = JSON.parse(cells.memory);
    const memory = readMemory({ ...cells, memory: JSON.stringify(older) });
    takeIn(memory, heartbeat({ at: NOW + 1, sequence: 7 }));
    expect(missingOf(memory)).toBe(1);
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

test.each([
  ['2026-11-27T09:30:00+07', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27 02:30:00+00', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27T09:30:00+0700', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27T09:30:00 +07:00', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27t02:30:00z', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27 02:30:00 UTC', '2026-11-27T02:30:00.000Z'],
  ['2026-11-26T21:30:00\u221205:00', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27T02:30', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27T02.5Z', '2026-11-27T02:30:00.000Z'],
  ['2026-11-27T02:30,5Z', '2026-11-27T02:30:30.000Z'],
  ['20261127T023000Z', '2026-11-27T02:30:00.000Z'],
  ['20261127T0930+07', '2026-11-27T02:30:00.000Z'],
  ['2026-W48-5T02:30:00Z', null],
  ['2026-11-27T02:30:00,123456Z', '2026-11-27T02:30:00.123Z'],
  ['2026-11-26T24:00:00Z', '2026-11-27T00:00:00.000Z'],
  ['2026-12-31T23:59:60Z', '2027-01-01T00:00:00.000Z'],
  ['2026-11-27T02:60:00Z', null],
  ['2026-11-27T25:00:00Z', null],
  ['2026-02-29T00:00:00Z', null],
  ['2026-366T00:00:00Z', null],
  ['2026-11-27T02:30:00+19:00', null],
  ['2026-11-27', null],
  ['27/11/2026 02:30', null],
])('the moment %s is %s', (written, moment) => {
  const ms = readTime(written, '');
  expect(ms === null ? null : new Date(ms).toISOString()).toBe(moment);
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
