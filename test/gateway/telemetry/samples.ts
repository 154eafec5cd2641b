/** One delivery a format, in the shape that its maker documents, with what the hub must make of it. */
import type { GatewayFormat } from '../../../src/tables/gateways';

export interface Sample {
  readonly format: GatewayFormat;
  readonly what: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** [unit, time, type, sequence, event id, values] of each event, or the reason of its refusal. */
  readonly gives: readonly (readonly [string, string, string, number | null, string, object] | string)[];
}

const HUB_EVENT = { unit: 'S3A000101', time: '2026-11-23T02:00:00Z', type: 'purchased', seq: 7, id: 'e7' };

export const SAMPLES: readonly Sample[] = [
  {
    format: 'hub',
    what: 'one event',
    body: { ...HUB_EVENT, odometerKm: 3, batteryPct: 88, latitude: -6.4, longitude: 106.8 },
    gives: [['S3A000101', '2026-11-23T02:00:00.000Z', 'PURCHASED', 7, 'e7', { odometerKm: 3, batteryPct: 88, latitude: -6.4, longitude: 106.8 }]],
  },
  {
    format: 'hub',
    what: 'a list; every event stands for itself',
    body: [{ ...HUB_EVENT, type: 'first-ride', ts: 1795399200, time: null }, { unit: 'null', time: 1 }, { unit: 'X' }, 5, { unit: 'X', time: 'kemarin' }],
    gives: [
      ['S3A000101', '2026-11-23T02:00:00.000Z', 'FIRST_RIDE', 7, 'e7', {}],
      'No unit: neither a serial nor a device ID',
      'No time',
      'No unit: neither a serial nor a device ID',
      '“kemarin” is no time',
    ],
  },
  {
    format: 'hub',
    what: 'an envelope, and every way to write one moment',
    body: { events: [1795399200, 1795399200000, 1795399200000000, '1795399200000000000', '2026-11-23T09:00:00+07:00', '2026-11-23 02:00:00', '2026-11-23T02:00:00.000123456Z', 1795399200.0004].map((time) => ({ unit: 'U', time })) },
    gives: Array.from({ length: 8 }, () => ['U', '2026-11-23T02:00:00.000Z', '', null, '', {}] as const),
  },
  {
    format: 'chirpstack',
    what: 'an uplink with a decoded payload',
    query: { event: 'up' },
    body: {
      deduplicationId: 'b1f3', time: '2026-11-23T02:00:00.775023242+00:00', deviceInfo: { devEui: '0102030405060708', deviceName: 'unit 1' },
      fCnt: 12, fPort: 1, data: 'qg==', object: { battery: 77.5, odometer: 120.5 }, rxInfo: [{ rssi: -36 }],
    },
    gives: [['0102030405060708', '2026-11-23T02:00:00.775Z', 'UP', 12, 'b1f3', { batteryPct: 77.5, odometerKm: 120.5 }]],
  },
  {
    format: 'chirpstack',
    what: 'a status with the battery level, and a place that the network resolved',
    query: { event: 'status' },
    body: { time: '2026-11-23T02:00:00Z', deviceInfo: { devEui: '01' }, batteryLevel: 42.5, location: { latitude: -6.1, longitude: 106.6 } },
    gives: [['01', '2026-11-23T02:00:00.000Z', 'STATUS', null, '', { batteryPct: 42.5, latitude: -6.1, longitude: 106.6 }]],
  },
  {
    format: 'things-stack',
    what: 'an uplink',
    body: {
      end_device_ids: { device_id: 'dev1', application_ids: { application_id: 'app1' }, dev_eui: '0004A30B001C0530' },
      correlation_ids: ['as:up:01'], received_at: '2026-11-23T02:00:02.5Z',
      uplink_message: {
        f_port: 1, f_cnt: 9, frm_payload: 'gkHe', decoded_payload: { event: 'first ride', odo: '12.5' }, received_at: '2026-11-23T02:00:00.123456789Z',
        locations: { user: { latitude: -6.2, longitude: 106.8, source: 'SOURCE_REGISTRY' } }, last_battery_percentage: { f_cnt: 3, value: 81.5 },
      },
    },
    gives: [['0004A30B001C0530', '2026-11-23T02:00:00.123Z', 'FIRST_RIDE', 9, '', { odometerKm: 12.5, batteryPct: 81.5 }]],
  },
  {
    format: 'things-stack',
    what: 'a place that somebody registered, or where the internet line ends, is not measured; one by GPS is',
    body: ['SOURCE_REGISTRY', 'SOURCE_IP_GEOLOCATION', 'SOURCE_GPS'].map((source) => ({ end_device_ids: { device_id: 'm1' }, uplink_message: { f_port: 1, received_at: '2026-11-23T02:00:00Z', locations: { user: { latitude: -7.25, longitude: 112.75, source } } } })),
    gives: [['m1', '2026-11-23T02:00:00.000Z', '', null, '', {}], ['m1', '2026-11-23T02:00:00.000Z', '', null, '', {}], ['m1', '2026-11-23T02:00:00.000Z', '', null, '', { latitude: -7.25, longitude: 112.75 }]],
  },
  {
    format: 'things-stack',
    what: 'a join, and what became of a message to the unit, are no reports; a place that was solved is',
    body: [{ join_accept: {} }, { downlink_ack: {} }, { downlink_queued: {} }, { service_data: {} }, { location_solved: { location: { latitude: -6.2, longitude: 106.8, source: 'SOURCE_LORA_TDOA_GEOLOCATION' } } }].map((kind) => ({ end_device_ids: { device_id: 'm1' }, received_at: '2026-11-23T02:00:00Z', ...kind })),
    gives: ['“join_accept” is no report', '“downlink_ack” is no report', '“downlink_queued” is no report', '“service_data” is no report', ['m1', '2026-11-23T02:00:00.000Z', '', null, '', { latitude: -6.2, longitude: 106.8 }]],
  },
  {
    format: 'chirpstack',
    what: 'a battery on a cable, or one that is not known, is no battery of 0 %; 0 % alone is',
    query: { event: 'status' },
    body: [[true, false], [false, true], [true, true], [false, false]].map(([externalPowerSource, batteryLevelUnavailable]) => ({ time: '2026-11-23T02:00:00Z', deviceInfo: { devEui: '01' }, margin: 12, externalPowerSource, batteryLevelUnavailable, batteryLevel: 0 })),
    gives: [...Array.from({ length: 3 }, () => ['01', '2026-11-23T02:00:00.000Z', 'STATUS', null, '', {}] as const), ['01', '2026-11-23T02:00:00.000Z', 'STATUS', null, '', { batteryPct: 0 }]],
  },
  {
    format: 'chirpstack',
    what: 'a join is no report, and a place that somebody configured is not measured',
    query: { event: 'join' },
    body: { time: '2026-11-23T02:00:00Z', deviceInfo: { devEui: '01' }, devAddr: '00189440' },
    gives: ['“join” is no report'],
  },
  {
    format: 'chirpstack',
    what: 'a place that somebody configured is not measured',
    query: { event: 'location' },
    body: { time: '2026-11-23T02:00:00Z', deviceInfo: { devEui: '01' }, location: { latitude: -6.1, longitude: 106.6, source: 'CONFIG' } },
    gives: [['01', '2026-11-23T02:00:00.000Z', 'LOCATION', null, '', {}]],
  },
  {
    format: 'thingsboard',
    what: 'a device: the token is its name; values with and without a time',
    query: { token: 'A1_TEST' },
    body: [{ ts: 1795399200000, values: { soc: 42, odo: 80 } }, { battery: 41 }],
    gives: [
      ['A1_TEST', '2026-11-23T02:00:00.000Z', '', null, '', { batteryPct: 42, odometerKm: 80 }],
      ['A1_TEST', '2026-11-25T00:00:00.000Z', '', null, '', { batteryPct: 41 }],
    ],
  },
  {
    format: 'thingsboard',
    what: 'without a token there is no unit',
    body: { temp: 42 },
    gives: ['No unit: neither a serial nor a device ID'],
  },
  {
    format: 'thingsboard-gateway',
    what: 'names are keys; one bad unit does not cost the others',
    body: { 'Unit A': [{ ts: 1795399200000, values: { soc: 42 } }, { ts: 'x', values: {} }], 'Unit B': [{ ts: 1795399200000, values: { odo: 5 } }] },
    gives: [
      ['Unit A', '2026-11-23T02:00:00.000Z', '', null, '', { batteryPct: 42 }],
      '“x” is no time',
      ['Unit B', '2026-11-23T02:00:00.000Z', '', null, '', { odometerKm: 5 }],
    ],
  },
  {
    format: 'traccar',
    what: 'a forwarded position',
    body: {
      position: { id: 31, deviceId: 1, protocol: 'teltonika', serverTime: '2026-11-23T02:00:03.000+00:00', deviceTime: '2026-11-23T02:00:00.000+00:00', fixTime: '2026-11-23T02:00:00.000+00:00', valid: true, latitude: -6.2, longitude: 106.8, speed: 10, attributes: { batteryLevel: 90, totalDistance: 12500, charge: false } },
      device: { id: 1, name: 'Unit', uniqueId: '867584031234567', status: 'online' },
    },
    gives: [['867584031234567', '2026-11-23T02:00:00.000Z', '', null, '31', { latitude: -6.2, longitude: 106.8, speedKmh: 18.52, odometerKm: 12.5, batteryPct: 90, charging: false }]],
  },
  {
    format: 'traccar',
    what: 'a forwarded event without a valid fix',
    body: { event: { id: 8, type: 'deviceMoving', eventTime: '2026-11-23T02:00:00Z' }, position: { id: 31, valid: false, latitude: 0, longitude: 0 }, device: { uniqueId: '86' } },
    gives: [['86', '2026-11-23T02:00:00.000Z', 'DEVICEMOVING', null, 'event 8', {}]],
  },
  {
    format: 'traccar',
    what: 'an old fix in a new report, an outdated one, and the server’s own word that it misses the unit',
    body: [
      { position: { id: 12, deviceTime: '2026-11-23T03:00:00Z', fixTime: '2026-11-23T02:00:00Z', valid: true, latitude: -6.2, longitude: 106.8, attributes: { batteryLevel: 19 } }, device: { uniqueId: '86' } },
      { position: { id: 13, deviceTime: '2026-11-23T03:00:00Z', fixTime: '2026-11-23T02:00:00Z', valid: true, outdated: true, latitude: -6.2, longitude: 106.8, attributes: { batteryLevel: 18 } }, device: { uniqueId: '86' } },
      { event: { id: 9, type: 'deviceOffline', eventTime: '2026-11-23T04:00:00Z' }, device: { uniqueId: '86' } },
    ],
    gives: [
      ['86', '2026-11-23T03:00:00.000Z', '', null, '12', { latitude: -6.2, longitude: 106.8, batteryPct: 19 }],
      ['86', '2026-11-23T03:00:00.000Z', '', null, '13', { batteryPct: 18 }],
      '“deviceOffline” is no report',
    ],
  },
  {
    format: 'osmand',
    what: 'JSON: battery from 0 to 1, metres a second',
    body: {
      location: { event: 'motionchange', is_moving: false, uuid: '0e9a', timestamp: '2026-11-23T02:00:00.444Z', odometer: 1500, coords: { latitude: -6.11, longitude: 106.68, speed: 10 }, battery: { is_charging: false, level: 0.79 } },
      device_id: '8737767034',
    },
    gives: [['8737767034', '2026-11-23T02:00:00.444Z', 'MOTIONCHANGE', null, '0e9a', { latitude: -6.11, longitude: 106.68, speedKmh: 36, odometerKm: 1.5, batteryPct: 79, charging: false }]],
  },
  {
    format: 'osmand',
    what: 'the query alone: percent, knots',
    query: { id: '123456', lat: '-6.2', lon: '106.8', timestamp: '1795399200', speed: '10', batt: '64', charge: 'true' },
    body: null,
    gives: [['123456', '2026-11-23T02:00:00.000Z', '', null, '', { latitude: -6.2, longitude: 106.8, speedKmh: 18.52, batteryPct: 64, charging: true }]],
  },
  {
    format: 'owntracks',
    what: 'a location from a phone, by topic; another by tracker ID',
    body: [{ _type: 'location', topic: 'owntracks/volta/unit7', tid: 'u7', tst: 1795399200, lat: -6.2, lon: 106.8, batt: 85, bs: 2, vel: 20 }, { _type: 'lwt', tid: 'u8', tst: 1795399200 }],
    gives: [
      ['unit7', '2026-11-23T02:00:00.000Z', 'LOCATION', null, '', { latitude: -6.2, longitude: 106.8, speedKmh: 20, batteryPct: 85, charging: true }],
      '“lwt” is no report',
    ],
  },
  {
    format: 'owntracks',
    what: 'a place on the map, a card and settings are no reports; a message is younger than its fix, and bs 0 is no answer',
    query: { d: 'u1' },
    body: [
      { _type: 'waypoint', desc: 'Rumah ibu', lat: -7.2575, lon: 112.7521, rad: 50, tst: 1795399200 }, { _type: 'card', tid: 'o1' }, { _type: 'dump', configuration: { _type: 'configuration' } }, { _type: 'status' },
      { _type: 'encrypted', data: 'x' }, { _type: 'steps', tst: 1795399200 }, { _type: 'location', tst: 1795399100, created_at: 1795399200, lat: -6.2, lon: 106.8, batt: 81, bs: 0 }, { _type: 'transition', event: 'enter', tst: 1795399200, lat: -6.2, lon: 106.8 },
    ],
    gives: [
      ...['waypoint', 'card', 'dump', 'status', 'encrypted', 'steps'].map((kind) => `“${kind}” is no report`),
      ['u1', '2026-11-23T02:00:00.000Z', 'LOCATION', null, '', { latitude: -6.2, longitude: 106.8, batteryPct: 81 }],
      ['u1', '2026-11-23T02:00:00.000Z', 'TRANSITION', null, '', { latitude: -6.2, longitude: 106.8 }],
    ],
  },
  {
    format: 'flespi',
    what: 'a batch: names with dots, an invalid fix, a fraction of a second',
    body: [
      { ident: '605630', timestamp: 1795399200.25, 'record.seqnum': 8165, 'position.valid': false, 'position.latitude': 10.1, 'position.longitude': 20.9, 'vehicle.mileage': 100.5 },
      { ident: '605630', timestamp: 1795399201, 'record.seqnum': 8174, 'position.valid': true, 'position.latitude': 57.9, 'position.longitude': 56.2, 'battery.level': 55, 'server.timestamp': 1795399203 },
    ],
    gives: [
      ['605630', '2026-11-23T02:00:00.250Z', '', 8165, '', { odometerKm: 100.5 }],
      ['605630', '2026-11-23T02:00:01.000Z', '', 8174, '', { latitude: 57.9, longitude: 56.2, batteryPct: 55 }],
    ],
  },
  {
    format: 'teltonika',
    what: 'a record by AVL ID, the IMEI added by the rule that forwards it',
    body: { imei: '352094081234567', state: { reported: { 11: 89, latlng: '-6.2,106.8', ts: 1795399200000, sp: 12, evt: 239, 16: 125300, 113: 61 } } },
    gives: [['352094081234567', '2026-11-23T02:00:00.000Z', '239', null, '', { latitude: -6.2, longitude: 106.8, speedKmh: 12, odometerKm: 125.3, batteryPct: 61 }]],
  },
  {
    format: 'things-stack',
    what: 'what somebody made up in the console is no report',
    body: { simulated: true, end_device_ids: { device_id: 'm1', dev_eui: '70B3D57ED0000001' }, received_at: '2026-11-23T02:00:00Z', uplink_message: { f_port: 1, decoded_payload: { type: 'purchased' } } },
    gives: ['“simulated” is no report'],
  },
  {
    format: 'chirpstack',
    what: 'a place of which nobody says that it was measured',
    query: { event: 'location' },
    body: { deduplicationId: 'l2', time: '2026-11-23T02:00:00Z', deviceInfo: { devEui: '01' }, location: { latitude: -6.2, longitude: 106.8, source: 'UNKNOWN' } },
    gives: [['01', '2026-11-23T02:00:00.000Z', 'LOCATION', null, 'l2', {}]],
  },
  {
    format: 'thingsboard',
    what: 'what is no object says nothing, not even that the device lives',
    query: { token: 'T' },
    body: [5, 'x', null, true],
    gives: Array.from({ length: 4 }, () => 'No unit: neither a serial nor a device ID'),
  },
  {
    format: 'thingsboard-gateway',
    what: 'what is no object says nothing of its device',
    body: { A: 'x', B: [5, { ts: 1795399200000, values: { soc: 5 } }] },
    gives: [...Array.from({ length: 2 }, () => 'No unit: neither a serial nor a device ID'), ['B', '2026-11-23T02:00:00.000Z', '', null, '', { batteryPct: 5 }]],
  },
  {
    format: 'osmand',
    what: 'a fix is one when it says true or 1, or nothing of it',
    body: { location: ['true', '1', true, 'TRUE', null, 'false', '0', false, 'no'].map((valid) => ({ id: '87', timestamp: 1795399200, lat: '-6.2', lon: '106.8', valid, coords: { speed: 1 } })) },
    gives: [5, 4].flatMap((count, isNone) => Array.from({ length: count }, (): [string, string, string, null, string, object] => ['87', '2026-11-23T02:00:00.000Z', '', null, '', isNone ? { speedKmh: 3.6 } : { latitude: -6.2, longitude: 106.8, speedKmh: 3.6 }])),
  },
  {
    format: 'teltonika',
    what: 'all ones were never written; without satellites the place is the last one again',
    body: [
      { imei: '35', state: { reported: { latlng: '0.000000,0.000000', ts: 1795399200000, sp: 0, evt: 0, 16: 4294967295, 113: 255 } } },
      { imei: '35', state: { reported: { latlng: '-6.2,106.8', sat: 0, ts: 1795399200000, sp: 0, 16: 0, 113: 0 } } },
      { imei: '35', state: { reported: { latlng: '-6.2,106.8', sat: '0', ts: '1795399200000', sp: '0', 16: '4294967295', 113: '255' } } },
    ],
    gives: [['35', '2026-11-23T02:00:00.000Z', '0', null, '', { speedKmh: 0 }], ['35', '2026-11-23T02:00:00.000Z', '', null, '', { speedKmh: 0, odometerKm: 0, batteryPct: 0 }], ['35', '2026-11-23T02:00:00.000Z', '', null, '', { speedKmh: 0 }]],
  },
  {
    format: 'osmand',
    what: 'JSON from a phone that knows neither its speed nor its battery; a fix that says it is none',
    body: { location: [{ timestamp: '2026-11-23T02:00:00Z', coords: { latitude: -6.2, longitude: 106.8, speed: -1 }, battery: { level: -1, is_charging: false } }], device_id: '87' },
    gives: [['87', '2026-11-23T02:00:00.000Z', '', null, '', { latitude: -6.2, longitude: 106.8, charging: false }]],
  },
  {
    format: 'osmand',
    what: 'the fields of a form, as a POST has them',
    query: { d: 'x' },
    body: { id: '867946050780009', lat: '-6.21', lon: '106.81', timestamp: '1795399200', batt: '55', valid: 'true' },
    gives: [['867946050780009', '2026-11-23T02:00:00.000Z', '', null, '', { latitude: -6.21, longitude: 106.81, batteryPct: 55 }]],
  },
  {
    format: 'azure-event-grid',
    what: 'telemetry, as JSON and as base64; a device that connected',
    body: [
      { id: '9af8', topic: '/SUBSCRIPTIONS/…', subject: 'devices/unit1', eventType: 'Microsoft.Devices.DeviceTelemetry', eventTime: '2026-11-23T02:00:05Z', dataVersion: '', metadataVersion: '1', data: { properties: {}, systemProperties: { 'iothub-connection-device-id': 'unit1', 'iothub-enqueuedtime': '2026-11-23T02:00:00.75Z' }, body: { batteryPct: 50, type: 'PURCHASED' } } },
      { id: '9af9', eventType: 'Microsoft.Devices.DeviceTelemetry', eventTime: '2026-11-23T02:00:05Z', data: { systemProperties: { 'iothub-connection-device-id': 'unit1', 'iothub-enqueuedtime': '2026-11-23T02:00:01Z' }, body: 'eyJiYXR0ZXJ5IjogNDl9' } },
      { id: '9afb', eventType: 'Microsoft.Devices.DeviceDeleted', eventTime: '2026-11-23T02:00:06Z', data: { deviceId: 'unit2' } },
      { id: '9afa', eventType: 'Microsoft.Devices.DeviceConnected', eventTime: '2026-11-23T02:00:06Z', data: { deviceId: 'unit2' } },
    ],
    gives: [
      ['unit1', '2026-11-23T02:00:00.750Z', 'PURCHASED', null, '9af8', { batteryPct: 50 }],
      ['unit1', '2026-11-23T02:00:01.000Z', 'MICROSOFT.DEVICES.DEVICETELEMETRY', null, '9af9', { batteryPct: 49 }],
      '“Microsoft.Devices.DeviceDeleted” is no report',
      ['unit2', '2026-11-23T02:00:06.000Z', 'MICROSOFT.DEVICES.DEVICECONNECTED', null, '9afa', {}],
    ],
  },
]; // biome-ignore format: data
