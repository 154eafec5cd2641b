/** Staff enter sales in the workbook: the verdict stands in the row at once, and what was found in Findings. */
import { START_MS } from '../../sim/base';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

/** Pastes the rows but for the last cell of the last one, which is typed: that is what wakes the hub. */
async function enter(rows: readonly (readonly string[])[], at = 2): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: at, column: 1, cells: rows }, owner);
  await touch(at + rows.length - 1);
}

async function touch(at: number): Promise<void> {
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: at, column: 16, value: '3' }));
  await cast.hub.rt.idle();
}

const sales = () => cast.hub.rows('Sales');
const findings = () => cast.hub.rows('Findings').map((each) => `${each.Rule} ${each.State}`);
const columnOf = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(header) ?? -1) + 1;

test('an honest sale of an earlier day is accepted in its row, in at most nine service calls', async () => {
  await enter([row('S3A000101')]);
  expect(sales()[0]).toMatchObject({
    Verdict: 'ACCEPTED',
    Reason: '',
    'Net price (Rp)': '30000000',
    'On hold': 'FALSE',
  });
  expect(sales()[0]?.['Sale ID']).toMatch(/^S-/);
  expect(findings()).toEqual([]);
  const execution = cast.hub.rt
    .executions()
    .filter((each) => each.function === 'onEditInstalled')
    .at(-1);
  // One of them looks whether there are archives: a lead may have gone there since the day of the sale.
  expect(execution?.calls.filter(({ kind }) => kind !== 'free').length).toBeLessThanOrEqual(9);
});

test('a hard finding refuses the sale, holds it and says why; correcting the row releases it', async () => {
  await enter([row('S3A000101', { 7: '2026-09-01' })]);
  expect(sales()[0]).toMatchObject({ Verdict: 'REFUSED', 'On hold': 'TRUE' });
  expect(sales()[0]?.Reason).toContain(
    'Sold before the unit was shipped. Found: 2026-09-01. Expected: 2026-10-01 or later.',
  );
  expect(findings()).toEqual(['date-before-shipment open', 'date-backdated open']);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 8, value: '2026-11-22' }));
  await cast.hub.rt.idle();
  expect(sales()[0]).toMatchObject({ Verdict: 'ACCEPTED', Reason: '', 'On hold': 'FALSE' });
  expect(findings()).toEqual(['date-before-shipment closed', 'date-backdated closed']);
});

test('bad input is marked with a reason each; nothing is lost and nothing half-applied', async () => {
  const rows = [
    row(' s3a-000 101 '),
    row('Ｓ３Ａ０００１０２'),
    row('S3AOOO1O3'),
    row('S3A000104', { 7: '31/02/2026' }),
    row('S3A000105', { 8: 'tiga puluh juta' }),
    row('S3A000106', { 8: '-5' }),
    row('S3A000107', { 8: '1e12' }),
    row('=1+1'),
    row('Serial', { 1: 'Model ID', 2: 'Dealer ID' }),
    ['', '', '', '', '', '', '', '', '', '', '', '', '', '', '', ''],
    row('', { 4: 'Tanpa nomor' }),
  ];
  await enter(rows);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 12, column: 16, value: '4' }));
  await cast.hub.rt.idle();
  expect(sales().map((each) => each.Verdict)).toEqual([
    'ACCEPTED', 'ACCEPTED', 'REVIEW', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED', 'REFUSED', '', 'REFUSED',
  ]); // biome-ignore format: a list
  const reasons = sales().map((each) => each.Reason);
  expect(reasons[2]).toContain('taken for one that looks like it');
  expect(reasons[3]).toContain('cannot be read. Found: Sale date');
  expect(reasons[4]).toContain('Vehicle (Rp)');
  expect(reasons[5]).toContain('negative');
  expect(reasons[10]).toContain('placeholder');
  expect(sales().map((each) => each.Serial)).toEqual(
    rows.map((each) => (each[0] === '=1+1' ? expect.anything() : each[0])),
  );
});

test('the same sale entered twice is one sale', async () => {
  await enter([row('S3A000101', { 5: '081377000101' }), row('s3a-000101', { 4: 'Pembeli', 5: '+62 813 7700 0101' })]);
  expect(sales().map((each) => each.Verdict)).toEqual(['ACCEPTED', 'REPEATED']);
  expect(sales()[1]?.Reason).toContain(sales()[0]?.['Sale ID']);
});

test('a sale at a second dealer opens a review at both, and removing it closes the first one’s', async () => {
  await enter([row('S3A000101')]);
  await enter([row('S3A000101', { 2: 'D2', 5: '081399990000' })], 3);
  expect(sales().map((each) => each.Verdict)).toEqual(['REVIEW', 'REVIEW']);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 3, column: 1, value: 'S3A000131' }));
  await cast.hub.rt.idle();
  await touch(2);
  expect(sales().map((each) => each.Verdict)).toEqual(['ACCEPTED', 'ACCEPTED']);
});

test('a false alarm stays one until the facts change', async () => {
  await enter([row('S3A000101', { 15: '400' })]);
  const decide = async (value: string) => {
    const column = columnOf('Findings', 'Decision');
    await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Findings', row: 2, column, value }));
    await cast.hub.rt.idle();
  };
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '400' }));
  await cast.hub.rt.idle();
  await decide('false alarm');
  expect([sales()[0]?.Verdict, findings()]).toEqual(['ACCEPTED', ['odometer-high false alarm']]);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 5, value: 'Nama Lain' }));
  await cast.hub.rt.idle();
  expect(findings()).toEqual(['odometer-high false alarm']);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '900' }));
  await cast.hub.rt.idle();
  expect([sales()[0]?.Verdict, findings()]).toEqual(['REVIEW', ['odometer-high open']]);
});

test('three hundred pasted rows are judged in one go; staff columns keep what was typed', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => row(`S3A00${String(1000 + i).padStart(4, '0')}`));
  await enter(rows);
  expect(sales()).toHaveLength(300);
  expect(sales().filter((each) => each.Verdict === '')).toEqual([]);
  expect(sales().map((each) => each.Serial)).toEqual(rows.map(([serial]) => serial));
  expect(sales()[1]).toMatchObject({ Verdict: 'REFUSED' });
});

test('an edit that finds the lock taken is judged within the minute', async () => {
  expect(cast.hub.rt.now()).toBeGreaterThanOrEqual(START_MS);
  cast.hub.rt.properties.set('job.sales.0.x', JSON.stringify({ tab: 'Sales', fromRow: 2, toRow: 2 }));
  cast.hub.rt.host.people.paste(
    { sheet: 'Sales' },
    { row: 2, column: 1, cells: [row('S3A000101')] },
    cast.hub.rt.host.owner,
  );
  await cast.hub.rt.advance(61_000);
  expect(sales()[0]?.Verdict).toBe('ACCEPTED');
  expect(cast.hub.rt.properties.get('job.sales.0.x')).toBeNull();
});
