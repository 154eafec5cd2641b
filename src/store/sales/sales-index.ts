/**
 * Everything needed to judge a few entries, in two reads however many serials and sales there are: the context with its key
 * columns, then all rows related to these entries.
 */
import { type Book, openBook, serialIn } from '../../core/integrity/book.ts';
import { type RelatedRows, relatedRows } from '../../core/integrity/related.ts';
import type { SaleEntry } from '../../core/integrity/rule.ts';
import { isComplete } from '../../core/integrity/rules/entry-rules.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Finding, Sale } from '../../tables/sales.ts';
import { readRowsOf } from '../session/row-spans.ts';
import type { HubState } from '../state/hub-state.ts';
import { stateFrom, stateRange } from '../state/system-tab.ts';
import {
  absencesBySerial,
  type KeyColumns,
  movesBySerial,
  readContextWithKeys,
  type SalesLayouts,
  soldBySale,
} from './sales-context.ts';

/** What to judge: rows of the Sales tab, the sales of rows of Findings, and sales without a row. */
export interface Wanted {
  readonly saleRows: readonly number[];
  readonly findingRows: readonly number[];
  readonly added: readonly AddedSale[];
  /**
   * Rows that somebody is typing cell by cell: they are not judged before they are complete, and findings may disappear with
   * the next cell.
   */
  readonly typedRows: readonly number[];
  /** The most unchecked rows to include; the others wait. */
  readonly unchecked: number;
}

export interface AddedSale {
  /** Its `id` comes from the sender: a sale that already has a row is judged again and not added. */
  readonly sale: Sale;
  /** The refused sale of the same dealer that it corrects, or ''. */
  readonly replaces: string;
  /** Texts that could not be read, which are stored in their cells as written. */
  readonly raw: Readonly<Partial<Record<keyof Sale, string>>>;
}

export interface LocatedSale {
  /** Null for a sale without a row. */
  readonly row: number | null;
  readonly sale: SaleEntry;
  /** The row's present value. */
  readonly checkedAt?: number | null;
  readonly raw?: AddedSale['raw'];
}

export interface SalesIndex {
  readonly book: Book;
  /** From the Units tab: serial → ID of the sale by which the unit is sold. */
  readonly soldBy: ReadonlyMap<string, string>;
  /** The sales that can be judged: the wanted ones and those related to them. */
  readonly judged: readonly LocatedSale[];
  readonly findings: readonly { readonly row: number; readonly finding: Finding }[];
  readonly leads: readonly { readonly row: number; readonly lead: Lead }[];
  readonly layouts: SalesLayouts;
}

export interface OpenedBook extends SalesIndex {
  /** The writer's present state, for the ledger. */
  readonly state: HubState;
  /** Sale IDs by row, from row 2. */
  readonly saleIds: readonly string[];
  /** How many unchecked rows were not included. */
  readonly left: number;
}

/** Somebody moved rows between the two reads, so their results do not match. */
export class RowsMoved extends Error {}

/** Gives a sale that was never checked its ID and time of entry, and a new one to a row that was copied from another. */
export type Prepare = (sale: SaleEntry, row: number, isCopy: boolean) => SaleEntry;

/** Throws RowsMoved when somebody moved rows between the two reads, and WorkbookFault. */
export function readSalesIndex(workbook: WorkbookReader, wanted: Wanted, prepare: Prepare): OpenedBook {
  const { layouts, surroundings, columns } = readContextWithKeys(workbook, Math.max(0, ...wanted.saleRows) - 1);
  const added = wanted.added.filter(({ sale }) => !columns.saleIds.includes(sale.id));
  const { entries, left } = wantedSales(columns, wanted);
  const related = relatedTo(columns, surroundings.patterns, entries, added);
  const rows = readRelated(workbook, layouts, columns, { related, findingRows: wanted.findingRows });
  const typed = new Set(wanted.typedRows);
  const located = locate(rows.of(layouts.sales.table.name), layouts, columns, added)
    .filter(({ row, sale }) => !typed.has(row) || sale.checkedAt !== null || isComplete(sale))
    .map(({ sale, row, isCopy }) => ({ row, sale: prepare(sale, row, isCopy) }));
  const fresh = added.map(({ sale, raw }, index): LocatedSale => {
    const unreadable = (Object.keys(raw) as (keyof Sale)[]).map((key) => layouts.sales.table.columns[key].header);
    const row = columns.saleIds.length + index + 2;
    return { row: null, sale: prepare({ ...sale, unreadable, asTyped: Object.values(raw) }, row, false), raw };
  });
  const unitRows = rows.of(layouts.units.table.name).map(({ cells }) => layouts.units.decode(cells));
  const leads = rows.of(layouts.leads.table.name).map(({ row, cells }) => ({ row, lead: layouts.leads.decode(cells) }));
  return {
    book: openBook({
      ...surroundings,
      units: rows.of(layouts.serials.table.name).map(({ cells }) => layouts.serials.decodeTyped(cells)),
      leads: leads.map(({ lead }) => lead),
      sales: [...located, ...fresh].map(({ sale }) => sale),
      inLedger: [],
      absences: absencesBySerial(unitRows, surroundings.settings.telemetryConfirms),
      moves: movesBySerial(unitRows, surroundings.settings.telemetryConfirms),
    }),
    soldBy: soldBySale(unitRows),
    judged: [...located.filter(({ row }) => related.judged.has(row - 2)), ...fresh],
    findings: rows
      .of(layouts.findings.table.name)
      .map(({ row, cells }) => ({ row, finding: layouts.findings.decode(cells) })),
    leads,
    layouts,
    state: stateFrom(rows.extra[0]),
    saleIds: columns.saleIds,
    left,
  };
}

