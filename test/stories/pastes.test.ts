/** Blocks that staff paste from other workbooks: each row says what is wrong with it and what to do, and the rest is taken. */
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { furnishUnits } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const wait = (ms = 61_000) => cast.hub.rt.advance(ms);
const problems = (tab: string, from: number) =>
  cast.hub
    .rows(tab)
    .slice(from - 2)
    .map((each) => each.Problem);

/** A person's paste, and the edit trigger that follows. */
async function paste(sheet: string, at: number, cells: readonly (readonly string[])[]): Promise<void> {
  await cast.hub.finish(cast.hub.rt.paste({ sheet, row: at, column: 1, cells }));
}

test('units: merged cells, headers in the middle, broken formulas, rounded serials, trailing empty columns', async () => {
  const empty = ['', '', '', ''];
  await paste('Serials', 42, [
    ['S3A000901', 'S3', 'D1', '2026-11-01', 'shipped', ...empty],
    ['Serial', 'Model ID', 'Dealer ID', 'Shipped', '', ...empty],
    ['S3A000902', '', '', '01/11/2026', '', ...empty],
    ['#REF!', 'S3', 'D1', '2026-11-01', 'shipped', ...empty],
    ['8,99E+18', 'S3', 'D1', '2026-11-01', 'shipped', ...empty],
    ['S3A000901', 'S3', 'D1', 'kapan-kapan', '', ...empty],
    ['TEST', 'X9', 'D77', '2026-11-01', 'shipped', ...empty],
    ['S3A0009', 'S3', 'D1', '1 November 2026', 'shipped', ...empty],
    ['S3A000903', 'S3', 'D2', '46327', '', ...empty],
  ]);
  const [good, headers, merged, broken, rounded, twice, unknown, form, numbers] = problems('Serials', 42);
  expect([good, numbers]).toEqual(['', '']);
  expect(headers).toMatch(/headers.*delete this row/);
  expect(merged).toMatch(/Model ID is blank: type it.*Dealer ID is blank: type it/);
  expect(broken).toContain('Not readable, and not in use: Serial “#REF!”');
  expect(rounded).toMatch(/plain text/);
  expect(twice).toMatch(/row 42 already: delete one.*Shipped “kapan-kapan”/);
  expect(unknown).toMatch(/is no serial.*Model ID “X9”.*Dealer ID “D77” stands in no row of Dealers/);
  expect(form).toContain('does not fit its model’s pattern S3A999999');
});

test('what is mended loses its problem, by a cell, by another tab, or at night', async () => {
  await paste('Serials', 42, [['S3A000901', 'S3', 'D77', '2026-11-01', 'shipped']]);
  await paste('Devices', 2, [['IMEI-1', 'S3A000902', 'gw-x']]);
  await paste('Campaigns', 2, [['TT-9', '', 'Pameran']]);
  expect(problems('Serials', 42)[0]).toContain('D77');
  expect(problems('Devices', 2)[0]).toMatch(/S3A000902.*Gateway ID “gw-x”/);
  expect(problems('Campaigns', 2)[0]).toMatch(/Channel is blank.*Activity “Pameran”/);
  await paste('Serials', 42, [['S3A000902', 'S3', 'D1', '2026-11-01', 'shipped']]);
  expect(problems('Serials', 42)).toEqual(['']);
  expect(problems('Devices', 2)[0]).not.toContain('S3A000902');
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Campaigns' }, { row: 2, column: 1, cells: [['TT-9', 'TIKTOK', '']] }, owner);
  await wait(26 * 3_600_000);
  expect(problems('Campaigns', 2)).toEqual(['']);
});

test('reps whose numbers became figures, and tick boxes that came as text', async () => {
  await paste('Reps', 8, [
    ['R91', 'Ana', '81230000091', 'D1', 'id', 'BENAR'],
    ['R92', 'Budi', '6281230000092', 'D1', 'id', '☑'],
    ['R93', 'Cici', '81,23E+09', 'D1', 'id', 'mungkin'],
  ]);
  const told = cast.hub.rows('Reps').filter((rep) => /^R9[123]$/.test(rep['Rep ID'] ?? ''));
  expect(told.map(({ Problem }) => Problem)).toEqual(['', '', expect.stringMatching(/WhatsApp.*Active “mungkin”/)]);
});

test('ten thousand units in one paste: every row is taken, every bad one says why', async () => {
  const cells = Array.from({ length: 10_000 }, (_, index) => [
    ...[`S3A${String(300_000 + index)}`, 'S3', index % 1_000 === 7 ? 'D77' : 'D2', '2026-11-01', 'shipped'],
  ]);
  await paste('Serials', 42, cells);
  for (let minute = 0; minute < 3; minute += 1) await wait();
  const told = problems('Serials', 42);
  expect(told).toHaveLength(10_000);
  expect(told.filter((problem) => problem !== '')).toHaveLength(10);
});

test('a paste that moves 450 units to another dealer moves them all, in parts, and says how far it has come', async () => {
  const unitsOf = (dealer: string) =>
    Array.from({ length: 450 }, (_, index) => [`S3A${500_000 + index}`, 'S3', dealer, '2026-11-01', 'shipped']);
  await paste('Serials', 42, unitsOf('D1'));
  const { people, owner } = cast.hub.rt.host;
  const headers = cast.hub.rt.host.readTab({ sheet: 'Units' })?.headers ?? [];
  const known = unitsOf('D1').map(([serial, , dealer]) =>
    headers
      .slice(0, headers.indexOf('Dealer ID') + 1)
      .map((header) => ({ Serial: serial, 'Dealer ID': dealer })[header] ?? ''),
  );
  people.paste({ sheet: 'Units' }, { row: 2, column: 1, cells: known }, owner);
  await paste('Serials', 42, unitsOf('D2'));
  expect(await cast.hub.finish(cast.hub.rt.run('checkProgress'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Serials: units in rows 242 to 491 are still to be moved/)]),
  );
  for (let minute = 0; minute < 6; minute += 1) await wait();
  expect(new Set(cast.hub.rows('Units').map((unit) => unit['Dealer ID']))).toEqual(new Set(['D2']));
  expect(Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('job.moves'))).toEqual([]);
});

test('sales: headers in the middle and a phone without its zero; every row has its verdict', async () => {
  await paste('Sales', 2, [
    row('S3A000101', { 5: '81377778888' }),
    [...['Serial', 'Model ID', 'Dealer ID', 'Rep ID', 'Customer name', 'Customer phone', 'Lead ID', 'Sale date']],
    row('S3A000102', { 8: '#REF!' }),
    row('S3A000103'),
  ]);
  await wait();
  const [first, headers, broken, last] = cast.hub.rows('Sales');
  expect([first?.Verdict, last?.Verdict]).toEqual(['ACCEPTED', 'ACCEPTED']);
  expect([headers?.Verdict, headers?.Reason]).toEqual(['REFUSED', expect.stringContaining('headers')]);
  expect([broken?.Verdict, broken?.Reason]).toEqual(['REFUSED', expect.stringContaining('#REF!')]);
});
