/** Units as they report themselves: where each stands in its life, what it last said, and what happened to it. */
import { defineTable, hub, type RowOf, staff } from './columns.ts';

export const UNIT_STATES = [
  'MANUFACTURED', 'SHIPPED', 'IN_STOCK', 'SOLD', 'ACTIVATED', 'IN_SERVICE', 'RETURNED', 'SCRAPPED', 'STOLEN',
] as const; // biome-ignore format: a list
export type UnitState = (typeof UNIT_STATES)[number];

/** What staff may say of a unit. */
export const STAFF_REPORTS = [
  'RECEIVED', 'TRANSFERRED', 'RETURNED', 'RESTOCKED', 'SCRAPPED', 'STOLEN', 'RECOVERED', 'SERVICED',
] as const; // biome-ignore format: a list

export const units = defineTable({
  name: 'Units',
  role: 'growing',
  key: 'serial',
  purpose:
    'One row for each unit that was heard of: its state, derived from everything that happened to it, and its latest report.',
  columns: {
    serial: hub.text('Serial', 'As in the Serials tab.'),
    state: hub.choice('State', UNIT_STATES, 'See docs/UNIT_STATES.md.'),
    stateAt: hub.dateTime('Since', 'When it came into this state, by the clock of the event.'),
    dealerId: hub.text('Dealer ID', 'Where it was shipped or transferred to.'),
    saleId: hub.text('Sale ID', 'The sale that counts.'),
    soldAt: hub.date('Sold', 'The day of that sale.'),
    activatedAt: hub.dateTime('Activated', 'The unit’s own report of its purchase or first ride.'),
    activation: hub.said('Activation asked', 'What became of the request to its gateway.'),
    gatewayId: hub.text('Gateway ID', 'Whose reports count.'),
    deviceId: hub.text('Device ID', 'As its gateway writes it.'),
    lastAt: hub.dateTime('Last report', 'The latest measured, not the latest received.'),
    heardAt: hub.dateTime('Last heard', 'When a report last reached the hub.'),
    odometerKm: hub.number('Odometer (km)', 'The latest measured.'),
    batteryPct: hub.number('Battery (%)', 'The latest measured.'),
    latitude: hub.number('Latitude', 'The latest measured.'),
    longitude: hub.number('Longitude', 'The latest measured.'),
    missing: hub.integer('Reports missing', 'Gaps in its running numbers.'),
    problem: hub.said('Exceptions', 'What happened to it that should not have, in words.'),
    days: hub.json('Last days', 'By day: reports, lowest and highest odometer.'),
    facts: hub.json('Facts', 'Everything its state is derived from.'),
    memory: hub.text('Memory', 'The hub’s: running numbers and recent reports.'),
    report: staff.choice('Report', STAFF_REPORTS, 'What happened to it. Choose, and the hub takes it down.'),
    transferTo: staff.text('Transfer to', 'The Dealer ID, for TRANSFERRED. Type it before you choose.'),
    reportNote: hub.said('Report taken', 'What came of your report.'),
  },
});
export type UnitRow = RowOf<typeof units>;

export const unitEvents = defineTable({
  name: 'Unit events',
  role: 'log',
  key: 'id',
  purpose: 'Every event that concerns the state of a unit. Heartbeats are in Units and Telemetry days.',
  columns: {
    id: hub.text('Event ID', 'Derived from the delivery.'),
    serial: hub.text('Serial', 'The unit.'),
    at: hub.dateTime('At', 'When it happened, by the sender.'),
    sentAt: hub.dateTime('Sent', 'When the gateway sent it, if it says.'),
    receivedAt: hub.dateTime('Received', 'When it reached the hub.'),
    type: hub.text('Type', 'PURCHASED, FIRST_RIDE …'),
    from: hub.text('From', 'The state before it was known.'),
    to: hub.text('To', 'The state after.'),
    outcome: hub.choice(
      'Outcome',
      ['applied', 'repeat', 'exception', 'quarantined'],
      'exception: it does not fit the unit’s history. quarantined: its clock is wrong.',
    ),
    reason: hub.text('Reason', 'Why, in words.'),
    by: hub.text('By', 'Gateway, sale, shipment or staff.'),
    evidence: hub.json('Evidence', 'What was reported with it.'),
  },
});

export const telemetryDays = defineTable({
  name: 'Telemetry days',
  role: 'growing',
  key: 'id',
  purpose: 'What each gateway delivered each day, by the day of receipt.',
  columns: {
    id: hub.text('Day ID', 'Gateway and day.'),
    gatewayId: hub.text('Gateway ID', 'The gateway.'),
    day: hub.date('Day', 'In the workbook’s zone.'),
    deliveries: hub.integer('Deliveries', 'POSTs.'),
    accepted: hub.integer('Accepted', 'Events.'),
    duplicate: hub.integer('Duplicates', 'Events that were known.'),
    quarantined: hub.integer('Quarantined', 'Events with a wrong clock.'),
    refused: hub.integer('Refused', 'Events that could not be used.'),
    late: hub.integer('Late', 'Accepted events older than the unit’s latest.'),
    units: hub.integer('Units heard', 'Different units.'),
    refusals: hub.text('Refused because', 'The last reasons.'),
  },
});
export type TelemetryDay = RowOf<typeof telemetryDays>;

export const rawTelemetry = defineTable({
  name: 'Raw telemetry',
  role: 'log',
  key: 'id',
  purpose: 'What gateways sent, whole and compressed (gzip, base64), for as many days as the setting says.',
  columns: {
    id: hub.text('Raw ID', 'The delivery.'),
    receivedAt: hub.dateTime('Received', 'When it arrived.'),
    gatewayId: hub.text('Gateway ID', 'The gateway.'),
    part: hub.text('Part', '1/1, or which part of a long one.'),
    content: hub.text('Content', 'base64 of gzip. docs/TELEMETRY_REFERENCE.md says how to read it.'),
  },
});
