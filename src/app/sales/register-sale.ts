/**
 * Every sale is registered in the same way, wherever it comes from: judged under the lock with all rows related to it, with
 * verdicts, findings and ledger in one commit. The chat does the same inside a round (judge-chat-sales.ts).
 */
import { takeDecision } from '../../core/integrity/findings.ts';
import { judgementsOf, judgeSale, type Verdict } from '../../core/integrity/judge.ts';
import type { SaleEntry } from '../../core/integrity/rule.ts';
import type { LedgerEntry } from '../../core/ledger/chain.ts';
import { NOT_JUDGED } from '../../core/sale/new-sale.ts';
import { ArchiveFault, type WorkbookReader } from '../../ports.ts';
import {
  type AddedSale,
  type OpenedBook,
  type Prepare,
  RowsMoved,
  readSalesIndex,
  type Wanted,
} from '../../store/sales/sales-index.ts';
import { SystemOutOfOrder } from '../../store/state/system-tab.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY, type Commit, type PutRight } from '../round/with-lock.ts';
import { bringLeadsBack } from './bring-leads-back.ts';
import { closeSoldLeads } from './close-sold-leads.ts';
import { joined, type PlannedChanges, planChanges } from './sale-changes.ts';
import { withLedger } from './sales-ledger.ts';

export interface RegisteredSale extends Verdict {
  /** The sale's ID; when the same sale was sent twice, the ID of the first. */
  readonly saleId: string;
  /** The ID that the sale was sent with. */
  readonly sentId: string;
  /** Its row in the Sales tab; null for a sale that was added just now, or repeats another. */
  readonly row: number | null;
}

export type Registration =
  | {
      readonly kind: 'registered';
      readonly sales: readonly RegisteredSale[];
      /** How many unchecked rows are left for the next run. */
      readonly left: number;
    }
  /**
   * Nothing was registered, because the lock was taken, the System tab must be repaired first, or an archive did not answer.
   */
  | { readonly kind: 'busy' };

export interface JudgedBook extends PlannedChanges {
  readonly opened: OpenedBook;
  readonly sales: readonly RegisteredSale[];
}

type Registered = Extract<Registration, { kind: 'registered' }>;
type SaleDeps = Pick<WriterDeps, 'clock' | 'withLock' | 'workbook'> & Partial<Pick<WriterDeps, 'archives'>>;

/** What judging under the lock needs. */
export interface UnderLock extends Pick<WriterDeps, 'clock' | 'workbook'>, Partial<Pick<WriterDeps, 'archives'>> {
  readonly commit: Commit;
}

const LOCK_WAIT_MS = 15_000;
const TRIES = 3;

export const NOTHING_WANTED: Wanted = { saleRows: [], findingRows: [], added: [], typedRows: [], unchecked: 0 };

/** For the dealer page and the form: registers one sale that has no row yet. */
export function registerSale(deps: SaleDeps, added: AddedSale): Registration {
  return registerSales(deps, { ...NOTHING_WANTED, added: [added] });
}

/** Judges and registers everything wanted, under the lock. Throws WorkbookFault. */
export function registerSales(deps: SaleDeps, wanted: Wanted): Registration {
  try {
    const registered = deps.withLock(LOCK_WAIT_MS, (commit) => judgeAndCommit({ ...deps, commit }, wanted));
    return registered === BUSY ? { kind: 'busy' } : registered;
  } catch (error) {
    // The caller tries again, after a round has repaired the System tab, or when the archive answers.
    if (error instanceof SystemOutOfOrder) return { kind: 'busy' };
    if (error instanceof ArchiveFault) return { kind: 'busy' };
    throw error;
  }
}

/** Sales that were just written to rows which somebody was moving at that moment. */
interface MixedUp {
  readonly rows: ReadonlySet<number>;
  /** Their IDs as the ledger recorded them. */
  readonly recorded: readonly string[];
}

function judgeAndCommit(deps: UnderLock, wanted: Wanted, mixedUp?: MixedUp): Registered {
  const judged = judgeWanted(deps.workbook, wanted, deps.clock.nowMs(), mixedUp?.rows);
  if (!mixedUp && bringLeadsBack(deps, judged.opened)) return judgeAndCommit(deps, wanted);
  const { opened, sales, entries, ...changes } = judged;
  const closed = closeSoldLeads(opened, changes.verdicts, deps.clock.nowMs());
  const isThere = (id: string) => opened.saleIds.some((each, index) => each === id && !mixedUp?.rows.has(index + 2));
  const withdrawn = (mixedUp?.recorded ?? [])
    .filter((id) => !isThere(id))
    .map((subject) => withdrawal(subject, deps.clock.nowMs()));
  const { updates, appends } = withLedger(joined(changes, closed), [...withdrawn, ...entries], opened);
  let registered: Registered = { kind: 'registered', sales, left: opened.left };
  const putRight = judgingMoved(deps, entries, (again, rows) => {
    const others = sales.filter(({ row }) => row === null || !rows.includes(row));
    registered = { ...again, sales: [...others, ...again.sales] };
  });
  // Judge them again once; if they are moved again meanwhile, it is reported.
  if (mixedUp) deps.commit({ updates, appends });
  else deps.commit({ updates, appends }, putRight);
  return registered;
}

