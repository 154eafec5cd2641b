/** The gateways whose units report, how each one writes, and which device is in which unit. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const GATEWAY_FORMATS = [
  'hub', 'chirpstack', 'things-stack', 'thingsboard', 'thingsboard-gateway', 'traccar', 'osmand', 'owntracks', 'flespi',
  'teltonika', 'azure-event-grid', 'custom',
] as const; // biome-ignore format: a list
export type GatewayFormat = (typeof GATEWAY_FORMATS)[number];

const instead = 'JMESPath, instead of the format’s own. Blank: the format’s.';

export const gateways = defineTable({
  name: 'Gateways',
  role: 'config',
  key: 'id',
  purpose: 'Who may report about units, and how their JSON is read. See docs/TELEMETRY_REFERENCE.md.',
  columns: {
    id: staff.text('Gateway ID', 'In its URL: gw=… Letters, digits, - and _.'),
    name: staff.text('Gateway', 'As people call it.'),
    active: staff.boolean('Active', 'Only active gateways are heard.'),
    format: staff.choice('Format', GATEWAY_FORMATS, 'How it writes. custom: by your expressions alone.'),
    accepts: staff.choice(
      'Proof',
      ['signature', 'key'],
      'signature (blank): signed. key: a key in the URL will do, which is weaker: URLs end up in logs.',
    ),
    answer: staff.choice(
      'Answer',
      ['json', 'plain'],
      'json (blank): a verdict an event, behind a redirect. plain: status 200 at once, for senders that follow none.',
    ),
    events: staff.text('Events', `Where the events are. ${instead}`),
    unit: staff.text('Unit', `Serial or device ID. ${instead}`),
    time: staff.text('Time', `When it was measured. ${instead}`),
    timeUnit: staff.choice(
      'Unit of time',
      ['auto', 's', 'ms', 'us', 'ns'],
      'Of numbers. Blank or auto: by their size.',
    ),
    sent: staff.text('Sent', `When the gateway sent it. ${instead}`),
    type: staff.text('Type', `What happened. ${instead}`),
    types: staff.text('Types', 'Its words = ours, comma-separated: bought = PURCHASED, alarm = STOLEN.'),
    sequence: staff.text('Sequence', `The running number. ${instead}`),
    eventId: staff.text('Event ID', `What makes it one and the same event. ${instead}`),
    values: staff.text('Values', `{odometerKm: …, batteryPct: …, latitude: …}. ${instead}`),
    silentMinutes: staff.integer('Silent after (minutes)', 'An alert when nothing came for so long. Blank: none.'),
    activationUrl: staff.text(
      'Activation URL',
      'Where a sale is announced, so that the unit is unlocked. Blank: nowhere.',
    ),
    sample: staff.text('Sample', 'Paste a body (or a query) to see what the hub would make of it.'),
    sampleGives: hub.said('Sample gives', 'What would be stored of the sample.'),
    problem: hub.said('Problem', 'Which of your entries cannot be used, if any.'),
  },
});
export type Gateway = RowOf<typeof gateways>;

export const devices = defineTable({
  name: 'Devices',
  role: 'growing',
  key: 'deviceId',
  purpose: 'Which device is in which unit, where reports name the device and not the serial.',
  appended: ['problem'],
  columns: {
    deviceId: staff.text('Device ID', 'IMEI, devEUI … as the gateway writes it.'),
    serial: staff.text('Serial', 'One of the Serials tab.'),
    gatewayId: staff.text('Gateway ID', 'The only gateway that may report it. Blank: the first that does.'),
    problem: hub.text('Problem', 'What of the row cannot be used as it stands, and what to do.'),
  },
});
export type Device = RowOf<typeof devices>;
