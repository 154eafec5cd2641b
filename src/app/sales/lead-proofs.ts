/** For the audit: leads whose proof is that of a sale which names another lead by now, or whose row is gone. */
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { proofsByLead } from '../../core/sale/lead-proof.ts';
import type { WorkbookChanges } from '../../ports.ts';
import type { SalesIndex } from '../../store/sales/sales-index.ts';
import { tables } from '../../tables/index.ts';
import type { Lead } from '../../tables/leads.ts';

const CHANGED: ReadonlySet<keyof Lead> = new Set(['provedAt']);

export function putProofsRight({ judged, leads, layouts }: SalesIndex, nowMs: number): WorkbookChanges {
  const proofs = proofsByLead(judged.map(({ sale }) => sale));
  const wrong = leads.flatMap(({ row, lead }) => {
    const provedAt = proofs.get(lead.id) ?? null;
    return lead.id === '' || lead.provedAt === provedAt ? [] : [{ row, lead: { ...lead, provedAt } }];
  });
  const key = layouts.leads.columnNumber('id');
  const entries = wrong.map(({ lead }) => layouts.timeline.encode(entryOf(lead, nowMs)));
  return {
    updates: wrong.flatMap(({ row, lead }) =>
      layouts.leads
        .encodeRuns(lead, CHANGED)
        .map((run) => ({ sheet: tables.leads.name, row, ...run, key: { column: key, value: lead.id } })),
    ),
    appends: entries.length > 0 ? [{ sheet: tables.timeline.name, rows: entries }] : [],
  };
}

function entryOf({ id, status, provedAt }: Lead, nowMs: number) {
  const reason = provedAt === null ? 'No sale proves it any more.' : 'A sale that its unit proved names it.';
  const about = { at: nowMs, leadId: id, from: status, to: status, actor: 'hub', reason };
  return { id: `t-${fingerprint(`proof|${id}|${nowMs}`)}`, ...about };
}
