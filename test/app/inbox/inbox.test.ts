/** The inbox: what goes in comes out, whole, in order, whatever its size and alphabet. */
import fc from 'fast-check';
import { markKey, readMarks, writeMark } from '../../../src/app/inbox/commit-marks';
import {
  byteLength,
  entryName,
  putDelivery,
  queueDelivery,
  readEntries,
  unitBytes,
} from '../../../src/app/inbox/inbox';
import type { Properties } from '../../../src/ports';

function store(): Properties & { values: Record<string, string>; writes: number } {
  const values: Record<string, string> = {};
  return {
    values,
    writes: 0,
    getAll: () => ({ ...values }),
    get: (key) => values[key] ?? null,
    setMany(more) {
      this.writes++;
      Object.assign(values, more);
    },
    delete: (key) => {
      delete values[key];
    },
  };
}

/** Without lone surrogates, which no JSON from a sender holds. */
const isWellFormed = (text: string) => Buffer.from(text).toString() === text;

const delivery = (body: string, at = 1_795_230_000_000, random = 'abc') => ({
  source: 'meta' as const,
  body,
  receivedAtMs: at,
  name: entryName(at, random),
});

test('any body comes out as it went in, in one write, in values that the store takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30_000 }).filter(isWellFormed), (body) => {
      const properties = store();
      putDelivery(properties, delivery(body));
      expect(properties.writes).toBe(1);
      expect(readEntries(properties.values)).toEqual([expect.objectContaining({ body, source: 'meta' })]);
      for (const value of Object.values(properties.values)) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(9_000);
    }),
    { numRuns: 60 },
  );
});

test('entries come out in the order in which they arrived', () => {
  const properties = store();
  for (const at of [5, 1, 9, 3]) putDelivery(properties, delivery(`${at}`, 1_795_230_000_000 + at, `r${at}`));
  expect(readEntries(properties.values).map((entry) => entry.body)).toEqual(['1', '3', '5', '9']);
});

test('an entry of which a part is missing waits; other properties are none of its business', () => {
  const properties = store();
  putDelivery(properties, delivery('x'.repeat(30_000)));
  const [first = ''] = Object.keys(properties.values);
  delete properties.values[first];
  properties.values.WEBHOOK_KEY = 'secret';
  expect(readEntries(properties.values)).toEqual([]);
});

test('entries that a mark names are passed over', () => {
  const properties = store();
  putDelivery(properties, delivery('one', 1_795_230_000_000, 'one'));
  putDelivery(properties, delivery('two', 1_795_230_000_001, 'two'));
  const now = 1_795_230_000_500;
  properties.setMany(writeMark(markKey(now, 'm'), { done: [entryName(1_795_230_000_000, 'one')], receipts: [] }));
  expect(readEntries(properties.values, readMarks(properties.values, now).done).map((entry) => entry.body)).toEqual([
    'two',
  ]);
  // Whoever wrote the mark is dead by then: the entry is looked at again, and found handled.
  expect(readMarks(properties.values, now + 7 * 60_000).done.size).toBe(0);
});

test('a mark with many receipts fits the store, and gives them all back', () => {
  const receipts = Array.from(
    { length: 150 },
    (_, i) => [`o-${i}`, { kind: 'failed', reason: 'not-on-whatsapp', error: 'é'.repeat(500), alert: false }] as const,
  );
  const values = writeMark(markKey(1, 'm'), {
    done: Array.from({ length: 150 }, (_, i) => entryName(i, `r${i}`)),
    receipts,
  });
  for (const value of Object.values(values)) expect(Buffer.byteLength(value)).toBeLessThanOrEqual(9_000);
  expect(
    readMarks(values, 1)
      .receipts.map(([id]) => id)
      .sort(),
  ).toEqual(receipts.map(([id]) => id).sort());
});

test('a mark written before receipts had reasons is read as refused for an unknown one', () => {
  const receipts = [
    ['o-1', { kind: 'failed', error: '131047 More than 24 hours', alert: false }],
    ['o-2', { kind: 'sent', providerId: 'wamid.1' }],
  ];
  expect(readMarks({ [markKey(1, 'm')]: JSON.stringify({ done: [], receipts }) }, 1).receipts).toEqual([
    ['o-1', { kind: 'failed', reason: 'unknown', error: '131047 More than 24 hours', alert: false }],
    ['o-2', { kind: 'sent', providerId: 'wamid.1' }],
  ]);
});

test('a text’s length in bytes is never underestimated', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) =>
      expect(byteLength(text)).toBeGreaterThanOrEqual(Buffer.byteLength(text)),
    ),
  );
});

test('how much of one gateway waits is counted apart from other gateways and from customers', () => {
  const properties = store();
  const put = (gatewayId: string, n: number, bytes: number) =>
    queueDelivery(properties, {
      source: 'unit',
      receivedAtMs: n,
      name: entryName(n, `r${n}`),
      body: JSON.stringify({ gatewayId, id: `d${n}`, query: {}, packed: 'x'.repeat(bytes) }),
    });
  put('jkt-1', 1, 20_000);
  put('jkt-1', 2, 100);
  put('"odd"', 3, 500);
  const text = { source: 'meta', body: '{"gatewayId":"jkt-1"}', receivedAtMs: 4, name: entryName(4, 'r4') } as const;
  putDelivery(properties, text);
  const { own, units } = unitBytes(properties.values, 'jkt-1');
  expect(own).toBeGreaterThan(20_100);
  expect(own).toBeLessThan(21_000);
  expect(units - own).toBeGreaterThan(500);
  expect(units - own).toBeLessThan(1_000);
  expect(unitBytes(properties.values, '"odd"').own).toBe(units - own);
  expect(unitBytes(properties.values, 'sby').own).toBe(0);
});
