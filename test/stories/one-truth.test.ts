/** A unit and its sale say the same, whatever is corrected, returned, moved or reported: in Units, Sales, Findings and Ledger. */
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, pasteRow, report } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const [S, OTHER] = ['S3A000101', 'S3A000102'];
const wait = (ms = 61_000) => cast.hub.rt.advance(ms);
const unit = (serial = S) => cast.hub.rows('Units').find((each) => each.Serial === serial) ?? {};
const sale = (line = 2) => cast.hub.rows('Sales')[line - 2] ?? {};
const ledger = () => cast.hub.rows('Ledger').map((each) => `${each.Type} ${each.Subject}`);
const findings = () => cast.hub.rows('Findings').map((each) => `${each.Rule} ${each.State}`);
const audit = () => cast.hub.finish(cast.hub.rt.run('auditAllSales'));

async function sell(serial: string, patch: Record<number, string> = {}, line = 2): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: line, column: 1, cells: [row(serial, patch)] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: line, column: 16, value: patch[15] ?? '3' }));
  await wait();
}

async function edit(sheet: string, line: number, header: string, value: string): Promise<void> {
  const headers = cast.hub.rt.host.readTab({ sheet })?.headers ?? [];
  await cast.hub.finish(cast.hub.rt.edit({ sheet, row: line, column: headers.indexOf(header) + 1, value }));
  await wait();
}

async function tell(what: string, serial = S): Promise<void> {
  const line = cast.hub.rows('Units').findIndex((each) => each.Serial === serial) + 2;
  await edit('Units', line, 'Report', what);
}

async function decide(rule: string, decision: string, nth = 0): Promise<void> {
  const lines = cast.hub.rows('Findings').flatMap((each, index) => (each.Rule === rule ? [index + 2] : []));
  await edit('Findings', lines[nth] ?? 0, 'Decision', decision);
}

const purchased = (serial = S, id = `p ${serial}`) =>
  report(cast, { unit: serial, time: at(cast, -0.5), type: 'purchased', id });

test('after 320 rides a purchase is taken, the sale is proved, and a return too', async () => {
  const rides = Array.from({ length: 320 }, (_, n) => ({ unit: S, time: at(cast, n / 10 - 40), type: 'ride', id: `r${n}` })); // biome-ignore format: one line
  await report(cast, rides);
  await sell(S);
  expect((await purchased()).events).toEqual([{ verdict: 'accepted', unit: S }]);
  expect(unit()).toMatchObject({ State: 'ACTIVATED' });
  expect(sale()['Proved by its unit']).not.toBe('');
  await tell('RETURNED');
  expect(unit().State).toBe('RETURNED');
});

test('a row that was filled before reports were counted takes a purchase, too', async () => {
  await report(cast, { unit: S, time: at(cast, -100), type: 'ride', id: 'first' });
  const line = cast.hub.rows('Units').findIndex((each) => each.Serial === S) + 2;
  const [shipped] = JSON.parse(unit().Facts ?? '[]') as unknown[];
  const rides = Array.from({ length: 620 }, (_, n) => {
    const time = cast.hub.rt.now() - (700 - n) * 600_000;
    return ['RIDE', time, null, 'gateway', 'jkt-1', `U-ride-number-${String(n).padStart(12, '0')}`];
  });
  const full = JSON.stringify([shipped, ...rides]);
  expect(full.length).toBeGreaterThan(45_000);
  pasteRow(cast, 'Units', line, { Facts: full });
  expect((await purchased()).events).toMatchObject([{ verdict: 'accepted', unit: S }]);
  expect((unit().Facts ?? '').length).toBeLessThan(20_000);
});

test('a sale whose serial is corrected moves from one unit to the other, and its proof is taken back', async () => {
  await sell(S);
  await purchased();
  await edit('Sales', 2, 'Serial', OTHER);
  const id = sale()['Sale ID'] ?? '';
  expect(unit()).toMatchObject({ State: 'SHIPPED', 'Sale ID': '' });
  expect(unit().Exceptions).toContain('PURCHASED');
  expect(unit(OTHER)).toMatchObject({ State: 'SOLD', 'Sale ID': id });
  expect(sale()['Proved by its unit']).toBe('');
  expect(ledger()).toEqual(
    expect.arrayContaining([`SALE_CORRECTED ${id}`, `UNIT_CORRECTION ${S}`, `SALE_UNPROVED ${id}`]),
  );
  expect(findings()).toContain('unit-active-unsold open');
});

