/**
 * The full audit: every rule over everything, by menu and once a night. It works in slices, each a commit of its own, and
 * begins by looking at what is there: stopped at any point, the next run goes on where it stopped and writes nothing twice.
 */
import { judgeSale } from '../core/integrity/judge.ts';
import { judgeBook } from '../core/integrity/rules/book-rules.ts';
import { MINUTE_MS, workbookDay } from '../core/lib/time.ts';
import { readWholeSalesBook, type SalesBook } from '../store/sales-book.ts';
import type { WriterDeps } from './deps.ts';
import { withIdentity } from './register-sale.ts';
import { type JudgedPart, planChanges } from './sale-changes.ts';

type AuditDeps = Pick<WriterDeps, 'clock' | 'lock' | 'properties' | 'workbook'>;

/** Present while an audit is under way, with how far it has come. */
export const AUDIT_KEY = 'audit.progress';
const DONE_KEY = 'audit.done';
const SALES_A_SLICE = 500;
/** No new slice is begun after so long: the clock trigger's runtime is counted by the day. */
const BUDGET_MS = 60_000;
const LOCK_WAIT_MS = 15_000;
/** Nobody sells at this hour, in the workbook's zone. */
const NIGHT_HOUR = 3;
const UTC_OFFSET_HOURS = 7;

export interface AuditReport {
  readonly outcome: 'done' | 'goes-on' | 'busy';
  /** Sales that this run got to, of how many. */
  readonly checked: number;
  readonly of: number;
}

/**
 * Begins an audit, or goes on with one that was stopped. Reading and judging need no lock; each slice's changes are written
 * under it, so that a tap on Claim waits for one commit at most. A row that is edited meanwhile is judged by its own edit.
 */
export function auditSales(deps: AuditDeps): AuditReport {
  deps.properties.setMany({ [AUDIT_KEY]: 'begun' });
  const report = auditInSlices(deps);
  if (report.outcome === 'done') {
    deps.properties.setMany({ [DONE_KEY]: String(deps.clock.nowMs()) });
    deps.properties.delete(AUDIT_KEY);
  } else deps.properties.setMany({ [AUDIT_KEY]: `${report.checked} of ${report.of} sales` });
  return report;
}

/** By the minute trigger: an audit under way goes on, and one begins each night. */
export function continueAudit(deps: AuditDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  const hour = (Math.floor(nowMs / (60 * MINUTE_MS)) + UTC_OFFSET_HOURS) % 24;
  const doneToday = workbookDay(Number(properties[DONE_KEY] ?? 0)) === workbookDay(nowMs);
  if (properties[AUDIT_KEY] !== undefined || (hour === NIGHT_HOUR && !doneToday)) auditSales(deps);
}

function auditInSlices(deps: AuditDeps): AuditReport {
  const { clock, workbook } = deps;
  const startMs = clock.nowMs();
  const opened = readWholeSalesBook(workbook, (sale, row) => withIdentity(sale, row, startMs));
  const of = opened.judged.length;
  const knownBySubject = groupFindings(opened);
  for (let from = 0; from < of; from += SALES_A_SLICE) {
    if (clock.nowMs() - startMs > BUDGET_MS) return { outcome: 'goes-on', checked: from, of };
    const judged = opened.judged.slice(from, from + SALES_A_SLICE);
    const judgements = judged.flatMap(({ sale }) => judgeSale(opened.book, sale));
    const known = judged.flatMap(({ sale }) => take(knownBySubject, sale.id));
    if (!commitPart(deps, opened, { judged, judgements, known })) return { outcome: 'busy', checked: from, of };
  }
  // What is left is about prices and serials, or about sales whose row is gone.
  const known = [...knownBySubject.values()].flat();
  const wrote = commitPart(deps, opened, { judged: [], judgements: judgeBook(opened.book), known });
  return { outcome: wrote ? 'done' : 'busy', checked: of, of };
}

/** False when the lock was not to be had, or rows were moved at that moment: the next run reads again and goes on. */
function commitPart({ clock, lock, workbook }: AuditDeps, opened: SalesBook, part: JudgedPart): boolean {
  const { updates, appends } = planChanges(opened, part, clock.nowMs());
  if (updates.length === 0 && appends.length === 0) return true;
  if (!lock.tryAcquire(LOCK_WAIT_MS)) return false;
  try {
    return workbook.commit({ updates, appends }).length === 0;
  } finally {
    lock.release();
  }
}

type Known = JudgedPart['known'][number];

function groupFindings({ findings }: SalesBook): Map<string, Known[]> {
  const groups = new Map<string, Known[]>();
  for (const { finding } of findings) {
    const group = groups.get(finding.subject);
    if (group) group.push(finding);
    else groups.set(finding.subject, [finding]);
  }
  return groups;
}

function take(groups: Map<string, Known[]>, subject: string): readonly Known[] {
  const group = groups.get(subject) ?? [];
  groups.delete(subject);
  return group;
}
