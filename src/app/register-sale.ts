/**
 * A sale is registered one way, wherever it comes from: judged under the lock with everything it hangs together with,
 * verdicts and findings written in one commit. Staff columns are never written to.
 */
import { judgeSale, type Verdict } from '../core/integrity/judge.ts';
import type { SaleEntry } from '../core/integrity/rule.ts';
import { RowsMoved, readSalesBook, type SalesBook, type Wanted } from '../store/sales-book.ts';
import { tables } from '../tables/index.ts';
import type { Sale } from '../tables/sales.ts';
import type { WriterDeps } from './deps.ts';
import { planChanges } from './sale-changes.ts';

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
  const { book } = opened;
  const judgements = opened.judged.flatMap(({ sale }) => judgeSale(book, sale));
  const known = opened.findings.map(({ finding }) => finding);
  const { verdicts, updates, appends } = planChanges(opened, { judged: opened.judged, judgements, known }, nowMs);
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
export function withIdentity(sale: SaleEntry, row: number, nowMs: number, isMixedUp = false): SaleEntry {
  if (sale.id !== '' && !isMixedUp) return sale;
  return { ...sale, id: `S-${nowMs.toString(36)}-${String(row).padStart(6, '0')}`, enteredAt: nowMs };
}
