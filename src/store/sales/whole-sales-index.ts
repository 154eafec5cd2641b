/** All sales with everything they are checked against, in two reads however many there are: for the audit. */
import { openBook } from '../../core/integrity/book.ts';
import type { Archives, Cell, WorkbookReader } from '../../ports.ts';
import type { Settings } from '../../settings.ts';
import { tables } from '../../tables/index.ts';
import type { Commission, RuleRow } from '../../tables/sales-work.ts';
import type { UnitRow } from '../../tables/units.ts';
import { type ArchiveDeps, idsInArchives } from '../archive/volumes.ts';
import { Layout } from '../session/layout.ts';
import { absencesBySerial, movesBySerial, readContext, type SalesLayouts, soldBySale } from './sales-context.ts';
import { isFilled, type LocatedSale, type Prepare, type SalesIndex } from './sales-index.ts';

export interface WholeBook extends SalesIndex {
  readonly commissionPct: number;
  readonly unitRows: readonly UnitRow[];
  readonly settings: Settings;
  readonly ruleRows: readonly RuleRow[];
  readonly ruleLayout: Layout<typeof tables.rules.columns>;
  readonly commissions: readonly Commission[];
  readonly commissionLayout: Layout<typeof tables.commissions.columns>;
}

/** Every row of every table involved. Throws WorkbookFault and ArchiveFault. */
export function readWholeSalesIndex(workbook: WorkbookReader, prepare: Prepare, archives?: Archives): WholeBook {
  const { layouts, surroundings } = readContext(workbook);
  const { serials, sales, leads, findings } = layouts;
  const names = [serials, sales, leads, findings].map(({ table }) => table.name);
  const [
    unitRows = [],
    saleRows = [],
    leadRows = [],
    findingRows = [],
    types = [],
    subjects = [],
    [head = [], ...made] = [],
    reporting = [],
  ] = workbook.read([
    ...names.map((sheet) => ({ sheet, fromRow: 2 })),
    ...ledgerColumns(layouts),
    { sheet: tables.commissions.name, fromRow: 1 },
    { sheet: tables.units.name, fromRow: 2 },
  ]);
  const inLedger = salesInLedger(types, subjects);
  const standing = new Set(inLedger);
  const seen = new Set<string>();
  const judged = saleRows.flatMap((cells, index): LocatedSale[] => {
    if (!isFilled(cells)) return [];
    const typed = sales.decodeTyped(cells);
    // A row that was put back after its sale was withdrawn must be recorded in the ledger again.
    const sale = typed.recorded === '' || standing.has(typed.id) ? typed : { ...typed, recorded: '' };
    const isCopy = seen.has(sale.id);
    if (sale.id !== '') seen.add(sale.id);
    return [{ row: index + 2, checkedAt: sale.checkedAt, sale: prepare(sale, index + 2, isCopy) }];
  });
  const allLeads = leadRows.map((cells, index) => ({ row: index + 2, lead: leads.decode(cells) }));
  const found = findingRows.map((cells, index) => ({ row: index + 2, finding: findings.decode(cells) }));
  const unitTab = reporting.map((cells) => layouts.units.decode(cells));
  const commissionLayout = new Layout(tables.commissions, head);
  return {
    book: openBook({
      ...surroundings,
      units: unitRows.map((cells) => serials.decodeTyped(cells)),
      leads: allLeads.map(({ lead }) => lead),
      archivedLeads: archives ? archivedLeads({ archives, workbook }, judged, allLeads, found) : new Set(),
      sales: judged.map(({ sale }) => sale),
      inLedger,
      absences: absencesBySerial(unitTab, surroundings.settings.telemetryConfirms),
      moves: movesBySerial(unitTab, surroundings.settings.telemetryConfirms),
    }),
    soldBy: soldBySale(unitTab),
    judged,
    findings: found,
    leads: allLeads,
    layouts,
    commissionPct: surroundings.settings.commissionPct,
    unitRows: unitTab,
    settings: surroundings.settings,
    ruleRows: surroundings.ruleRows,
    ruleLayout: surroundings.ruleLayout,
    commissions: made.map((cells) => commissionLayout.decode(cells)),
    commissionLayout,
  };
}

/** Archived leads that sales name. A lead that was unknown when the sale was entered is not looked for. */
function archivedLeads(
  deps: ArchiveDeps,
  judged: readonly LocatedSale[],
  leads: WholeBook['leads'],
  findings: WholeBook['findings'],
): ReadonlySet<string> {
  const there = new Set(leads.map(({ lead }) => lead.id));
  const unknown = new Set(
    findings.flatMap(({ finding: { rule, subject, state } }) =>
      rule === 'commission-lead-unknown' && state !== 'closed' ? [subject] : [],
    ),
  );
  const gone = judged.flatMap(({ sale }) => (there.has(sale.leadId) || unknown.has(sale.id) ? [] : [sale.leadId]));
  return idsInArchives(
    deps,
    'leads',
    gone.filter((id) => id !== ''),
  );
}

function ledgerColumns({ ledger }: SalesLayouts) {
  return (['type', 'subject'] as const).map((key) => ({
    sheet: ledger.table.name,
    fromRow: 2,
    column: ledger.columnNumber(key),
    columns: 1,
  }));
}

/** IDs of the sales that are in force according to their latest ledger entry. */
function salesInLedger(types: readonly Cell[][], subjects: readonly Cell[][]): string[] {
  const standing = new Set<string>();
  types.forEach(([type], index) => {
    const subject = String(subjects[index]?.[0] ?? '');
    if (type === 'SALE' || type === 'SALE_CORRECTED') standing.add(subject);
    if (type === 'SALE_WITHDRAWN') standing.delete(subject);
  });
  return [...standing];
}
