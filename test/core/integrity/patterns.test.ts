/** What only shows over many sales of a dealer's month. */
import { openBook } from '../../../src/core/integrity/book';
import type { SaleEntry } from '../../../src/core/integrity/rule';
import { judgePatterns } from '../../../src/core/integrity/rules/pattern-rules';
import { HOUR_MS } from '../../../src/core/lib/time';
import { content, day, sale } from './small-book';

const NOVEMBER = Array.from({ length: 30 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);

/** A sale on each of these days, each of another unit and customer. */
const sold = (dealerId: string, days: readonly string[], patch: Partial<SaleEntry> = {}): SaleEntry[] =>
  days.map((iso, index) =>
    sale({
      dealerId,
      ...{
        serial: `S3A${dealerId}${index}`,
        customerPhone: `08131${dealerId.slice(1)}${String(100_000 + index * 37)}`,
      },
      ...{ soldAt: day(iso), enteredAt: day(iso) + 10 * HOUR_MS },
      ...patch,
    }),
  );

const found = (sales: readonly SaleEntry[], monthEndSharePct = 40) =>
  judgePatterns(openBook(content({ sales, settings: { ...content().settings, monthEndSharePct } }))).map(
    ({ rule, subject, found: what }) => `${rule.id} ${subject}: ${what}`,
  );

test('a month of even days, wherever they sell, is in order', () => {
  expect(found([...sold('D1', NOVEMBER), ...sold('D2', NOVEMBER)])).toEqual([]);
});

test('a month that is dated in its last three days is looked at, from twenty sales, unless the setting is 0', () => {
  const spike = [...NOVEMBER.slice(0, 12), ...Array.from({ length: 10 }, () => '2026-11-29')];
  expect(found(sold('D1', spike))).toEqual(['book-month-end D1 2026-11: 10 of 22 sales (45 %)']);
  expect(found(sold('D1', spike), 0)).toEqual([]);
  expect(found(sold('D1', spike.slice(3)))).toEqual([]);
});

test('sales that are entered in the last two hours of their month are written down', () => {
  const late = sold('D1', ['2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30', '2026-11-30'], {
    enteredAt: day('2026-11-30') + 22 * HOUR_MS,
  });
  expect(found([...sold('D1', NOVEMBER), ...late])).toEqual(['book-last-hours D1 2026-11: 5 of 35 sales']);
  expect(found([...sold('D1', NOVEMBER), ...late.slice(1)])).toEqual([]);
  const before = late.map((each) => ({ ...each, enteredAt: day('2026-11-30') + 22 * HOUR_MS - 1 }));
  expect(found([...sold('D1', NOVEMBER), ...before])).toEqual([]);
});

test('a dealer whose prices all touch the floor stands out only where others do not', () => {
  const low = { vehicle: 28_000_000 };
  expect(found([...sold('D1', NOVEMBER, low), ...sold('D2', NOVEMBER)])).toEqual([
    'book-floor D1 2026-11: 30 of 30 sales (100 %)',
  ]);
  expect(found([...sold('D1', NOVEMBER, low), ...sold('D2', NOVEMBER, low)])).toEqual([]);
  expect(found(sold('D1', NOVEMBER, low))).toEqual([]);
});

test('a sale that counts for nobody counts in no pattern', () => {
  const spike = [...NOVEMBER.slice(0, 12), ...Array.from({ length: 10 }, () => '2026-11-29')];
  const corrected = sold('D1', spike).map((each, index) => (index > 18 ? { ...each, replacedBy: 'S-1' } : each));
  expect(found(corrected)).toEqual([]);
});
