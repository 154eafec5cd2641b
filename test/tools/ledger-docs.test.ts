/** docs/LEDGER.md is enough to write a verifier from: its test vector is what the hub writes, and what its words say. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chainRow, findBrokenRow, LEDGER_FAULTS } from '../../src/core/ledger/chain';
import { asRecord } from '../../src/core/lib/json';
import type { LedgerRow } from '../../src/tables/records';

const page = readFileSync('docs/LEDGER.md', 'utf8');
const [, block = ''] = /```vector\n([\s\S]*?)```/.exec(page) ?? [];
const vector = block
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [entry: string, hash: string]);

test('the test vector holds by the words of the page alone', () => {
  let previous = '0'.repeat(64);
  for (const [entry, hash] of vector) {
    const bytes = Buffer.concat([Buffer.from(previous, 'ascii'), Buffer.from(entry, 'utf8')]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    previous = hash;
  }
  expect(vector).toHaveLength(3);
});

test('the hub writes the test vector', () => {
  const rows: LedgerRow[] = [];
  for (const [entry, hash] of vector) {
    const { at, sequence: _, subject, type, ...body } = asRecord(JSON.parse(entry)) ?? {};
    const { sequence, hash: before } = rows.at(-1) ?? { sequence: 0, hash: '' };
    const previous = { sequence: sequence ?? 0, hash: before };
    rows.push(chainRow(previous, { atMs: Number(at), type: String(type), subject: String(subject), body }));
    expect(rows.at(-1)).toMatchObject({ body: entry, hash });
  }
  expect(findBrokenRow(rows)).toBe(null);
});

test('the page names every fault', () => {
  for (const fault of Object.keys(LEDGER_FAULTS)) expect(page).toContain(`\`${fault}\``);
});
