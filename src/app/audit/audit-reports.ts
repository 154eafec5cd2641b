/** The reports made from an audit: the commission sheet, and the precision of each rule. */
import { commissionSheet } from '../../core/integrity/commission-sheet.ts';
import { ruleFamilies } from '../../core/integrity/judge.ts';
import { recordRules } from '../../core/integrity/rule-record.ts';
import type { WorkbookChanges } from '../../ports.ts';
import type { WholeBook } from '../../store/sales/whole-sales-index.ts';
import { syncRows } from '../../store/state/sync-rows.ts';
import type { JudgedSale } from '../sales/sale-changes.ts';
import { joined } from '../sales/sale-changes.ts';

export interface SalesReports extends WorkbookChanges {
  /** A rule was demoted or restored: verdicts change with the next audit. */
  readonly lanesChanged: boolean;
}

export function reportSales(opened: WholeBook, sales: readonly JudgedSale[], nowMs: number): SalesReports {
  const { book, commissions, commissionPct, ruleRows, ruleLayout, commissionLayout } = opened;
  const { dealers } = book.content;
  const sheet = commissionSheet({ sales, dealers, commissionPct, before: commissions });
  const findings = opened.findings.map(({ finding }) => finding);
  const records = recordRules(
    ruleFamilies.flatMap(({ rules }) => rules),
    findings,
    ruleRows,
    nowMs,
  );
  const laneBefore = new Map(ruleRows.map(({ id, inForce }) => [id, inForce]));
  return {
    ...joined(
      syncRows(commissionLayout, commissions, sheet, { madeAt: nowMs }),
      syncRows(ruleLayout, ruleRows, records, {}),
    ),
    lanesChanged: records.some(({ id, severity, inForce }) => (laneBefore.get(id) ?? severity) !== inForce),
  };
}
