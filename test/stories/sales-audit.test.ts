/** The audit: what it finds anywhere, what it makes of it, and what people may do to the workbook meanwhile. */
import { cutPoints, swept } from '../support/sweep';
import { askDealers, type Cast, openCast } from './cast';
import { furnishSales, PRICE, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

const sales = () => cast.hub.rows('Sales');
const people = () => cast.hub.rt.host.people;
const owner = () => cast.hub.rt.host.owner;
const paste = (sheet: string, at: number, rows: readonly (readonly string[])[]) =>
  people().paste({ sheet }, { row: at, column: 1, cells: rows }, owner());
const audit = () => cast.hub.finish(cast.hub.rt.run('auditAllSales'));
const columnOf = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(header) ?? -1) + 1;
const type = async (sheet: string, at: number, header: string, value: string) => {
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row: at, column: columnOf(sheet, header), value }));
  await cast.hub.rt.idle();
};
const ledger = () => cast.hub.rows('Ledger').map((each) => `${each.Type} ${each.Subject}`);
const findings = () => cast.hub.rows('Findings').map((each) => `${each.Rule} ${each.State}`);

describe('the full audit', () => {
  const found = () =>
    cast.hub.rows('Findings').map((each) => [each.Rule, each.Subject?.slice(-6), each.State, each.Found].join(' '));
  const spoil = () => {
    const { people, owner } = cast.hub.rt.host;
    const rows = [row('S3A000101'), row('TEST'), row('S3A000102', { 8: '20000000' }), row('S3A000103', { 2: 'D2' })];
    people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: rows }, owner);
    people.paste(
      { sheet: 'Prices' },
      { row: 3, column: 1, cells: [PRICE.map((cell, i) => (i === 0 ? 'P2' : i === 3 ? '2027-01-01' : cell))] },
      owner,
    );
  };
  const EXPECTED = [
    'serial-placeholder 000003',
    'price-under-floor 000004',
    'serial-other-dealer 000005',
    'commission-rep-elsewhere 000005',
    'book-price-overlap P2',
  ];

  test('finds what is wrong anywhere, once, however often it runs', async () => {
    spoil();
    for (let i = 0; i < 2; i++) await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
    expect(found().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(EXPECTED);
    expect(sales().map((each) => each.Verdict)).toEqual(['ACCEPTED', 'REFUSED', 'REFUSED', 'REVIEW']);
    expect(cast.hub.rt.properties.get('job.audit')).toBeNull();
  });

  test('closes the finding of a row that is gone', async () => {
    spoil();
    await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
    cast.hub.rt.host.people.deleteRows({ sheet: 'Sales' }, 3, 1);
    await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
    expect(found()[0]).toContain('closed');
  });

  test('stopped at any service call, it goes on by itself and finds the same, none twice', async () => {
    await cast.hub.rt.close();
    const run = async (stop: number, when: 'before' | 'after') => {
      let calls = 0;
      let stopped = false;
      cast = await openCast({
        minutes: 'when something is due',
        intercept: (call) => {
          if (call.function !== 'auditAllSales') return;
          calls = Math.max(calls, call.index);
          if (stopped || call.index !== stop || call.when !== when) return;
          stopped = true;
          return 'crash';
        },
      });
      furnishSales(cast);
      spoil();
      await cast.hub.finish(cast.hub.rt.run('auditAllSales')).catch(() => undefined);
      await cast.hub.rt.advance(7 * 60_000);
      const left = [
        found().map((line) => line.split(' ').slice(0, 2).join(' ')),
        cast.hub.rows('Ledger').flatMap(({ Type = '' }) => (Type.startsWith('SALE') ? [Type] : [])),
      ];
      await cast.hub.rt.close();
      return { calls, left };
    };
    const whole = await run(-1, 'before');
    expect(whole.left).toEqual([EXPECTED, ['SALE', 'SALE']]);
    for (const { stop, when } of swept(cutPoints(whole.calls + 1), 5)) {
      const { left } = await run(stop, when);
      // Nothing was promised before the audit had been written down as begun.
      if (left[0]?.length !== 0 || stop > 2) expect({ stop, when, left }).toEqual({ stop, when, left: whole.left });
    }
    cast = await openCast();
  });
});

