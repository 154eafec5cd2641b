/** Who finds and sees whom: by whole numbers only, and of reasons and findings no more than their role may see. */
import { callPage } from '../../../src/app/pages/call-page';
import type { CallName } from '../../../src/core/pages/contract';
import { makePageToken } from '../../../src/core/tokens/page-token';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables';
import { createDryHub, DRY_SECRETS } from '../../../tools/dry-hub/dry-hub';

const NOON = Date.parse('2026-11-27T12:00:00+07:00');
const rowsOf = (table: { readonly columns: object }, ...all: readonly Readonly<Record<string, Cell>>[]): Cell[][] =>
  all.map((row) => Object.keys(table.columns).map((key) => row[key] ?? ''));

const TOLD = 'The customer’s number cannot be read. Found: Budi 0812. Expected: a phone number.';
const buyer = { customerName: 'Budi Rahasia', reason: TOLD, verdict: 'REVIEW', onHold: true };
const hub = createDryHub({
  nowMs: NOON,
  tabs: {
    People: rowsOf(
      tables.people,
      { id: 'P2', name: 'Ratna', role: 'MANAGER', region: 'Barat', active: true },
      { id: 'P4', name: 'Andre', role: 'VIEWER', active: true },
    ),
    Dealers: rowsOf(tables.dealers, { id: 'D1', region: 'Barat', active: true }, { id: 'D2', region: 'Timur', active: true }),
    Reps: rowsOf(
      tables.reps,
      { id: 'R1', name: 'Andi', dealerId: 'D1', active: true, isOwner: true },
      { id: 'R3', name: 'Joko', dealerId: 'D1', active: true },
    ),
    Leads: rowsOf(tables.leads, { id: 'L-000001', status: 'CLAIMED', region: 'Barat', customerName: 'Sari', customerPhone: '6281311111111' }),
    Serials: rowsOf(tables.serials, { serial: 'S3A000001', dealerId: 'D1' }),
    Units: rowsOf(tables.units, { serial: 'S3A000001', dealerId: 'D1', saleId: 'S-2' }),
    Sales: rowsOf(
      tables.sales,
      { id: 'S-1', serial: 'S3A000009', dealerId: 'D1', repId: 'R3', ...buyer },
      { id: 'S-2', serial: 'S3A000001', dealerId: 'D2', repId: 'R2', ...buyer },
    ),
    'Alert rules': rowsOf(tables.alertRules, { id: 'ledger-broken', confirmed: 3, useless: 1, precisionPct: 75 }, { id: 'odd-move' }),
    Findings: rowsOf(tables.findings, { id: 'F-1', dealerId: 'D1', what: 'Rule words.', found: 'Budi 0812', expected: 'a number', note: 'Budi', state: 'open' }),
  },
}); // biome-ignore format: a tab a line

const ask = (who: string, call: CallName, input: unknown = {}): string => {
  const page = who.startsWith('P') ? 'console' : 'dealer';
  const token = makePageToken({ page, who, generation: 0, expiresAtMs: NOON + 86_400_000 }, DRY_SECRETS.tokenSecret);
  hub.clock.moveTo(hub.clock.nowMs() + 61_000);
  return callPage(hub.deps, JSON.stringify({ call, token, input }));
};

test('a customer is found by the whole number and by no part of it', () => {
  for (const query of ['081311111111', '+62 813 1111 1111'])
    expect(ask('P2', 'console.search', { query })).toContain('L-000001');
  for (const query of ['8131', '1111', '6281311111', '081311111112'])
    expect(ask('P2', 'console.search', { query })).not.toContain('L-000001');
});

test('a unit that was moved here does not show the buyer of another region', () => {
  expect(ask('P2', 'console.unit', { serial: 'S3A000001' })).toContain('"sale":null');
  expect(ask('P4', 'console.unit', { serial: 'S3A000001' })).toContain('"sale":{');
});

test('who is shown no names reads what the rule says, and not what was found', () => {
  const masked = [
    ask('P4', 'console.sales'),
    ask('P4', 'console.unit', { serial: 'S3A000001' }),
    ask('R1', 'dealer.sales'),
  ];
  for (const answer of masked) {
    expect(answer).toContain('The customer’s number cannot be read.');
    expect(answer).not.toMatch(/Budi|0812/);
  }
  expect(ask('P4', 'console.feed', { show: 'open' })).toContain('Rule words.');
  expect(ask('P4', 'console.feed', { show: 'open' })).not.toMatch(/Budi|0812/);
  expect(ask('P2', 'console.feed', { show: 'open' })).toContain('Budi 0812');
  expect(ask('R3', 'dealer.sales')).toContain('Found: Budi');
});

test('how right rules are is for all staff, the most urgent first, and for no rep', () => {
  const answer = JSON.parse(ask('P4', 'console.rules')) as { data: { tables: { title: string; rows: unknown[][] }[] } };
  expect(answer.data.tables.map(({ title }) => title)).toEqual(['Rules', 'Alert rules']);
  expect(answer.data.tables[1]?.rows.map(([id, , , confirmed]) => [id, confirmed])).toEqual([
    ['ledger-broken', 3],
    ['odd-move', null],
  ]);
  expect(JSON.parse(ask('R1', 'console.rules'))).toMatchObject({ ok: false, refusal: 'role' });
});
