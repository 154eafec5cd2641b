/** An exported Ledger tab is checked without the hub: the first wrong line is named, whatever was done to it. */
import fc from 'fast-check';
import { toCsv } from '../../local/server/csv';
import { chainRow } from '../../src/core/ledger/chain';
import { ledger } from '../../src/tables/records';
import { verifyCsv } from '../../tools/ops/ledger-csv';
import { runs } from '../support/sweep';

const AT = Date.parse('2026-11-23T02:00:00.250Z');
const HEADERS = Object.values(ledger.columns).map(({ header }) => header);

function exported(count: number): { text: string; head: { sequence: number; hash: string } } {
  let head = { sequence: 0, hash: '' };
  const rows = Array.from({ length: count }, (_, i) => {
    const entry = {
      atMs: AT + i * 1_000,
      type: 'UNIT_STATE',
      subject: `S3A${i}`,
      body: { state: 'SOLD', note: 'a, "b"\nc' },
    };
    const row = chainRow(head, entry);
    head = { sequence: row.sequence ?? 0, hash: row.hash };
    const shown = new Date((row.at ?? 0) + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
    return [String(row.sequence), shown, row.type, row.subject, row.body, row.previousHash, row.hash];
  });
  return { text: toCsv([HEADERS, ...rows]), head };
}

test('an export holds, with columns that people moved and added', () => {
  const { text, head } = exported(30);
  expect(verifyCsv(text, [head])).toEqual({ fault: null, head });
  const moved = text
    .trimEnd()
    .split('\r\n')
    .map((line, i) => `${i === 0 ? 'Mine' : 'x, "y"'.replace(/.*/, 'z')},${line}`)
    .join('\n');
  expect(verifyCsv(`\ufeff${moved}`, [])).toEqual({ fault: null, head });
});

test.each([0, 250, 499, 500, 501, 999])('%i ms past a second hold, whether the second is rounded or cut off', (ms) => {
  const row = chainRow(
    { sequence: 0, hash: '' },
    { atMs: Date.parse('2026-11-23T02:00:00Z') + ms, type: 'SALE', subject: 'S', body: {} },
  );
  for (const second of [Math.floor(ms / 1_000), Math.round(ms / 1_000)]) {
    const line = [
      String(row.sequence),
      `2026-11-23 09:00:0${second}`,
      row.type,
      row.subject,
      row.body,
      row.previousHash,
      row.hash,
    ];
    expect(verifyCsv(toCsv([HEADERS, line]), [])).toMatchObject({ fault: null });
  }
  const other = [
    String(row.sequence),
    '2026-11-23 09:00:02',
    row.type,
    row.subject,
    row.body,
    row.previousHash,
    row.hash,
  ];
  expect(verifyCsv(toCsv([HEADERS, other]), [])).toMatchObject({ fault: { reason: 'columns-changed' } });
});

test('any character that is changed in any line is found in that line', () => {
  const { text } = exported(8);
  const lines = text.trimEnd().split('\r\n');
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (line, at) => {
      const before = lines[line] ?? '';
      const position = at % before.length;
      if (/["\\n,]/.test(before[position] ?? '')) return;
      const changed = before.slice(0, position) + (before[position] === '7' ? '8' : '7') + before.slice(position + 1);
      const outcome = verifyCsv(lines.map((each, i) => (i === line ? changed : each)).join('\r\n'), []);
      expect('fault' in outcome && outcome.fault?.sequence).toBe(line);
    }),
    { numRuns: 2_000 },
  );
});

test('what is no ledger is said to be none', () => {
  expect(verifyCsv('a,b\n1,2', [])).toEqual({ problem: expect.stringContaining('No Ledger: no column "No."') });
  expect(verifyCsv('', [])).toEqual({ problem: expect.stringContaining('No Ledger') });
});

test('a long export is checked whole; what that costs, the benches say', () => {
  const { text, head } = exported(runs(100_000, 10_000));
  expect(verifyCsv(text, [head])).toEqual({ fault: null, head });
});
