/** A unit that is moved from one dealer to another: whichever tab it is said in, both agree, and the rules ask that one truth. */
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, report } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
  await report(cast, { unit: S, time: at(cast, -50), id: 'heard of' });
});
afterEach(() => cast.hub.rt.close());

/** Shipped to D1. */
const S = 'S3A000101';
const wait = (ms = 61_000) => cast.hub.rt.advance(ms);
const line = (tab: string) => cast.hub.rows(tab).findIndex((each) => each.Serial === S) + 2;
const dealers = () =>
  ['Units', 'Serials'].map((tab) => cast.hub.rows(tab).find((each) => each.Serial === S)?.['Dealer ID'] ?? '');
const note = () => cast.hub.rows('Units').find((each) => each.Serial === S)?.['Report taken'];
const rules = () =>
  cast.hub
    .rows('Findings')
    .filter((each) => each.State === 'open')
    .map((each) => each.Rule);

async function edit(sheet: string, at: number, header: string, value: string): Promise<void> {
  const headers = cast.hub.rt.host.readTab({ sheet })?.headers ?? [];
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row: at, column: headers.indexOf(header) + 1, value }));
  await wait();
}

async function transfer(to: string): Promise<void> {
  await edit('Units', line('Units'), 'Transfer to', to);
  await edit('Units', line('Units'), 'Report', 'TRANSFERRED');
}

async function sell(dealer: string, soldAt = '2026-11-23', nth = 2): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: nth, column: 1, cells: [row(S, { 2: dealer, 3: '', 7: soldAt })] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: nth, column: 16, value: '3' }));
  await wait();
}

test('said in Units, it stands in Serials too, and the new dealer may sell it', async () => {
  await transfer('D2');
  expect(dealers()).toEqual(['D2', 'D2']);
  await sell('D2');
  expect(rules()).not.toContain('serial-other-dealer');
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
  expect(rules().filter((rule) => /other/.test(rule ?? ''))).toEqual([]);
});

test('typed in Serials, it stands in Units too', async () => {
  await edit('Serials', line('Serials'), 'Dealer ID', 'D2');
  expect(dealers()).toEqual(['D2', 'D2']);
  expect(note()).toMatch(/shipped to D2, as Serials says/);
  await sell('D2');
  expect(rules()).not.toContain('serial-other-dealer');
});

test('back and forth in one day, by either tab: the last word stands in both', async () => {
  await transfer('D2');
  await edit('Serials', line('Serials'), 'Dealer ID', 'D1');
  expect(dealers()).toEqual(['D1', 'D1']);
  await transfer('D3');
  expect(dealers()).toEqual(['D3', 'D3']);
  const path = cast.hub.rows('Unit events').filter((each) => each.Type === 'TRANSFERRED');
  expect(path.map((each) => each.Outcome)).toEqual(['applied', 'applied', 'applied']);
});

test.each(['D1', 'D2'])('on the day of the move either dealer may have sold it: %s', async (dealer) => {
  await transfer('D2');
  const today = new Date(cast.hub.rt.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  await sell(dealer, today);
  expect(rules()).not.toContain('serial-other-dealer');
});

test('before the move it was the old dealer’s, after it the new one’s, and never a third one’s', async () => {
  await sell('D1', '2026-11-20');
  expect(rules()).not.toContain('serial-other-dealer');
  await edit('Sales', 2, 'Dealer ID', 'D3');
  expect(rules()).toContain('serial-other-dealer');
});

test('a dealer that nobody knows is refused with the reason, and nothing moves', async () => {
  await transfer('D2');
  await edit('Serials', line('Serials'), 'Dealer ID', 'D99');
  expect(note()).toMatch(/“D99” in Serials is no Dealer ID/);
  expect(dealers()[0]).toBe('D2');
});

test('a unit that is sold does not move, and the row says so', async () => {
  await transfer('D2');
  await sell('D2');
  await edit('Serials', line('Serials'), 'Dealer ID', 'D1');
  expect(note()).toMatch(/does not fit the unit’s history/);
  expect(cast.hub.rows('Units').find((each) => each.Serial === S)).toMatchObject({ State: 'SOLD', 'Dealer ID': 'D2' });
});

test('a pasted list of new shipments asks nothing of units', async () => {
  const { people, owner } = cast.hub.rt.host;
  const fresh = Array.from({ length: 300 }, (_, n) => [
    `S3A0009${String(n).padStart(3, '0')}`,
    'S3',
    'D1',
    '2026-11-20',
    'shipped',
  ]);
  people.paste({ sheet: 'Serials' }, { row: 60, column: 1, cells: fresh }, owner);
  const before = cast.hub.rows('Inbox log').length;
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Serials', row: 60, column: 1, value: 'S3A0009000' }));
  await wait();
  expect(cast.hub.rows('Inbox log').length).toBe(before);
});
