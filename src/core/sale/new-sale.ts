/** A sale as it enters the hub, whichever way it comes: what people said of it, and nothing judged yet. */
import type { Sale, SaleSource } from '../../tables/sales.ts';

/** The columns that people fill. */
export const ASKED = [
  'serial', 'modelId', 'dealerId', 'repId', 'customerName', 'customerPhone', 'leadId', 'soldAt', 'vehicle', 'accessories',
  'fees', 'discounts', 'gifts', 'promotions', 'payment', 'odometerKm',
] as const satisfies readonly (keyof Sale)[]; // biome-ignore format: one list
export type Asked = (typeof ASKED)[number];

/** The columns that the hub fills, before it has. */
export const NOT_JUDGED = {
  ...{ verdict: '', reason: '', nextStep: '', onHold: false, net: null },
  ...{ enteredAt: null, checkedAt: null, replacedBy: '', recorded: '', keys: '', provedAt: null },
  ...{ refundedAt: null, refund: null },
} as const satisfies Partial<Sale>;

export interface SaleIdentity {
  /** Its sender's: the same sale sent again has the same. */
  readonly id: string;
  readonly source: SaleSource;
}

/** A row of the Sales tab that no rule has seen. */
export function newSale(asked: Pick<Sale, Asked>, identity: SaleIdentity): Sale {
  return { ...asked, ...NOT_JUDGED, ...identity };
}
