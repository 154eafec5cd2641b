/** From the shipment to the road: what a unit's own report proves, and what happens when things come in another order. */
import { tables } from '../../src/tables/index';
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, pasteRow, report, touch } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const S = 'S3A000101';
const wait = (ms = 61_000) => cast.hub.rt.advance(ms);
const unit = (serial = S) => cast.hub.rows('Units').find((each) => each.Serial === serial) ?? {};
const ledger = () =>
  cast.hub
    .rows('Ledger')
    .map((each) => `${each.Type} ${each.Type?.startsWith('UNIT') ? JSON.parse(each.Entry ?? '{}').state : ''}`.trim());
const outcomes = () => cast.hub.rows('Unit events').map((each) => `${each.Type} ${each.Outcome}`);

async function sell(serial = S, patch: Record<number, string> = {}, line = 2): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: line, column: 1, cells: [row(serial, patch)] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: line, column: 16, value: '3' }));
  await wait();
}

test('shipped, sold, purchased: activated, sale proved, and the ledger knows, in the execution that took the report', async () => {
  await sell();
  expect(unit()).toMatchObject({ State: 'SOLD', 'Sale ID': cast.hub.rows('Sales')[0]?.['Sale ID'] });
  const before = cast.hub.rt.executions().length;
  const answer = await report(cast, { unit: S, time: at(cast, -2), type: 'purchased', id: 'p1', odometerKm: 4 });
  expect(answer.events).toEqual([{ verdict: 'accepted', unit: S }]);
  const posts = cast.hub.rt
    .executions()
    .slice(before)
    .filter((execution) => execution.function === 'doPost');
  expect(posts).toHaveLength(1);
  expect(unit()).toMatchObject({ State: 'ACTIVATED', 'Odometer (km)': '4' });
  expect(cast.hub.rows('Sales')[0]?.['Proved by its unit']).not.toBe('');
  expect(ledger()).toEqual(['SALE', 'UNIT_STATE SHIPPED', 'UNIT_STATE SOLD', 'UNIT_STATE ACTIVATED', 'SALE_PROVED']);
  expect(outcomes()).toEqual(['PURCHASED applied']);
});

test('the purchase may be reported before the sale is entered: it waits as an exception, and counts once the sale is there', async () => {
  await report(cast, { unit: S, time: at(cast, -2), type: 'purchased', id: 'p1' });
  expect(unit()).toMatchObject({ State: 'SHIPPED' });
  expect(unit().Exceptions).toContain('PURCHASED');
  expect(cast.hub.rows('Alerts').map((alert) => alert.Rule)).toEqual(['unit-exception']);
  await sell();
  expect(unit()).toMatchObject({ State: 'ACTIVATED', Exceptions: '' });
  expect(cast.hub.rows('Sales')[0]?.['Proved by its unit']).not.toBe('');
});

test('a sale that turns out not to count proves nothing any more', async () => {
  await sell();
  await report(cast, { unit: S, time: at(cast, -2), type: 'first-ride' });
  expect(unit().State).toBe('ACTIVATED');
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 8, value: '2026-09-01' }));
  await wait();
  expect(cast.hub.rows('Sales')[0]).toMatchObject({ Verdict: 'REFUSED', 'Proved by its unit': '' });
  expect(unit().State).toBe('SHIPPED');
  expect(ledger().slice(-3)).toEqual(['SALE_WITHDRAWN', 'UNIT_CORRECTION undefined', 'SALE_UNPROVED']);
});

test('the same report in another delivery, under another ID, or after the memory of deliveries is gone, is one', async () => {
  await sell();
  const event = { unit: S, time: at(cast, -2), type: 'purchased', id: 'p1' };
  await report(cast, event);
  expect((await report(cast, [event, event])).events).toEqual([
    { verdict: 'duplicate', unit: S },
    { verdict: 'duplicate', unit: S },
  ]);
  expect((await report(cast, { ...event, id: 'p2', batteryPct: 50 })).events).toEqual([
    { verdict: 'duplicate', unit: S },
  ]);
  expect(outcomes()).toEqual(['PURCHASED applied']);
  expect(ledger().filter((each) => each === 'UNIT_STATE ACTIVATED')).toHaveLength(1);
});

