/** What a correction carries with it: the proof of the lead, what was asked of a gateway, which device is in which unit. */
import { auditSales } from '../../../src/app/audit/audit-sales';
import { tick } from '../../../src/app/schedule/tick';
import { receiveTelemetry } from '../../../src/http/telemetry';
import type { Http } from '../../../src/ports';
import { isoOf, msOfCell, startOf } from '../../histories/journal';
import { edited, furnish, type Played, rowsOf, type Shown, type } from '../../histories/network';
import { replayLedger } from '../../histories/replay-ledger';
import { SERIALS } from '../../histories/steps';

const [UNIT = '', OTHER = ''] = [SERIALS[0], SERIALS[2]];
const MINUTE_MS = 60_000;
const TODAY = '2026-11-23';

function wait({ hub }: Played, minutes = 1): void {
  hub.clock.moveTo(hub.clock.nowMs() + minutes * MINUTE_MS);
  tick(hub.deps, 'trigger');
}

type Tab = Parameters<typeof rowsOf>[1];

function edit({ hub }: Played, tab: Tab, row: number, values: Shown): void {
  hub.clock.moveTo(hub.clock.nowMs() + 1_000);
  type(hub, tab, row, values);
  edited(hub, tab, row);
}

function sell(played: Played, values: Shown = {}): void {
  const row = rowsOf(played.hub, 'sales').length + 2;
  const about = { modelId: 'S3', dealerId: 'D1', customerName: 'Budi', customerPhone: '081311111111', payment: 'cash' };
  edit(played, 'sales', row, { ...about, serial: UNIT, soldAt: TODAY, vehicle: 30e6, ...values });
}

function hear({ hub }: Played, unit: string, said: string, more: Shown = {}): void {
  hub.clock.moveTo(hub.clock.nowMs() + 1_000);
  const { gw = 'gw-1', ...about } = more;
  const events = [{ unit, time: new Date(hub.clock.nowMs()).toISOString(), type: said, ...about }];
  const query = { source: 'unit', gw: String(gw), key: `dry-secret-of-gateway-${gw}` };
  receiveTelemetry(hub.deps, { method: 'POST', query, body: JSON.stringify({ events }) });
}

function settle(played: Played): void {
  wait(played, 3);
  auditSales(played.hub.deps);
  wait(played, 3);
}

const unitOf = ({ hub }: Played, serial = UNIT): Shown => rowsOf(hub, 'units').find((row) => row.serial === serial) ?? {}; // biome-ignore format: one line
const saleOf = ({ hub }: Played, at = 0): Shown => rowsOf(hub, 'sales')[at] ?? {};
const provedLeads = ({ hub }: Played) => rowsOf(hub, 'leads').map(({ provedAt }) => provedAt !== '');
const ledgerOf = ({ hub }: Played) => rowsOf(hub, 'ledger').map(({ body }) => String(body));
const inLedger = (played: Played) => replayLedger(ledgerOf(played)).units.get(UNIT);

describe('the proof of a lead', () => {
  test('follows the Lead ID of its sale', () => {
    const played = furnish();
    sell(played, { leadId: 'L-000001' });
    hear(played, UNIT, 'PURCHASED');
    expect(provedLeads(played)).toEqual([true, false]);
    edit(played, 'sales', 2, { leadId: 'L-000002' });
    wait(played);
    expect(provedLeads(played)[1]).toBe(true);
    settle(played);
    expect(provedLeads(played)).toEqual([false, true]);
    edit(played, 'sales', 2, { leadId: '' });
    settle(played);
    expect(provedLeads(played)).toEqual([false, false]);
  });

  test('is that of another sale of the same lead when one of them is corrected', () => {
    const played = furnish();
    sell(played, { leadId: 'L-000001' });
    sell(played, { leadId: 'L-000001', serial: OTHER });
    for (const serial of [UNIT, OTHER]) hear(played, serial, 'PURCHASED');
    edit(played, 'sales', 2, { serial: SERIALS[4] ?? '' });
    settle(played);
    expect(rowsOf(played.hub, 'leads')[0]?.provedAt).toBe(saleOf(played, 1).provedAt);
    expect(provedLeads(played)).toEqual([true, false]);
  });
});

describe('a gateway that is asked to unlock a unit', () => {
  const answering = (status: number): Http => ({ sendAll: (requests) => requests.map(() => ({ status, body: '{}' })) });

  test('is not said to be awaited any more when the sale is of another unit', () => {
    const played = furnish(answering(503));
    sell(played);
    wait(played);
    expect(unitOf(played).activation).toMatch(/tried again later/);
    edit(played, 'sales', 2, { serial: OTHER });
    wait(played);
    expect(unitOf(played).activation).toBe('Not needed any more.');
  });

  test('says yes while the sale is being corrected: the ledger and the row tell', () => {
    let correct = () => {};
    const http: Http = {
      sendAll(requests) {
        correct();
        return requests.map(() => ({ status: 200, body: '{}' }));
      },
    };
    const played = furnish(http);
    correct = () => {
      correct = () => {};
      edit(played, 'sales', 2, { serial: OTHER });
    };
    sell(played);
    for (let n = 0; n < 3; n++) wait(played);
    const asked = ledgerOf(played).filter((body) => body.includes('ACTIVATION_ASKED'));
    expect(asked.map((body) => JSON.parse(body))).toMatchObject([
      { subject: UNIT, outcome: 'taken too late' },
      { subject: OTHER, outcome: 'taken' },
    ]);
    expect(unitOf(played).activation).toMatch(/^Taken too late/);
    expect(unitOf(played, OTHER).activation).toMatch(/^Taken by gateway gw-1/);
  });
});

