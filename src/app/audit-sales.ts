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
/** No new slice is begun after so long: the lock is everybody's. */
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

/** Begins an audit, or goes on with one that was stopped. */
export function auditSales(deps: AuditDeps): AuditReport {
  deps.properties.setMany({ [AUDIT_KEY]: 'begun' });
  if (!deps.lock.tryAcquire(LOCK_WAIT_MS)) return { outcome: 'busy', checked: 0, of: 0 };
  try {
    const report = auditInSlices(deps);
    if (report.outcome === 'done') {
      deps.properties.setMany({ [DONE_KEY]: String(deps.clock.nowMs()) });
      deps.properties.delete(AUDIT_KEY);
    } else deps.properties.setMany({ [AUDIT_KEY]: `${report.checked} of ${report.of} sales` });
    return report;
  } finally {
    deps.lock.release();
  }
}

/** By the minute trigger: an audit under way goes on, and one begins each night. */
export function continueAudit(deps: AuditDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  const hour = (Math.floor(nowMs / (60 * MINUTE_MS)) + UTC_OFFSET_HOURS) % 24;
  const doneToday = workbookDay(Number(properties[DONE_KEY] ?? 0)) === workbookDay(nowMs);
  if (properties[AUDIT_KEY] !== undefined || (hour === NIGHT_HOUR && !doneToday)) auditSales(deps);
}

function auditInSlices({ clock, workbook }: AuditDeps): AuditReport {
  const startMs = clock.nowMs();
  const opened = readWholeSalesBook(workbook, (sale, row) => withIdentity(sale, row, startMs));
  const of = opened.judged.length;
  const knownBySubject = groupFindings(opened);
  for (let from = 0; from < of; from += SALES_A_SLICE) {
    if (clock.nowMs() - startMs > BUDGET_MS) return { outcome: 'goes-on', checked: from, of };
    const judged = opened.judged.slice(from, from + SALES_A_SLICE);
    const judgements = judged.flatMap(({ sale }) => judgeSale(opened.book, sale));
    const known = judged.flatMap(({ sale }) => take(knownBySubject, sale.id));
    commitPart({ clock, workbook }, opened, { judged, judgements, known });
  }
  // What is left is about prices and serials, or about sales whose row is gone.
  const known = [...knownBySubject.values()].flat();
  commitPart({ clock, workbook }, opened, { judged: [], judgements: judgeBook(opened.book), known });
  return { outcome: 'done', checked: of, of };
}

function commitPart(
  { clock, workbook }: Pick<AuditDeps, 'clock' | 'workbook'>,
  opened: SalesBook,
  part: JudgedPart,
): void {
  const { updates, appends } = planChanges(opened, part, clock.nowMs());
  if (updates.length > 0 || appends.length > 0) workbook.commit({ updates, appends });
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