test('a gateway may not write a unit off: it is kept, and staff confirm it in the Units tab', async () => {
  await report(cast, { unit: S, time: at(cast, -2), type: 'STOLEN' });
  expect(unit()).toMatchObject({ State: 'SHIPPED', Exceptions: expect.stringContaining('staff must confirm it') });
  await tell(S, 'STOLEN');
  expect(unit()).toMatchObject({ State: 'STOLEN', 'Report taken': expect.stringContaining('STOLEN: it is STOLEN') });
  await tell(S, 'RESTOCKED');
  expect(unit().State).toBe('IN_STOCK');
});

test('a transfer is explicit: who has the unit now, and from when', async () => {
  await report(cast, { unit: S, time: at(cast, -2) });
  const line = cast.hub.rows('Units').findIndex((each) => each.Serial === S) + 2;
  pasteRow(cast, 'Units', line, { 'Transfer to': 'D9' });
  await tell(S, 'TRANSFERRED');
  expect(unit()).toMatchObject({
    'Dealer ID': 'D1',
    'Report taken': 'Not taken: “D9” under Transfer to is no Dealer ID.',
  });
  pasteRow(cast, 'Units', line, { 'Transfer to': 'D2' });
  await tell(S, 'TRANSFERRED');
  expect(unit()).toMatchObject({ 'Dealer ID': 'D2', State: 'IN_STOCK' });
  expect(JSON.parse(cast.hub.rows('Ledger').at(-1)?.Entry ?? '{}')).toMatchObject({
    type: 'UNIT_STATE',
    dealerId: 'D2',
    by: 'staff',
  });
});

test('a purchase with a reset clock does not count, and somebody hears of it', async () => {
  await sell();
  const [verdict] = (await report(cast, { unit: S, time: 40, type: 'purchased' })).events ?? [];
  expect(verdict).toMatchObject({ verdict: 'quarantined' });
  expect(unit().State).toBe('SOLD');
  expect(outcomes()).toEqual(['PURCHASED quarantined']);
  expect(cast.hub.rows('Alerts').map((alert) => alert.Rule)).toEqual(['unit-clock']);
});

test('the lead of a sale is proved with it', async () => {
  const { people, owner } = cast.hub.rt.host;
  await cast.sari.says('mau beli');
  const lead = cast.hub.rows('Leads')[0]?.['Lead ID'] ?? '';
  expect(lead).toMatch(/^L-/);
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [row(S, { 6: lead })] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: '3' }));
  await wait();
  await report(cast, { unit: S, time: at(cast, -2), type: 'purchased' });
  expect(cast.hub.rows('Leads')[0]?.['Outcome proved']).not.toBe('');
  expect(cast.hub.rows('Timeline').at(-1)).toMatchObject({ Actor: `unit ${S}` });
});

test('while a tab that units need has lost a header, reports wait and customers are served; then they are taken', async () => {
  await sell();
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Unit events' }, { row: 1, column: 1, cells: [['Kolom']] }, owner);
  const answer = await report(cast, { unit: S, time: at(cast, -2), type: 'purchased' });
  expect(answer.events).toEqual([{ verdict: 'queued', unit: S }]);
  await cast.sari.says('mau beli');
  expect(cast.hub.rows('Leads')).toHaveLength(1);
  await wait();
  expect(cast.hub.rows('Dead letters')).toEqual([]);
  const alerts = cast.hub.rows('Alerts').filter((alert) => alert.Rule === 'units-wait');
  expect(alerts.map((alert) => alert['What happened'])).toEqual([expect.stringContaining('Tab "Unit events"')]);
  people.paste({ sheet: 'Unit events' }, { row: 1, column: 1, cells: [[firstHeader]] }, owner);
  await wait();
  expect(unit().State).toBe('ACTIVATED');
});

const [firstHeader = ''] = Object.values(tables.unitEvents.columns).map(({ header }) => header);

async function tell(serial: string, what: string): Promise<void> {
  const headers = cast.hub.rt.host.readTab({ sheet: 'Units' })?.headers ?? [];
  const line = cast.hub.rows('Units').findIndex((each) => each.Serial === serial) + 2;
  await cast.hub.finish(
    cast.hub.rt.edit({ sheet: 'Units', row: line, column: headers.indexOf('Report') + 1, value: what }),
  );
  await wait();
}
void touch;