/** The rows related to the entries and the added sales, which count as rows after the last. */
function relatedTo(
  columns: KeyColumns,
  patterns: readonly string[],
  entries: readonly number[],
  added: readonly AddedSale[],
): RelatedRows {
  const withAdded = (values: readonly string[], key: keyof Sale) => [
    ...values,
    ...added.map(({ sale }) => String(sale[key])),
  ];
  return relatedRows(
    {
      ...columns,
      saleSerials: withAdded(columns.saleSerials, 'serial'),
      salePhones: withAdded(columns.salePhones, 'customerPhone'),
      saleLeads: withAdded(columns.saleLeads, 'leadId'),
      patterns,
    },
    [...entries, ...added.map((_, index) => columns.saleSerials.length + index)],
  );
}

/** The related rows of every tab, the findings of the sales that are judged, and the writer's state. */
function readRelated(
  workbook: WorkbookReader,
  layouts: SalesLayouts,
  { saleIds, saleSerials, subjects }: KeyColumns,
  { related, findingRows }: { readonly related: RelatedRows; readonly findingRows: readonly number[] },
): ReturnType<typeof readRowsOf> {
  const inSheet = (sales: ReadonlySet<number>) =>
    [...sales].filter((index) => index < saleSerials.length).sort((a, b) => a - b);
  const judgedIds = new Set(inSheet(related.judged).map((index) => saleIds[index] ?? ''));
  const decided = new Set(findingRows.map((row) => row - 2));
  const isNeeded = (subject: string, index: number) =>
    decided.has(index) || judgedIds.has(subject) || related.serials.has(serialKey(subject));
  return readRowsOf(workbook, [stateRange()], {
    [layouts.serials.table.name]: related.units,
    [layouts.units.table.name]: related.reporting,
    [layouts.sales.table.name]: [...inSheet(related.judged), ...inSheet(related.context)],
    [layouts.leads.table.name]: related.leads,
    [layouts.findings.table.name]: subjects.flatMap((id, index) => (id && isNeeded(id, index) ? [index] : [])),
  });
}

/** The sales in their rows, marked as replaced where an added sale corrects them. Throws RowsMoved. */
function locate(
  rows: readonly { readonly row: number; readonly cells: readonly Cell[] }[],
  layouts: SalesLayouts,
  { saleIds, saleSerials }: KeyColumns,
  added: readonly AddedSale[],
): { readonly row: number; readonly sale: SaleEntry; readonly isCopy: boolean }[] {
  const replacing = new Map(added.map(({ sale, replaces }) => [`${replaces} ${sale.dealerId}`, sale.id]));
  const firstWith = new Map(saleIds.map((id, index) => [id, index] as const).reverse());
  return rows.flatMap(({ row, cells }) => {
    if (!isFilled(cells)) return [];
    const sale = layouts.sales.decodeTyped(cells);
    if (sale.serial !== saleSerials[row - 2]) throw new RowsMoved(`Sales, row ${row}`);
    const by = sale.verdict === 'REFUSED' ? replacing.get(`${sale.id} ${sale.dealerId}`) : undefined;
    const isCopy = sale.id !== '' && firstWith.get(sale.id) !== row - 2;
    return [{ row, sale: { ...sale, replacedBy: by ?? sale.replacedBy }, isCopy }];
  });
}

/** Whether anything was typed into the row; a tick box that is off does not count. */
export function isFilled(cells: readonly Cell[]): boolean {
  return cells.some((cell) => String(cell).trim() !== '' && cell !== false);
}

/** The named rows, the rows of findings' sales, sales that are corrected or sent again, and some unchecked rows. */
function wantedSales(columns: KeyColumns, wanted: Wanted): { entries: number[]; left: number } {
  const { saleIds, saleSerials, saleKeys, subjects } = columns;
  const named = new Set(wanted.saleRows.map((row) => row - 2));
  const ids = new Set([
    ...wanted.findingRows.map((row) => subjects[row - 2] ?? ''),
    ...wanted.added.flatMap(({ sale, replaces }) => [sale.id, replaces]),
  ]);
  ids.delete('');
  // A decision of staff about a unit affects its sale.
  const units = new Set(wanted.findingRows.map((row) => serialKey(subjects[row - 2] ?? '')));
  units.delete('');
  const unchecked: number[] = [];
  saleIds.forEach((id, index) => {
    if (ids.has(id) || units.has(serialIn(saleKeys[index] ?? ''))) named.add(index);
    else if (id === '' && saleSerials[index]?.trim() && !named.has(index)) unchecked.push(index);
  });
  return {
    entries: [...named, ...unchecked.slice(0, wanted.unchecked)],
    left: Math.max(0, unchecked.length - wanted.unchecked),
  };
}
