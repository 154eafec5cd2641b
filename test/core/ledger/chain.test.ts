/** The ledger's chain: what was written down cannot be changed, removed or moved without the first wrong row being named. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { chainRow, findBrokenRow, GENESIS_HASH, type LedgerFault } from '../../../src/core/ledger/chain';
import { fitForCell } from '../../../src/core/lib/text';
import type { LedgerRow } from '../../../src/tables/records';
import { runs } from '../../support/sweep';

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

test('one flipped character anywhere, a removed row, a swapped pair: found, at the right row, every time', () => {
  const whole = ledgerOf(12);
  const COLUMNS = ['sequence', 'at', 'type', 'subject', 'body', 'previousHash', 'hash'] as const;
  const damage = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ how: fc.constant('flip' as const), column: fc.constantFrom(...COLUMNS), at: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.record({ how: fc.constant('remove' as const) }) },
    { weight: 1, arbitrary: fc.record({ how: fc.constant('swap' as const) }) },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 }), damage, (index, what) => {
      const rows = whole.map((row) => ({ ...row }));
      const row = rows[index] as LedgerRow;
      if (what.how === 'remove') rows.splice(index, 1);
      else if (what.how === 'swap') [rows[index], rows[index + 1]] = [rows[index + 1] as LedgerRow, row];
      else {
        const text = String(row[what.column]);
        const position = what.at % text.length;
        const other = text[position] === '1' ? '2' : '1';
        const flipped = text.slice(0, position) + other + text.slice(position + 1);
        Object.assign(row, { [what.column]: typeof row[what.column] === 'number' ? Number(flipped) : flipped });
      }
      expect(findBrokenRow(rows)?.sequence).toBe(index + 1);
    }),
    { numRuns: runs(10_000, 2_000) },
  );
});

describe('the head that was recorded outside', () => {
  const whole = ledgerOf(8);
  const heads = [3, 8].map((sequence) => ({ sequence, hash: whole[sequence - 1]?.hash ?? '' }));

  test('agrees with the ledger as it was written, and as it goes on', () => {
    expect(findBrokenRow(whole, heads)).toBeNull();
    expect(findBrokenRow(ledgerOf(12), heads)).toBeNull();
  });

  test('finds a ledger that was written anew as a whole, with every hash right', () => {
    const forged = ledgerOf(8).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    let previous = { sequence: 0, hash: '' };
    const rows = forged.map(({ at, type, subject, sequence: _, ...body }, index) => {
      const entry = { atMs: Number(at), type: String(type), subject: index === 1 ? 'L-999' : String(subject), body };
      const row = chainRow(previous, entry);
      previous = { sequence: row.sequence ?? 0, hash: row.hash };
      return row;
    });
    expect(findBrokenRow(rows)).toBeNull();
    expect(findBrokenRow(rows, heads)).toEqual<LedgerFault>({ sequence: 3, reason: 'rewritten' });
  });

  test('finds a ledger whose end was cut off', () => {
    expect(findBrokenRow(whole.slice(0, 5))).toBeNull();
    expect(findBrokenRow(whole.slice(0, 5), heads)).toEqual<LedgerFault>({ sequence: 6, reason: 'cut' });
    expect(findBrokenRow([], heads)).toEqual<LedgerFault>({ sequence: 1, reason: 'cut' });
  });
});

test('an entry that the hub did not write is named, although its hash is right', () => {
  const spoilt: ((body: string) => string)[] = [
    (body) => body.replace('{', '{ '),
    (body) => body.replace('{', '{"at":1,'),
    (body) => body.replace(/^\{(.*?),(.*)\}$/, '{$2,$1}'),
    () => 'no JSON',
  ];
  for (const spoil of spoilt) {
    const rows = ledgerOf(4);
    for (let index = 2; index < 4; index++) {
      const [before, row] = [rows[index - 1] as LedgerRow, rows[index] as LedgerRow];
      const body = index === 2 ? spoil(row.body) : row.body;
      rows[index] = {
        ...row,
        body,
        previousHash: before.hash,
        hash: createHash('sha256')
          .update(before.hash + body)
          .digest('hex'),
      };
    }
    expect(findBrokenRow(rows)).toEqual({ sequence: 3, reason: 'not-canonical' });
  }
});

test('a subject that no cell stores as it is, or none of that length, stands in its column as the entry has it', () => {
  for (const subject of ['\ud800\ud800', '\u0001', 'x'.repeat(60_000)]) {
    const row = chainRow({ sequence: 0, hash: '' }, { atMs: AT, type: 'UNIT_CORRECTION', subject, body: {} });
    expect(fitForCell(row.subject)).toBe(row.subject);
    expect(findBrokenRow([row])).toBeNull();
  }
});