/**
 * Repairs a commit during which somebody sorted Sales: the sales that are now in those rows got another sale's verdict, and are
 * judged again under the same lock. `entries`: what that commit recorded in the ledger.
 */
export function judgingMoved(
  deps: UnderLock,
  entries: readonly LedgerEntry[],
  done: (again: Registered, rows: readonly number[]) => void = () => undefined,
): PutRight {
  return (moved, { relocate }) => {
    const isSale = ({ sheet }: { sheet: string }) => sheet === tables.sales.name;
    const rows = moved.filter(isSale).map(({ row }) => row);
    if (rows.length > 0) {
      const recorded = entries.map(({ subject }) => subject);
      done(judgeAndCommit(deps, { ...NOTHING_WANTED, saleRows: rows }, { rows: new Set(rows), recorded }), rows);
    }
    return relocate(moved.filter((update) => !isSale(update)));
  };
}

function withdrawal(subject: string, atMs: number): LedgerEntry {
  return { type: 'SALE_WITHDRAWN', atMs, subject, body: { verdict: 'MOVED' } };
}

/** Reads and judges, and writes nothing. `mixedUp`: rows whose hub columns may belong to another sale. */
export function judgeWanted(
  workbook: WorkbookReader,
  wanted: Wanted,
  nowMs: number,
  mixedUp: ReadonlySet<number> = new Set(),
): JudgedBook {
  const opened = readSteadily(workbook, wanted, (sale, row, isCopy) =>
    isCopy || mixedUp.has(row) ? withNewIdentity(sale, row, nowMs) : withIdentity(sale, row, nowMs),
  );
  const { book, judged } = opened;
  const judgements = judged.flatMap(({ sale }) => judgeSale(book, sale));
  const ids = new Set(judged.map(({ sale }) => sale.id));
  const known = opened.findings.flatMap(({ finding }) => (ids.has(finding.subject) ? [finding] : []));
  const others = opened.findings.filter(({ finding }) => !ids.has(finding.subject));
  const decided = others.flatMap(({ row, finding }) => (wanted.findingRows.includes(row) ? [finding] : []));
  const ofUnits = judgementsOf(
    others
      .filter(({ finding }) => finding.rule.startsWith('unit-'))
      .map(({ finding }) => (decided.includes(finding) ? { ...finding, ...takeDecision(finding, nowMs) } : finding)),
  );
  const typed = judged.filter(({ row }) => row !== null && wanted.typedRows.includes(row)).map(({ sale }) => sale.id);
  const planned = planChanges(opened, { judged, judgements, known, typed, decided, ofUnits }, nowMs);
  const sales = planned.verdicts.map(({ row, sale, verdict }) => {
    return { ...verdict, row, saleId: book.repeats.get(sale)?.id ?? sale.id, sentId: sale.id };
  });
  return { ...planned, opened, sales };
}

/** Reads again when somebody sorts the tab between two reads. */
function readSteadily(workbook: WorkbookReader, wanted: Wanted, prepare: Prepare): OpenedBook {
  for (let attempt = 1; ; attempt++) {
    try {
      return readSalesIndex(workbook, wanted, prepare);
    } catch (error) {
      if (!(error instanceof RowsMoved) || attempt === TRIES) throw error;
    }
  }
}

/** IDs sort in the order of entry: by time, then by row. A sale that comes with an ID was sent, not typed. */
export function withIdentity(sale: SaleEntry, row: number, nowMs: number): SaleEntry {
  if (sale.id !== '') return sale.enteredAt === null ? { ...sale, enteredAt: nowMs } : sale;
  return anew(sale, nowMs, idFor(row, nowMs));
}

/**
 * For a row with the ID of another sale, because it was copied, or moved during a commit. The new ID differs from the IDs of
 * typed rows.
 */
export function withNewIdentity(sale: SaleEntry, row: number, nowMs: number): SaleEntry {
  return anew(sale, nowMs, `${idFor(row, nowMs)}m`);
}

function idFor(row: number, nowMs: number): string {
  return `S-${nowMs.toString(36)}-${String(row).padStart(6, '0')}`;
}

function anew(sale: SaleEntry, nowMs: number, id: string): SaleEntry {
  return { ...sale, ...NOT_JUDGED, id, enteredAt: nowMs, source: 'sheet' };
}
