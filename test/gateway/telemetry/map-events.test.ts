/** What gateways in the field write, read as their makers document it. */
import fc from 'fast-check';
import type { Json } from '../../../src/core/jmespath/values';
import { FORMATS } from '../../../src/integrations/telemetry/formats';
import { openMapping } from '../../../src/integrations/telemetry/map-events';
import { GATEWAY_FORMATS, type Gateway, gateways } from '../../../src/tables/gateways';
import { runs } from '../../support/sweep';
import { SAMPLES } from './samples';

const RECEIVED = Date.parse('2026-11-25T00:00:00Z');
const blank = Object.fromEntries(Object.keys(gateways.columns).map((key) => [key, ''])) as unknown as Gateway;
const gateway = (patch: Partial<Gateway>): Gateway => ({ ...blank, id: 'G1', active: true, ...patch });

function mapAs(patch: Partial<Gateway>, body: unknown, query: Record<string, string> = {}) {
  const { mapping, problems } = openMapping(gateway(patch));
  if (!mapping) throw new Error(problems.join(' '));
  return mapping.map({ body: body as Json, query, receivedAtMs: RECEIVED });
}

test.each(SAMPLES.map((sample) => ({ name: `${sample.format}: ${sample.what}`, sample })))('$name', ({ sample }) => {
  const mapped = mapAs({ format: sample.format }, sample.body, { ...sample.query });
  const plain = mapped.map((event) => {
    if (!event.ok) return event.reason;
    const { unit, at, type, sequence, eventId, values } = event.report;
    return [unit, new Date(at).toISOString(), type, sequence, eventId, values];
  });
  expect(plain).toEqual(sample.gives);
});

test('every format has a sample, and its expressions compile', () => {
  const covered = new Set(SAMPLES.map(({ format }) => format));
  for (const format of GATEWAY_FORMATS) {
    expect(openMapping(gateway({ format })).problems).toEqual([]);
    if (format !== 'custom') expect(covered).toContain(format);
  }
  expect(Object.keys(FORMATS)).toEqual([...GATEWAY_FORMATS]);
});

test('staff write their own mapping, whole or in part', () => {
  const mine = {
    format: 'custom',
    events: 'body.d.rows',
    unit: 'vin',
    time: 'w[0]',
    timeUnit: 'us',
    type: 'ev',
    types: 'beli = PURCHASED; jalan=FIRST_RIDE',
    values: '{odometerKm: mul(m, `0.001`)}',
  } as const;
  const body = { d: { rows: [{ vin: 'S3A1', w: [1795399200000000], ev: 'Beli', m: '2500' }] } };
  const report = { unit: 'S3A1', at: 1795399200000, type: 'PURCHASED', values: { odometerKm: 2.5 } };
  expect(mapAs(mine, body)).toMatchObject([{ ok: true, report }]);
  const partly = mapAs({ format: 'hub', type: "'FIRST_RIDE'" }, { unit: 'S3A1', time: 1795399200 });
  expect(partly).toMatchObject([{ report: { type: 'FIRST_RIDE', unit: 'S3A1' } }]);
});

test('expressions that are not understood are named, with the place', () => {
  const { mapping, problems } = openMapping(gateway({ format: 'hub', unit: 'a..b', values: '{x}', types: 'a=b=c, d' }));
  expect(mapping).toBeNull();
  expect(problems).toEqual([
    'unit: A name is missing before “.” at character 3, near “a..b”.',
    'values: “:” is missing before “}” at character 3, near “{x}”.',
    'types: “a=b=c” is not “theirs = OURS”.',
    'types: “d” is not “theirs = OURS”.',
  ]);
});

test('values that cannot be true are left out, and said; the rest of the event counts', () => {
  const event = { unit: 'U', time: 1795399200, odometerKm: -5, batteryPct: 1e308, latitude: 'NaN', longitude: 106.8 };
  const [mapped] = mapAs({ format: 'hub' }, { ...event, speedKmh: 'null' });
  expect(mapped).toMatchObject({ ok: true, report: { values: {}, leftOut: 'odometerKm -5, batteryPct 1e+308' } });
});

