/** Gateways deliver: what is taken, what is refused and why, and what it costs. */
import { signature } from '../../src/core/unit/signature';
import { type Cast, openCast } from './cast';
import { furnishSales } from './sales-cast';
import { at, follow, furnishUnits, KEY, pasteRow, readAnswer, report, SECRET, touch } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const units = () => cast.hub.rows('Units');
const wait = (ms = 61_000) => cast.hub.rt.advance(ms);

test('a heartbeat lands in its unit’s row, with the latest measured, and costs no row of its own', async () => {
  const answer = await report(cast, {
    unit: 's3a-000101',
    time: at(cast, -1),
    seq: 5,
    odometerKm: 12.5,
    batteryPct: 80,
  });
  expect(answer).toEqual({ ok: true, accepted: 1, events: [{ verdict: 'accepted', unit: 'S3A000101' }] });
  expect(units()).toHaveLength(1);
  expect(units()[0]).toMatchObject({
    Serial: 'S3A000101',
    State: 'SHIPPED',
    'Dealer ID': 'D1',
    'Odometer (km)': '12.5',
    'Battery (%)': '80',
    'Gateway ID': 'jkt-1',
  });
  await wait();
  await report(cast, [
    { unit: 'S3A000101', time: at(cast, -1), seq: 7, odometerKm: 14 },
    { unit: 'S3A000101', time: at(cast, -90), seq: 4, odometerKm: 9 },
  ]);
  await wait();
  expect(units()).toHaveLength(1);
  expect(units()[0]).toMatchObject({ 'Odometer (km)': '14', 'Battery (%)': '80', 'Reports missing': '1' });
  expect(cast.hub.rows('Unit events')).toEqual([]);
  expect(cast.hub.rows('Telemetry days')[0]).toMatchObject({
    'Gateway ID': 'jkt-1',
    Deliveries: '2',
    Accepted: '3',
    Late: '1',
    'Units heard': '1',
  });
});

test('every event of a partly bad batch gets its own verdict', async () => {
  const time = at(cast, -5);
  const answer = await report(cast, [
    { unit: 'S3A000101', time, seq: 1 },
    { unit: 'S3A000101', time, seq: 1 },
    { unit: 'S3A000199', time },
    { unit: 'S3A000105', time },
    { unit: 'S3A000102', time: '2000-01-01T00:00:40Z' },
    { unit: 'S3A000102', time: '2036-02-07T06:28:16Z' },
    { unit: 'S3A000102', time, odometerKm: -3 },
    { unit: null, time },
    { unit: 'S3A000102' },
    'nonsense',
  ]);
  expect(answer.events).toEqual([
    { verdict: 'accepted', unit: 'S3A000101' },
    { verdict: 'duplicate', unit: 'S3A000101' },
    { verdict: 'refused', unit: 'S3A000199', reason: 'No unit of this serial or device is known' },
    { verdict: 'refused', unit: 'S3A000105', reason: 'It is a unit of gateway sby' },
    { verdict: 'quarantined', unit: 'S3A000102', reason: 'Its clock was reset: 2000-01-01T00:00:40.000Z' },
    { verdict: 'quarantined', unit: 'S3A000102', reason: expect.stringContaining('Its clock is ahead: 2036-02-07') },
    { verdict: 'accepted', unit: 'S3A000102', reason: 'Left out, because it cannot be true: odometerKm -3' },
    { verdict: 'refused', reason: 'No unit: neither a serial nor a device ID' },
    { verdict: 'refused', reason: 'No time' },
    { verdict: 'refused', reason: 'No unit: neither a serial nor a device ID' },
  ]);
  expect(cast.hub.rows('Alerts').map((alert) => alert.Rule)).toEqual(['events-refused']);
});

test('a unit belongs to the gateway that reported it first', async () => {
  await report(cast, { unit: 'S3A000101', time: at(cast) });
  const query = `source=unit&gw=sby&key=${KEY}&id=S3A000101&timestamp=${Math.floor(cast.hub.rt.now() / 1000)}`;
  await wait();
  expect(await follow(cast, query, '')).toContain('1: refused: It is a unit of gateway jkt-1');
});

test('a device is found by the Devices tab; a phone app reports by its query, by GET or POST, with a key', async () => {
  const query = (minutes: number) =>
    `source=unit&gw=sby&key=${KEY}&id=8737767034&lat=-6.2&lon=106.8&batt=64&timestamp=${Math.floor(cast.hub.rt.now() / 1000) + minutes * 60}`;
  expect(await follow(cast, query(-2), '', 'GET')).toContain('ok: 1 accepted');
  await wait();
  expect(await follow(cast, query(-1), '')).toContain('ok: 1 accepted');
  expect(units()[0]).toMatchObject({
    Serial: 'S3A000105',
    'Device ID': '8737767034',
    'Battery (%)': '64',
    Latitude: '-6.2',
  });
});

