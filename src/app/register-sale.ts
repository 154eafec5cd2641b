/**
 * A sale is registered one way, wherever it comes from: judged under the lock with everything it hangs together with,
 * verdicts and findings written in one commit. Staff columns are never written to.
 */
import { reconcileFindings } from '../core/integrity/findings.ts';
import { judgeSale, type Verdict, verdictOf } from '../core/integrity/judge.ts';
import { netPrice } from '../core/integrity/price-book.ts';
import type { SaleEntry } from '../core/integrity/rule.ts';
import type { WorkbookChanges } from '../ports.ts';
import { type LocatedSale, RowsMoved, readSalesBook, type SalesBook, type Wanted } from '../store/sales-book.ts';
import { tables } from '../tables/index.ts';
import type { Sale } from '../tables/sales.ts';
import type { WriterDeps } from './deps.ts';

export interface RegisteredSale extends Verdict {
  readonly saleId: string;
  /** Row of the Sales tab; null for one that was not added because it repeats another. */
  readonly row: number | null;
}

export type Registration =
  | { readonly kind: 'registered'; readonly sales: readonly RegisteredSale[] }
  /** Somebody else is writing; what was asked for waits. */
  | { readonly kind: 'busy' };

type SaleDeps = Pick<WriterDeps, 'clock' | 'lock' | 'workbook'>;

const LOCK_WAIT_MS = 15_000;
const TRIES = 3;

/** What only the hub fills in a row of Sales. */
const HUB_COLUMNS: ReadonlySet<keyof Sale> = new Set(
  (Object.keys(tables.sales.columns) as (keyof Sale)[]).filter((key) => tables.sales.columns[key].by === 'hub'),
);

/** For the chat and the dealer page: one sale that is no row yet. */
export function registerSale(deps: SaleDeps, sale: Sale): Registration {
  return registerSales(deps, { saleRows: [], findingRows: [], added: [sale] });
}

export function registerSales(deps: SaleDeps, wanted: Wanted): Registration {
  if (!deps.lock.tryAcquire(LOCK_WAIT_MS)) return { kind: 'busy' };
  try {
    return { kind: 'registered', sales: judgeAndCommit(deps, wanted) };
  } finally {
    deps.lock.release();
  }
}

/** `mixedUp`: rows whose hub columns may belong to another sale; they get an identity of their own. */
function judgeAndCommit(deps: SaleDeps, wanted: Wanted, mixedUp: ReadonlySet<number> = new Set()): RegisteredSale[] {
  const nowMs = deps.clock.nowMs();
  const opened = readSteadily(deps, wanted, (sale, row) => withIdentity(sale, row, nowMs, mixedUp.has(row)));
  const { judged, book } = opened;
  const judgements = judged.flatMap(({ sale }) => judgeSale(book, sale));
  const sales = new Map(judged.map(({ sale }) => [sale.id, sale]));
  const known = opened.findings.map(({ finding }) => finding);
  const reconciled = reconcileFindings(known, judgements, {
    nowMs,
    evidenceOf: (subject) => evidenceOf(sales.get(subject)),
    dealerOf: (subject) => sales.get(subject)?.dealerId ?? '',
  });
  const verdicts = judged.map(({ row, sale }) => {
    const standing = reconciled.standing.filter(({ subject }) => subject === sale.id);
    return { row, sale, verdict: verdictOf(book, sale, standing) };
  });
  const changes = [...verdicts.map((each) => saleChange(opened, each, nowMs)), findingChanges(opened, reconciled)];
  const updates = changes.flatMap((change) => change.updates);
  const appends = mergeAppends(changes.flatMap((change) => change.appends));
  const moved = updates.length > 0 || appends.length > 0 ? deps.workbook.commit({ updates, appends }) : [];
  const rows = moved.flatMap(({ sheet, row }) => (sheet === tables.sales.name ? [row] : []));
  if (rows.length > 0 && mixedUp.size === 0) {
    // Somebody sorted between our reading and our writing: what stands there now is judged anew.
    return judgeAndCommit(deps, { saleRows: rows, findingRows: [], added: [] }, new Set(rows));
  }
  return verdicts.map(({ row, sale, verdict }) => ({ ...verdict, row, saleId: book.repeats.get(sale)?.id ?? sale.id }));
}

/** Somebody may sort the tab between two reads; then it is read again. */
function readSteadily({ workbook }: SaleDeps, wanted: Wanted, prepare: Parameters<typeof readSalesBook>[2]): SalesBook {
  for (let attempt = 1; ; attempt++) {
    try {
      return readSalesBook(workbook, wanted, prepare);
    } catch (error) {
      if (!(error instanceof RowsMoved) || attempt === TRIES) throw error;
    }
  }
}

/** IDs sort in the order of entry: by time, then by row. */
function withIdentity(sale: SaleEntry, row: number, nowMs: number, isMixedUp: boolean): SaleEntry {
  if (sale.id !== '' && !isMixedUp) return sale;
  return { ...sale, id: `S-${nowMs.toString(36)}-${String(row).padStart(6, '0')}`, enteredAt: nowMs };
}

interface Judged extends LocatedSale {
  readonly verdict: Verdict;
}

function saleChange({ salesLayout, book }: SalesBook, { row, sale, verdict }: Judged, nowMs: number): WorkbookChanges {
  const { unreadable: _, ...before } = sale;
  const after: Sale = { ...before, ...verdict, net: netPrice(sale) };
  const isNew = sale.checkedAt === null;
  const isSame = !isNew && [...HUB_COLUMNS].every((key) => after[key] === before[key]);
  if (isSame || (row === null && book.repeats.has(sale))) return { updates: [], appends: [] };
  const written = { ...after, checkedAt: nowMs };
  if (row === null)
    return { updates: [], appends: [{ sheet: tables.sales.name, rows: [salesLayout.encode(written)] }] };
  const key = { column: salesLayout.columnNumber('serial'), value: sale.serial };
  const runs = salesLayout.encodeRuns(written, HUB_COLUMNS);
  return { updates: runs.map((run) => ({ sheet: tables.sales.name, row, ...run, key })), appends: [] };
}

function findingChanges(
  { findings, findingsLayout }: SalesBook,
  { opened, changed }: ReturnType<typeof reconcileFindings>,
): WorkbookChanges {
  const sheet = tables.findings.name;
  const at = new Map(findings.map((each) => [each.finding.id, each]));
  const updates = changed.flatMap(({ id, patch }) => {
    const known = at.get(id);
    if (!known) return [];
    const runs = findingsLayout.encodeRuns({ ...known.finding, ...patch }, new Set(Object.keys(patch)));
    const key = { column: findingsLayout.columnNumber('id'), value: id };
    return runs.map((run) => ({ sheet, row: known.row, ...run, key }));
  });
  const rows = opened.map((finding) => findingsLayout.encode(finding));
  return { updates, appends: rows.length > 0 ? [{ sheet, rows }] : [] };
}

function mergeAppends(appends: WorkbookChanges['appends']): WorkbookChanges['appends'] {
  const sheets = [...new Set(appends.map(({ sheet }) => sheet))];
  return sheets.map((sheet) => ({ sheet, rows: appends.flatMap((each) => (each.sheet === sheet ? each.rows : [])) }));
}

/** The row as it was typed, without what the hub wrote behind it. */
function evidenceOf(sale: SaleEntry | undefined): string {
  if (!sale) return '';
  const typed = Object.entries(sale).filter(([key, value]) => !HUB_COLUMNS.has(key as keyof Sale) && value !== '');
  return JSON.stringify(Object.fromEntries(typed.filter(([, value]) => value !== null)));
}
