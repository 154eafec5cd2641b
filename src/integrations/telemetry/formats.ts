/**
 * The formats of common gateways as JMESPath expressions: `events` on {body, query}, everything else on one event (`$` is
 * {body, query} there). The expressions follow the makers' documentation, linked beside each.
 */
import type { GatewayFormat } from '../../tables/gateways.ts';
import { AZURE, CHIRPSTACK, OSMAND, OWNTRACKS, TELTONIKA, THINGS_STACK, TRACCAR } from './not-known.ts';

export interface Format {
  /** Expression for the events: one, or a list. */
  readonly events: string;
  readonly unit: string;
  readonly time: string;
  readonly sent?: string;
  readonly type?: string;
  readonly sequence?: string;
  readonly eventId?: string;
  /** May include placeAt, batteryAt and odometerAt, where these were measured at another time than the event. */
  readonly values?: string;
  /** True, or the message's type, for a message that is not a report of the unit. */
  readonly noReport?: string;
  /** True when an event without a time counts as measured on arrival. */
  readonly timeMayLack?: boolean;
}

const anyOf = (path: string, names: string) =>
  `known(${names
    .split(' ')
    .map((name) => path + name)
    .join(', ')})`;
const BATTERY = 'batteryPct battery_pct batteryLevel battery_level battery soc';
const ODOMETER = 'odometerKm odometer_km odometer odo mileage';
/** Values for formats in which senders choose the field names. */
const usual = (path: string) =>
  `{odometerKm: ${anyOf(path, ODOMETER)}, batteryPct: ${anyOf(path, BATTERY)}, latitude: ${anyOf(path, 'latitude lat')}, longitude: ${anyOf(path, 'longitude lon lng')}, speedKmh: ${anyOf(path, 'speedKmh speed')}, charging: ${path}charging}`;
const DECODED = 'uplink_message.decoded_payload.';
const types = (path: string) => anyOf(path, 'type event state');

