/** Tables of BigQuery follow from the tabs, and a slice of rows is the same job whenever it is sent. */
import fc from 'fast-check';
import { type RowRange, withoutRanges, withRanges } from '../../../src/core/archive/row-ranges';
import { shapeOf, sliceOf, WAREHOUSE_TABLES } from '../../../src/core/archive/warehouse-tables';
import { runs } from '../../support/sweep';

const NOW = Date.parse('2026-11-24T02:00:00+07:00');

test('each archived tab has a table, divided by the time of its own rows', () => {
  const times = WAREHOUSE_TABLES.map((name) => `${shapeOf(name).id} ${shapeOf(name).time}`);
  expect(times).toEqual([
    'inbox_log receivedAt',
    'outbox createdAt',
    'conversation at',
    'timeline at',
    'offers offeredAt',
    'leads createdAt',
    'crm doneAt',
    'customers firstSeenAt',
    'alerts at',
    'audit_trail at',
    'unit_events at',
  ]);
  for (const name of WAREHOUSE_TABLES) {
    const { fields, key, time } = shapeOf(name);
    expect(new Set(fields.map((field) => field.name.toLowerCase())).size).toBe(fields.length);
    expect(fields.map((field) => field.name)).toEqual(expect.arrayContaining([key, time]));
    for (const field of fields) expect(field.name).toMatch(/^[A-Za-z_]\w*$/);
  }
});

test('the same rows are the same job at any time; another row or salt makes another', () => {
  const rows = [{ id: 't-1', at: NOW, to: 'LOST' }];
  const { jobId } = sliceOf('timeline', rows, NOW, 'a');
  expect(sliceOf('timeline', rows, NOW + 1, 'a').jobId).toBe(jobId);
  expect(sliceOf('timeline', rows, NOW, 'b').jobId).not.toBe(jobId);
  expect(sliceOf('timeline', [{ ...rows[0], to: 'WON' }], NOW, 'a').jobId).not.toBe(jobId);
  expect(jobId).toMatch(/^hub_timeline_2026-11_2026-11_\w{20,}$/);
});

test('what would make BigQuery refuse a whole slice is left out of its row', () => {
  const odd = { id: 'L-1', createdAt: 9e15, claimedAt: Number.NaN, latitude: Infinity, ring: 1e300, said: 'a\ud800b' };
  const [line = ''] = sliceOf('leads', [odd], NOW, '').body.split('\n');
  const { createdAt, claimedAt, latitude, ring, said } = JSON.parse(line) as Record<string, unknown>;
  expect({ createdAt, claimedAt, latitude, ring, said }).toEqual({ said: 'a\ufffdb' });
});

const ranges = fc.array(
  fc.tuple(fc.integer({ min: 2, max: 60 }), fc.nat(8)).map(([from, more]): RowRange => [from, from + more]),
  { maxLength: 12 },
);
const rowsIn = (all: readonly RowRange[]) =>
  new Set(all.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at)));

test('sets of rows are added and taken away as sets are', () => {
  fc.assert(
    fc.property(ranges, ranges, (one, other) => {
      const both = withRanges(one, other);
      expect(rowsIn(both)).toEqual(new Set([...rowsIn(one), ...rowsIn(other)].sort((a, b) => a - b)));
      const left = withoutRanges(both, other);
      const gone = rowsIn(other);
      expect([...rowsIn(left)]).toEqual([...rowsIn(both)].filter((row) => !gone.has(row)));
      expect(withRanges(left, []).length).toBeLessThanOrEqual(left.length);
    }),
    { numRuns: runs(5000, 200) },
  );
});

test('of very many ranges the nearest become one, and no row is forgotten', () => {
  const many = Array.from({ length: 200 }, (_, at): RowRange => [at * 10 + 2, at * 10 + 4]);
  const kept = withRanges([], many);
  expect(kept).toHaveLength(40);
  const rows = rowsIn(kept);
  for (const row of rowsIn(many)) expect(rows.has(row)).toBe(true);
});
