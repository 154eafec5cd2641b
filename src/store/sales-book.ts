/**
 * The book as one entry needs it, in three reads however many serials and sales there are: headers and what is small,
 * then the key columns, then the rows that hang together with the entry.
 */
import { type Book, openBook, patternsOf } from '../core/integrity/book.ts';
import { relatedRows } from '../core/integrity/related.ts';
import type { SaleEntry } from '../core/integrity/rule.ts';
import type { Cell, ReadRange, Workbook } from '../ports.ts';
import { parseSettings } from '../settings.ts';
import type { Columns, Row, Table } from '../tables/columns.ts';
import { tables } from '../tables/index.ts';
import type { Finding, Sale } from '../tables/sales.ts';
import { Layout } from './layout.ts';
import { type RowSpan, rowSpans } from './row-spans.ts';

/** What is to be judged: rows of the Sales tab, sales behind rows of Findings, and sales that are no row yet. */
export interface Wanted {
  readonly saleRows: readonly number[];
  readonly findingRows: readonly number[];
  readonly added: readonly Sale[];
}

export interface LocatedSale {
  /** null for a sale that is no row yet. */
  readonly row: number | null;
  readonly sale: SaleEntry;
}

export interface SalesBook {
  readonly book: Book;
  /** What can be judged with these rows: the wanted sales and those that hang together with them. */
  readonly judged: readonly LocatedSale[];
  readonly findings: readonly { readonly row: number; readonly finding: Finding }[];
  readonly salesLayout: Layout<typeof tables.sales.columns>;
  readonly findingsLayout: Layout<typeof tables.findings.columns>;
}

/** Rows were moved between two reads: what was read does not belong together. */
export class RowsMoved extends Error {}

/** `prepare` gives a sale that was never checked its ID and time of entry. */
export function readSalesBook(
  workbook: Workbook,
  wanted: Wanted,
  prepare: (sale: SaleEntry, row: number) => SaleEntry,
): SalesBook {
  const small = readSmall(workbook);
  const { layouts } = small;
  const columns = readColumns(workbook, layouts, Math.max(0, ...wanted.saleRows) - 1);
  const count = columns.saleSerials.length;
  const column = (values: readonly string[], of: keyof Sale) => [
    ...values,
    ...wanted.added.map((sale) => String(sale[of])),
  ];
  const entries = [...wantedSales(columns, wanted), ...wanted.added.map((_, index) => count + index)];
  const related = relatedRows(
    {
      ...columns,
      saleSerials: column(columns.saleSerials, 'serial'),
      salePhones: column(columns.salePhones, 'customerPhone'),
      saleLeads: column(columns.saleLeads, 'leadId'),
      patterns: patternsOf(small.products),
    },
    entries,
  );
  const inSheet = (sales: ReadonlySet<number>) => [...sales].filter((index) => index < count).sort((a, b) => a - b);
  const known = [...inSheet(related.judged), ...inSheet(related.context)];
  const ids = new Set(inSheet(related.judged).map((index) => columns.saleIds[index] ?? ''));
  const findingRows = columns.subjects.flatMap((subject, index) => (subject !== '' && ids.has(subject) ? [index] : []));
  const rows = readRows(workbook, [
    [layouts.serials, [...related.units]],
    [layouts.sales, known],
    [layouts.leads, [...related.leads]],
    [layouts.findings, findingRows],
  ]);
  const filled = rows(layouts.sales).filter(({ cells }) => isFilled(cells));
  const located = filled.map(({ row, cells }): LocatedSale => {
    const sale = { ...layouts.sales.decode(cells), unreadable: layouts.sales.unreadable(cells) };
    if (sale.serial !== columns.saleSerials[row - 2]) throw new RowsMoved(`Sales, row ${row}`);
    return { row, sale: prepare(sale, row) };
  });
  const added = wanted.added.map((sale, index): LocatedSale => {
    return { row: null, sale: prepare({ ...sale, unreadable: [] }, count + index + 2) };
  });
  const isJudged = ({ row }: LocatedSale) => row !== null && related.judged.has(row - 2);
  return {
    book: openBook({
      ...small,
      units: rows(layouts.serials).map(({ cells }) => layouts.serials.decode(cells)),
      leads: rows(layouts.leads).map(({ cells }) => layouts.leads.decode(cells)),
      sales: [...located, ...added].map(({ sale }) => sale),
    }),
    judged: [...located.filter(isJudged), ...added],
    findings: rows(layouts.findings).map(({ row, cells }) => ({ row, finding: layouts.findings.decode(cells) })),
    salesLayout: layouts.sales,
    findingsLayout: layouts.findings,
  };
}

/** The book whole, in two reads: for the audit. */
export function readWholeSalesBook(
  workbook: Workbook,
  prepare: (sale: SaleEntry, row: number) => SaleEntry,
): SalesBook {
  const small = readSmall(workbook);
  const { serials, sales, leads, findings } = small.layouts;
  const names = [serials, sales, leads, findings].map(({ table }) => table.name);
  const blocks = workbook.read(names.map((sheet) => ({ sheet, fromRow: 2 })));
  const [unitRows = [], saleRows = [], leadRows = [], findingRows = []] = blocks;
  const judged = saleRows.flatMap((cells, index): LocatedSale[] => {
    if (!isFilled(cells)) return [];
    const sale = { ...sales.decode(cells), unreadable: sales.unreadable(cells) };
    return [{ row: index + 2, sale: prepare(sale, index + 2) }];
  });
  return {
    book: openBook({
      ...small,
      units: unitRows.map((cells) => serials.decode(cells)),
      leads: leadRows.map((cells) => leads.decode(cells)),
      sales: judged.map(({ sale }) => sale),
    }),
    judged,
    findings: findingRows.map((cells, index) => ({ row: index + 2, finding: findings.decode(cells) })),
    salesLayout: sales,
    findingsLayout: findings,
  };
}

