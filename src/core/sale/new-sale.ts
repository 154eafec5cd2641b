/** A sale as it enters the hub, by whichever route: what people entered, not judged yet. */
import type { Sale, SaleSource } from '../../tables/sales.ts';

/** The columns that people fill. */
export const ASKED = [
  'serial', 'modelId', 'dealerId', 'repId', 'customerName', 'customerPhone', 'leadId', 'soldAt', 'vehicle', 'accessories',
  'fees', 'discounts', 'gifts', 'promotions', 'payment', 'odometerKm',
] as const satisfies readonly (keyof Sale)[]; // biome-ignore format: one list
export type Asked = (typeof ASKED)[number];

/** The columns that the hub fills, with their values before judging. */
export const NOT_JUDGED = {
  ...{ verdict: '', reason: '', nextStep: '', onHold: false, net: null },
  ...{ enteredAt: null, checkedAt: null, replacedBy: '', recorded: '', keys: '', provedAt: null },
  ...{ refundedAt: null, refund: null },
} as const satisfies Partial<Sale>;

export interface SaleIdentity {
  /** The sender's ID for it: the same sale sent again has the same ID. */
  readonly id: string;
  readonly source: SaleSource;
}

/** A row of the Sales tab that no rule has judged yet. */
export function newSale(asked: Pick<Sale, Asked>, identity: SaleIdentity): Sale {
  return { ...asked, ...NOT_JUDGED, ...identity };
}
