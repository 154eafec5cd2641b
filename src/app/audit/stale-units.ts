/**
 * Units whose row says something else than what it follows from: somebody corrected a shipment in Serials, or changed what
 * gateways may say by themselves. The next round derives them anew.
 */
import { serialKey } from '../../core/integrity/serial.ts';
import { confirmsOf } from '../../core/unit/absences.ts';
import { readFacts } from '../../core/unit/facts.ts';
import { deriveLife, TRANSITIONS } from '../../core/unit/states.ts';
import type { WholeBook } from '../../store/sales/whole-sales-index.ts';
import { unitBehind } from '../../store/state/hub-state.ts';
import type { Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';

/** So many at once; the rest with the next audit. */
const MOST = 200;
/** What a row says of a report that needs staff. */
const UNCONFIRMED = 'is not for it to say';

export function staleUnits({ unitRows, book, settings }: Pick<WholeBook, 'unitRows' | 'book' | 'settings'>): string[] {
  const confirms = confirmsOf(settings.telemetryConfirms);
  const unconfirmed = TRANSITIONS.filter(({ type, by }) => by.includes('gateway') && !confirms.has(type));
  const marks = unconfirmed.map(({ type }) => `["${type}",`);
  const isStale = (row: UnitRow) =>
    isShippedOtherwise(row, book.units.get(row.serial) ?? book.units.get(serialKey(row.serial))) ||
    ((row.problem.includes(UNCONFIRMED) || marks.some((mark) => row.facts.includes(mark))) && isOther(row, confirms));
  const stale: string[] = [];
  for (const row of unitRows) if (stale.length < MOST && row.facts !== '' && isStale(row)) stale.push(row.serial);
  return stale.map(unitBehind);
}

/** Facts are searched as they are written: nearly all rows are in order, and not even read. */
function isShippedOtherwise({ facts }: UnitRow, unit: Unit | undefined): boolean {
  if (!unit) return false;
  const { shippedAt } = unit;
  return !facts.includes(shippedAt === null ? '["MANUFACTURED",' : `["SHIPPED",${shippedAt},`);
}

function isOther(row: UnitRow, confirms: ReadonlySet<string>): boolean {
  const { state, saleId, exceptions } = deriveLife(readFacts(row.facts), confirms);
  return state !== row.state || saleId !== row.saleId || (exceptions.length === 0) !== (row.problem === '');
}
