/** The ledger's chain: what was written down cannot be changed, removed or moved without the first wrong row being named. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chainRow, findBrokenRow, GENESIS_HASH } from '../../src/core/ledger/chain';
import type { LedgerRow } from '../../src/tables/records';

const AT = 1_795_230_000_000;

function ledgerOf(count: number): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let i = 1; i <= count; i++) {
    const last = rows.at(-1);
    const previous = { sequence: last?.sequence ?? 0, hash: last?.hash ?? '' };
    rows.push(
      chainRow(previous, { atMs: AT + i, type: 'HAND_OFF', subject: `L-${i}`, body: { repId: `R${i}`, note: 'é 🛵' } }),
    );
  }
  return rows;
}

test('a ledger as it was written holds; an empty one does too', () => {
  expect(findBrokenRow(ledgerOf(20))).toBeNull();
  expect(findBrokenRow([])).toBeNull();
});

test('a row is hashed as canonical JSON over the hash before it, so that anybody can check it', () => {
  const [row] = ledgerOf(1);
  expect(row?.body).toBe(`{"at":${AT + 1},"note":"é 🛵","repId":"R1","sequence":1,"subject":"L-1","type":"HAND_OFF"}`);
  expect(row?.hash).toBe(createHash('sha256').update(`${GENESIS_HASH}${row?.body}`).digest('hex'));
});

const place = fc.integer({ min: 0, max: 11 });

test('one flipped character anywhere in an entry or hash is found, at its row', () => {
  fc.assert(
    fc.property(place, fc.constantFrom('body' as const, 'hash' as const), fc.nat(), (index, column, at) => {
      const rows = ledgerOf(12);
      const text = rows[index]?.[column] ?? '';
      const position = at % text.length;
      const flipped = text[position] === 'a' ? 'b' : 'a';
      rows[index] = {
        ...(rows[index] as LedgerRow),
        [column]: text.slice(0, position) + flipped + text.slice(position + 1),
      };
      expect(findBrokenRow(rows)).toEqual({ sequence: index + 1, reason: 'entry-changed' });
    }),
    { numRuns: 300 },
  );
});

test('a readable column that says something else than its entry is found', () => {
  for (const patch of [{ subject: 'L-9' }, { type: 'SALE' }, { at: AT }]) {
    const rows = ledgerOf(3);
    rows[1] = { ...(rows[1] as LedgerRow), ...patch };
    expect(findBrokenRow(rows)).toEqual({ sequence: 2, reason: 'columns-changed' });
  }
});

test('a removed row and a swapped pair are found where they begin', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), (index) => {
      const removed = ledgerOf(12);
      removed.splice(index, 1);
      expect(findBrokenRow(removed)).toMatchObject({ sequence: index + 1 });
      const swapped = ledgerOf(12);
      [swapped[index], swapped[index + 1]] = [swapped[index + 1] as LedgerRow, swapped[index] as LedgerRow];
      expect(findBrokenRow(swapped)).toMatchObject({ sequence: index + 1 });
    }),
  );
});

test('a row whose number was set right after the one before it was removed still betrays itself', () => {
  const rows = ledgerOf(4);
  rows.splice(1, 1);
  const renumbered = rows.map((row, i) => ({ ...row, sequence: i + 1 }));
  expect(findBrokenRow(renumbered)).toEqual({ sequence: 2, reason: 'chain-broken' });
});
