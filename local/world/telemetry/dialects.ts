/**
 * The telemetry formats as their makers document them, one writer each: what a gateway of this kind posts of a report.
 * Links to the makers' pages stand beside the reader of each format, src/integrations/telemetry/formats.ts.
 */
import type { Delivery, DeviceReport } from './report';

export type Dialect = (report: DeviceReport) => Delivery;

const iso = (at: number): string => new Date(at).toISOString();
const inJakarta = (at: number): string => `${iso(at + 7 * 3_600_000).slice(0, 19)}+07:00`;
const seconds = (at: number): number => Math.floor(at / 1000);
const metres = (km: number): number => Math.round(km * 1000);
/** Ids that repeat when the same report is sent again. */
const idOf = ({ device, at, sequence }: DeviceReport): string => `${device}-${at.toString(36)}-${sequence}`;

export const DIALECTS = {
  hub: (report) => {
    const { device, at, word, sequence, odometerKm, batteryPct, latitude, longitude } = report;
    const type = word === '' ? {} : { type: word };
    return {
      query: {},
      body: { unit: device, time: iso(at), ...type, seq: sequence, odometerKm, batteryPct, latitude, longitude },
    };
  },
  chirpstack: (report) => {
    const { device, at, word, sequence, odometerKm: odometer, batteryPct: battery, latitude, longitude } = report;
    const type = word === '' ? {} : { type: word };
    return {
      query: { event: 'up' },
      body: {
        deduplicationId: idOf(report),
        time: iso(at),
        deviceInfo: { devEui: device, deviceName: `unit ${device.slice(-4)}`, applicationName: 'scooters' },
        fCnt: sequence,
        fPort: 1,
        object: { ...type, battery, odometer, latitude, longitude },
        rxInfo: [{ gatewayId: '0016c001ff10a235', rssi: -71, snr: 9.2 }],
      },
    };
  },
  'things-stack': ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => ({
    query: {},
    body: {
      end_device_ids: {
        device_id: `eui-${device.toLowerCase()}`,
        application_ids: { application_id: 'scooters' },
        dev_eui: device,
      },
      received_at: iso(at + 400),
      uplink_message: {
        f_port: 1,
        f_cnt: sequence,
        received_at: iso(at),
        decoded_payload: {
          ...(word === '' ? {} : { event: word }),
          odometer: odometerKm,
          battery: batteryPct,
          latitude,
          longitude,
        },
      },
    },
  }),
  thingsboard: ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => ({
    query: { token: device },
    body: {
      ts: at,
      values: {
        ...(word === '' ? {} : { event: word }),
        soc: batteryPct,
        odometer: odometerKm,
        latitude,
        longitude,
        seq: sequence,
      },
    },
  }),
  'thingsboard-gateway': ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => ({
    query: {},
    body: {
      [device]: [
        {
          ts: at,
          values: {
            ...(word === '' ? {} : { event: word }),
            soc: batteryPct,
            odo: odometerKm,
            lat: latitude,
            lng: longitude,
            seq: sequence,
          },
        },
      ],
    },
  }),
  traccar: ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => {
    const position = {
      ...{ id: seconds(at), deviceId: 1, protocol: 'teltonika' },
      ...{
        serverTime: iso(at + 900),
        deviceTime: iso(at),
        fixTime: iso(at),
        valid: true,
        latitude,
        longitude,
        speed: 0,
      },
      attributes: { batteryLevel: batteryPct, totalDistance: metres(odometerKm), index: sequence },
    };
    const event = { id: seconds(at), deviceId: 1, type: word, eventTime: iso(at) };
    const unit = { id: 1, name: 'Unit', uniqueId: device, status: 'online' };
    return { query: {}, body: { ...(word === '' ? {} : { event }), position, device: unit } };
  },
  osmand: (report) => {
    const { device, at, word, odometerKm, batteryPct, latitude, longitude } = report;
    return {
      query: {},
      body: {
        location: {
          ...(word === '' ? {} : { event: word }),
          ...{ is_moving: false, uuid: idOf(report), timestamp: iso(at), odometer: metres(odometerKm) },
          coords: { latitude, longitude, speed: 0, accuracy: 8 },
          battery: { level: batteryPct / 100, is_charging: false },
        },
        device_id: device,
      },
    };
  },
  owntracks: (report) => {
    const { device, at, word, odometerKm: odometer, batteryPct: batt, latitude: lat, longitude: lon } = report;
    const kind = word === '' ? { _type: 'location' } : { _type: 'transition', event: word, desc: 'Dealer' };
    const about = { _id: idOf(report), tid: device.slice(-2), tst: seconds(at), created_at: seconds(at) };
    return { query: { d: device }, body: { ...kind, ...about, lat, lon, batt, bs: 1, vel: 0, odometer } };
  },
  flespi: ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => ({
    query: {},
    body: [
      {
        ident: device,
        timestamp: at / 1000,
        'server.timestamp': at / 1000 + 0.6,
        'record.seqnum': sequence,
        ...(word === '' ? {} : { 'event.enum': Number(word) }),
        'position.valid': true,
        'position.latitude': latitude,
        'position.longitude': longitude,
        'position.speed': 0,
        'vehicle.mileage': odometerKm,
        'battery.level': batteryPct,
      },
    ],
  }),
  teltonika: ({ device, at, word, odometerKm, batteryPct, latitude, longitude }) => ({
    query: {},
    body: {
      imei: device,
      state: {
        reported: {
          ...{ latlng: `${latitude},${longitude}`, sat: 9, ts: at, sp: 0, evt: Number(word || 0) },
          16: metres(odometerKm),
          113: batteryPct,
        },
      },
    },
  }),
  'azure-event-grid': (report) => {
    const { device, at, word, sequence: seq, odometerKm, batteryPct, latitude, longitude } = report;
    const type = word === '' ? {} : { type: word };
    return {
      query: {},
      body: [
        {
          id: idOf(report),
          topic: '/subscriptions/demo/resourceGroups/fleet/providers/Microsoft.Devices/IotHubs/scooters',
          subject: `devices/${device}`,
          eventType: 'Microsoft.Devices.DeviceTelemetry',
          eventTime: iso(at + 700),
          dataVersion: '',
          metadataVersion: '1',
          data: {
            properties: {},
            systemProperties: { 'iothub-connection-device-id': device, 'iothub-enqueuedtime': iso(at) },
            body: { ...type, time: iso(at), seq, batteryPct, odometerKm, latitude, longitude },
          },
        },
      ],
    };
  },
  /** A box of somebody's own making, in its own words: what the custom format is for. */
  custom: ({ device, at, word, sequence, odometerKm, batteryPct, latitude, longitude }) => ({
    query: {},
    body: {
      kotak: 'gudang-1',
      laporan: [
        {
          ...{ alat: device, waktu: inJakarta(at), urut: sequence },
          ...(word === '' ? {} : { kejadian: word }),
          ...{ km: odometerKm, aki: batteryPct, lintang: latitude, bujur: longitude },
        },
      ],
    },
  }),
} satisfies Readonly<Record<string, Dialect>>;

export type DialectName = keyof typeof DIALECTS;
