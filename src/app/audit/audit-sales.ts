/**
 * The full audit: every rule over everything, from the menu, once a night, and after an edit of data that sales are checked
 * against. It works in slices, one commit each. Resumable: each run starts from the current state, so it continues where a
 * stopped run ended and writes nothing twice.
 */

import { reconcileFindings } from '../../core/integrity/findings.ts';
import { judgeSale } from '../../core/integrity/judge.ts';
import type { Judgement } from '../../core/integrity/rule.ts';
import { judgeBook } from '../../core/integrity/rules/book-rules.ts';
import { judgeUnits } from '../../core/integrity/rules/unit-rules.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { MINUTE_MS, workbookDay, workbookMinutes } from '../../core/lib/time.ts';
import { readWholeSalesIndex, type WholeBook } from '../../store/sales/whole-sales-index.ts';
import { endJob, type JobOf, jobUnderWay, noteJob, singleKey } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { bringLeadsBack } from '../sales/bring-leads-back.ts';
import { putProofsRight } from '../sales/lead-proofs.ts';
import { withIdentity, withNewIdentity } from '../sales/register-sale.ts';
import { type JudgedPart, type JudgedSale, planChanges } from '../sales/sale-changes.ts';
import { reportSales } from './audit-reports.ts';
import { type AuditPart, commitSlice, emptySlice, sizeOf, withSlice } from './audit-slice.ts';
import { staleUnits } from './stale-units.ts';

type AuditDeps = Pick<WriterDeps, 'clock' | 'properties' | 'withLock' | 'workbook'> &
  Partial<Pick<WriterDeps, 'archives'>>;

/** When the last completed audit began. */
const DONE_KEY = 'audit.done';
/** When staff last edited data that sales are checked against. */
const ASKED_KEY = 'audit.asked';
/** How many sales are planned at a time; only changes are written. */
const SALES_AT_ONCE = 1_000;
/**
 * Changes per commit. A first audit of 60,000 sales takes six commits. A workbook that cannot take so much at once (180 s per
 * request, https://developers.google.com/workspace/sheets/api/limits) gets half as much with each new try.
 */
const MOST_A_SLICE = 20_000;
const LEAST_A_SLICE = 500;
/** After this long, no new slice starts: the runtime of clock triggers is limited per day. */
const BUDGET_MS = 150_000;
/** Wait this long after the last edit: people who edit prices edit several cells. */
const QUIET_MS = 2 * MINUTE_MS;
/** A run that began longer ago than this was stopped. */
const DEAD_AFTER_MS = 5 * MINUTE_MS;
const LOCK_WAIT_MS = 15_000;
/** The hour of the nightly audit, in the workbook's time zone, when nobody sells. */
const NIGHT_HOUR = 3;

export interface AuditReport {
  readonly outcome: 'done' | 'goes-on' | 'busy';
  /** How many sales this run reached, of `sales` in all. */
  readonly checked: number;
  readonly of: number;
}

/**
 * What is kept about an audit in progress: when its last run began (a run without an end is taken for dead after a while), the
 * size of a slice, and a sentence for staff when that run ended before the audit was complete.
 */
type Progress = JobOf<'audit'>;

/**
 * Begins an audit, or continues one that was stopped. Reading and judging need no lock; each slice's changes are written under
 * it, so that a tap on Claim waits for one commit at most. A row that is edited meanwhile is judged by its own edit.
 */
export function auditSales(deps: AuditDeps): AuditReport {
  const at = deps.clock.nowMs();
  const before = jobUnderWay({ [singleKey('audit')]: deps.properties.get(singleKey('audit')) ?? '' }, 'audit');
  const mostASlice = before ? nextSlice(before) : MOST_A_SLICE;
  const note = (progress: Progress) => noteJob(deps.properties, 'audit', progress);
  note({ at, mostASlice, note: '' });
  const { lanesChanged, ...report } = auditInSlices(deps, at, mostASlice);
  if (report.outcome === 'done') {
    const asked = lanesChanged ? { [ASKED_KEY]: String(deps.clock.nowMs()) } : {};
    deps.properties.setMany({ [DONE_KEY]: String(at), ...asked });
    endJob(deps.properties, 'audit');
  } else note({ at, mostASlice, note: `${report.checked} of ${report.of} sales` });
  return report;
}

/** The last run may have died because its slice was too large, so the slice is halved. */
function nextSlice({ mostASlice, note }: Progress): number {
  return note === '' ? Math.max(LEAST_A_SLICE, Math.floor(mostASlice / 2)) : mostASlice;
}

/** By the minute trigger: continues an audit in progress, or begins one each night and some time after one was asked for. */
export function continueAudit(deps: AuditDeps, properties: Readonly<Record<string, string>>): void {
  const nowMs = deps.clock.nowMs();
  const progress = jobUnderWay(properties, 'audit');
  if (progress) {
    if (progress.note !== '' || nowMs - progress.at > DEAD_AFTER_MS) auditSales(deps);
    return;
  }
  const hour = Math.floor(workbookMinutes(nowMs) / 60);
  const doneAt = Number(properties[DONE_KEY] ?? 0);
  const isDue = hour === NIGHT_HOUR && workbookDay(doneAt) !== workbookDay(nowMs);
  const askedAt = Number(properties[ASKED_KEY] ?? -1);
  if (isDue || (askedAt >= doneAt && nowMs - askedAt >= QUIET_MS)) auditSales(deps);
}

/** A price, a unit, a dealer or a rule's severity changed: what it touches is checked again once the editing has ended. */
export function askForAudit({ clock, properties }: Pick<AuditDeps, 'clock' | 'properties'>): void {
  properties.setMany({ [ASKED_KEY]: String(clock.nowMs()) });
}

