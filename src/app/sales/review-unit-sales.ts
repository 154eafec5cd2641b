/**
 * A unit's open findings put its sale under review, in the commit that opens them, and release it when they close: the same
 * verdict that the audit gives.
 */
import { judgementsOf, verdictFrom } from '../../core/integrity/judge.ts';
import { tables } from '../../tables/index.ts';
import type { Sale } from '../../tables/sales.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { withNote } from './sale-changes.ts';

const CHANGED: ReadonlySet<keyof Sale> = new Set(['verdict', 'reason', 'nextStep', 'checkedAt']);

/** Reviews the sales of units whose life was derived again in this round. */
export function reviewUnitSales({ session, telemetry, nowMs }: UnitRound): void {
  const findings = [...session.table('findings').rows()];
  const standing = (subject: string) => judgementsOf(findings.filter((finding) => finding.subject === subject));
  for (const serial of telemetry.rederived) {
    const sale = session.table('sales').get(session.table('units').get(serial)?.saleId ?? '');
    if (!sale || !telemetry.directory.isWhole(serial) || !isAccepted(sale)) continue;
    const ofUnit = standing(serial).filter(({ rule }) => rule.id.startsWith('unit-'));
    // Findings about the unit put the sale under review but never on hold.
    const { onHold: _, ...verdict } = verdictFrom([...standing(sale.id), ...ofUnit]);
    const isSame = sale.verdict === verdict.verdict && sale.reason === verdict.reason;
    if (verdict.verdict !== 'REFUSED' && !isSame) stage(session, { ...sale, ...verdict, checkedAt: nowMs });
  }
}

/** A refused sale is judged again only by its own edit. */
function isAccepted({ verdict }: Sale): boolean {
  return verdict === 'ACCEPTED' || verdict === 'REVIEW';
}

function stage(session: UnitRound['session'], sale: Sale): void {
  const { layout } = session.table('sales');
  const row = session.table('sales').rowOf(sale.id);
  if (row === undefined) return;
  const key = { column: layout.columnNumber('serial'), value: sale.serial };
  const updates = layout
    .encodeRuns(sale, CHANGED)
    .map((run) => ({ sheet: tables.sales.name, row, key, ...run, cells: withNote(layout, run, sale) }));
  session.stage({ updates, appends: [] });
}