test('an accepted sale is in the ledger once; a correction and a withdrawal follow it there', async () => {
  paste('Sales', 2, [row('S3A000101')]);
  await audit();
  const id = sales()[0]?.['Sale ID'] ?? '';
  await type('Sales', 2, 'Discounts (Rp)', '100000');
  await type('Sales', 2, 'Customer name', 'Nama Lain');
  // Another verdict, the same sale: nothing that the ledger says has changed.
  await type('Sales', 2, 'Odometer (km)', '900');
  expect(sales()[0]?.Verdict).toBe('REVIEW');
  await type('Sales', 2, 'Sale date', '2026-09-01');
  await audit();
  expect(ledger()).toEqual([`SALE ${id}`, `SALE_CORRECTED ${id}`, `SALE_WITHDRAWN ${id}`]);
  const entries = cast.hub.rows('Ledger').map((each) => JSON.parse(each.Entry ?? '{}') as Record<string, unknown>);
  expect(entries[1]).toMatchObject({ serial: 'S3A000101', net: 29_900_000, soldOn: '2026-11-22' });
  const chain = cast.hub.rows('Ledger');
  expect(chain.map((each) => each['No.'])).toEqual(['1', '2', '3']);
  expect(chain.slice(1).map((each) => each['Previous hash'])).toEqual(chain.slice(0, 2).map((each) => each.Hash));
  expect(JSON.stringify(entries)).not.toMatch(/Pembeli|Nama Lain|0813/);
});

test('an edit that breaks a hard rule is kept, explained and put on hold', async () => {
  paste('Sales', 2, [row('S3A000101')]);
  await audit();
  await type('Sales', 2, 'Vehicle (Rp)', '20000000');
  expect(sales()[0]).toMatchObject({ 'Vehicle (Rp)': '20000000', Verdict: 'REFUSED', 'On hold': 'TRUE' });
  expect(sales()[0]?.Reason).toContain('under the floor. Found: Rp 20000000. Expected: Rp 28500000 or more (P1)');
});

test('a sale that the ledger knows and whose row is gone is a finding, until the row is back', async () => {
  paste('Sales', 2, [row('S3A000101'), row('S3A000102')]);
  await audit();
  const kept = cast.hub.rt.host.readTab({ sheet: 'Sales' })?.rows[0] ?? [];
  people().deleteRows({ sheet: 'Sales' }, 2, 1);
  await audit();
  expect(cast.hub.rows('Findings')).toEqual([
    expect.objectContaining({ Rule: 'book-sale-gone', Subject: kept[columnOf('Sales', 'Sale ID') - 1], State: 'open' }),
  ]);
  people().paste({ sheet: 'Sales' }, { row: 3, column: 1, cells: [kept] }, owner());
  await audit();
  expect(findings()).toEqual(['book-sale-gone closed']);
});

test('a back-dated price edit re-checks the sales it touches, a little after the last edit', async () => {
  paste('Sales', 2, [row('S3A000101')]);
  await audit();
  expect(sales()[0]?.Verdict).toBe('ACCEPTED');
  await type('Prices', 2, 'Floor (Rp)', '33500000');
  await type('Prices', 2, 'List price (Rp)', '33900000');
  await cast.hub.rt.advance(60_000);
  expect(sales()[0]?.Verdict).toBe('ACCEPTED');
  await cast.hub.rt.advance(3 * 60_000);
  expect(sales()[0]).toMatchObject({ Verdict: 'REFUSED', 'On hold': 'TRUE' });
  expect(await cast.hub.finish(cast.hub.rt.run('checkProgress'))).toEqual(['Everything is checked.']);
});

test('the commission sheet has a row a dealer and month: payable, held and why; a hold that ends is paid', async () => {
  paste('Sales', 2, [
    row('S3A000101'),
    row('S3A000102', { 3: '' }),
    row('S3A000103', { 8: '20000000' }),
    row('S3A000131', { 2: 'D2', 3: 'R2', 7: '2026-10-20' }),
  ]);
  await audit();
  const rows = () => cast.hub.rows('Commissions');
  expect(rows()).toEqual([
    expect.objectContaining({ 'Statement ID': 'D2 2026-10', Dealer: 'Volta Cinere', 'Payable (Rp)': '600000' }),
    expect.objectContaining({
      'Statement ID': 'D1 2026-11', Sales: '3', Unclaimed: '1', 'Payable (Rp)': '600000', 'Held (Rp)': '400000', 'Held sales': '1',
    }), // biome-ignore format: one row
  ]);
  expect(rows()[1]?.['Why held']).toContain(`${sales()[2]?.['Sale ID']}: The whole basket, net, is under the floor.`);
  const at = cast.hub.rows('Findings').findIndex((each) => each.Rule === 'price-under-floor');
  await type('Findings', at + 2, 'Decision', 'resolved');
  await audit();
  expect(rows()[1]).toMatchObject({ 'Payable (Rp)': '1000000', 'Held (Rp)': '0', 'Why held': '' });
});

