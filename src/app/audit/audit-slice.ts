/**
 * A slice of an audit: changes collected without the lock, and their commit under it. Rows that were edited meanwhile are
 * skipped: the edit was judged with newer data.
 */
import type { LedgerEntry } from '../../core/ledger/chain.ts';
import type { CellWrite, WorkbookChanges } from '../../ports.ts';
import type { WholeBook } from '../../store/sales/whole-sales-index.ts';
import { decodeCell } from '../../store/session/cells.ts';
import { SystemOutOfOrder, stateFrom, stateRange } from '../../store/state/system-tab.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { closeSoldLeads } from '../sales/close-sold-leads.ts';
import { judgingMoved } from '../sales/register-sale.ts';
import { type JudgedSale, joined } from '../sales/sale-changes.ts';
import { withLedger } from '../sales/sales-ledger.ts';

export interface AuditPart extends WorkbookChanges {
  readonly entries: readonly LedgerEntry[];
  readonly verdicts: readonly JudgedSale[];
  /** IDs of sales that do not yet show what their units prove; the next round looks at them again. */
  readonly behind: readonly string[];
}

export const emptySlice: AuditPart = { updates: [], appends: [], entries: [], verdicts: [], behind: [] };

const LOCK_WAIT_MS = 15_000;

export function withSlice(part: AuditPart, more: WorkbookChanges & Partial<AuditPart>): AuditPart {
  const { entries = [], verdicts = [], behind = [] } = more;
  const changes = part.updates.length + part.appends.length === 0 ? more : joined(part, more);
  return {
    ...changes,
    entries: [...part.entries, ...entries],
    verdicts: [...part.verdicts, ...verdicts],
    behind: [...part.behind, ...behind],
  };
}

/** The number of changes that the slice writes. */
export function sizeOf({ updates, appends, entries, behind }: AuditPart): number {
  return updates.length + entries.length + behind.length + appends.reduce((sum, { rows }) => sum + rows.length, 0);
}

/**
 * False when the lock was taken, rows were moved at that moment, or the System tab has to be repaired first: the next run reads
 * again and continues.
 */
export function commitSlice(deps: SliceDeps, opened: WholeBook, part: AuditPart): boolean {
  try {
    return writeSlice(deps, opened, part);
  } catch (error) {
    if (error instanceof SystemOutOfOrder) return false;
    throw error;
  }
}

type SliceDeps = Pick<WriterDeps, 'clock' | 'withLock' | 'workbook'>;

function writeSlice(deps: SliceDeps, opened: WholeBook, part: AuditPart): boolean {
  const closed = closeSoldLeads(opened, part.verdicts, deps.clock.nowMs());
  if (sizeOf(part) + closed.updates.length === 0) return true;
  const isDone = deps.withLock(LOCK_WAIT_MS, (commit) => {
    const { state, checkedAt, there } = readAgain(deps, opened);
    const stale = new Set(
      part.verdicts.flatMap(({ row, sale, checkedAt: before }) => (row && checkedAt(row) !== before ? [sale.id] : [])),
    );
    const changes = joined(withoutStale(part, opened, stale, there), closed);
    const entries = part.entries.filter(({ subject }) => !stale.has(subject));
    const all = withLedger(changes, entries, { state, layouts: opened.layouts }, part.behind);
    if (all.updates.length + all.appends.length === 0) return true;
    return commit(all, judgingMoved({ ...deps, commit }, entries)).length === 0;
  });
  return isDone === true;
}

/**
 * Reads again what edits and other audits may have written meanwhile: when each row was checked, and the tabs derived from
 * sales.
 */
function readAgain({ workbook }: Pick<WriterDeps, 'workbook'>, opened: WholeBook) {
  const made = madeBy(opened);
  const checkedAt = opened.layouts.sales.columnNumber('checkedAt');
  const column = (sheet: string, at: number) => ({ sheet, fromRow: 2, column: at, columns: 1 });
  const [state, checked = [], ...keys] = workbook.read([
    stateRange(),
    column(tables.sales.name, checkedAt),
    ...made.map(({ sheet, key }) => column(sheet, key)),
  ]);
  const there = made.map(
    ({ sheet }, at) => [sheet, new Set((keys[at] ?? []).map(([cell]) => String(cell ?? '')))] as const,
  );
  return {
    state: stateFrom(state),
    checkedAt: (row: number) => decodeCell(tables.sales.columns.checkedAt, checked[row - 2]?.[0]),
    there: new Map(there),
  };
}

/** The tabs to which an audit appends missing rows, and the column of their keys. */
function madeBy({ layouts, commissionLayout, ruleLayout }: WholeBook) {
  return [layouts.findings, commissionLayout, ruleLayout].map((layout) => {
    const { name, key } = layout.table;
    return { sheet: name, key: layout.columnNumber(key) };
  });
}

function withoutStale(
  { updates, appends, verdicts }: AuditPart,
  opened: WholeBook,
  stale: ReadonlySet<string>,
  there: ReadonlyMap<string, ReadonlySet<string>>,
): WorkbookChanges {
  const { layouts, findings } = opened;
  const keys = new Map(madeBy(opened).map(({ sheet, key }) => [sheet, key]));
  const subject = layouts.findings.columnNumber('subject');
  const rows = new Set(verdicts.flatMap(({ row, sale }) => (stale.has(sale.id) ? [row] : [])));
  const findingRows = new Set(findings.flatMap(({ row, finding }) => (stale.has(finding.subject) ? [row] : [])));
  const staleRows = new Map<string, ReadonlySet<number | null>>([
    [layouts.findings.table.name, findingRows],
    [tables.sales.name, rows],
  ]);
  const isNew = (sheet: string, cells: readonly CellWrite[]) => {
    const isAboutStale = sheet === layouts.findings.table.name && stale.has(textOf(cells[subject - 1]));
    return !isAboutStale && there.get(sheet)?.has(textOf(cells[(keys.get(sheet) ?? 0) - 1])) !== true;
  };
  return {
    updates: updates.filter(({ sheet, row }) => !staleRows.get(sheet)?.has(row)),
    appends: appends.map(({ sheet, rows: all }) => ({ sheet, rows: all.filter((cells) => isNew(sheet, cells)) })),
  };
}

function textOf(cell: CellWrite | undefined): string {
  return cell?.kind === 'text' ? cell.value : '';
}