function isFilled(cells: readonly Cell[]): boolean {
  return cells.some((cell) => String(cell).trim() !== '' && cell !== false);
}

/** Rows that were named, rows behind findings, and rows that nobody has checked yet. */
function wantedSales(columns: ReturnType<typeof readColumns>, wanted: Wanted): number[] {
  const named = wanted.saleRows.map((row) => row - 2);
  const subjects = new Set(wanted.findingRows.map((row) => columns.subjects[row - 2] ?? ''));
  const others = columns.saleSerials.flatMap((serial, index) => {
    const id = columns.saleIds[index] ?? '';
    return (id === '' && serial.trim() !== '') || (id !== '' && subjects.has(id)) ? [index] : [];
  });
  return [...named, ...others];
}

function readSmall(workbook: Workbook) {
  const grown = [tables.serials, tables.sales, tables.leads, tables.findings] as const;
  const whole = [tables.prices, tables.dealers, tables.reps, tables.products, tables.settings] as const;
  const blocks = workbook.read([
    ...grown.map(({ name }) => ({ sheet: name, fromRow: 1, toRow: 1 })),
    ...whole.map(({ name }) => ({ sheet: name, fromRow: 1 })),
  ]);
  const headed = <C extends Columns>(table: Table<C>, index: number) => new Layout(table, blocks[index]?.[0] ?? []);
  const all = <C extends Columns>(table: Table<C>, index: number): Row<C>[] => {
    const layout = headed(table, index);
    return (blocks[index] ?? []).slice(1).map((cells) => layout.decode(cells));
  };
  return {
    layouts: {
      serials: headed(tables.serials, 0),
      sales: headed(tables.sales, 1),
      leads: headed(tables.leads, 2),
      findings: headed(tables.findings, 3),
    },
    prices: all(tables.prices, 4),
    dealers: all(tables.dealers, 5),
    reps: all(tables.reps, 6),
    products: all(tables.products, 7),
    settings: parseSettings(all(tables.settings, 8)).settings,
  };
}

function readColumns(workbook: Workbook, layouts: ReturnType<typeof readSmall>['layouts'], atLeast: number) {
  const { serials, sales, leads, findings } = layouts;
  const range = (layout: Layout<never>, column: number): ReadRange => ({
    sheet: layout.table.name,
    fromRow: 2,
    column,
    columns: 1,
  });
  const of = <C extends Columns>(layout: Layout<C>, key: keyof C & string) =>
    range(layout as unknown as Layout<never>, layout.columnNumber(key));
  const blocks = workbook.read([
    of(serials, 'serial'),
    of(sales, 'serial'),
    of(sales, 'customerPhone'),
    of(sales, 'leadId'),
    of(sales, 'id'),
    of(leads, 'id'),
    of(findings, 'subject'),
  ]);
  const [
    unitSerials = [],
    saleSerials = [],
    salePhones = [],
    saleLeads = [],
    saleIds = [],
    leadIds = [],
    subjects = [],
  ] = blocks.map((rows) => rows.map((cells) => String(cells[0] ?? '')));
  // A column ends with its last filled cell; the longest says how many rows there are.
  const count = Math.max(atLeast, saleSerials.length, salePhones.length, saleLeads.length, saleIds.length);
  const padded = (values: string[]) => Array.from({ length: count }, (_, index) => values[index] ?? '');
  return {
    unitSerials,
    saleSerials: padded(saleSerials),
    salePhones: padded(salePhones),
    saleLeads: padded(saleLeads),
    saleIds: padded(saleIds),
    leadIds,
    subjects,
  };
}

/** The named rows of each table (0-based below the header), in one call. */
function readRows(workbook: Workbook, wanted: readonly (readonly [{ table: { name: string } }, readonly number[]])[]) {
  const plans = wanted.map(([{ table }, indexes]) => {
    const rows = new Set(indexes.map((index) => index + 2));
    return { sheet: table.name, rows, spans: rowSpans(rows, 60) };
  });
  const ranges = plans.flatMap(({ sheet, spans }) => spans.map((span: RowSpan): ReadRange => ({ sheet, ...span })));
  const blocks = ranges.length > 0 ? workbook.read(ranges) : [];
  return ({ table }: { table: { name: string } }): { row: number; cells: readonly Cell[] }[] =>
    ranges.flatMap(({ sheet, fromRow, toRow = fromRow }, index) => {
      const plan = plans.find((each) => each.sheet === sheet);
      if (sheet !== table.name) return [];
      const lines = Array.from({ length: toRow - fromRow + 1 }, (_, down) => ({
        row: fromRow + down,
        cells: blocks[index]?.[down] ?? [],
      }));
      return lines.filter(({ row }) => plan?.rows.has(row));
    });
}