test.each<[string, unknown, unknown]>([
  ...['0x10', '0b11', '0o17', '12,5', '12.5 km', '1.500.000', '１２', 'Infinity', '1e999', true, [5], { value: 5 }].map((given): [string, unknown, unknown] => ['odometerKm', given, undefined]),
  ...[['12.5', 12.5], [' 5 ', 5], ['+5', 5], ['.5', 0.5], ['5.', 5], ['5e2', 500], ['0', 0]].map(([given, read]): [string, unknown, unknown] => ['odometerKm', given, read]),
  ...[[true, true], ['true', true], ['yes', true], [1, true], ['1', true], [false, false], ['no', false], [0, false], ['0', false]].map(([given, read]): [string, unknown, unknown] => ['charging', given, read]),
  ...[2, 255, -1, 'charging', 'discharging', {}, []].map((given): [string, unknown, unknown] => ['charging', given, undefined]),
])('%s %j is read as %j', (name, given, read) => {
  const [mapped] = mapAs({ format: 'hub' }, { unit: 'U', time: 1795399200, [name]: given });
  expect(mapped).toMatchObject({ ok: true, report: { values: read === undefined ? {} : { [name]: read } } });
  expect(mapped?.ok && name in mapped.report.values).toBe(read !== undefined);
}); // biome-ignore format: a table

test.each([['7', 7], ['0x7', null], ['1.5', null], [-1, null], ['18446744073709551615', null]])('running number %s is %s', (seq, sequence) => {
  expect(mapAs({ format: 'hub' }, { unit: 'U', time: 1795399200, seq })).toMatchObject([{ ok: true, report: { sequence } }]);
}); // biome-ignore format: a table

test.each([
  [1e308, '“1e+308” is no time'],
  ['NaN', '“NaN” is no time'],
  ['null', '“null” is no time'],
  [{ a: 1 }, '“something that is no text” is no time'],
  ['2026-13-45T00:00:00Z', '“2026-13-45T00:00:00Z” is no time'],
  [true, '“true” is no time'],
])('a time of %s is refused with a reason', (time, reason) => {
  expect(mapAs({ format: 'hub', time: 'time' }, { unit: 'U', time })).toEqual([{ ok: false, reason }]);
});

test('no JSON whatever makes any format throw', () => {
  const mappings = GATEWAY_FORMATS.map((format) => openMapping(gateway({ format })).mapping);
  const keys = fc.constantFrom('unit', 'time', 'events', 'body', 'data', 'position', 'device', 'location', 'values', 'ts', 'ident', 'state', 'reported', 'latlng', 'uplink_message', 'deviceInfo', 'topic', 'object', 'attributes'); // biome-ignore format: a list
  const tree = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(keys, tie('node')), fc.array(tie('node'))),
  })).node;
  fc.assert(
    fc.property(tree, (body) => {
      for (const mapping of mappings) {
        for (const event of mapping?.map({ body: body as Json, query: {}, receivedAtMs: RECEIVED }) ?? []) {
          expect(event.ok ? Number.isFinite(event.report.at) : event.reason.length > 0).toBe(true);
        }
      }
    }),
    { numRuns: runs(1_500, 200) },
  );
});

test('a body nested 200 deep is answered', () => {
  let body: unknown = { unit: 'U' };
  for (let i = 0; i < 200; i++) body = { events: body };
  expect(mapAs({ format: 'hub' }, body)).toEqual([{ ok: false, reason: 'No unit: neither a serial nor a device ID' }]);
});

test('a mapping of one’s own may say that the time of arrival will do', () => {
  const mine = { format: 'custom', unit: 'vin', time: 'known(t, $.received)', values: '{batteryPct: soc}' } as const;
  const { mapping } = openMapping(gateway(mine));
  expect(mapping?.timeMayLack).toBe(true);
  const at = (event: object) => mapAs(mine, event).map((each) => each.ok && each.report.at);
  expect(at({ vin: 'U', soc: 5 })).toEqual([RECEIVED]);
  expect(at({ vin: 'U', t: 1795399200 })).toEqual([1795399200000]);
  expect(openMapping(gateway({ ...mine, time: 't' })).mapping?.timeMayLack).toBe(false);
  expect(mapAs({ ...mine, time: 't' }, { vin: 'U' })).toEqual([{ ok: false, reason: 'No time' }]);
});

test('a number too large to be exact is no unit', () => {
  expect(mapAs({ format: 'hub' }, { unit: 8.986001234567891e18, time: 1795399200 })).toMatchObject([
    { ok: false, reason: 'No unit: neither a serial nor a device ID' },
  ]);
});

test('a mapping of one’s own may name the time of a value', () => {
  const mine = {
    format: 'hub',
    values: '{batteryPct: soc, batteryAt: soc_at, latitude: lat, longitude: lon, placeAt: fix}',
  } as const;
  const event = { unit: 'U', time: 1795399200, soc: 5, soc_at: 1795399100, lat: -6.2, lon: 106.8, fix: null };
  expect(mapAs(mine, event)).toMatchObject([{ report: { measuredAt: { batteryPct: 1795399100000 } } }]);
});
