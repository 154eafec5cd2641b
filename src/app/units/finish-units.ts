/**
 * The beginning and end of a round that concerns units: first the units learn of new sales, last the raw reports are stored.
 */
import type { HubEvent, UnitReportsEvent } from '../../core/events.ts';
import { serialIn } from '../../core/integrity/book.ts';
import { reconcileFindings } from '../../core/integrity/findings.ts';
import { judgeUnits } from '../../core/integrity/rules/unit-rules.ts';
import type { Log } from '../../ports.ts';
import { unitsIn } from '../../store/state/hub-state.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { keepRaw } from './ingest-telemetry.ts';
import { syncUnit, takeBackProof } from './unit-lifecycle.ts';

/** `unseen`: events that were handled for the first time. */
export function finishUnits(round: UnitRound, unseen: readonly HubEvent[]): void {
  judgeRederived(round);
  keepRaw(
    round,
    unseen.filter((event): event is UnitReportsEvent => event.kind === 'unit-reports'),
  );
}

/** Applies the audit's rules for units at once to the units that changed in this round. */
function judgeRederived(round: UnitRound): void {
  const { session, telemetry, config, nowMs } = round;
  const rows = [...telemetry.rederived].flatMap((serial) => {
    const row = session.table('units').get(serial);
    return row && telemetry.directory.isWhole(serial) ? [row] : [];
  });
  const subjects = new Set(rows.map(({ serial }) => serial));
  const findings = session.table('findings');
  const known = [...findings.rows()].filter(({ rule, subject }) => rule.startsWith('unit-') && subjects.has(subject));
  const sales = new Map([...session.table('sales').rows()].map((sale) => [sale.id, sale]));
  const heard = new Map(Object.entries(session.system.state.gateways).map(([id, { heardAt }]) => [id, heardAt]));
  const dealers = [...session.table('dealers').rows()];
  const judgements = judgeUnits(rows, { nowMs, settings: config.settings, dealers, sales, heard });
  const { opened, changed } = reconcileFindings(known, judgements, {
    nowMs,
    evidenceOf: (serial) => session.table('units').get(serial)?.facts ?? '',
    dealerOf: (serial) => session.table('units').get(serial)?.dealerId ?? '',
  });
  for (const finding of opened) findings.append(finding);
  for (const { id, patch } of changed) findings.update(id, patch);
}

/**
 * Runs before any other event about these units, since reports of staff or a gateway depend on what became of the sales.
 * `saleIds`: sales entered, corrected or withdrawn since, whose units are loaded.
 */
export function tellUnitsOfSales(round: UnitRound, saleIds: readonly string[], log: Log): void {
  const { session, telemetry } = round;
  const { directory } = telemetry;
  const ids = new Set(saleIds);
  const sales = [...session.table('sales').rows()].filter(({ id }) => ids.has(id));
  const written = [...sales.map(({ keys }) => serialIn(keys)), ...unitsIn(saleIds), ...directory.soldBy(ids)];
  const units = new Set(written.flatMap((serial) => directory.find(serial) ?? []).map(({ serial }) => serial));
  // When a sale now belongs to another unit, the old unit's proof is withdrawn before the new one may prove it.
  for (const { id, keys } of sales)
    takeBackProof({ ...round, eventId: `sold ${id} ${round.nowMs}` }, id, serialIn(keys));
  for (const serial of units) {
    if (directory.find(serial)?.fault !== '') continue;
    session.checkpoint();
    try {
      syncUnit({ ...round, eventId: `sold ${serial} ${round.nowMs}` }, serial, ids);
    } catch (error) {
      session.rollback();
      log.error('unit-not-told', error, { unit: serial });
    }
  }
  const { state } = session.system;
  state.soldUnits = state.soldUnits.filter((id) => !ids.has(id));
}
