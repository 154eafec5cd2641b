/** Units: found by part of a serial, and the life of one, with the sale it belongs to. */
import { pick } from '../../core/lib/pick.ts';
import type { UnitDetail } from '../../core/pages/staff-views.ts';
import type { UnitLine } from '../../core/pages/views.ts';
import type { WorkbookReader } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import { tables } from '../../tables/index.ts';
import type { Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import type { At } from './at.ts';
import { sightOf } from './lead-line.ts';
import { openView } from './open-view.ts';
import { type Placed, readBook } from './read-book.ts';
import { missing } from './refusal.ts';
import { saleLine } from './sales.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_ROWS = 200;
const MOST_EVENTS = 100;

function unitLine(unit: Unit, heard: UnitRow | undefined): UnitLine {
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

/** Columns that are read of every unit; whole rows are read only of those shown. */
export const EVERY_UNIT = { serials: ['serial', 'dealerId'], units: ['serial'] } as const;
type EveryUnit = Placed<Pick<Unit, 'serial' | 'dealerId'>>;

/** The newest of these units, with what they reported. One call. */
export function shownUnits(
  workbook: WorkbookReader,
  found: readonly EveryUnit[],
  heard: readonly Placed<Pick<UnitRow, 'serial'>>[],
): UnitLine[] {
  const shown = found.slice(-MOST_ROWS);
  const wanted = new Set(shown.map(({ serial }) => serial));
  const [serials, units] = [tables.serials.name, tables.units.name];
  const rowsOf = (rows: readonly Placed<unknown>[]) => rows.map(({ rowNumber }) => rowNumber - 2);
  const read = readRowsOf(
    workbook,
    [serials, units].map((sheet) => ({ sheet, fromRow: 1, toRow: 1 })),
    { [serials]: rowsOf(shown), [units]: rowsOf(heard.filter(({ serial }) => wanted.has(serial))) },
  );
  const serialLayout = new Layout(tables.serials, read.extra[0]?.[0] ?? []);
  const unitLayout = new Layout(tables.units, read.extra[1]?.[0] ?? []);
  const reports = new Map(
    read
      .of(units)
      .map(({ cells }) => unitLayout.decode(cells))
      .map((row) => [row.serial, row]),
  );
  const rows = read.of(serials).map(({ cells }) => serialLayout.decode(cells));
  // Somebody may have sorted the tab between the two reads.
  return rows
    .filter(({ serial }) => wanted.has(serial))
    .reverse()
    .map((unit) => unitLine(unit, reports.get(unit.serial)));
}

/** The newest units, or those whose serial contains the query. */
export function unitsFor({ deps, proof }: At, { query }: { readonly query: string }) {
  const me = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, ['dealers'], EVERY_UNIT);
  const regions = new Map(book.whole('dealers').map(({ id, region }) => [id, region]));
  const wanted = query.trim().toUpperCase();
  const found = book
    .some('serials')
    .filter(
      ({ serial, dealerId }) =>
        serial !== '' && serial.toUpperCase().includes(wanted) && sees(me, regions.get(dealerId) ?? ''),
    );
  return { units: shownUnits(deps.workbook, found, book.some('units')), total: found.length };
}

export function unitLife({ deps, proof }: At, { serial }: { readonly serial: string }): UnitDetail {
  const me = staffAt(proof, deps.config());
  const view = openView(deps, proof, ['dealers', 'serials', 'units', 'unitEvents', 'sales']);
  view.ensure({ serials: [serial], units: [serial] });
  const unit = view.table('serials').get(serial);
  const regionOf = (dealerId: string) => view.table('dealers').get(dealerId)?.region ?? '';
  if (!unit || !sees(me, regionOf(unit.dealerId))) throw missing(serial);
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
    // A unit that was moved keeps its former dealer's sale, whose buyer belongs to another region.
    sale: sale && sees(me, regionOf(sale.dealerId)) ? saleLine(sale, sightOf(me)) : null,
  };
}
