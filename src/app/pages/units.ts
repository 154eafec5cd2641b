/** Units: found by part of a serial, and the life of one, with the sale it belongs to. */
import { pick } from '../../core/lib/pick.ts';
import type { UnitDetail } from '../../core/pages/staff-views.ts';
import type { UnitLine } from '../../core/pages/views.ts';
import type { Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import type { At } from './at.ts';
import { sightOf } from './lead-line.ts';
import { openView } from './open-view.ts';
import { readBook } from './read-book.ts';
import { missing } from './refusal.ts';
import { saleLine } from './sales.ts';
import { sees, staffAt } from './visitor.ts';

export const UNIT_COLUMNS = [
  'serial', 'state', 'stateAt', 'saleId', 'odometerKm', 'batteryPct', 'heardAt', 'problem',
] as const satisfies readonly (keyof UnitRow)[]; // biome-ignore format: one list

const MOST_ROWS = 500;
const MOST_EVENTS = 100;

export function unitLine(
  unit: Pick<Unit, 'serial' | 'modelId' | 'dealerId' | 'state'>,
  heard: Pick<UnitRow, (typeof UNIT_COLUMNS)[number]> | undefined,
): UnitLine {
  return {
    serial: unit.serial,
    model: unit.modelId,
    dealer: unit.dealerId,
    state: heard?.state || unit.state,
    since: heard?.stateAt ?? null,
    saleId: heard?.saleId ?? '',
    odometerKm: heard?.odometerKm ?? null,
    batteryPct: heard?.batteryPct ?? null,
    heardAt: heard?.heardAt ?? null,
    problem: heard?.problem ?? '',
  };
}

/** The newest, or those whose serial holds the query. Of units that match alone is read what they reported. */
export function unitsFor({ deps, proof }: At, { query }: { readonly query: string }) {
  const me = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, ['dealers'], {
    serials: ['serial', 'modelId', 'dealerId', 'state'],
    units: UNIT_COLUMNS,
  });
  const regions = new Map(book.whole('dealers').map(({ id, region }) => [id, region]));
  const wanted = query.trim().toUpperCase();
  const found = book
    .some('serials')
    .filter(
      ({ serial, dealerId }) =>
        serial !== '' && serial.toUpperCase().includes(wanted) && sees(me, regions.get(dealerId) ?? ''),
    );
  const heard = new Map(book.some('units').map((unit) => [unit.serial, unit]));
  const units = found
    .slice(-MOST_ROWS)
    .reverse()
    .map((unit) => unitLine(unit, heard.get(unit.serial)));
  return { units, total: found.length };
}

export function unitLife({ deps, proof }: At, { serial }: { readonly serial: string }): UnitDetail {
  const me = staffAt(proof, deps.config());
  const view = openView(deps, proof, ['dealers', 'serials', 'units', 'unitEvents', 'sales']);
  view.ensure({ serials: [serial], units: [serial] });
  const unit = view.table('serials').get(serial);
  if (!unit || !sees(me, view.table('dealers').get(unit.dealerId)?.region ?? '')) throw missing(serial);
  const heard = view.table('units').get(serial);
  const [serials = []] = view.columns([['unitEvents', 'serial']]);
  const rows = serials.flatMap((each, at) => (each === serial ? [at + 2] : [])).slice(-MOST_EVENTS);
  view.loadRows(rows.map((row) => ({ name: 'unitEvents', row }) as const));
  view.ensure({ sales: [heard?.saleId ?? ''] });
  const sale = view.table('sales').get(heard?.saleId ?? '');
  const events = [...view.table('unitEvents').rows()].filter((event) => event.serial === serial);
  return {
    line: unitLine(unit, heard),
    shippedAt: unit.shippedAt,
    events: events
      .sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
      .map((event) => pick(event, ['at', 'type', 'from', 'to', 'outcome', 'by', 'reason'])),
    sale: sale ? saleLine(sale, sightOf(me)) : null,
  };
}
