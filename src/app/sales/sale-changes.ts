/**
 * What judging changes in the workbook: verdicts beside the sales, findings opened, refreshed and closed, and entries for the
 * ledger. Cells that staff filled are never written to.
 */

import { keysOf, serialIn } from '../../core/integrity/book.ts';
import { reconcileFindings, takeDecision } from '../../core/integrity/findings.ts';
import { type Verdict, verdictOf } from '../../core/integrity/judge.ts';
import { netPrice } from '../../core/integrity/price-book.ts';
import type { Judgement, SaleEntry } from '../../core/integrity/rule.ts';
import { saleGone } from '../../core/integrity/rules/book-rules.ts';
import { recordSale } from '../../core/integrity/sale-record.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import type { LedgerEntry } from '../../core/ledger/chain.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { clip } from '../../core/lib/text.ts';
import type { CellWrite, WorkbookChanges } from '../../ports.ts';
import type { LocatedSale, SalesIndex } from '../../store/sales/sales-index.ts';
import { alertRow } from '../../store/session/alert-book.ts';
import type { Layout } from '../../store/session/layout.ts';
import { tables } from '../../tables/index.ts';
import type { Finding, Sale } from '../../tables/sales.ts';

/** Columns of Sales that judging fills. The columns about the unit's proof are written elsewhere. */
const HUB_COLUMNS: ReadonlySet<keyof Sale> = new Set(
  (Object.keys(tables.sales.columns) as (keyof Sale)[]).filter(
    (key) => tables.sales.columns[key].by === 'hub' && key !== 'provedAt',
  ),
);

const ALL_HUB_COLUMNS: ReadonlySet<keyof Sale> = new Set([...HUB_COLUMNS, 'provedAt']);

const JUDGED = ['verdict', 'reason', 'nextStep', 'onHold', 'net', 'recorded', 'keys'] as const;

/** Sales with the judgements of the rules and all known findings about them. */
export interface JudgedPart {
  readonly judged: readonly LocatedSale[];
  readonly judgements: readonly Judgement[];
  readonly known: readonly Finding[];
  /** IDs of sales that are still being typed: their findings are stored only once they are finished. */
  readonly typed?: readonly string[];
  /** Findings that staff have decided and that need no rule to run. */
  readonly decided?: readonly Finding[];
  /** Standing judgements about units, which count for their sales. */
  readonly ofUnits: readonly Judgement[];
}

export interface JudgedSale extends LocatedSale {
  readonly verdict: Verdict;
}

export interface PlannedChanges extends WorkbookChanges {
  readonly verdicts: readonly JudgedSale[];
  readonly entries: readonly LedgerEntry[];
}

export function planChanges(
  opened: SalesIndex,
  { judged, judgements, known, typed = [], decided = [], ofUnits }: JudgedPart,
  nowMs: number,
): PlannedChanges {
  const sales = new Map(judged.map(({ sale }) => [sale.id, sale]));
  const reconciled = reconcileFindings(known, judgements, {
    nowMs,
    evidenceOf: (subject) => evidenceOf(sales.get(subject)),
    dealerOf: (subject) => sales.get(subject)?.dealerId ?? '',
  });
  const kept = reconciled.opened.filter(({ subject }) => !typed.includes(subject));
  const standing = groupBy(reconciled.standing, ({ subject }) => subject);
  const unitFindings = groupBy(ofUnits, ({ subject }) => serialKey(subject));
  const verdicts = judged.map((located) => {
    const { sale } = located;
    const unit = opened.book.meant.get(sale) ?? '';
    const alsoOfUnit = opened.soldBy.get(unit) === sale.id ? (unitFindings.get(unit) ?? []) : [];
    return {
      ...located,
      verdict: verdictOf(opened.book, sale, [...(standing.get(sale.id) ?? []), ...alsoOfUnit]),
    };
  });
  const ofSales = verdicts.map((each) => saleChange(opened, each, nowMs));
  const decisions = decided.flatMap((finding) => {
    const patch = takeDecision(finding, nowMs);
    return patch ? [{ id: finding.id, patch }] : [];
  });
  const changed = [...reconciled.changed, ...decisions];
  return {
    ...joined(
      ...ofSales,
      findingChanges(opened, { opened: kept, changed }),
      alertsOfHard(opened, { kept, changed, known }, nowMs),
    ),
    verdicts,
    entries: [...ofSales.flatMap(({ entries }) => entries), ...withdrawals([...known, ...decided], changed, nowMs)],
  };
}

/** Sales whose row is gone and that staff have confirmed as withdrawn. */
function withdrawals(
  known: readonly Finding[],
  changed: ReturnType<typeof reconcileFindings>['changed'],
  atMs: number,
): LedgerEntry[] {
  const settled = new Set(changed.flatMap(({ id, patch }) => (patch.state === 'resolved' ? [id] : [])));
  const gone = known.filter(({ id, rule, state }) => rule === saleGone.id && state !== 'resolved' && settled.has(id));
  return gone.map(({ subject }) => ({ type: 'SALE_WITHDRAWN', atMs, subject, body: { verdict: 'GONE' } }));
}

export function joined(...parts: readonly WorkbookChanges[]): WorkbookChanges {
  return {
    updates: parts.flatMap(({ updates }) => updates),
    appends: mergeAppends(parts.flatMap(({ appends }) => appends)),
  };
}

type Change = WorkbookChanges & { readonly entries: readonly LedgerEntry[] };
const NOTHING: Change = { updates: [], appends: [], entries: [] };

