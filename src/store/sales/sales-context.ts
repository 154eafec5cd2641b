/**
 * What every check of sales needs: the layouts, the small tabs whole, and the key columns of the large ones. One call when the
 * columns are in their usual order, two when people have moved them.
 */
import { patternsOf } from '../../core/integrity/book.ts';
import type { Severity } from '../../core/integrity/rule.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import { type Absence, absencesIn } from '../../core/unit/absences.ts';
import { type Move, movesIn } from '../../core/unit/moves.ts';
import type { Cell, ReadRange, WorkbookReader } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import type { Columns, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import type { UnitRow } from '../../tables/units.ts';
import { Layout } from '../session/layout.ts';
import { withinGrid } from '../session/within-grid.ts';

const GROWN = {
  serials: tables.serials,
  units: tables.units,
  sales: tables.sales,
  leads: tables.leads,
  findings: tables.findings,
  ledger: tables.ledger,
  timeline: tables.timeline,
  alerts: tables.alerts,
} as const;
type Grown = keyof typeof GROWN;
const WHOLE = [tables.prices, tables.dealers, tables.reps, tables.products, tables.settings, tables.rules] as const;

export type SalesLayouts = { readonly [N in Grown]: Layout<(typeof GROWN)[N]['columns']> };

/** Every key column by which related rows are found, in sheet order; the index is the row. */
const KEYS = {
  unitSerials: ['serials', 'serial'],
  reportingSerials: ['units', 'serial'],
  saleSerials: ['sales', 'serial'],
  salePhones: ['sales', 'customerPhone'],
  saleLeads: ['sales', 'leadId'],
  saleIds: ['sales', 'id'],
  saleKeys: ['sales', 'keys'],
  leadIds: ['leads', 'id'],
  leadPhones: ['leads', 'customerPhone'],
  subjects: ['findings', 'subject'],
} as const;
export type KeyColumns = { readonly [K in keyof typeof KEYS]: readonly string[] };

export interface SalesContext {
  readonly layouts: SalesLayouts;
  readonly surroundings: ReturnType<typeof surroundingsFrom>;
}

const smallRanges: readonly ReadRange[] = [
  ...Object.values(GROWN).map(({ name }) => ({ sheet: name, fromRow: 1, toRow: 1 })),
  ...WHOLE.map(({ name }) => ({ sheet: name, fromRow: 1 })),
];

/** Layouts and small tabs only. Throws WorkbookFault. */
export function readContext(workbook: WorkbookReader): SalesContext {
  return contextFrom(workbook.read(smallRanges));
}

/** `atLeast`: rows of Sales that are wanted even if their key columns are blank. */
export function readContextWithKeys(
  workbook: WorkbookReader,
  atLeast: number,
): SalesContext & { readonly columns: KeyColumns } {
  const usual = keyRanges(layoutsFrom(Object.values(GROWN).map(headersOf)));
  const blocks = readBoth(workbook, usual);
  const context = contextFrom(blocks);
  const ranges = keyRanges(context.layouts);
  const isUsual = ranges.every(({ column }, index) => column === usual[index]?.column);
  const found =
    blocks.length > smallRanges.length && isUsual ? blocks.slice(smallRanges.length) : workbook.read(ranges);
  return { ...context, columns: columnsFrom(found, atLeast) };
}

/**
 * Reads both at once. If a tab is narrower than usual, the read fails, and only the small ranges are read to see what is
 * missing.
 */
function readBoth(workbook: WorkbookReader, keys: readonly ReadRange[]): Cell[][][] {
  return withinGrid(
    () => workbook.read([...smallRanges, ...keys]),
    () => workbook.read(smallRanges),
  );
}

function contextFrom(blocks: readonly Cell[][][]): SalesContext {
  const grown = Object.keys(GROWN).length;
  return {
    layouts: layoutsFrom(blocks.slice(0, grown).map((rows) => rows[0] ?? [])),
    surroundings: surroundingsFrom(blocks.slice(grown)),
  };
}

function layoutsFrom(headers: readonly (readonly Cell[])[]): SalesLayouts {
  const entries = Object.entries(GROWN).map(([name, table], index) => [
    name,
    new Layout(table as Table, headers[index] ?? []),
  ]);
  return Object.fromEntries(entries) as SalesLayouts;
}

function headersOf({ columns }: Table): string[] {
  return Object.values(columns).map(({ header }) => header);
}

function surroundingsFrom(blocks: readonly Cell[][][]) {
  const all = <C extends Columns>(table: Table<C>, index: number) => {
    const [header = [], ...rows] = blocks[index] ?? [];
    const layout = new Layout(table, header);
    return rows.map((cells) => layout.decodeTyped(cells));
  };
  const [prices, dealers, reps, products, settings, rules] = WHOLE;
  const ruleRows = all(rules, 5);
  const productRows = all(products, 3);
  return {
    prices: all(prices, 0),
    dealers: all(dealers, 1),
    reps: all(reps, 2),
    products: productRows,
    patterns: patternsOf(productRows),
    settings: parseSettings(all(settings, 4)).settings,
    ruleRows,
    ruleLayout: new Layout(rules, blocks[5]?.[0] ?? []),
    severities: new Map(
      ruleRows.flatMap(({ id, inForce, note }) => (note && inForce ? [[id, inForce as Severity]] : [])),
    ),
  };
}

function keyRanges(layouts: SalesLayouts): ReadRange[] {
  return Object.values(KEYS).map(([table, key]) => ({
    sheet: GROWN[table].name,
    fromRow: 2,
    column: layouts[table].columnNumber(key),
    columns: 1,
  }));
}

/** Columns end with their last filled cell, so the longest gives the number of rows. */
function columnsFrom(blocks: readonly Cell[][][], atLeast: number): KeyColumns {
  const lists = blocks.map((rows) => rows.map((cells) => String(cells[0] ?? '')));
  const entries = Object.entries(KEYS).map(([name, [table]], index) => [name, table, lists[index] ?? []] as const);
  const count = Math.max(atLeast, ...entries.map(([, table, list]) => (table === 'sales' ? list.length : 0)));
  const padded = (values: readonly string[]) => Array.from({ length: count }, (_, index) => values[index] ?? '');
  const columns = entries.map(([name, table, list]) => [name, table === 'sales' ? padded(list) : list] as const);
  return Object.fromEntries(columns) as unknown as KeyColumns;
}

/** By serial: when units were away, according to their rows. */
export function absencesBySerial(
  rows: readonly Pick<UnitRow, 'serial' | 'facts'>[],
  telemetryConfirms: string,
): Map<string, readonly Absence[]> {
  const known = rows.flatMap(({ serial, facts }) => {
    const [key, absences] = [serialKey(serial), absencesIn(facts, telemetryConfirms)];
    return key !== '' && absences.length > 0 ? [[key, absences] as const] : [];
  });
  return new Map(known);
}

/** By serial: the units' moves between dealers, according to their rows. */
export function movesBySerial(
  rows: readonly Pick<UnitRow, 'serial' | 'facts'>[],
  telemetryConfirms: string,
): Map<string, readonly Move[]> {
  const known = rows.flatMap(({ serial, facts }) => {
    const [key, moves] = [serialKey(serial), movesIn(facts, telemetryConfirms)];
    return key !== '' && moves.length > 0 ? [[key, moves] as const] : [];
  });
  return new Map(known);
}

/** Serial → ID of the sale by which the unit is sold, according to its row. */
export function soldBySale(rows: readonly Pick<UnitRow, 'serial' | 'saleId'>[]): Map<string, string> {
  return new Map(rows.flatMap(({ serial, saleId }) => (saleId === '' ? [] : [[serialKey(serial), saleId] as const])));
}