test('a sale corrected to a serial that nobody shipped is refused; its unit is free again', async () => {
  await sell(S);
  await purchased();
  await edit('Sales', 2, 'Serial', 'S3A999999');
  expect(sale()).toMatchObject({ Verdict: 'REFUSED', 'Proved by its unit': '' });
  expect(unit()).toMatchObject({ State: 'SHIPPED', 'Sale ID': '' });
  expect(ledger()).toEqual(expect.arrayContaining([`SALE_WITHDRAWN ${sale()['Sale ID']}`, `UNIT_CORRECTION ${S}`]));
});

test('two sales whose serials are exchanged: both units follow', async () => {
  await sell(S);
  await sell(OTHER, {}, 3);
  const [first, second] = [sale(2)['Sale ID'], sale(3)['Sale ID']];
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [[OTHER], [S]] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 1, value: OTHER }));
  await edit('Sales', 3, 'Serial', S);
  expect([unit(S)['Sale ID'], unit(OTHER)['Sale ID']]).toEqual([second, first]);
});

test('a row of Sales that is gone keeps its unit until staff answer; "resolved" takes it back everywhere', async () => {
  await sell(S);
  await purchased();
  const id = sale()['Sale ID'] ?? '';
  const { people } = cast.hub.rt.host;
  people.deleteRows({ sheet: 'Sales' }, 2, 1);
  await audit();
  expect(findings()).toContain('book-sale-gone open');
  await report(cast, { unit: S, time: at(cast, -0.1), type: 'ride', id: 'r1' });
  expect(unit()).toMatchObject({ State: 'IN_SERVICE', 'Sale ID': id });
  await decide('book-sale-gone', 'resolved');
  await wait();
  expect(ledger()).toContain(`SALE_WITHDRAWN ${id}`);
  expect(unit()).toMatchObject({ State: 'SHIPPED', 'Sale ID': '' });
  expect(ledger()).toContain(`UNIT_CORRECTION ${S}`);
});

test.each(['RETURNED', 'SCRAPPED', 'STOLEN'])('a unit that is %s in Units is not for sale', async (what) => {
  await report(cast, { unit: S, time: at(cast, -2) });
  await tell(what);
  await sell(S, { 7: '2026-11-23' });
  expect(sale()).toMatchObject({ Verdict: 'REFUSED', 'On hold': 'TRUE' });
  expect(findings()).toContain('serial-not-for-sale open');
  await audit();
  expect(sale().Verdict).toBe('REFUSED');
});

test('a sale from before the return stands, and so does its proof', async () => {
  await sell(S);
  await purchased();
  const { 'Proved by its unit': proved } = sale();
  await tell('RETURNED');
  await audit();
  expect(sale()).toMatchObject({ Verdict: 'ACCEPTED', 'Proved by its unit': proved });
  await tell('RESTOCKED');
  await audit();
  expect(sale()).toMatchObject({ Verdict: 'ACCEPTED', 'Proved by its unit': proved });
  expect(unit()).toMatchObject({ State: 'IN_STOCK', 'Sale ID': '' });
});

test('returned, restocked, sold again: each sale belongs to its own life, and each is proved', async () => {
  await sell(S);
  await purchased();
  const { 'Proved by its unit': proved } = sale();
  await tell('RETURNED');
  await tell('RESTOCKED');
  await sell(S, { 7: '2026-11-23' }, 3);
  expect(sale(3)).toMatchObject({ Verdict: 'ACCEPTED' });
  expect(unit()).toMatchObject({ State: 'SOLD', 'Sale ID': sale(3)['Sale ID'] });
  await purchased(S, 'again');
  expect(unit()).toMatchObject({ State: 'ACTIVATED', Exceptions: '' });
  expect(sale(3)['Proved by its unit']).not.toBe('');
  expect(sale(2)['Proved by its unit']).toBe(proved);
  await audit();
  expect([sale(2).Verdict, sale(3).Verdict]).toEqual(['ACCEPTED', 'ACCEPTED']);
  expect(findings().filter((each) => each.endsWith(' open'))).toEqual([]);
});

