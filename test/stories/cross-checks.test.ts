/** What units say of themselves is held against what was sold; gateways and units that fall silent are noticed. */
import { type Cast, openCast } from './cast';
import { furnishSales, row } from './sales-cast';
import { at, furnishUnits, pasteRow, report, touch } from './unit-cast';

const S = 'S3A000101';
const DAY = 86_400_000;
let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
  furnishSales(cast);
  await furnishUnits(cast);
});
afterEach(() => cast.hub.rt.close());

const findings = () => cast.hub.rows('Findings').map((each) => `${each.Rule} ${each.State}`);
const audit = async () => {
  await cast.hub.finish(cast.hub.rt.run('auditAllSales'));
};

async function sell(patch: Record<number, string> = {}): Promise<void> {
  const { people, owner } = cast.hub.rt.host;
  people.paste({ sheet: 'Sales' }, { row: 2, column: 1, cells: [row(S, patch)] }, owner);
  await cast.hub.finish(cast.hub.rt.edit({ sheet: 'Sales', row: 2, column: 16, value: patch[15] ?? '3' }));
  await cast.hub.rt.advance(61_000);
}

test('active and never sold is a finding at once; the sale that explains it closes it; the audit agrees', async () => {
  await report(cast, { unit: S, time: at(cast, -5), type: 'first-ride' });
  expect(findings()).toEqual(['unit-active-unsold open']);
  await audit();
  expect(findings()).toEqual(['unit-active-unsold open']);
  await sell();
  expect(findings()).toEqual(['unit-active-unsold closed']);
  await audit();
  expect(findings()).toEqual(['unit-active-unsold closed']);
});

test('active before its sale is looked at', async () => {
  await report(cast, { unit: S, time: '2026-11-20T03:00:00Z', type: 'first-ride' });
  await sell({ 7: '2026-11-22' });
  expect(findings()).toContain('unit-active-early open');
});

test('an unsold unit at another dealer’s, and ridden', async () => {
  await report(cast, { unit: S, time: at(cast, -5), latitude: -6.3301, longitude: 106.7801, odometerKm: 180 });
  await audit();
  expect(findings()).toEqual(['unit-other-yard open', 'unit-ridden-unsold open']);
  expect(cast.hub.rows('Findings')[0]).toMatchObject({ Expected: 'at D1', Found: 'at D2', Subject: S });
});

test('sold two weeks ago and never heard of, or still in the yard', async () => {
  await report(cast, { unit: 'S3A000102', time: at(cast, -5) });
  await sell({ 7: '2026-11-08' });
  expect(findings()).toContain('unit-not-activated open');
  await report(cast, { unit: S, time: at(cast, -5), type: 'purchased', latitude: -6.4, longitude: 106.8 });
  expect(findings()).toContain('unit-not-activated closed');
  expect(findings()).toContain('unit-in-yard open');
  await cast.hub.rt.advance(61_000);
  await report(cast, { unit: S, time: at(cast, -1), latitude: -6.2, longitude: 106.9 });
  await audit();
  expect(findings()).toContain('unit-in-yard closed');
});

test('the odometer of the sale, and one that went down', async () => {
  await report(cast, [
    { unit: S, time: '2026-11-19T03:00:00Z', odometerKm: 45 },
    { unit: S, time: '2026-11-20T03:00:00Z', odometerKm: 30 },
  ]);
  await sell({ 15: '3' });
  expect(findings()).toEqual(expect.arrayContaining(['unit-odometer-sale open', 'unit-odometer-back open']));
});

test('a gateway that falls silent is told of once, and again only after it was heard', async () => {
  pasteRow(cast, 'Gateways', 2, { 'Silent after (minutes)': '30' });
  await touch(cast, 'Gateways');
  const silent = () =>
    cast.hub
      .rows('Alerts')
      .filter((alert) => alert.Rule === 'gateway-silent')
      .map((alert) => `${alert.Tier} ${alert.State} ${alert['Times seen']}`);
  await report(cast, { unit: S, time: at(cast, -1) });
  await cast.hub.rt.advance(29 * 60_000);
  expect(silent()).toEqual([]);
  await cast.hub.rt.advance(20 * 60_000);
  expect(silent()).toEqual(['P0 open 1']);
  await report(cast, { unit: S, time: at(cast, -1) });
  expect(silent()).toEqual(['P0 resolved 1']);
  await cast.hub.rt.advance(33 * 60_000);
  // Within the hour it is the same alert, which came back.
  expect(silent()).toEqual(['P0 open 2']);
});

test('raw telemetry goes after a week, and no sooner', async () => {
  await report(cast, { unit: S, time: at(cast, -1) });
  expect(cast.hub.rows('Raw telemetry')).toHaveLength(1);
  const night = async (days: number) => {
    const from = { runtime: cast.hub.rt.snapshot(), world: cast.hub.world.snapshot() };
    // From one in the morning of that day.
    const startMs = Date.parse('2026-11-23T18:05:00Z') + days * DAY;
    await cast.hub.rt.close();
    cast = await openCast({ from, startMs });
    cast.hub.rt.properties.delete('nightly.raw');
    await cast.hub.rt.advance(8 * 60_000);
  };
  await night(6);
  expect(cast.hub.rows('Raw telemetry')).toHaveLength(1);
  await night(7);
  expect(cast.hub.rows('Raw telemetry')).toHaveLength(0);
});

test('what a gateway sent can be read from Raw telemetry again, letter by letter', async () => {
  const { gunzipSync } = require('node:zlib') as typeof import('node:zlib');
  const body = JSON.stringify({ unit: S, time: at(cast, -1), note: 'é 🛵' });
  await report(cast, body, { id: 'whole' });
  const [id, , packed = ''] = (cast.hub.rows('Raw telemetry')[0]?.Content ?? '').split(/ (?=\S+$)| (?=\d{13} )/);
  expect(id).toBe('unit jkt-1 whole');
  expect(gunzipSync(Buffer.from(packed, 'base64')).toString()).toBe(body);
});
