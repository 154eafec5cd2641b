/** The demo's gateways, one for each telemetry format, with the rows that the Gateways tab gets and their secrets. */
import { createHmac } from 'node:crypto';
import type { DialectName } from '../../world/telemetry/dialects';

/** Events in a unit's life that a gateway reports in its own format. */
export type Happening = 'purchase' | 'first ride' | 'ride';

export interface DemoGateway {
  readonly id: string;
  readonly name: string;
  readonly format: DialectName;
  readonly proof: 'signature' | 'key';
  /** Names of its devices; absent: its units report under their serials. */
  readonly device?: (number: number) => string;
  readonly words: Readonly<Record<Happening, string>>;
  /** Further cells of its row, by header. */
  readonly cells?: Readonly<Record<string, string>>;
}

const PLAIN = { purchase: 'purchased', 'first ride': 'first-ride', ride: 'ride' } as const;
const digits = (prefix: string, length: number) => (number: number) =>
  `${prefix}${String(number).padStart(length, '0')}`;
const hex = (prefix: string) => (number: number) => `${prefix}${number.toString(16).toUpperCase().padStart(4, '0')}`;

export const DEMO_GATEWAYS: readonly DemoGateway[] = [
  { id: 'jkt-1', name: 'Own box, signed', format: 'hub', proof: 'signature', words: PLAIN },
  { id: 'demo-hub', name: 'Own box, with a key', format: 'hub', proof: 'key', words: PLAIN },
  { id: 'demo-chirpstack', name: 'ChirpStack', format: 'chirpstack', proof: 'key', device: hex('0102030405A6'), words: PLAIN },
  { id: 'demo-things-stack', name: 'The Things Stack', format: 'things-stack', proof: 'key', device: hex('0004A30B001C'), words: PLAIN },
  { id: 'demo-thingsboard', name: 'ThingsBoard', format: 'thingsboard', proof: 'key', device: digits('TB-', 4), words: PLAIN },
  { id: 'demo-tb-gateway', name: 'ThingsBoard gateway', format: 'thingsboard-gateway', proof: 'key', device: digits('Scooter ', 3), words: PLAIN },
  {
    ...{ id: 'demo-traccar', name: 'Traccar', format: 'traccar', proof: 'key', device: digits('8675840312345', 2) },
    words: { purchase: 'ignitionOn', 'first ride': 'ignitionOn', ride: 'deviceMoving' },
    cells: { Types: 'ignitionOn = FIRST_RIDE, deviceMoving = RIDE' },
  },
  { id: 'demo-osmand', name: 'OsmAnd, Traccar Client', format: 'osmand', proof: 'key', device: digits('87377670', 2), words: PLAIN },
  {
    ...{ id: 'demo-owntracks', name: 'OwnTracks', format: 'owntracks', proof: 'key', device: digits('scooter', 2) },
    words: { purchase: 'leave', 'first ride': 'leave', ride: 'enter' },
    cells: { Type: 'known(event, _type)', Types: 'leave = FIRST_RIDE, enter = RIDE' },
  },
  {
    ...{ id: 'demo-flespi', name: 'flespi', format: 'flespi', proof: 'key', device: digits('3520940812345', 2) },
    words: { purchase: '7', 'first ride': '8', ride: '9' },
    cells: { Types: '7 = PURCHASED, 8 = FIRST_RIDE, 9 = RIDE' },
  },
  {
    ...{ id: 'demo-teltonika', name: 'Teltonika', format: 'teltonika', proof: 'key', device: digits('3520930898765', 2) },
    words: { purchase: '239', 'first ride': '239', ride: '240' },
    cells: { Types: '239 = FIRST_RIDE, 240 = RIDE' },
  },
  { id: 'demo-azure', name: 'Azure Event Grid', format: 'azure-event-grid', proof: 'key', device: digits('scooter-', 3), words: PLAIN },
  {
    ...{ id: 'demo-custom', name: 'A box in words of its own', format: 'custom', proof: 'signature' },
    words: { purchase: 'dibeli', 'first ride': 'jalan pertama', ride: 'jalan' },
    cells: {
      Events: 'body.laporan',
      Unit: 'alat',
      Time: 'waktu',
      Type: 'kejadian',
      Types: 'dibeli = PURCHASED, jalan pertama = FIRST_RIDE, jalan = RIDE',
      Sequence: 'urut',
      Values: '{odometerKm: km, batteryPct: aki, latitude: lintang, longitude: bujur}',
    },
  },
]; // biome-ignore format: a table

/** The gateway in `webhooks.telemetry`: a key in its URL is enough, so that it can be tried easily. */
export const ADDRESS_TO_TRY = 'demo-hub';

/** The URL at which a demo gateway is asked to unlock sold units. */
export function activationUrl(gatewayId: string): string {
  return `https://gateway.test/activate/${gatewayId}`;
}

/** A gateway's secret, derived from the data folder's secret. */
export function gatewaySecret(tokenSecret: string, gatewayId: string): string {
  return createHmac('sha256', tokenSecret).update(`gateway ${gatewayId}`).digest('base64url').slice(0, 32);
}

/** As docs/TELEMETRY_REFERENCE.md names it: GATEWAY_JKT_1 for jkt-1. */
export function secretProperty(gatewayId: string): string {
  return `GATEWAY_${gatewayId.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}