test('a rule that is wrong more often than right is demoted in plain sight, unless staff keep it', async () => {
  paste(
    'Sales',
    2,
    Array.from({ length: 6 }, (_, n) => row(`S3A00010${n}`, { 7: '2026-09-01' })),
  );
  await audit();
  const rule = () => cast.hub.rows('Rules').find((each) => each.Rule === 'date-before-shipment');
  const at = cast.hub.rows('Rules').findIndex((each) => each.Rule === 'date-before-shipment') + 2;
  const found = cast.hub.rows('Findings').map((each, index) => (each.Rule === 'date-before-shipment' ? index + 2 : 0));
  for (const line of found.filter((each) => each > 0)) await type('Findings', line, 'Decision', 'false alarm');
  await audit();
  expect(rule()).toMatchObject({
    Lane: 'hard',
    'Lane in force': 'review',
    'Precision (%)': '0',
    'False alarms (30 days)': '6',
  });
  expect(rule()?.Note).toContain('Demoted: right in 0 % of 6 answers.');
  await cast.hub.finish(
    cast.hub.rt.paste({ sheet: 'Sales', row: 8, column: 1, cells: [row('S3A000107', { 7: '2026-09-01' })] }),
  );
  await cast.hub.rt.idle();
  expect(sales()[6]).toMatchObject({ Verdict: 'REVIEW', 'On hold': 'FALSE' });
  await type('Rules', at, 'Keep its lane', 'TRUE');
  await audit();
  expect(rule()).toMatchObject({ 'Lane in force': 'hard', Note: '' });
});

test('a sale typed for a lead closes the lead, with an entry in the timeline', async () => {
  await askDealers(cast, cast.sari);
  await cast.andi.taps('Claim');
  await cast.hub.finish(
    cast.hub.rt.paste({
      sheet: 'Sales',
      row: 2,
      column: 1,
      cells: [row('S3A000101', { 6: 'L-000001', 7: '2026-11-23' })],
    }),
  );
  await cast.hub.rt.idle();
  expect(sales()[0]?.Verdict).toBe('ACCEPTED');
  expect(cast.hub.rows('Leads')[0]).toMatchObject({ Status: 'WON' });
  expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ From: 'CLAIMED', To: 'WON', Actor: 'hub' });
  await cast.andi.says('Halo');
  // With no lead of their own they are told what they may write.
  expect(cast.andi.last).toContain('LEAD SAYA');
});

test('correcting one of two sales of a serial releases the other at once', async () => {
  paste('Sales', 2, [row('S3A000101'), row('S3A000101', { 2: 'D2', 5: '081399990000' })]);
  await audit();
  expect(sales().map((each) => each.Verdict)).toEqual(['REVIEW', 'REVIEW']);
  await type('Sales', 3, 'Serial', 'S3A000131');
  expect(sales().map((each) => each.Verdict)).toEqual(['ACCEPTED', 'ACCEPTED']);
});

test('a paste of thousands of rows is judged in slices: some at once, the rest by the minute trigger', async () => {
  const rows = Array.from({ length: 4_200 }, (_, n) => row(`S3A${String(500_000 + n)}`));
  await cast.hub.finish(cast.hub.rt.paste({ sheet: 'Sales', row: 2, column: 1, cells: rows }));
  await cast.hub.rt.idle();
  const judged = () => sales().filter((each) => each.Verdict !== '').length;
  expect(judged()).toBe(3_000);
  expect(await cast.hub.finish(cast.hub.rt.run('checkProgress'))).toEqual([
    'Sales: rows 3002 to 4201 wait for their verdict.',
  ]);
  await cast.hub.rt.advance(61_000);
  expect(judged()).toBe(4_200);
  expect(new Set(sales().map((each) => each['Sale ID'])).size).toBe(4_200);
});

test('a pasted block with merged cells and stray headers is marked row by row', async () => {
  const cells = [
    ['Serial', 'Model ID', 'Dealer ID', 'Rep ID', 'Customer name'],
    row('S3A000101'),
    row('', { 1: '', 2: '', 3: '' }),
  ];
  await cast.hub.finish(cast.hub.rt.paste({ sheet: 'Sales', row: 2, column: 1, cells }));
  await cast.hub.rt.idle();
  expect(sales().map((each) => each.Verdict)).toEqual(['REFUSED', 'ACCEPTED', 'REFUSED']);
  expect(sales()[0]?.Reason).toContain('The row repeats the headers of the tab.');
  expect(sales()[2]?.Reason).toContain(
    'Something that every sale has is missing. Found: blank. Expected: Model ID, Dealer ID',
  );
});
