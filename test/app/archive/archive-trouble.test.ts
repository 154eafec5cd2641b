/** What people and the hub enter while rows are archived, or after, costs no row and no verdict. */
import { auditSales } from '../../../src/app/audit/audit-sales';
import { NOTHING_WANTED, registerSales } from '../../../src/app/sales/register-sale';
import type { Cell } from '../../../src/ports';
import { tables } from '../../../src/tables/index';
import type { DryHub } from '../../../tools/dry-hub/dry-hub';
import { archiveAll, daysAgo, keysIn, lead, openArchiveHub, rowsOf, whereabouts, whileCopying } from './archive-cast';

describe('another dealer’s customer, sold without naming the lead', () => {
  const phone = '081290001122';
  const dealers = ['D1', 'D2'].map((id) => ({ id, name: id, region: 'Jabodetabek', active: true }));
  const theirs = lead(1, 40, { dealerId: 'D1', customerPhone: phone, claimedAt: daysAgo(45) });
  const sale = {
    serial: 'X1',
    dealerId: 'D2',
    customerName: 'Sari',
    customerPhone: phone,
    soldAt: Math.floor(daysAgo(41)),
  };
  const unnamed = (hub: DryHub) => rowsOf(hub, 'Findings').filter((row) => row.includes('commission-lead-unnamed'));

  test('the lead stays while its finding is not closed', () => {
    const hub = openArchiveHub({ dealers, leads: [theirs], sales: [sale] });
    auditSales(hub.deps);
    expect(unnamed(hub)).toHaveLength(1);
    archiveAll(hub);
    auditSales(hub.deps);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
    expect(JSON.stringify(unnamed(hub))).toContain('"open"');
  });

  test('entered late, the sale is held against the lead in the archive', () => {
    const hub = openArchiveHub({ dealers, leads: [theirs], sales: [sale] });
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual([]);
    registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 });
    expect(unnamed(hub)).toHaveLength(1);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
  });
});

const cellsOf = (name: 'crm' | 'findings' | 'leads', row: Readonly<Record<string, Cell>>) =>
  Object.keys(tables[name].columns).map((key) => asWritten(row[key] ?? ''));
const asWritten = (cell: Cell) =>
  typeof cell === 'number' ? { kind: 'number' as const, value: cell } : { kind: 'text' as const, value: String(cell) };
function append(hub: DryHub, name: 'crm' | 'findings' | 'leads', row: Readonly<Record<string, Cell>>): void {
  hub.workbook.commit({ updates: [], appends: [{ sheet: tables[name].name, rows: [cellsOf(name, row)] }] });
}

describe('while rows are copied', () => {
  test('a finding that names the lead keeps it here', () => {
    const hub = openArchiveHub({ leads: [lead(1, 100)] });
    whileCopying(hub, 'Leads', () =>
      append(hub, 'findings', { id: 'F-1', subject: 'S-1', state: 'open', expected: 'sold by D1 (L-000001)' }),
    );
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual(['L-000001']);
  });

  test('a lead that comes back keeps its row of the CRM here', () => {
    const hub = openArchiveHub({ crm: [{ leadId: 'L-000001', state: 'DONE' }] });
    whileCopying(hub, tables.crm.name, () => append(hub, 'leads', lead(1, 1)));
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live[tables.crm.name])).toEqual(['L-000001']);
  });

  test('a formula of people’s goes as it was when its row left', () => {
    const hub = openArchiveHub({ leads: [lead(1, 100)] });
    const column = Object.keys(tables.leads.columns).length + 1;
    const put = (row: number, value: string) =>
      hub.workbook.commit({
        updates: [{ sheet: 'Leads', row, column, cells: [{ kind: 'text', value }] }],
        appends: [],
      });
    put(1, 'Age');
    put(2, '99.1');
    whileCopying(hub, 'Leads', () => put(2, '99.2'));
    archiveAll(hub);
    expect(keysIn(whereabouts(hub).live.Leads)).toEqual([]);
    expect(JSON.stringify(whereabouts(hub).archived.Leads)).toContain('99.2');
  });
});

test('a lead that comes back does not bring a second row of the CRM', () => {
  const sale = { serial: 'X1', dealerId: 'D1', leadId: 'L-000001', soldAt: daysAgo(1) };
  const hub = openArchiveHub({ leads: [lead(1, 100)], crm: [{ leadId: 'L-000001', state: 'DONE' }], sales: [sale] });
  archiveAll(hub);
  archiveAll(hub);
  append(hub, 'crm', { leadId: 'L-000001', state: 'DONE' });
  registerSales(hub.deps, { ...NOTHING_WANTED, unchecked: 10 });
  const { live } = whereabouts(hub);
  expect([keysIn(live.Leads), keysIn(live[tables.crm.name])]).toEqual([['L-000001'], ['L-000001']]);
});

test('the audit takes no number for an archived lead that never was one', () => {
  const sold = { dealerId: 'D1', soldAt: daysAgo(1), checkedAt: daysAgo(1), enteredAt: daysAgo(1) };
  const hub = openArchiveHub({
    leads: [lead(1, 100), lead(9, 100)],
    sales: [
      { ...sold, id: 'S-1', serial: 'X1', leadId: 'L-000009' },
      { ...sold, id: 'S-2', serial: 'X2', leadId: 'L-000005' },
    ],
  });
  archiveAll(hub);
  auditSales(hub.deps);
  const unknown = rowsOf(hub, 'Findings').filter((row) => row.includes('commission-lead-unknown'));
  expect(unknown.map((row) => row[4])).toEqual(['S-2']);
});
