/** Exports of ad platforms pasted into the workbook: one row of Ad spend a channel, day and campaign, whatever is pasted again. */
import { type Cast, openCast } from './cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast({ minutes: 'when something is due' });
});
afterEach(() => cast.hub.rt.close());

const paste = (at: number, cells: readonly (readonly string[])[], column = 2) =>
  cast.hub.rt.host.people.paste({ sheet: 'Ad import' }, { row: at, column, cells }, cast.hub.rt.host.owner);
const run = async () => ((await cast.hub.finish(cast.hub.rt.run('importAdSpendTab'))) as string[])[0];
const spend = () => cast.hub.rows('Ad spend').map((row) => [row.Channel, row.Date, row.Campaign, row['Amount (Rp)']]);
const results = () => cast.hub.rows('Ad import').map((row) => row.Result);

const GOOGLE = ['Day', 'Campaign', 'Currency code', 'Cost'];
const first = [
  ['Campaign report', '', '', ''],
  GOOGLE,
  ['2026-11-02', 'Promo', 'IDR', '1.000.000'],
  ['2026-11-02', 'Promo', 'IDR', '500.000,40'],
  ['2026-11-03', 'Promo', 'IDR', '250.000'],
  ['2026-11-03', 'Merek', 'USD', '10'],
  ['Total: Campaigns', '', 'IDR', '1.750.000'],
];

test('lines of a day and campaign add up, refused ones say why, and pasting again doubles nothing', async () => {
  paste(2, first);
  expect(await run()).toBe('done: 3 lines imported, 1 lines refused; see Result.');
  expect(spend()).toEqual([
    ['GOOGLE', '2026-11-02', 'Promo', '1500000'],
    ['GOOGLE', '2026-11-03', 'Promo', '250000'],
  ]);
  expect(results()).toEqual([
    'SKIPPED: above the headers',
    'HEADERS',
    ...['IMPORTED', 'IMPORTED', 'IMPORTED', 'USD: only rupiah is counted. Export it in IDR.', 'SKIPPED: a total'],
  ]);
  // The same export, a day later: what it says of a day takes the place of what was said.
  paste(9, [GOOGLE, ['2026-11-02', 'Promo', 'IDR', '1.500.000'], ['2026-11-03', 'Promo', 'IDR', '300.000']]);
  expect(await run()).toBe('done: 2 lines imported, 0 lines refused; see Result.');
  expect(spend().map((row) => row[3])).toEqual(['1500000', '300000']);
  expect(await run()).toBe('done: 0 lines imported, 0 lines refused; see Result.');
});

test('lines of CSV go in likewise; the figures follow', async () => {
  const lines = ['Nama kampanye;Per hari;Biaya', 'Promo;2026-11-02;1.234.567,89', 'Total 1 kampanye;;1.234.567,89'];
  paste(
    2,
    lines.map((line) => [line]),
  );
  expect(await run()).toBe('done: 1 lines imported, 0 lines refused; see Result.');
  expect(spend()).toEqual([['TIKTOK', '2026-11-02', 'Promo', '1234568']]);
  await cast.hub.rt.advance(4 * 60_000);
  expect(cast.hub.rows('Channel ROI').map((row) => [row.Channel, row['Cost (Rp)']])).toEqual([['TIKTOK', '1234568']]);
});

test('a row that staff typed for the day is updated; where there are several, none is guessed', async () => {
  const typed = (id: string, region: string) => [id, '2026-11-02', 'google ads', 'Promo', region, '1'];
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Ad spend' }, { row: 2, column: 1, cells: [typed('P1', '')] }, owner);
  paste(2, [GOOGLE, ['2026-11-02', 'Promo', 'IDR', '700']]);
  await run();
  expect(cast.hub.rows('Ad spend').map((row) => [row['Spend ID'], row['Amount (Rp)']])).toEqual([['P1', '700']]);
  people.paste({ sheet: 'Ad spend' }, { row: 3, column: 1, cells: [typed('P2', '')] }, owner);
  paste(4, [GOOGLE, ['2026-11-02', 'Promo', 'IDR', '900']]);
  expect(await run()).toBe('done: 0 lines imported, 1 lines refused; see Result.');
  expect(results().at(-1)).toContain('several rows');
});

test('without headers that we know every line is refused', async () => {
  paste(2, [['2026-11-02', 'Promo', '700']]);
  await run();
  expect(results()).toEqual(['There are no headers that we know: paste the export with its first line.']);
});

test('cut off at any call, the import goes on by itself and nothing is doubled', async () => {
  for (const nth of [1, 2, 3]) {
    let calls = 0;
    const hub = await openCast({
      intercept: (call) =>
        call.function === 'importAdSpendTab' && call.kind === 'sheets.batchUpdate' && ++calls === nth
          ? 'crash'
          : undefined,
      minutes: 'when something is due',
    });
    hub.hub.rt.host.people.paste({ sheet: 'Ad import' }, { row: 2, column: 2, cells: first }, hub.hub.rt.host.owner);
    await hub.hub.finish(hub.hub.rt.run('importAdSpendTab')).catch(() => undefined);
    await hub.hub.rt.advance(3 * 60_000);
    expect(hub.hub.rows('Ad spend')).toHaveLength(2);
    await hub.hub.rt.close();
  }
});