describe('proof', () => {
  const body = () => JSON.stringify({ unit: 'S3A000101', time: at(cast) });
  const now = () => String(Math.floor(cast.hub.rt.now() / 1000));
  const post = async (query: string, text = body()) =>
    readAnswer(await follow(cast, `source=unit&gw=jkt-1${query}`, text)).error;

  test('both live secrets sign; a third does not', async () => {
    expect((await report(cast, body())).ok).toBe(true);
    await wait();
    expect((await report(cast, body(), { secret: 'the-next-secret-of-jkt-1-0002' })).ok).toBe(true);
    expect(await report(cast, body(), { secret: 'some-other-secret-of-nobody-4' })).toEqual({
      ok: false,
      error: 'wrong signature',
    });
    expect(units()).toHaveLength(1);
  });

  test('what is unsigned, wrongly signed, stale or strange is refused with the reason, and nothing of it is kept', async () => {
    const sign = (id: string, ts: string, text: string) => signature(SECRET, id, ts, text);
    expect(await post('')).toBe('the signature is missing: id, ts and sig in the query');
    expect(await post(`&key=${SECRET}`)).toBe('a key will not do for this gateway: sign');
    expect(await post(`&id=a&ts=${now()}&sig=${sign('a', now(), 'another body')}`)).toBe('wrong signature');
    expect(await post(`&id=b&ts=${now()}&sig=${sign('a', now(), body())}`)).toBe('wrong signature');
    expect(await post(`&id=a&ts=yesterday&sig=${sign('a', 'yesterday', body())}`)).toBe(
      'ts is no time: seconds since 1970',
    );
    expect(await post(`&id=a%20b&ts=${now()}&sig=0`)).toContain('the id is no id');
    expect(await post(`&id=a&ts=${now()}&sig=${sign('a', now(), '')}`, '')).toContain('the body is empty');
    expect((await report(cast, body(), { offMs: -305_000 })).error).toMatch(/^stale: ts is 30\d s old$/);
    expect((await report(cast, body(), { offMs: 305_000 })).error).toMatch(/^stale: ts is 30\d s ahead$/);
    expect((await report(cast, body(), { gw: 'nobody' })).error).toBe(
      'no secret yet for a gateway of this name: check gw in the query, and its script property',
    );
    expect((await report(cast, `${' '.repeat(2_000_000)}1`)).error).toContain('larger than 1 MB');
    expect(units()).toEqual([]);
    expect(cast.hub.rows('Raw telemetry')).toEqual([]);
  });

  test('a delivery that comes again, more than three days later, is a duplicate', async () => {
    // Nobody looks after clocks meanwhile: that would take 4,560 minutes.
    const from = { runtime: cast.hub.rt.snapshot(), world: cast.hub.world.snapshot() };
    const startMs = cast.hub.rt.now();
    await cast.hub.rt.close();
    cast = await openCast({ from, startMs, triggers: { skip: 1 } });
    const text = body();
    expect((await report(cast, text, { id: 'again' })).events).toEqual([{ verdict: 'accepted', unit: 'S3A000101' }]);
    for (const hours of [0.1, 75.9]) {
      await wait(hours * 3_600_000);
      expect((await report(cast, text, { id: 'again' })).events).toEqual([
        { verdict: 'duplicate', reason: 'This delivery was taken before' },
      ]);
    }
    expect(cast.hub.rows('Telemetry days')).toHaveLength(1);
    expect(cast.hub.rows('Raw telemetry')).toHaveLength(1);
  });

  test('a flood of bad signatures is one alert, and costs no sheet write each', async () => {
    const before = cast.hub.rt.executions().length;
    for (let i = 0; i < 60; i++) await post(`&id=f${i}&ts=${now()}&sig=${'0'.repeat(64)}`);
    const calls = cast.hub.rt
      .executions()
      .slice(before)
      .flatMap((execution) => execution.calls.map(({ kind }) => kind));
    expect(calls.filter((kind) => kind === 'sheets.batchUpdate')).toEqual([]);
    expect(calls.filter((kind) => kind === 'properties.set' || kind.startsWith('lock'))).toEqual([]);
    // Counted while counting tells anything.
    expect(calls.filter((kind) => kind.startsWith('cache.put'))).toHaveLength(20);
    await wait();
    await wait();
    for (let i = 0; i < 5; i++) await post(`&id=g${i}&ts=${now()}&sig=${'0'.repeat(64)}`);
    await wait();
    const alerts = cast.hub.rows('Alerts');
    expect(alerts).toHaveLength(1);
    expect(alerts[0]).toMatchObject({ Tier: 'P0', Rule: 'gateway-bad-proof', Subject: 'jkt-1' });
  });

  test('a few bad ones are told of once, and quietly', async () => {
    await post(`&id=a&ts=${now()}&sig=${'0'.repeat(64)}`);
    await wait();
    expect(cast.hub.rows('Alerts')).toEqual([]);
    await wait(660_000);
    expect(cast.hub.rows('Alerts')).toMatchObject([{ Tier: 'P1', Rule: 'gateway-bad-proof' }]);
  });
});

