/**
 * A sale is registered one way, wherever it comes from: judged under the lock with everything it hangs together with;
 * verdicts, findings and ledger in one commit. The chat does the same inside a round (judge-chat-sales.ts).
 */
import { judgeSale, type Verdict } from '../../core/integrity/judge.ts';
import type { SaleEntry } from '../../core/integrity/rule.ts';
import type { LedgerEntry } from '../../core/ledger/chain.ts';
import { NOT_JUDGED } from '../../core/sale/new-sale.ts';
import type { Workbook } from '../../ports.ts';
import {
  type AddedSale,
  type OpenedBook,
  type Prepare,
  RowsMoved,
  readSalesIndex,
  type Wanted,
} from '../../store/sales/sales-index.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { closeSoldLeads } from './close-sold-leads.ts';
import { joined, type PlannedChanges, planChanges } from './sale-changes.ts';
import { withLedger } from './sales-ledger.ts';

export interface RegisteredSale extends Verdict {
  /** For a second sending, the ID of the first. */
  readonly saleId: string;
  /** The ID under which it came. */
  readonly sentId: string;
  /** Row of the Sales tab; null for one that was added, or repeats another. */
  readonly row: number | null;
}

export type Registration =
  | {
      readonly kind: 'registered';
      readonly sales: readonly RegisteredSale[];
      /** Rows that nobody has checked yet and that wait for the next turn. */
      readonly left: number;
    }
  /** Somebody else is writing; what was asked for waits. */
  | { readonly kind: 'busy' };

export interface JudgedBook extends PlannedChanges {
  readonly opened: OpenedBook;
  readonly sales: readonly RegisteredSale[];
}

type Registered = Extract<Registration, { kind: 'registered' }>;
type SaleDeps = Pick<WriterDeps, 'clock' | 'lock' | 'workbook'>;
type UnderLock = Omit<SaleDeps, 'lock'>;

const LOCK_WAIT_MS = 15_000;
const TRIES = 3;

export const NOTHING_WANTED: Wanted = { saleRows: [], findingRows: [], added: [], unchecked: 0 };

/** For the dealer page and the form: one sale that is no row yet. */
export function registerSale(deps: SaleDeps, added: AddedSale): Registration {
  return registerSales(deps, { ...NOTHING_WANTED, added: [added] });
}

export function registerSales(deps: SaleDeps, wanted: Wanted): Registration {
  if (!deps.lock.tryAcquire(LOCK_WAIT_MS)) return { kind: 'busy' };
  try {
    return judgeAndCommit(deps, wanted);
  } finally {
    deps.lock.release();
  }
}

/** `told`: sales of which the ledger learned under IDs that were then written beside others. */
function judgeAndCommit(
  deps: UnderLock,
  wanted: Wanted,
  mixedUp?: ReadonlySet<number>,
  told: readonly string[] = [],
): Registered {
  const { opened, sales, entries, ...changes } = judgeWanted(deps.workbook, wanted, deps.clock.nowMs(), mixedUp);
  const closed = closeSoldLeads(opened, changes.verdicts, deps.clock.nowMs());
  const isThere = (id: string) => opened.saleIds.some((each, index) => each === id && !mixedUp?.has(index + 2));
  const withdrawn = told.filter((id) => !isThere(id)).map((subject) => withdrawal(subject, deps.clock.nowMs()));
  const { updates, appends } = withLedger(joined(changes, closed), [...withdrawn, ...entries], opened);
  const moved = updates.length > 0 || appends.length > 0 ? deps.workbook.commit({ updates, appends }) : [];
  const rows = moved.flatMap(({ sheet, row }) => (sheet === tables.sales.name ? [row] : []));
  if (rows.length > 0 && !mixedUp) {
    // Somebody sorted between our reading and our writing: what stands there now is judged anew.
    const again = judgeMoved(deps, rows, entries);
    return { ...again, sales: [...sales.filter(({ row }) => row === null || !rows.includes(row)), ...again.sales] };
  }
  return { kind: 'registered', sales, left: opened.left };
}

/** Under the lock: rows that were moved under somebody's commit, and carry what was meant for others. */
export function judgeMoved(deps: UnderLock, rows: readonly number[], entries: readonly LedgerEntry[]): Registered {
  const told = entries.map(({ subject }) => subject);
  return judgeAndCommit(deps, { ...NOTHING_WANTED, saleRows: rows }, new Set(rows), told);
}

function withdrawal(subject: string, atMs: number): LedgerEntry {
  return { type: 'SALE_WITHDRAWN', atMs, subject, body: { verdict: 'MOVED' } };
}

/** Reads and judges, and writes nothing. `mixedUp`: rows whose hub columns may belong to another sale. */
export function judgeWanted(
  workbook: Workbook,
  wanted: Wanted,
  nowMs: number,
  mixedUp: ReadonlySet<number> = new Set(),
): JudgedBook {
  const opened = readSteadily(workbook, wanted, (sale, row, isCopy) =>
    withIdentity(sale, row, nowMs, isCopy || mixedUp.has(row)),
  );
  const { book, judged } = opened;
  const judgements = judged.flatMap(({ sale }) => judgeSale(book, sale));
  const known = opened.findings.map(({ finding }) => finding);
  const planned = planChanges(opened, { judged, judgements, known }, nowMs);
  const sales = planned.verdicts.map(({ row, sale, verdict }) => {
    return { ...verdict, row, saleId: book.repeats.get(sale)?.id ?? sale.id, sentId: sale.id };
  });
  return { ...planned, opened, sales };
}

/** Somebody may sort the tab between two reads; then it is read again. */
function readSteadily(workbook: Workbook, wanted: Wanted, prepare: Prepare): OpenedBook {
  for (let attempt = 1; ; attempt++) {
    try {
      return readSalesIndex(workbook, wanted, prepare);
    } catch (error) {
      if (!(error instanceof RowsMoved) || attempt === TRIES) throw error;
    }
  }
}

/** IDs sort in the order of entry: by time, then by row. A sale that comes with an ID was sent, not typed. */
export function withIdentity(sale: SaleEntry, row: number, nowMs: number, isMixedUp = false): SaleEntry {
  if (sale.id !== '' && !isMixedUp) return sale.enteredAt === null ? { ...sale, enteredAt: nowMs } : sale;
  const id = `S-${nowMs.toString(36)}-${String(row).padStart(6, '0')}${isMixedUp ? 'm' : ''}`;
  return { ...sale, ...NOT_JUDGED, id, enteredAt: nowMs, source: 'sheet' };
}
