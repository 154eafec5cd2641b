/**
 * A sale that was accepted outside the chat closes the lead it came from, in the same commit. The rep's list of open leads and
 * the lead's timers need no update: they check the lead's state.
 */
import { isWithOwner } from '../../core/lead/progress.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import type { WorkbookChanges } from '../../ports.ts';
import type { SalesIndex } from '../../store/sales/sales-index.ts';
import { tables } from '../../tables/index.ts';
import type { Lead } from '../../tables/leads.ts';
import type { JudgedSale } from './sale-changes.ts';

export function closeSoldLeads(
  { leads, layouts }: SalesIndex,
  verdicts: readonly JudgedSale[],
  nowMs: number,
): WorkbookChanges {
  const sold = new Map(verdicts.filter(isAccepted).map(({ sale }) => [sale.leadId, sale]));
  const closing = leads.flatMap(({ row, lead }) => {
    const sale = sold.get(lead.id);
    return sale && isWithOwner(lead) && lead.dealerId === sale.dealerId ? [{ row, lead, sale }] : [];
  });
  const key = layouts.leads.columnNumber('id');
  const changed: ReadonlySet<keyof Lead> = new Set(['status', 'closedAt']);
  return {
    updates: closing.flatMap(({ row, lead }) =>
      layouts.leads
        .encodeRuns({ ...lead, status: 'WON', closedAt: nowMs }, changed)
        .map((run) => ({ sheet: tables.leads.name, row, ...run, key: { column: key, value: lead.id } })),
    ),
    appends: appended(closing.map(({ lead, sale }) => layouts.timeline.encode(entryOf(lead, sale.id, nowMs)))),
  };
}

function isAccepted({ sale, verdict: { verdict } }: JudgedSale): boolean {
  return sale.leadId !== '' && (verdict === 'ACCEPTED' || verdict === 'REVIEW');
}

function entryOf({ id, status }: Lead, saleId: string, nowMs: number) {
  const reason = `Sale ${saleId} was accepted.`;
  return {
    id: `t-${fingerprint(`${saleId}|${id}`)}`,
    at: nowMs,
    leadId: id,
    from: status,
    to: 'WON',
    actor: 'hub',
    reason,
  };
}

function appended(rows: WorkbookChanges['appends'][number]['rows']): WorkbookChanges['appends'] {
  return rows.length > 0 ? [{ sheet: tables.timeline.name, rows }] : [];
}