/** The progress of an audit, as sentences for staff. */
export function auditProgress(properties: Readonly<Record<string, string>>): string[] {
  const progress = jobUnderWay(properties, 'audit');
  if (progress) return [`Audit under way: ${progress.note || 'it has just begun'}.`];
  const isAsked = Number(properties[ASKED_KEY] ?? -1) >= Number(properties[DONE_KEY] ?? 0);
  return isAsked ? ['An audit begins two minutes after the last edit.'] : [];
}

function auditInSlices(
  deps: AuditDeps,
  startMs: number,
  mostASlice: number,
): AuditReport & { readonly lanesChanged?: boolean } {
  const { clock } = deps;
  const opened = openWhole(deps, startMs);
  if (!opened) return { outcome: 'busy', checked: 0, of: 0 };
  const of = opened.judged.length;
  const known = groupFindings(opened);
  const units = judgeAllUnits(opened, startMs);
  const ofUnits = standingOfUnits(units, opened, startMs);
  const verdicts: JudgedSale[] = [];
  let part: AuditPart = emptySlice;
  for (let from = 0; from < of; from += SALES_AT_ONCE) {
    const judged = opened.judged.slice(from, from + SALES_AT_ONCE);
    const judgements = judged.flatMap(({ sale }) => judgeSale(opened.book, sale));
    const planned = planChanges(
      opened,
      { judged, judgements, known: judged.flatMap(({ sale }) => take(known, sale.id)), ofUnits },
      startMs,
    );
    verdicts.push(...planned.verdicts);
    part = withSlice(part, planned);
    if (sizeOf(part) < mostASlice) continue;
    if (!commitSlice(deps, opened, part)) return { outcome: 'busy', checked: from, of };
    part = emptySlice;
    if (clock.nowMs() - startMs > BUDGET_MS) return { outcome: 'goes-on', checked: from + judged.length, of };
  }
  // The rest concerns prices, serials and the ledger, or sales whose row is gone.
  const rest = {
    judged: [],
    judgements: [...judgeBook(opened.book), ...units],
    known: [...known.values()].flat(),
    ofUnits,
  };
  const reports = reportSales(opened, verdicts, startMs);
  const planned = { ...planChanges(opened, rest, startMs), behind: [...unprovedSales(opened), ...staleUnits(opened)] };
  const last = withSlice(withSlice(withSlice(part, planned), reports), putProofsRight(opened, startMs));
  const outcome = commitSlice(deps, opened, last) ? 'done' : 'busy';
  return { outcome, checked: of, of, lanesChanged: reports.lanesChanged };
}

/**
 * IDs of sales whose row disagrees with its unit about the activation: a row that was deleted and put back missed what its unit
 * reported meanwhile.
 */
function unprovedSales({ judged, unitRows }: WholeBook): string[] {
  const activated = new Map(
    unitRows.flatMap(({ saleId, activatedAt }) => (saleId === '' ? [] : [[saleId, activatedAt]])),
  );
  return judged.flatMap(({ sale }) => {
    const activatedAt = activated.get(sale.id);
    return activatedAt === undefined || activatedAt === sale.provedAt ? [] : [sale.id];
  });
}

/**
 * Opens all data for the audit. Unchecked sales are matched with their leads, archived ones included. Null when the lock was
 * taken.
 */
function openWhole(deps: AuditDeps, startMs: number): WholeBook | null {
  const open = () =>
    readWholeSalesIndex(
      deps.workbook,
      (sale, row, isCopy) => (isCopy ? withNewIdentity(sale, row, startMs) : withIdentity(sale, row, startMs)),
      deps.archives,
    );
  const opened = open();
  const { book, layouts } = opened;
  const judged = opened.judged.filter(({ checkedAt = null }) => checkedAt === null);
  if (judged.length === 0 || !deps.archives) return opened;
  const back = deps.withLock(LOCK_WAIT_MS, (commit) => bringLeadsBack({ ...deps, commit }, { judged, book, layouts }));
  if (back === BUSY) return null;
  return back ? open() : opened;
}

/** Judges all units at once, because a gateway counts as heard when any of its units was. */
function judgeAllUnits({ unitRows, settings, book, judged }: WholeBook, nowMs: number) {
  const heard = new Map<string, number>();
  for (const { gatewayId, heardAt } of unitRows) {
    if (heardAt !== null) heard.set(gatewayId, Math.max(heardAt, heard.get(gatewayId) ?? 0));
  }
  const sales = new Map(judged.map(({ sale }) => [sale.id, sale]));
  return judgeUnits(unitRows, { nowMs, settings, dealers: book.content.dealers, sales, heard });
}

/** Judgements that staff have not settled. */
function standingOfUnits(units: readonly Judgement[], { findings }: WholeBook, nowMs: number): readonly Judgement[] {
  const known = findings.flatMap(({ finding }) => (finding.rule.startsWith('unit-') ? [finding] : []));
  const nothing = () => '';
  return reconcileFindings(known, units, { nowMs, evidenceOf: nothing, dealerOf: nothing }).standing;
}

type Known = JudgedPart['known'][number];

function groupFindings({ findings }: WholeBook): Map<string, Known[]> {
  return groupBy(
    findings.map(({ finding }) => finding),
    ({ subject }) => subject,
  );
}

function take(groups: Map<string, Known[]>, subject: string): readonly Known[] {
  const group = groups.get(subject) ?? [];
  groups.delete(subject);
  return group;
}