function saleChange(
  { layouts, book }: SalesIndex,
  { row, sale, verdict, raw = {} }: JudgedSale,
  nowMs: number,
): Change {
  // A sale sent twice gets no second row; its sender is told about the first.
  if (row === null && book.repeats.has(sale)) return NOTHING;
  const keys = keysOf(book, sale);
  const { entry, recorded } = recordSale(sale, verdict, serialIn(keys));
  const judged: Partial<Sale> = { ...verdict, net: netPrice(sale), recorded, keys };
  // Only what changed is written, and an ID with what was never checked.
  const isSame = sale.checkedAt !== null && JUDGED.every((key) => judged[key] === sale[key]);
  if (isSame) return NOTHING;
  const written = { ...sale, ...judged, checkedAt: nowMs };
  const entries = entry ? [{ ...entry, atMs: nowMs, subject: sale.id }] : [];
  const sheet = tables.sales.name;
  const noted = (cells: CellWrite[], column = 1) => withNote(layouts.sales, { cells, column }, written);
  if (row === null) {
    const cells = noted(layouts.sales.encode(written));
    for (const [column, value] of Object.entries(raw)) {
      cells[layouts.sales.columnNumber(column) - 1] = { kind: 'text', value };
    }
    return { updates: [], appends: [{ sheet, rows: [cells] }], entries };
  }
  const key = { column: layouts.sales.columnNumber('serial'), value: sale.serial };
  // A row that was copied brings the other sale's proof along.
  const runs = layouts.sales.encodeRuns(written, sale.checkedAt === null ? ALL_HUB_COLUMNS : HUB_COLUMNS);
  const updates = runs.map((run) => ({ sheet, row, key, ...run, cells: noted(run.cells, run.column) }));
  return { updates, appends: [], entries };
}

/** Adds the reason as a note on the verdict's cell, so that it is readable there wherever people move the other columns. */
export function withNote(
  layout: Layout<typeof tables.sales.columns>,
  { cells, column }: { readonly cells: CellWrite[]; readonly column: number },
  { reason, nextStep }: Sale,
): CellWrite[] {
  const at = layout.columnNumber('verdict') - column;
  const cell = cells[at];
  const note =
    reason && `${layout.inColumnLanguage('reason', reason)}\n${layout.inColumnLanguage('nextStep', nextStep)}`;
  if (cell?.kind === 'text') cells[at] = { ...cell, note };
  return cells;
}

function findingChanges(
  { findings, layouts }: SalesIndex,
  { opened, changed }: Pick<ReturnType<typeof reconcileFindings>, 'opened' | 'changed'>,
): WorkbookChanges {
  const sheet = tables.findings.name;
  const layout = layouts.findings;
  const at = new Map(changed.length > 0 ? findings.map((each) => [each.finding.id, each]) : []);
  const updates = changed.flatMap(({ id, patch }) => {
    const known = at.get(id);
    if (!known) return [];
    const runs = layout.encodeRuns({ ...known.finding, ...patch }, new Set(Object.keys(patch)));
    const key = { column: layout.columnNumber('id'), value: id };
    return runs.map((run) => ({ sheet, row: known.row, ...run, key }));
  });
  const rows = opened.map((finding) => layout.encode(finding));
  return { updates, appends: rows.length > 0 ? [{ sheet, rows }] : [] };
}

/** One alert per dealer, however many findings there are. */
function alertsOfHard(
  { layouts }: SalesIndex,
  findings: Pick<ReturnType<typeof reconcileFindings>, 'changed'> & {
    readonly kept: readonly Finding[];
    readonly known: readonly Finding[];
  },
  nowMs: number,
): WorkbookChanges {
  const { kept, changed, known } = findings;
  const again = new Set(changed.flatMap(({ id, patch }) => (patch.state === 'open' ? [id] : [])));
  const hard = [...kept, ...known.filter(({ id, state }) => again.has(id) && state !== 'open')].filter(
    ({ severity }) => severity === 'hard',
  );
  const rows = [...groupBy(hard, ({ dealerId }) => dealerId)].map(([dealerId, own]) => {
    const [worst] = own.sort((a, b) => (b.stake ?? 0) - (a.stake ?? 0));
    const text = `${own.length} sales of dealer ${dealerId || 'unknown'} were stopped; the worst: ${clip(`${worst?.subject}: ${worst?.what}`, 300)} Decide in Findings.`;
    const alert = { rule: 'hard-findings', subject: dealerId || 'no dealer', dealerId, text } as const;
    return layouts.alerts.encode(
      alertRow(alert, { id: `a-${fingerprint(`${alert.subject}|${own[0]?.id}|${nowMs}`)}`, nowMs }),
    );
  });
  return { updates: [], appends: rows.length > 0 ? [{ sheet: tables.alerts.name, rows }] : [] };
}

function mergeAppends(appends: WorkbookChanges['appends']): WorkbookChanges['appends'] {
  const filled = appends.filter(({ rows }) => rows.length > 0);
  const bySheet = groupBy(filled, ({ sheet }) => sheet);
  return [...bySheet].map(([sheet, own]) => ({ sheet, rows: own.flatMap(({ rows }) => rows) }));
}

const LONGEST_EVIDENCE = 500;

/** The row as it was typed, without the hub's own columns. */
function evidenceOf(sale: SaleEntry | undefined): string {
  if (!sale) return '';
  const typed = Object.entries(sale).filter(
    ([key, value]) => !HUB_COLUMNS.has(key as keyof Sale) && value !== '' && value !== null,
  );
  return JSON.stringify(Object.fromEntries(typed), (_, value) =>
    typeof value === 'string' ? clip(value, LONGEST_EVIDENCE) : value,
  );
}