export const FORMATS: Readonly<Record<GatewayFormat, Format>> = {
  hub: {
    events: 'body.events || body',
    unit: anyOf('', 'unit serial device_id device'),
    time: anyOf('', 'time at ts timestamp'),
    sent: 'sent',
    type: types(''),
    sequence: anyOf('', 'sequence seq'),
    eventId: 'id',
    values: usual(''),
  },
  // https://www.chirpstack.io/docs/chirpstack/integrations/events.html: the kind of event is in the query.
  chirpstack: {
    events: 'body',
    unit: 'deviceInfo.devEui',
    time: 'time',
    type: 'object.type || $.query.event',
    sequence: 'fCnt',
    eventId: 'deduplicationId',
    noReport: CHIRPSTACK.noReport,
    values: `merge(${usual('object.')}, {batteryPct: known(${anyOf('object.', BATTERY)}, ${CHIRPSTACK.battery}), latitude: known(object.latitude, ${CHIRPSTACK.place('latitude')}), longitude: known(object.longitude, ${CHIRPSTACK.place('longitude')})})`,
  },
  // https://www.thethingsindustries.com/docs/integrations/webhooks/: received_at of the message is the network's own time.
  'things-stack': {
    events: 'body',
    unit: 'known(end_device_ids.dev_eui, end_device_ids.device_id)',
    time: 'known(uplink_message.settings.time, uplink_message.received_at, received_at)',
    sent: 'received_at',
    type: types('uplink_message.decoded_payload.'),
    sequence: 'uplink_message.f_cnt',
    noReport: THINGS_STACK.noReport,
    values: `merge(${usual(DECODED)}, {batteryPct: known(${anyOf(DECODED, BATTERY)}, uplink_message.last_battery_percentage.value), batteryAt: !(${anyOf(DECODED, BATTERY)}) && uplink_message.last_battery_percentage.received_at, latitude: known(${DECODED}latitude, ${THINGS_STACK.place('latitude')}), longitude: known(${DECODED}longitude, ${THINGS_STACK.place('longitude')})})`,
  },
  // https://thingsboard.io/docs/reference/http-api/: the token in the URL is the only identity of the device.
  thingsboard: {
    events: 'body',
    unit: "type(@) == 'object' && known($.query.token, $.query.device)",
    time: 'ts',
    type: `known(${types('values.')}, ${types('')})`,
    sequence: 'known(values.seq, seq)',
    values: `known(values && ${usual('values.')}, ${usual('')})`,
    timeMayLack: true,
  },
  // https://thingsboard.io/docs/reference/gateway-mqtt-api/: names of devices are keys.
  'thingsboard-gateway': {
    events: 'each(body)',
    unit: "type(value) == 'object' && key",
    time: 'value.ts',
    type: types('value.values.'),
    sequence: 'value.values.seq',
    values: `known(value.values && ${usual('value.values.')}, ${usual('value.')})`,
    timeMayLack: true,
  },
  // https://www.traccar.org/forward/: positions and events as JSON. Speed in knots, distances in metres.
  traccar: {
    events: 'body',
    unit: 'device.uniqueId',
    time: 'known(event.eventTime, position.deviceTime, position.fixTime)',
    sent: 'position.serverTime',
    type: 'event.type',
    sequence: 'position.attributes.index',
    eventId: "known(event.id && join('', ['event ', to_string(event.id)]), position.id && to_string(position.id))",
    noReport: TRACCAR.noReport,
    values: `position.{latitude: ${TRACCAR.isFix} && latitude, longitude: ${TRACCAR.isFix} && longitude, placeAt: fixTime, speedKmh: mul(speed, \`1.852\`), odometerKm: mul(known(attributes.odometer, attributes.totalDistance), \`0.001\`), odometerAt: deviceTime, batteryPct: attributes.batteryLevel, batteryAt: deviceTime, charging: attributes.charge}`,
  },
  // https://www.traccar.org/osmand/ and its JSON form (metres a second, battery from 0 to 1; knots and percent in the query).
  osmand: {
    // A body that is not JSON is a form with the same fields as the query.
    events: '(body.coords && [body]) || body.location[] || (body.location.coords && [body.location]) || ((body.id || body.deviceid) && [body]) || [query]',
    unit: 'known($.body.device_id, id, deviceid, $.query.id, $.query.deviceid)',
    time: 'timestamp',
    type: 'known(event, alarm)',
    eventId: 'uuid',
    values: `{latitude: known(coords.latitude, ${OSMAND.isFix} && lat), longitude: known(coords.longitude, ${OSMAND.isFix} && lon), speedKmh: known(mul(${OSMAND.speed}, \`3.6\`), mul(speed, \`1.852\`)), odometerKm: mul(odometer, \`0.001\`), batteryPct: known(mul(${OSMAND.battery}, \`100\`), batt), charging: not_null(battery.is_charging, charge)}`,
  },
  // https://owntracks.org/booklet/tech/json/: tst is the fix, created_at the message; vel in km/h, bs 2: charging.
  owntracks: {
    events: 'body',
    unit: "known($.query.d, topic && split('/', topic)[2], tid)",
    time: 'known(created_at, tst)',
    sent: 'created_at',
    type: '_type',
    eventId: '_id',
    noReport: OWNTRACKS.noReport,
    values: `{latitude: lat, longitude: lon, placeAt: tst, speedKmh: vel, batteryPct: batt, charging: ${OWNTRACKS.charge} && bs == \`2\`, odometerKm: odometer}`,
  },
  // https://flespi.com/kb/messages-basic-information-units: one flat object a message, names with dots.
  flespi: {
    events: 'body',
    unit: 'known(ident, "device.name")',
    time: 'timestamp',
    sent: '"server.timestamp"',
    type: '"event.enum" && to_string("event.enum")',
    sequence: '"record.seqnum"',
    values:
      '{latitude: "position.valid" != `false` && "position.latitude", longitude: "position.valid" != `false` && "position.longitude", speedKmh: "position.speed", odometerKm: known("vehicle.mileage", "can.vehicle.mileage"), batteryPct: "battery.level", charging: "battery.charging.status"}',
  },
  // https://wiki.teltonika-gps.com/view/FMB_AWS_IoT_Core: parameters by AVL ID. 16 total odometer (m), 113 battery (%).
  teltonika: {
    events: 'body',
    unit: 'known(imei, state.reported.imei, $.query.imei, $.query.device)',
    time: 'state.reported.ts',
    type: 'state.reported.evt && to_string(state.reported.evt)',
    values: `state.reported.{latitude: ${TELTONIKA.isFix} && latlng && split(',', latlng)[0], longitude: ${TELTONIKA.isFix} && latlng && split(',', latlng)[1], speedKmh: sp, odometerKm: mul(${TELTONIKA.odometer}, \`0.001\`), batteryPct: ${TELTONIKA.battery}}`,
  },
  // https://learn.microsoft.com/azure/iot-hub/iot-hub-event-grid: the body is JSON, or base64 of it.
  'azure-event-grid': {
    events: "body[?eventType != 'Microsoft.EventGrid.SubscriptionValidationEvent'] || body",
    unit: 'known(data.systemProperties."iothub-connection-device-id", data.deviceId)',
    time: `known(${anyOf('unpacked(data.body).', 'time ts timestamp')}, data.systemProperties."iothub-enqueuedtime", eventTime)`,
    sent: 'eventTime',
    noReport: AZURE.noReport,
    type: `known(${types('unpacked(data.body).')}, eventType)`,
    sequence: 'unpacked(data.body).seq',
    eventId: 'id',
    values: `unpacked(data.body) | ${usual('')}`,
  },
  custom: { events: 'body', unit: '`null`', time: '`null`' },
}; // biome-ignore format: one line a field