test('a sale typed while the unit is returned is in order once it is back on the floor', async () => {
  await sell(S);
  await tell('RETURNED');
  await sell(S, { 7: '2026-11-23' }, 3);
  expect(sale(3).Verdict).toBe('REFUSED');
  await tell('RESTOCKED');
  await wait(4 * 60_000);
  expect([sale(2).Verdict, sale(3).Verdict]).toEqual(['ACCEPTED', 'ACCEPTED']);
  await wait();
  expect(unit()).toMatchObject({ State: 'SOLD', 'Sale ID': sale(3)['Sale ID'] });
});

test('a serial sold at two dealers: both wait until staff decide', async () => {
  await sell(S, { 6: '' });
  await sell(S, { 2: 'D2', 3: '' }, 3);
  expect([sale(2), sale(3)].map((each) => `${each.Verdict} ${each['On hold']}`)).toEqual([
    'REVIEW TRUE',
    'REVIEW TRUE',
  ]);
  expect(unit()).toMatchObject({ State: 'SOLD', 'Sale ID': sale(2)['Sale ID'] });
  await audit();
  const paid = cast.hub.rows('Commissions').map((each) => [each['Dealer ID'], each['Payable (Rp)']]);
  expect(paid).toEqual([
    ['D1', '0'],
    ['D2', '0'],
  ]);
  const second = sale(3)['Sale ID'];
  const line = cast.hub.rows('Findings').findIndex((each) => each.Rule === 'serial-sold-twice' && each.Subject === second) + 2; // biome-ignore format: one line
  await edit('Findings', line, 'Decision', 'false alarm');
  await wait();
  expect([sale(2)['On hold'], sale(3)['On hold']]).toEqual(['TRUE', 'FALSE']);
  expect(unit()).toMatchObject({ State: 'SOLD', 'Sale ID': second });
});

const BOUND = 'S3A000105';

test('a unit whose device is bound to one gateway is not taken from another, under whatever name', async () => {
  await sell(BOUND);
  expect((await purchased(BOUND)).events).toEqual([
    { verdict: 'refused', unit: BOUND, reason: 'It is a unit of gateway sby' },
  ]);
  expect(unit(BOUND)).toMatchObject({ State: 'SOLD', 'Gateway ID': 'sby', 'Device ID': '8737767034' });
});

test('a decision on a finding of the book is taken at once', async () => {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Serials' }, { row: 42, column: 1, cells: [[S, 'S3', 'D2', '2026-10-01', 'shipped']] }, owner);
  await audit();
  expect(findings()).toContain('book-serial-twice open');
  await decide('book-serial-twice', 'acknowledged');
  expect(findings()).toContain('book-serial-twice acknowledged');
  await audit();
  expect(findings()).toContain('book-serial-twice acknowledged');
});

test('the ledger keeps the time of the proof', async () => {
  await sell(S);
  await purchased();
  const entry = cast.hub.rows('Ledger').find((each) => each.Type === 'SALE_PROVED')?.Entry ?? '{}';
  const { at: writtenAt = 0, provedAt = 0 } = JSON.parse(entry) as Record<string, number>;
  expect(writtenAt - provedAt).toBeGreaterThan(29_000);
  expect(writtenAt - provedAt).toBeLessThan(120_000);
});

test('an open finding of its unit puts a sale under review, and back when it is closed', async () => {
  await report(cast, { unit: 'S3A000103', time: at(cast, -5) });
  await sell(S, { 7: '2026-11-17' });
  expect(sale().Verdict).toBe('ACCEPTED');
  await report(cast, {
    unit: S,
    time: at(cast, -0.5),
    type: 'purchased',
    latitude: -6.4,
    longitude: 106.8,
    id: 'in yard',
  });
  await wait(0);
  expect(findings()).not.toContain('unit-in-yard open');
  await report(cast, { unit: S, time: '2026-11-16T03:00:00Z', type: 'first-ride', id: 'early' });
  expect(findings()).toContain('unit-active-early open');
  expect(sale()).toMatchObject({ Verdict: 'REVIEW', Reason: expect.stringContaining('before its sale') });
  await audit();
  expect(sale().Verdict).toBe('REVIEW');
  await decide('unit-active-early', 'false alarm');
  expect(sale().Verdict).toBe('ACCEPTED');
  await audit();
  expect(sale().Verdict).toBe('ACCEPTED');
});
