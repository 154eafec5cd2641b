/** Kinds of message that gateways in the field send and that are easily misread, each through the hub's own door. */
import { type Cast, openCast } from './cast';
import { furnishSales } from './sales-cast';
import { at, follow, furnishUnits, KEY, pasteRow, readAnswer, touch } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const DEVICE = '867946050780077';

/** One more gateway, with a key, whose device is in S3A000103. */
async function connect(format: string, device = DEVICE, more: Readonly<Record<string, string>> = {}): Promise<void> {
  pasteRow(cast, 'Gateways', 4, { 'Gateway ID': 'k1', Active: 'TRUE', Format: format, Proof: 'key', ...more });
  pasteRow(cast, 'Devices', 3, { 'Device ID': device, Serial: 'S3A000103', 'Gateway ID': 'k1' });
  cast.hub.rt.properties.set('GATEWAY_K1', KEY);
  await touch(cast, 'Gateways');
}

async function post(body: unknown, query = '') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = readAnswer(await follow(cast, `source=unit&gw=k1&key=${KEY}${query}`, text));
  await cast.hub.rt.advance(61_000);
  return answer;
}

const unit = (serial = 'S3A000103') => cast.hub.rows('Units').find((row) => row.Serial === serial);
const seconds = (minutes = 0) => Math.floor(cast.hub.rt.now() / 1000) + minutes * 60;

test('a place on the map, a card and a dump move no unit, and raise no alarm', async () => {
  await connect('owntracks');
  const answer = await post({ _type: 'location', tst: seconds(-1), lat: -6.2, lon: 106.8, batt: 81 }, `&d=${DEVICE}`);
  expect(answer.ok).toBe(true);
  for (const other of [
    { _type: 'waypoint', desc: 'Rumah ibu', lat: -7.2575, lon: 112.7521, tst: seconds() },
    { _type: 'card', name: 'Motor uji' },
    { _type: 'dump', configuration: {} },
  ])
    expect((await post(other, `&d=${DEVICE}`)).events).toEqual([
      { verdict: expect.stringMatching(/ignored|queued/), reason: `“${other._type}” is no report` },
    ]);
  expect(unit()).toMatchObject({ Latitude: '-6.2', Longitude: '106.8', 'Battery (%)': '81' });
  expect(cast.hub.rows('Alerts').filter(({ Rule }) => Rule === 'events-refused')).toEqual([]);
});

test('a tracker without a new fix still tells of its battery, and an old or a future fix moves nothing', async () => {
  await connect('traccar');
  const device = { id: 1, uniqueId: DEVICE, status: 'online' };
  const send = (id: number, deviceTime: string, fixTime: string, batteryLevel: number, latitude = -6.2) =>
    post({
      position: { id, deviceTime, fixTime, valid: true, latitude, longitude: 106.8, attributes: { batteryLevel } },
      device,
    });
  const fix = at(cast, -120);
  await send(11, fix, fix, 80);
  await send(12, at(cast, -60), fix, 79);
  await send(14, at(cast, -1), at(cast, -180), 19, -7.9);
  expect(unit()).toMatchObject({ 'Battery (%)': '19', Latitude: '-6.2' });
  const last = at(cast);
  await send(15, last, '2036-01-03T03:44:10Z', 18, -7.8);
  expect(unit()).toMatchObject({ 'Battery (%)': '18', Latitude: '-6.2' });
  expect(cast.hub.rows('Telemetry days')[0]).toMatchObject({ Accepted: '4', Duplicates: '0', Quarantined: '0' });
});

test('a counter that begins again after a join leaves no gap', async () => {
  await connect('chirpstack', '0102030405060709');
  const each = (fCnt: number) => ({
    time: at(cast, -1),
    deduplicationId: `u-${fCnt}`,
    deviceInfo: { devEui: '0102030405060709' },
    fCnt,
    object: { odometer_km: 5 },
  });
  for (const fCnt of [400, 401, 402]) await post(each(fCnt), '&event=up');
  await post({ time: at(cast), deviceInfo: { devEui: '0102030405060709' } }, '&event=join');
  for (const fCnt of [0, 1, 2]) await post(each(fCnt), '&event=up');
  expect(unit()).toMatchObject({ 'Reports missing': '0' });
});

test('numbers of nineteen digits are told apart to the last', async () => {
  await connect('hub', '8986001234567890123');
  const [known, other] = ['8986001234567890123', '8986001234567890100'];
  await post(`{"unit":${known},"time":${seconds(-1)},"odometerKm":11}`);
  const answer = await post(`[{"unit":${other},"time":${seconds(-1)},"odometerKm":77}]`);
  expect(unit()).toMatchObject({ 'Odometer (km)': '11', 'Device ID': known });
  expect(JSON.stringify([answer, cast.hub.rows('Telemetry days')])).toContain(other);
});

test('a form in the body is read like the query; offsets of whole hours are times', async () => {
  await connect('osmand');
  await post(`id=${DEVICE}&lat=-6.21&lon=106.81&timestamp=${seconds(-1)}&batt=55`);
  expect(unit()).toMatchObject({ Latitude: '-6.21', 'Battery (%)': '55' });
});

test('a time with an offset of hours alone is a time: the purchase is taken down', async () => {
  await connect('hub');
  const local = new Date(cast.hub.rt.now() + 7 * 3_600_000).toISOString().slice(0, 19);
  const answer = await post({ unit: 'S3A000103', time: `${local}+07`, type: 'PURCHASED' });
  expect(answer.events).toEqual([expect.objectContaining({ verdict: 'accepted' })]);
  expect(cast.hub.rows('Unit events')).toMatchObject([{ Serial: 'S3A000103', Type: 'PURCHASED' }]);
});

test('what never was measured stays blank: all ones, a place by hand, a battery on a cable', async () => {
  await connect('teltonika');
  await post({
    imei: DEVICE,
    state: { reported: { ts: seconds() * 1000, latlng: '0.000000,0.000000', sp: 0, 16: 4294967295, 113: 255 } },
  });
  expect(unit()).toMatchObject({ 'Odometer (km)': '', 'Battery (%)': '', Latitude: '' });
});
