/** The ledger is checked by menu and each night; its head is kept where nobody who edits the workbook reaches it. */
import { toCsv } from '../../local/server/csv';
import { chainRow } from '../../src/core/ledger/chain';
import { verifyCsv } from '../../tools/ops/ledger-csv';
import { type Cast, openCast } from './cast';
import { furnishSales } from './sales-cast';
import { at, furnishUnits, report } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast({ startMs: Date.parse('2026-11-22T17:50:00Z') });
  furnishSales(cast);
  await furnishUnits(cast);
  await report(
    cast,
    ['S3A000101', 'S3A000102', 'S3A000103'].map((unit) => ({ unit, time: at(cast, -1) })),
  );
});
afterEach(() => cast.hub.rt.close());

const verify = async () => (await cast.hub.finish(cast.hub.rt.run('verifyTheLedger'))) as string[];
const rows = () => cast.hub.rows('Ledger');
/** From ten to one in the morning past the first of the night's jobs; again as if it were the next night. */
const night = async () => {
  cast.hub.rt.properties.delete('nightly.ledger');
  await cast.hub.rt.advance(20 * 60_000);
};
const column = (header: string) => (cast.hub.rt.host.readTab({ sheet: 'Ledger' })?.headers.indexOf(header) ?? -1) + 1;
const write = (row: number, header: string, value: string) =>
  cast.hub.rt.host.people.paste(
    { sheet: 'Ledger' },
    { row, column: column(header), cells: [[value]] },
    cast.hub.rt.host.owner,
  );
const alerts = () => cast.hub.rows('Alerts').filter((alert) => alert.Rule === 'ledger-broken');

test('the ledger as the hub wrote it holds, and the night records its head outside the workbook', async () => {
  expect((await verify())[0]).toBe('The ledger holds: 3 rows, 0 heads recorded outside.');
  await night();
  expect((await verify())[0]).toContain('1 heads recorded outside');
  const health = await cast.hub.finish(cast.hub.rt.request({ method: 'GET', url: '/exec' }));
  const answer = await cast.hub.finish(
    cast.hub.rt.request({ method: 'GET', url: String(health.headers.Location ?? health.headers.location) }),
  );
  expect(JSON.parse(String(answer.body)).ledger).toMatchObject({ sequence: 3, hash: rows()[2]?.Hash });
});

test('exported it holds, whatever milliseconds its moments have', async () => {
  const { spreadsheetId, sheetIds } = JSON.parse(cast.hub.rt.properties.all()['hint.workbook'] ?? '{}');
  expect(await cast.hub.finish(cast.hub.rt.run('exportTheLedger'))).toEqual([
    `https://docs.google.com/spreadsheets/d/${spreadsheetId}/export?format=csv&gid=${sheetIds.Ledger}`,
  ]);
  for (let each = 0; each < 8; each += 1) {
    await cast.hub.rt.advance(60_137);
    await report(cast, [{ unit: `S3A00020${each}`, time: at(cast, -1) }]);
  }
  const view = cast.hub.rt.host.readTab({ sheet: 'Ledger' });
  const exported = toCsv([view?.headers ?? [], ...(view?.rows ?? []).filter((row) => row.some((cell) => cell !== ''))]);
  const moments = rows().map(({ Entry }) => (JSON.parse(Entry ?? '{}').at as number) % 1_000);
  expect(moments.some((ms) => ms >= 500)).toBe(true);
  expect(verifyCsv(exported, [])).toMatchObject({ fault: null, head: { sequence: rows().length } });
});

test('a changed entry, a changed column and a removed row are named, and told of once', async () => {
  const entry = rows()[1]?.Entry ?? '';
  write(3, 'Entry', entry.replace('SHIPPED', 'SCRAPPED'));
  expect(await verify()).toEqual(['The ledger does not hold.', 'No. 2: its entry or its hash was changed.']);
  write(3, 'Entry', entry);
  write(3, 'Subject', 'S3A000199');
  expect((await verify())[1]).toContain('No. 2: its readable columns say something else');
  await night();
  await night();
  expect(alerts()).toMatchObject([{ Tier: 'P0', Subject: 'No. 2' }]);
  write(3, 'Subject', 'S3A000102');
  expect((await verify())[0]).toContain('holds');
  cast.hub.rt.host.people.deleteRows({ sheet: 'Ledger' }, 4, 1);
  expect((await verify())[1]).toContain('No. 3: the ledger ends before it');
});

test('the whole tab written anew, every hash right, is found by the recorded head', async () => {
  await night();
  let previous = { sequence: 0, hash: '' };
  rows().forEach((each, index) => {
    const { at: atMs, type, subject, sequence: _, ...body } = JSON.parse(each.Entry ?? '{}');
    const row = chainRow(previous, { atMs, type, subject, body: index === 0 ? { ...body, dealerId: 'D9' } : body });
    previous = { sequence: row.sequence ?? 0, hash: row.hash };
    write(index + 2, 'Entry', row.body);
    write(index + 2, 'Previous hash', row.previousHash);
    write(index + 2, 'Hash', row.hash);
  });
  expect((await verify())[1]).toContain('No. 3: its hash is not the one that was recorded outside');
});