test.each([
  ['not json at all', 'Not JSON: '],
  ['{"unit": "S3A000101",}', 'Not JSON: '],
  ['[]', 'No events: see the gateway’s “Events”'],
  ['NaN', 'Not JSON: '],
  [`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'It is nested deeper than 60 levels.'],
  ['{"unit":"S3A000101","time":1e308}', '“1e+308” is no time'],
  ['{"unit":"S3A000101","time":"null"}', 'No time'],
])('%.60s is answered with a reason, and kept whole', async (body, reason) => {
  const answer = await report(cast, body);
  expect(answer.events).toMatchObject([{ verdict: 'refused', reason: expect.stringContaining(reason) }]);
  await wait();
  expect(cast.hub.rows('Raw telemetry')).toHaveLength(1);
  expect(cast.hub.rows('Telemetry days')[0]).toMatchObject({ Refused: '1' });
});

test('under load heartbeats wait for each other, and none is lost', async () => {
  const answers = [];
  for (let i = 0; i < 12; i++) {
    // Past S3A000105, which is bound to another gateway.
    answers.push(await report(cast, { unit: `S3A0001${String(i + 6).padStart(2, '0')}`, time: at(cast), seq: i }));
    await wait(3_000);
  }
  const verdicts = answers.map(({ events }) => events?.[0]?.verdict);
  expect(verdicts[0]).toBe('accepted');
  expect(verdicts.slice(1)).toContain('queued');
  await wait();
  expect(units()).toHaveLength(12);
  expect(cast.hub.rows('Telemetry days')[0]).toMatchObject({ Deliveries: '12', Accepted: '12' });
  expect(Object.keys(cast.hub.rt.properties.all()).filter((key) => key.startsWith('un.'))).toEqual([]);
});

test('Event Grid is answered without a redirect, when it asks for proof and when it delivers', async () => {
  pasteRow(cast, 'Gateways', 4, {
    'Gateway ID': 'azure',
    Active: 'TRUE',
    Format: 'azure-event-grid',
    Proof: 'key',
    Answer: 'json',
  });
  cast.hub.rt.properties.set('GATEWAY_AZURE', 'a-key-of-gateway-azure-000000004');
  await touch(cast, 'Gateways');
  const url = '/exec?source=unit&gw=azure&key=a-key-of-gateway-azure-000000004';
  const post = (body: unknown) =>
    cast.hub.finish(cast.hub.rt.request({ method: 'POST', url, body: JSON.stringify(body) }));
  const data = { validationCode: 'code-1', validationUrl: 'https://rp-sea.eventgrid.azure.net:553/validate?id=1' };
  const asked = await post([{ eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent', data }]);
  expect(asked.status).toBe(200);
  expect(asked.body).toContain('code-1');
  const delivered = await post([{ id: '1', eventType: 'x', eventTime: at(cast, -1), subject: 'S3A000101', data: {} }]);
  expect(delivered.status).toBe(200);
});

test('a gateway whose reports wait by the hundred kilobytes is told to keep the rest; another one is heard', async () => {
  const { properties } = cast.hub.rt;
  const kept = JSON.stringify({ gatewayId: 'jkt-1', id: 'x', query: {}, packed: 'x'.repeat(8_500) });
  for (let n = 0; n < 13; n++)
    properties.set(`un.${'0'.repeat(8)}${n.toString(36)}.r${n}.1/1`, JSON.stringify({ source: 'unit', body: kept }));
  const answer = await report(cast, { unit: 'S3A000101', time: at(cast, -1) });
  expect(answer).toMatchObject({ ok: false, error: expect.stringContaining('busy') });
  const query = `source=unit&gw=sby&key=${KEY}&id=8737767034&timestamp=${Date.parse(at(cast, -1)) / 1000}&lat=-6.2&lon=106.8`;
  expect(await follow(cast, query, '')).toMatch(/^ok/);
});
