/** Staff set a gateway up in the workbook: what cannot be used is said in its row, and a pasted sample shows what it gives. */
import { type Cast, openCast } from './cast';
import { furnishUnits, pasteRow, touch } from './unit-cast';

let cast: Cast;
beforeEach(async () => {
  cast = await openCast();
});
afterEach(() => cast.hub.rt.close());

const row = (index = 0) => cast.hub.rows('Gateways')[index] ?? {};

test('a sample shows what would be stored, event by event, with what would be refused and why', async () => {
  const sample = JSON.stringify([
    { unit: 'S3A000101', time: 1795399200, type: 'purchased', odometerKm: 3, batteryPct: 400 },
    { unit: 'S3A000101', time: 40 },
    { time: 1795399200 },
  ]);
  await furnishUnits(cast, { Sample: sample });
  expect(row().Problem).toBe('');
  expect(row()['Sample gives']?.split('\n')).toEqual([
    '1. Unit S3A000101, 2026-11-23T02:00:00.000Z, PURCHASED, odometerKm 3. Left out: batteryPct 400.',
    '2. Unit S3A000101, 1970-01-01T00:00:40.000Z, a report. Quarantined. Its clock was reset: 1970-01-01T00:00:40.000Z.',
    '3. Refused: No unit: neither a serial nor a device ID.',
  ]);
  pasteRow(cast, 'Gateways', 3, { Sample: '?id=8737767034&lat=-6.2&lon=106.8&timestamp=1795399200' });
  await touch(cast, 'Gateways');
  expect(row(1)['Sample gives']).toContain('Unit 8737767034, 2026-11-23T02:00:00.000Z, a report, latitude -6.2');
  pasteRow(cast, 'Gateways', 3, { Sample: '{"broken":' });
  const lines = (await cast.hub.finish(cast.hub.rt.run('tryGatewaySamples'))) as string[];
  expect(lines[1]).toContain('Refused: Not JSON');
});

test('an expression that is not understood, a missing secret and an odd URL are said in the row', async () => {
  await furnishUnits(cast, { Unit: 'a..b', 'Activation URL': 'http://gateway.test' });
  cast.hub.rt.properties.delete('GATEWAY_JKT_1');
  cast.hub.rt.properties.delete('GATEWAY_JKT_1_NEXT');
  await touch(cast, 'Gateways');
  expect(row().Problem).toBe(
    'unit: A name is missing before “.” at character 3, near “a..b”. ' +
      'Its secret is missing: set GATEWAY_JKT_1 in Dealer Hub → Secrets (24 characters or more; GATEWAY_JKT_1_NEXT while you change it). ' +
      'The activation URL must begin with https://.',
  );
});
