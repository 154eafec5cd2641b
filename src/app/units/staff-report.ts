/** What staff say happened to a unit: a fact like any other, taken down at the moment they said it. */

import type { StaffReportEvent } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { utcStamp } from '../../core/lib/time.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { addFact, unitRow } from './unit-lifecycle.ts';

/** Returns what came of it, in words; they stand in the unit's row too. */
export function takeStaffReport(round: UnitRound, event: StaffReportEvent): string {
  const { session, telemetry } = round;
  const known = telemetry.directory.find(event.serial);
  if (!known) return `No unit ${oneLine(event.serial)} is known`;
  const { serial } = unitRow(round, known.serial, { gatewayId: '', deviceId: '' });
  const note = takeDown(round, serial, event);
  session.table('units').update(serial, { reportNote: note });
  return note;
}

function takeDown(round: UnitRound, serial: string, { id, type, dealerId, receivedAtMs }: StaffReportEvent): string {
  const to = dealerId.trim();
  if (type === 'TRANSFERRED' && !round.session.table('dealers').has(to))
    return `Not taken: “${oneLine(to)}” under Transfer to is no Dealer ID.`;
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
