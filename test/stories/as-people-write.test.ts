/** What people type is messier than what a sheet expects: it is read as meant, or said in its row. */
import { type Cast, openCast } from './cast';
import { furnishSales, PRICE, row } from './sales-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
});
afterEach(() => cast.hub.rt.close());

const column = (tab: string, header: string) =>
  (cast.hub.rt.host.readTab({ sheet: tab })?.headers.indexOf(header) ?? -1) + 1;
/** Types into one cell as a person would, with all that the edit sets off. */
const type = (tab: string, at: number, header: string, value: string) =>
  cast.hub.finish(cast.hub.rt.edit({ sheet: tab, row: at, column: column(tab, header), value }));
const problem = (tab: string, at: number) => cast.hub.rows(tab)[at - 2]?.Problem ?? '';
const sale = (at = 2) => cast.hub.rows('Sales')[at - 2] ?? {};
const paste = (tab: string, at: number, cells: readonly (readonly string[])[]) =>
  cast.hub.rt.host.people.paste({ sheet: tab }, { row: at, column: 1, cells }, cast.hub.rt.host.owner);
const alerts = () => cast.hub.rows('Alerts').map((alert) => alert.Rule);

/** Pastes a row but for its odometer, which is typed. */
async function enter(cells: readonly string[], at = 2): Promise<void> {
  paste('Sales', at, [cells]);
  await type('Sales', at, 'Odometer (km)', '3');
}

describe('a workbook', () => {
  test('of setup reads 350.000 and 05/11/2026 as Indonesians write them', async () => {
    await enter(row('S3A000101', { 7: '20/11/2026', 8: '30.000.000', 9: '350.000', 10: '1.500' }));
    expect(sale()).toMatchObject({ Verdict: 'ACCEPTED', 'Sale date': '2026-11-20', 'Net price (Rp)': '30351500' });
  });

  test('whose locale somebody changed is an alert, and what it makes of amounts and dates is named', async () => {
    cast.hub.rt.host.people.setLocale({ sheet: 'Sales' }, 'en_US');
    await enter(row('S3A000101', { 9: '350.000' }));
    expect(new Set(alerts())).toEqual(new Set(['hard-findings', 'workbook-locale']));
    expect(sale()).toMatchObject({ Verdict: 'REFUSED', Reason: expect.stringContaining('accessories 350 (350000?)') });
    await enter(row('S3A000102', { 10: '1.500' }), 3);
    expect(sale(3)).toMatchObject({ Verdict: 'REFUSED', Reason: expect.stringContaining('Fees (Rp) “1.5”') });
    // The twelfth of November, which the sheet takes for 11 December.
    await enter(row('S3A000103', { 7: '12/11/2026' }), 4);
    expect(sale(4)).toMatchObject({ Verdict: 'REFUSED', Reason: expect.stringContaining('2026-12-11') });
    await enter(row('S3A000104', { 7: '11/12/2026' }), 5);
    expect(alerts().filter((rule) => rule !== 'hard-findings')).toEqual(['workbook-locale']);
  });
});

describe('a sale that is typed cell by cell', () => {
  const cells = row('S3A000101', { 8: '28000000', 9: '2000000' });
  const headers = () => cast.hub.rt.host.readTab({ sheet: 'Sales' })?.headers ?? [];
  const typeAll = async (upTo: number) => {
    for (const [at, value] of cells.slice(0, upTo).entries())
      if (value !== '') await type('Sales', 2, headers()[at] ?? '', value);
  };

  test('is judged when it is complete, and what was only found on the way is not kept', async () => {
    await typeAll(8);
    expect(sale()).toMatchObject({ Verdict: '', 'Sale ID': '' });
    await type('Sales', 2, 'Vehicle (Rp)', '28000000');
    expect(sale().Verdict).toBe('ACCEPTED');
    await type('Sales', 2, 'Discounts (Rp)', '900000');
    expect(sale().Verdict).toBe('REVIEW');
    await type('Sales', 2, 'Accessories (Rp)', '1500000');
    await cast.hub.rt.advance(7 * 60_000);
    expect(sale().Verdict).toBe('ACCEPTED');
    expect(cast.hub.rows('Findings')).toEqual([]);
  });

  test('keeps what is still found when nobody types any more', async () => {
    await typeAll(8);
    await type('Sales', 2, 'Vehicle (Rp)', '20000000');
    expect(sale().Verdict).toBe('REFUSED');
    expect(cast.hub.rows('Findings')).toEqual([]);
    await cast.hub.rt.advance(7 * 60_000);
    expect(cast.hub.rows('Findings').map(({ Rule }) => Rule)).toEqual(['price-under-floor']);
  });

  test('that nobody finishes is judged as it stands, and no other edit judges it before', async () => {
    await typeAll(3);
    await enter(row('S3A000102'), 3);
    expect([sale().Verdict, sale(3).Verdict]).toEqual(['', 'ACCEPTED']);
    await cast.hub.rt.advance(7 * 60_000);
    expect(sale()).toMatchObject({ Verdict: 'REFUSED', Reason: expect.stringContaining('Customer name') });
  });
});

