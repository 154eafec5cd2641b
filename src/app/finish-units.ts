/** The end of a round that had to do with units: sales that they have not heard of yet, and what gateways sent, whole. */
import type { HubEvent, UnitReportsEvent } from '../core/events.ts';
import { normalSerial } from '../core/integrity/serial.ts';
import type { Log } from '../ports.ts';
import { keepRaw } from './take-reports.ts';
import { syncUnit, type UnitRound } from './unit-life.ts';

/** `saleIds`: sales whose units are at hand; `unseen`: events that were handled for the first time. */
export function finishUnits(round: UnitRound, saleIds: readonly string[], unseen: readonly HubEvent[], log: Log): void {
  syncSold(round, saleIds, log);
  keepRaw(
    round,
    unseen.filter((event): event is UnitReportsEvent => event.kind === 'unit-reports'),
  );
}

function syncSold(round: UnitRound, saleIds: readonly string[], log: Log): void {
  const { session, telemetry } = round;
  const ids = new Set(saleIds);
  const serials = [...session.table('sales').rows()].flatMap(({ id, serial }) => (ids.has(id) ? [serial] : []));
  for (const written of new Set(serials.map(normalSerial))) {
    const unit = telemetry.shelf.find(written);
    if (unit?.fault !== '') continue;
    session.checkpoint();
    try {
      syncUnit({ ...round, eventId: `sold ${unit.serial} ${round.nowMs}` }, unit.serial);
    } catch (error) {
      session.rollback();
      log.error(`Unit ${unit.serial} could not be told of its sale`, error);
    }
  }
  const { state } = session.system;
  state.soldUnits = state.soldUnits.filter((id) => !ids.has(id));
}
