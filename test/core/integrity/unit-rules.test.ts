/** Time allowed is counted in the workbook's days; an odometer that falls is seen, on whichever day. */
import { judgeUnits, type UnitSurroundings } from '../../../src/core/integrity/rules/unit-rules';
import { readMemory, takeIn, writeMemory } from '../../../src/core/unit/memory';
import type { UnitReport } from '../../../src/core/unit/report';
import type { UnitRow } from '../../../src/tables/units';
import { day } from './small-book';

const around = (nowMs: number): UnitSurroundings => ({
  nowMs,
  settings: {
    activationDays: 14,
    yardDays: 7,
    yardMeters: 150,
    silentUnitDays: 0,
    maxOdometerKm: 50,
    odometerReadingKm: 20,
  },
  dealers: [],
  sales: new Map(),
  heard: new Map([['jkt-1', nowMs]]),
});
const BLANK = { lastAt: null, odometerKm: null, batteryPct: null, latitude: null, longitude: null, missing: 0, days: '', memory: '' }; // biome-ignore format: one line
const unit = (patch: Partial<UnitRow>) => ({ ...BLANK, serial: 'S3A000001', problem: '', ...patch }) as UnitRow;
const found = (row: UnitRow, nowMs: number) => judgeUnits([row], around(nowMs)).map(({ rule }) => rule.id);

test('a unit has the whole last day of its time to report itself', () => {
  const sold = unit({ state: 'SOLD', soldAt: day('2026-11-01') });
  expect(found(sold, day('2026-11-16') - 1)).toEqual([]);
  expect(found(sold, day('2026-11-16'))).toEqual(['unit-not-activated']);
});

const measured = (odometerKm: number, at: number): UnitReport => ({
  unit: 'S3A000001', at, sentAt: null, type: 'HEARTBEAT', sequence: null, eventId: '', values: { odometerKm }, leftOut: '',
}); // biome-ignore format: one line

function reported(...reports: readonly UnitReport[]): UnitRow {
  let cells: ReturnType<typeof writeMemory> = BLANK;
  for (const report of reports) {
    const memory = readMemory(cells);
    takeIn(memory, report);
    cells = writeMemory(memory);
  }
  return unit(cells);
}

const NOON = day('2026-11-20') + 12 * 3_600_000;
const [LOW, HIGH, AFTER] = [measured(10, NOON), measured(40, NOON + 1_000), measured(20, NOON + 2_000)];

test.each([
  ['in order', [LOW, HIGH, AFTER]],
  ['the highest late', [LOW, AFTER, HIGH]],
  ['the lowest late', [HIGH, AFTER, LOW]],
  ['all late', [AFTER, HIGH, LOW]],
])('an odometer that falls within a day is seen: %s', (_, reports) => {
  expect(judgeUnits([reported(...reports)], around(NOON))).toMatchObject([
    { rule: { id: 'unit-odometer-back' }, expected: '40 km or more', found: '20 km later on 2026-11-20' },
  ]);
});

test('an odometer that rises, in whatever order it is reported, and one that is rounded, are in order', () => {
  const rising = [measured(10, NOON), measured(20, NOON + 1_000), measured(40, NOON + 2_000)] as const;
  for (const [a, b, c] of [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] as const)
    expect(found(reported(rising[a], rising[b], rising[c]), NOON)).toEqual([]); // biome-ignore format: a list
  expect(found(reported(measured(20.4, NOON), measured(20, NOON + 1_000)), NOON)).toEqual([]);
});