test('a pasted block says in each row what is wrong and what to do; the rest is taken', async () => {
  paste('Sales', 2, [
    row('*S3A000101*', { 8: 'Rp 30.000.000,00', 7: '20 Nopember 2026' }),
    row('Serial', { 1: 'Model ID', 2: 'Dealer ID' }),
    row('S3A000102', { 8: '#REF!' }),
    row('S3A000103', { 5: '8.12999E+10' }),
    row('S3A000104', { 5: '81299900777' }),
    row('S3A000105', { 2: '' }),
    row('S3A000106', { 7: 'Kamis, 20 November 2026' }),
    row('S3A000107', { 5: '+62 0812-0000-0001' }),
  ]);
  await type('Sales', 9, 'Odometer (km)', '3');
  const verdicts = cast.hub.rows('Sales').map(({ Verdict, Reason }) => `${Verdict} ${Reason}`);
  expect(verdicts).toEqual([
    expect.stringMatching(/^ACCEPTED/),
    expect.stringContaining('repeats the headers'),
    expect.stringContaining('Vehicle (Rp) “#REF!”'),
    expect.stringMatching(/^REVIEW .*number cannot be read.*8\.12•••E/),
    expect.stringMatching(/^ACCEPTED/),
    expect.stringContaining('Dealer ID'),
    expect.stringContaining('Sale date “Kamis, 20 November 2026”'),
    expect.stringMatching(/^REVIEW .*number is that of a rep/),
  ]);
});

test('prices say in their row what cannot be used', async () => {
  const price = (id: string, patch: Record<number, string>) =>
    PRICE.map((cell, at) => (at === 0 ? id : (patch[at] ?? cell)));
  paste('Prices', 2, [
    price('P1', { 4: '2026-06-30' }),
    price('P2', { 3: '2026-06-01' }),
    price('P3', { 2: 'Jabar' }),
    price('P4', { 1: 'Q9', 2: '' }),
    price('P5', { 1: 'V1', 6: '31000000' }),
    price('P6', { 1: 'V1', 2: 'Bali', 6: 'dua puluh juta' }),
    price('P7', { 1: 'V1', 2: '', 5: '350', 6: '340' }),
  ]);
  await type('Prices', 9, 'Price ID', 'P1');
  expect([2, 3, 4, 5, 6, 7, 8, 9].map((at) => problem('Prices', at))).toEqual([
    '',
    expect.stringContaining('P2 begins on 2026-06-01, while P1 is in force'),
    expect.stringContaining('There is no region "Jabar" in Regions'),
    expect.stringContaining('There is no model "Q9" in Products'),
    expect.stringContaining('floor is above the list price'),
    expect.stringMatching(/not in use.*Floor \(Rp\).*“dua puluh juta”/),
    expect.stringContaining('amounts of Rp 1000000 or more'),
    expect.stringContaining('Price ID P1 stands in a row above, too'),
  ]);
  await type('Prices', 2, 'Valid to', '2026-05-31');
  expect(problem('Prices', 3)).toBe('');
});

test('a latitude without its minus is named, and one that is only far away is not', async () => {
  const latitude = cast.hub.rows('Dealers')[0]?.Latitude ?? '';
  await type('Dealers', 2, 'Latitude', latitude.replace('-', ''));
  expect(problem('Dealers', 2)).toMatch(/Latitude .* meant\? It stands .* from the nearest other place of its region/);
  await type('Dealers', 2, 'Latitude', latitude.replace('.', ','));
  expect(problem('Dealers', 2)).toBe('');
});

test('days off, phones and ticks as people write them', async () => {
  await type('Dealers', 2, 'Closed days', 'Senin s/d Rabu');
  expect(problem('Dealers', 2)).toBe('');
  await type('Dealers', 2, 'Closed days', 'Buka Senin-Jumat');
  expect(problem('Dealers', 2)).toContain('no weekday');
  await type('Reps', 2, 'WhatsApp number', '\u202a+62 (0)812-0000-0001\u202c');
  expect(problem('Reps', 2)).toBe('');
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Reps' }, { row: 2, column: column('Reps', 'Active'), cells: [["'BENAR"]] }, owner);
  people.paste({ sheet: 'Reps' }, { row: 3, column: column('Reps', 'Active'), cells: [["'mungkin"]] }, owner);
  await type('Reps', 2, 'Rep name', 'Andi');
  expect(problem('Reps', 2)).toBe('');
  expect(problem('Reps', 3)).toContain('Active “mungkin”');
});
