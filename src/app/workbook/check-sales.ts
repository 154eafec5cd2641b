/**
 * After staff typed or pasted into Sales, or decided on a finding: the rows are judged in the same execution, a long paste in
 * slices. What does not fit, or finds the lock taken, is queued, and the minute trigger continues.
 */
import { isComplete } from '../../core/integrity/rules/entry-rules.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import { endTyped, noteTyped, queuedJobs, queueJob, runQueuedJobs, typedRows } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Edit, SheetEdit } from '../round/edit.ts';
import { NOTHING_WANTED, registerSales } from '../sales/register-sale.ts';
import { drainInbox } from '../writer/drain-inbox.ts';

/** A commit of this many rows stays well under the API's recommended 2 MB. */
const ROWS_AT_ONCE = 1_000;
/** Each slice costs three of the sixty calls per minute, and people wait for the first. */
const SLICES_AT_ONCE = 3;

/** A row that nobody has typed in for this long counts as finished, whatever is missing. */
const TYPED_MS = 5 * MINUTE_MS;

export function checkSalesEdit(deps: WriterDeps, { tab, fromRow: first, toRow, isCell }: SheetEdit): void {
  const edit = { tab, fromRow: first, toRow };
  const fromRow = Math.max(2, first);
  const isSales = tab === tables.sales.name;
  try {
    const before = isSales ? typedRows(deps.properties.getAll()) : [];
    const others = before.map(({ row }) => row).filter((row) => row < fromRow || row > toRow);
    const typed = isCell && isSales && (before.length > others.length || !isFinished(deps, fromRow)) ? [fromRow] : [];
    for (const row of typed) noteTyped(deps, row);
    const left = judgeSlices(deps, { ...edit, fromRow }, [...typed, ...others]);
    if (left) queueJob(deps, 'sales', { ...left, ...(isCell ? { isCell } : {}) });
  } catch (error) {
    // For example a missing header or a spent quota: the minute trigger retries until the rows can be judged.
    queueJob(deps, 'sales', edit);
    throw error;
  }
}

/** By the minute trigger: rows in which nobody types any longer are judged as they are, and their findings are stored. */
export function checkTypedSales(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  const all = typedRows(properties);
  const finished = all.filter(({ at }) => deps.clock.nowMs() - at >= TYPED_MS).map(({ row }) => row);
  if (finished.length === 0) return;
  const others = all.map(({ row }) => row).filter((row) => !finished.includes(row));
  const registration = registerSales(deps, { ...NOTHING_WANTED, saleRows: finished, typedRows: others });
  if (registration.kind === 'busy') return;
  for (const row of finished) endTyped(deps.properties, row);
  drainInbox(deps);
}

/** Whether the row was judged before, or is complete: a cell typed into it is then a correction. */
function isFinished({ workbook }: Pick<WriterDeps, 'workbook'>, row: number): boolean {
  const { name } = tables.sales;
  const [[head = []] = [], [cells = []] = []] = workbook.read([
    { sheet: name, fromRow: 1, toRow: 1 },
    { sheet: name, fromRow: row, toRow: row },
  ]);
  const sale = new Layout(tables.sales, head).decodeTyped(cells);
  return sale.checkedAt !== null || isComplete(sale);
}

/** Judges the oldest waiting edit. Judging an edit twice changes nothing. */
export function checkWaitingSales(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  runQueuedJobs(deps, { all: properties, kind: 'sales', atMost: 1 }, (edit) => checkSalesEdit(deps, edit));
}

/** Sentences about the progress of waiting edits. */
export function waitingEdits(properties: Readonly<Record<string, string>>): string[] {
  return queuedJobs(properties, 'sales').map(
    ({ tab, fromRow, toRow }) => `${tab}: rows ${fromRow} to ${toRow} wait for their verdict.`,
  );
}

/**
 * Returns what is left of the edit, or null. As far as there is room, rows that were filled without an edit event are judged
 * too.
 */
function judgeSlices(deps: WriterDeps, edit: Edit, typed: readonly number[]): Edit | null {
  const { tab, toRow } = edit;
  const isSales = tab === tables.sales.name;
  let { fromRow } = edit;
  for (let slice = 0; slice < SLICES_AT_ONCE && fromRow <= toRow; slice++) {
    const last = Math.min(toRow, fromRow + ROWS_AT_ONCE - 1);
    const rows = Array.from({ length: last - fromRow + 1 }, (_, index) => fromRow + index);
    const registration = registerSales(deps, {
      ...NOTHING_WANTED,
      ...(isSales ? { saleRows: rows } : { findingRows: rows }),
      typedRows: typed,
      unchecked: isSales ? ROWS_AT_ONCE - rows.length : 0,
    });
    if (registration.kind === 'busy') return { tab, fromRow, toRow };
    drainInbox(deps);
    // The edit covers a whole column that was cleared or formatted, and there are no rows further down.
    if (registration.sales.length === 0 && registration.left === 0) return null;
    fromRow = last + 1;
    if (fromRow > toRow && registration.left > 0) return { tab, fromRow: toRow, toRow };
  }
  return fromRow <= toRow ? { tab, fromRow, toRow } : null;
}
