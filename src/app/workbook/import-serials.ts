/**
 * Shipments pasted into the Import tab become rows of Serials, slice by slice, each slice one commit together with its results.
 * Wherever it is stopped, nothing is imported twice, and the minute trigger continues.
 */
import { patternsById } from '../../core/integrity/book.ts';
import { type ShipmentLine, shipmentReader } from '../../core/integrity/read-shipment.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import type { Cell, WorkbookChanges } from '../../ports.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import type { ImportRow } from '../../tables/sales-work.ts';
import { askForAudit } from '../audit/audit-sales.ts';
import { jobUnderWay } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { type ImportReport, importLines, LINES_A_SLICE, type Slice } from './import-lines.ts';

type ImportDeps = Pick<WriterDeps, 'clock' | 'properties' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;

export function importSerials(deps: ImportDeps): ImportReport {
  const report = importLines(deps, 'import', () => importSlice(deps));
  if (report.outcome === 'done' && report.imported > 0) askForAudit(deps);
  return report;
}

/** By the minute trigger: continues an import that was stopped. */
export function continueImport(deps: ImportDeps, properties: Readonly<Record<string, string>>): void {
  if (jobUnderWay(properties, 'import')) importSerials(deps);
}

/** Null when somebody else holds the lock. Everything is read under it: nobody imports the same lines twice. */
function importSlice({ withLock, workbook }: ImportDeps): Slice | null {
  const imported = withLock(LOCK_WAIT_MS, (commit) => {
    const { layout, units, lines, read } = openImport(workbook);
    const slice = lines.slice(0, LINES_A_SLICE).map((line) => ({ ...line, outcome: read(line.cells) }));
    const changes = changesOf(layout, units, slice);
    commit(changes);
    const count = (kind: ShipmentLine['kind']) => slice.filter(({ outcome }) => outcome.kind === kind).length;
    return { imported: count('unit'), refused: count('refused'), left: lines.length - slice.length };
  });
  return imported === BUSY ? null : imported;
}

interface Line {
  readonly row: number;
  readonly entry: ImportRow;
  readonly cells: readonly string[];
}

function openImport(workbook: WriterDeps['workbook']) {
  const names = [tables.imports, tables.products, tables.dealers].map(({ name }) => name);
  const [[head = [], ...rows] = [], products = [], dealers = [], [unitHead = []] = []] = workbook.read([
    ...names.map((sheet) => ({ sheet, fromRow: 1 })),
    { sheet: tables.serials.name, fromRow: 1, toRow: 1 },
  ]);
  const layout = new Layout(tables.imports, head);
  const units = new Layout(tables.serials, unitHead);
  const [serials = []] = workbook.read([
    { sheet: tables.serials.name, fromRow: 2, column: units.columnNumber('serial'), columns: 1 },
  ]);
  const read = shipmentReader({
    models: patternsById(rowsOf(tables.products, products)),
    dealers: new Set(rowsOf(tables.dealers, dealers).map(({ id }) => id)),
    known: new Set(serials.map(([cell]) => serialKey(String(cell ?? '')))),
  });
  const all = rows.map((cells, index): Line => {
    const entry = layout.decode(cells);
    return {
      row: index + 2,
      entry,
      cells: [entry.serial, entry.modelId, entry.dealerId, entry.shippedAt, entry.state],
    };
  });
  // A header line applies to the lines below it, even when those are read in a later slice.
  for (const { entry, cells } of all) if (entry.result === HEADER) read(cells);
  const lines = all.filter(({ entry, cells }) => entry.result === '' && cells.some((cell) => cell.trim() !== ''));
  return { layout, units, lines, read };
}

function rowsOf<C extends Columns>(table: Table<C>, [head = [], ...rows]: readonly Cell[][]): Row<C>[] {
  const layout = new Layout(table, head);
  return rows.map((cells) => layout.decode(cells));
}

const HEADER = 'HEADERS';

function changesOf(
  layout: Layout<typeof tables.imports.columns>,
  units: Layout<typeof tables.serials.columns>,
  slice: readonly (Line & { readonly outcome: ShipmentLine })[],
): WorkbookChanges {
  const key = layout.columnNumber('serial');
  const updates = slice.flatMap(({ row, entry, outcome }) => {
    const result = outcome.kind === 'unit' ? 'IMPORTED' : outcome.kind === 'header' ? HEADER : outcome.reason;
    const runs = layout.encodeRuns({ ...entry, result }, new Set(['result']));
    return runs.map((run) => ({ sheet: tables.imports.name, row, ...run, key: { column: key, value: entry.serial } }));
  });
  const rows = slice.flatMap(({ outcome }) => (outcome.kind === 'unit' ? [units.encode(outcome.unit)] : []));
  return { updates, appends: rows.length > 0 ? [{ sheet: tables.serials.name, rows }] : [] };
}
