/** The outcome of a lead is proved when a unit that was sold to its customer has reported itself. */
import type { Sale } from '../../tables/sales.ts';

type Proved = Pick<Sale, 'leadId' | 'provedAt'>;

/** When the first of the sales that name this lead was proved; null: none is. */
export function proofOf(leadId: string, sales: Iterable<Proved>): number | null {
  return proofsByLead([...sales].filter((sale) => sale.leadId === leadId)).get(leadId) ?? null;
}

export function proofsByLead(sales: Iterable<Proved>): Map<string, number> {
  const proofs = new Map<string, number>();
  for (const { leadId, provedAt } of sales)
    if (leadId !== '' && provedAt !== null) proofs.set(leadId, Math.min(provedAt, proofs.get(leadId) ?? provedAt));
  return proofs;
}
