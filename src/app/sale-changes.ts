/** What judging changes in the workbook: verdicts behind the sales, and findings opened, refreshed and closed. */
import { reconcileFindings } from '../core/integrity/findings.ts';
import { type Verdict, verdictOf } from '../core/integrity/judge.ts';
import { netPrice } from '../core/integrity/price-book.ts';
import type { Judgement, SaleEntry } from '../core/integrity/rule.ts';
import type { WorkbookChanges } from '../ports.ts';
import type { LocatedSale, SalesBook } from '../store/sales-book.ts';
import { tables } from '../tables/index.ts';
import type { Finding, Sale } from '../tables/sales.ts';

/** What only the hub fills in a row of Sales. */
const HUB_COLUMNS: ReadonlySet<keyof Sale> = new Set(
  (Object.keys(tables.sales.columns) as (keyof Sale)[]).filter((key) => tables.sales.columns[key].by === 'hub'),
);

/** Sales, what the rules say of them, and every finding known of them. */
export interface JudgedPart {
  readonly judged: readonly LocatedSale[];
  readonly judgements: readonly Judgement[];
  readonly known: readonly Finding[];
}

export function planChanges(
  opened: SalesBook,
  { judged, judgements, known }: JudgedPart,
  nowMs: number,
): WorkbookChanges & { readonly verdicts: readonly Judged[] } {
  const sales = new Map(judged.map(({ sale }) => [sale.id, sale]));
  const reconciled = reconcileFindings(known, judgements, {
    nowMs,
    evidenceOf: (subject) => evidenceOf(sales.get(subject)),
    dealerOf: (subject) => sales.get(subject)?.dealerId ?? '',
  });
  const verdicts = judged.map(({ row, sale }) => {
    const standing = reconciled.standing.filter(({ subject }) => subject === sale.id);
    return { row, sale, verdict: verdictOf(opened.book, sale, standing) };
  });
  const changes = [...verdicts.map((each) => saleChange(opened, each, nowMs)), findingChanges(opened, reconciled)];
  return {
    verdicts,
    updates: changes.flatMap((change) => change.updates),
    appends: mergeAppends(changes.flatMap((change) => change.appends)),
  };
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
