/** What is too long for a cell, or of characters that a cell would alter, never stops a commit. */
import fc from 'fast-check';
import { chainRow, findBrokenRow } from '../../src/core/ledger/chain';
import { fitForCell, MAX_CELL_CHARACTERS, shortId } from '../../src/core/lib/text';
import { readExtras } from '../../src/core/sale/read-extras';
import { encodeCell } from '../../src/store/session/cells';
import { tables } from '../../src/tables/index';
import { furnishedTabs, openFurnished } from '../support/furnished-hub';

const NEWCOMER = '628990000001';

test('a message with an ID of 60,000 characters is answered once, and so is the next customer', () => {
  const hub = openFurnished(furnishedTabs());
  const id = `wamid.${'x'.repeat(60_000)}`;
  hub.says(NEWCOMER, 'mau beli', id);
  hub.round();
  hub.says(NEWCOMER, 'mau beli', id);
  hub.says('628990000002', `mau beli \u0000\ud800 ${'y'.repeat(120_000)}`);
  hub.round(1_000);
  const handled = hub
    .rows('Inbox log')
    .filter((row) => String(row['Event ID'] ?? Object.values(row)[0]).startsWith('long-'));
  expect(handled).toHaveLength(1);
  expect(hub.sent.some((body) => body.includes('"628990000002"'))).toBe(true);
});

test('any text becomes one that fits a cell, and fits it again unchanged', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ud83d', 'a\u0000b', '🛵'.repeat(30_000), 'x'.repeat(50_001)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const fit = fitForCell(text);
      expect(fit.length).toBeLessThanOrEqual(MAX_CELL_CHARACTERS);
      expect(fitForCell(fit)).toBe(fit);
      expect(fit).not.toMatch(/\p{Surrogate}/u);
    }),
  );
  expect(fitForCell('x'.repeat(55_000))).toMatch(/… \[cut off: 55000 characters\]$/);
  expect(fitForCell('line\nline\ttab 🛵')).toBe('line\nline\ttab 🛵');
});

test('JSON that is too long says so, and is never half of what it was', () => {
  const cell = encodeCell(tables.outbox.columns.payload, JSON.stringify({ body: 'x'.repeat(60_000) }));
  expect(cell).toEqual({ kind: 'text', value: '{"tooLong":60011}' });
});

test('an ID is short, the same each time, and nobody else’s', () => {
  const long = 'x'.repeat(60_000);
  expect(shortId('wamid.HBgN==')).toBe('wamid.HBgN==');
  expect(shortId(long)).toBe(shortId(long));
  expect(shortId(long)).not.toBe(shortId(`${long}y`));
  expect(shortId(long).length).toBeLessThan(40);
});

test('an entry of the ledger stands in one cell, and its hash holds', () => {
  const row = chainRow(
    { sequence: 0, hash: '' },
    { atMs: 1, type: 'NOTE', subject: 'L-1', body: { words: 'x'.repeat(90_000) } },
  );
  expect(row.body.length).toBeLessThan(MAX_CELL_CHARACTERS);
  expect(findBrokenRow([row])).toBeNull();
});

test('a text of 50,000 characters is no line of a sale', () => {
  expect(readExtras(`a${':'.repeat(50_000)}`)).toMatchObject({ ok: false });
});