describe('a device that is typed in Devices', () => {
  const bind = (played: Played, values: Shown) => edit(played, 'devices', 2, { deviceId: 'dev-1', serial: UNIT, ...values }); // biome-ignore format: one line

  test('binds its unit to another gateway, also one that was heard before', () => {
    const played = furnish();
    sell(played);
    hear(played, UNIT, 'heartbeat');
    bind(played, { gatewayId: 'gw-2' });
    hear(played, UNIT, 'PURCHASED', { gw: 'gw-1' });
    expect(unitOf(played)).toMatchObject({ state: 'SOLD', gatewayId: 'gw-2', deviceId: 'dev-1' });
    hear(played, 'dev-1', 'PURCHASED', { gw: 'gw-2' });
    expect(unitOf(played).state).toBe('ACTIVATED');
  });

  test('moved to another unit, reports of that one', () => {
    const played = furnish();
    sell(played);
    sell(played, { serial: OTHER, customerPhone: '081322222222' });
    bind(played, { gatewayId: 'gw-1' });
    hear(played, 'dev-1', 'heartbeat');
    bind(played, { serial: OTHER });
    hear(played, 'dev-1', 'PURCHASED');
    expect([unitOf(played).state, unitOf(played, OTHER).state]).toEqual(['SOLD', 'ACTIVATED']);
    expect([unitOf(played).deviceId, unitOf(played, OTHER).deviceId]).toEqual(['', 'dev-1']);
  });

  test('changes places with another one in one paste', () => {
    const played = furnish();
    const rows = [UNIT, OTHER].map((serial, at) => ({ deviceId: `dev-${at + 1}`, serial }));
    rows.forEach((row, at) => {
      sell(played, { serial: row.serial, customerPhone: `08134444000${at}` });
      edit(played, 'devices', at + 2, { ...row, gatewayId: `gw-${at + 1}` });
      hear(played, row.deviceId, 'heartbeat', { gw: `gw-${at + 1}` });
    });
    type(played.hub, 'devices', 2, { serial: OTHER });
    type(played.hub, 'devices', 3, { serial: UNIT });
    edited(played.hub, 'devices', 2, 3);
    expect(unitOf(played)).toMatchObject({ deviceId: 'dev-2', gatewayId: 'gw-2' });
    expect(unitOf(played, OTHER)).toMatchObject({ deviceId: 'dev-1', gatewayId: 'gw-1' });
    hear(played, 'dev-1', 'PURCHASED', { gw: 'gw-1' });
    expect([unitOf(played).state, unitOf(played, OTHER).state]).toEqual(['SOLD', 'ACTIVATED']);
  });

  test('is one unit’s, whatever its gateway', () => {
    const played = furnish();
    bind(played, { gatewayId: 'gw-1' });
    edit(played, 'devices', 3, { deviceId: 'DEV-1', serial: OTHER, gatewayId: 'gw-2' });
    expect(rowsOf(played.hub, 'devices')[1]?.problem).toMatch(/stands in row 2 already/);
  });
});

describe('what a unit’s row follows from', () => {
  test('is corrected in Serials: the row and the ledger follow with the audit', () => {
    const played = furnish();
    hear(played, UNIT, 'heartbeat');
    edit(played, 'serials', 2, { shippedAt: '' });
    settle(played);
    expect(unitOf(played).state).toBe('MANUFACTURED');
    edit(played, 'serials', 2, { shippedAt: isoOf(20_400) });
    settle(played);
    expect(unitOf(played).state).toBe('SHIPPED');
    expect(inLedger(played)).toMatchObject({ state: 'SHIPPED', since: msOfCell(unitOf(played).stateAt) });
  });

  test('is spelled otherwise in Serials since it was heard: it is one unit in one row', () => {
    const played = furnish();
    sell(played);
    hear(played, UNIT, 'PURCHASED');
    edit(played, 'serials', 2, { serial: 's3a-0000 10', shippedAt: isoOf(20_400) });
    settle(played);
    hear(played, UNIT, 'RIDE');
    edit(played, 'units', 2, { report: 'RETURNED' });
    edit(played, 'units', 2, { report: 'RESTOCKED' });
    edit(played, 'units', 2, { report: 'TRANSFERRED', transferTo: 'D2' });
    expect(rowsOf(played.hub, 'units')).toMatchObject([{ serial: UNIT, state: 'IN_STOCK', dealerId: 'D2' }]);
    expect(rowsOf(played.hub, 'serials')[0]?.dealerId).toBe('D2');
    expect(String(unitOf(played).facts)).toContain(`["SHIPPED",${startOf(20_400)},`);
  });

  test('is another setting of what gateways may say: row, rules and ledger agree, forth and back', () => {
    const played = furnish();
    const confirm = (value: string) => edit(played, 'settings', 2, { key: 'telemetryConfirms', value });
    sell(played);
    hear(played, UNIT, 'STOLEN');
    expect(unitOf(played).state).toBe('SOLD');
    confirm('PURCHASED, STOLEN');
    settle(played);
    expect([unitOf(played).state, inLedger(played)?.state]).toEqual(['STOLEN', 'STOLEN']);
    confirm('PURCHASED');
    settle(played);
    expect([unitOf(played).state, inLedger(played)?.state]).toEqual(['SOLD', 'SOLD']);
  });
});

