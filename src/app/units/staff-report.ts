/** A report by staff about a unit: a fact like any other, dated when they reported it. */

import type { StaffReportEvent } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { utcStamp } from '../../core/lib/time.ts';
import { readFacts } from '../../core/unit/facts.ts';
import { isWithCustomer } from '../../core/unit/states.ts';
import { BOUND_IN_DEVICES, MOVED_IN_SERIALS } from '../../core/unit/typed-reports.ts';
import { noteUnit } from '../../store/units/unit-directory.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { askAnew } from './activations.ts';
import { addFact, syncUnit, unitRow, wasMoved } from './unit-lifecycle.ts';

const NO_SALES: ReadonlySet<string> = new Set();

/** Returns a sentence about the result, which is also written into the unit's row. */
export function takeStaffReport(round: UnitRound, event: StaffReportEvent): string {
  const { session, telemetry } = round;
  const known = telemetry.directory.find(event.serial);
  if (!known) return `No unit ${oneLine(event.serial)} is known`;
  const { serial } = unitRow(round, known.serial, { gatewayId: '', deviceId: '' });
  if (event.type === BOUND_IN_DEVICES) return bind(round, serial, event);
  const note = takeDown(round, serial, event);
  session.table('units').update(serial, { reportNote: note });
  return note;
}

/** The binding in Devices is the unit's, also of one that was heard before under another device or from another gateway. */
function bind(round: UnitRound, serial: string, { deviceId = '', gatewayId = '' }: StaffReportEvent): string {
  const units = round.session.table('units');
  const before = units.get(serial);
  if (!before) return 'no such unit';
  const bound = units.update(serial, { deviceId, gatewayId: gatewayId || before.gatewayId });
  noteUnit(round.session, bound);
  if (bound.gatewayId !== before.gatewayId) askAnew(round, bound);
  return deviceId === ''
    ? 'its device is in another unit'
    : `device ${deviceId} of gateway ${bound.gatewayId || 'any'}`;
}

function takeDown(round: UnitRound, serial: string, event: StaffReportEvent): string {
  const to = event.dealerId.trim();
  const isTyped = event.type === MOVED_IN_SERIALS;
  const type = isTyped ? 'TRANSFERRED' : event.type;
  if (type === 'TRANSFERRED' && !round.session.table('dealers').has(to))
    return `Not taken: “${oneLine(to)}” ${isTyped ? 'in Serials' : 'under Transfer to'} is no Dealer ID.`;
  if (isTyped && !wasMoved(readFacts(round.session.table('units').get(serial)?.facts ?? ''))) {
    // The unit was never moved since its shipment, so the edit corrects the shipment itself.
    syncUnit(round, serial, NO_SALES);
    return `${utcStamp(event.receivedAtMs)}, shipped to ${to}, as Serials says.`;
  }
  // A sale that was just entered or withdrawn is in Sales, but not yet in the unit's row.
  if (type === 'TRANSFERRED') syncUnit(round, serial, NO_SALES);
  const { state = '', dealerId = '' } = round.session.table('units').get(serial) ?? {};
  if (type === 'TRANSFERRED' && state === 'IN_STOCK' && dealerId === to)
    return `${utcStamp(event.receivedAtMs)}: it is at ${to} already.`;
  if (type === 'TRANSFERRED' && isWithCustomer(state))
    return `Not taken: the unit is ${state}, and a transfer does not fit the unit’s history.`;
  const note = addReport(round, serial, { ...event, type, dealerId: to });
  if (type === 'TRANSFERRED') carryToSerials(round, serial);
  return note;
}

/** Serials names the dealer that has the unit; it follows what the unit's own row says. */
function carryToSerials({ session, telemetry }: UnitRound, serial: string): void {
  const { state = '', dealerId = '' } = session.table('units').get(serial) ?? {};
  const shipment = telemetry.directory.shipment(serial);
  if (!shipment || state !== 'IN_STOCK' || dealerId === '' || shipment.dealerId === dealerId) return;
  session.table('serials').update(shipment.serial, { dealerId });
}

function addReport(
  round: UnitRound,
  serial: string,
  { id, type, dealerId: to, receivedAtMs }: StaffReportEvent,
): string {
  const fact = { type, at: receivedAtMs, sequence: null, source: 'staff', by: 'staff', id, dealerId: to } as const;
  const outcome = addFact(
    round,
    serial,
    { ...fact, dealerId: type === 'TRANSFERRED' ? to : '' },
    { sentAt: null, receivedAt: receivedAtMs, evidence: '' },
  );
  if (outcome === 'full') return `Not taken: the unit’s row holds no more facts.`;
  const state = round.session.table('units').get(serial)?.state ?? '';
  const done =
    outcome === 'exception' ? 'it does not fit the unit’s history, and is kept as an exception' : `it is ${state}`;
  return `${utcStamp(receivedAtMs)}, ${type}: ${done}.`;
}