test('a purchase counts when it comes in one packet with something else, under one number, ID and time', () => {
  for (const mark of [{ sequence: 5 }, { id: 'packet-1' }]) {
    const played = furnish();
    sell(played);
    const time = new Date(played.hub.clock.nowMs()).toISOString();
    for (const said of ['heartbeat', 'PURCHASED', 'PURCHASED']) hear(played, UNIT, said, { time, ...mark });
    expect(msOfCell(saleOf(played).provedAt)).toBe(Date.parse(time));
  }
});

test('a sale without a date that staff let count is its unit’s, of the day on which it was entered', () => {
  const played = furnish();
  sell(played, { soldAt: '' });
  wait(played, 6);
  const findings = () => rowsOf(played.hub, 'findings').filter(({ state }) => state === 'open');
  for (const { row } of findings()) edit(played, 'findings', row, { decision: 'false alarm' });
  settle(played);
  expect(unitOf(played)).toMatchObject({ state: 'SOLD', saleId: saleOf(played).id });
});

test('a decision chosen after the finding was closed is about what was found then', () => {
  const played = furnish();
  sell(played, { vehicle: 22e6 });
  edit(played, 'sales', 2, { vehicle: 30e6 });
  const { row = 0 } = rowsOf(played.hub, 'findings').find(({ rule }) => rule === 'price-under-floor') ?? {};
  edit(played, 'findings', row, { decision: 'false alarm' });
  edit(played, 'sales', 2, { vehicle: 15e6 });
  expect(saleOf(played).verdict).toBe('REFUSED');
  edit(played, 'sales', 2, { vehicle: 22e6 });
  expect(saleOf(played).verdict).toBe('ACCEPTED');
});

test('a row that is copied brings no proof along: the copy is proved by its own unit, and the ledger says so', () => {
  const played = furnish();
  sell(played);
  hear(played, UNIT, 'PURCHASED');
  const { row: _, ...cells } = rowsOf(played.hub, 'sales')[0] ?? { row: 0 };
  type(played.hub, 'sales', 3, cells);
  edit(played, 'sales', 2, { serial: OTHER });
  settle(played);
  const rows = rowsOf(played.hub, 'sales');
  const [other, own] = rows;
  expect(rows).toMatchObject([{ serial: OTHER, provedAt: '' }, { serial: UNIT }]);
  expect(unitOf(played)).toMatchObject({ saleId: own?.id, activatedAt: own?.provedAt });
  const { sales } = replayLedger(ledgerOf(played));
  expect([other, own].map((sale) => sales.get(String(sale?.id))?.provedAt)).toEqual([null, msOfCell(own?.provedAt)]);
});

test('a sale whose serial looks like another is of that unit in the ledger, until a unit is shipped as it was typed', () => {
  const played = furnish();
  const typed = 'S3AOOOO1O';
  edit(played, 'products', 2, { serialPattern: 'A9A999999' });
  sell(played, { serial: typed });
  wait(played);
  const inLedgerOf = () => replayLedger(ledgerOf(played)).sales.get(String(saleOf(played).id))?.serial;
  expect([unitOf(played).saleId, inLedgerOf()]).toEqual([saleOf(played).id, UNIT]);
  const row = rowsOf(played.hub, 'serials').length + 2;
  edit(played, 'serials', row, {
    serial: typed,
    modelId: 'S3',
    dealerId: 'D1',
    shippedAt: '2026-11-03',
    state: 'shipped',
  });
  settle(played);
  expect([unitOf(played).saleId, unitOf(played, typed).saleId]).toEqual(['', saleOf(played).id]);
  expect(inLedgerOf()).toBe(typed);
});

test('a sale dated before its unit was shipped, which staff let count, is its unit’s from the day of the shipment', () => {
  const played = furnish();
  sell(played, { soldAt: '2026-11-01' });
  for (const { row } of rowsOf(played.hub, 'findings')) edit(played, 'findings', row, { decision: 'false alarm' });
  settle(played);
  hear(played, UNIT, 'PURCHASED');
  expect(unitOf(played)).toMatchObject({ state: 'ACTIVATED', saleId: saleOf(played).id, problem: '' });
});
