/** Which leads a sale is put down to: the last touch, the first, or all alike. Credits of a sale add up to one. */
import type { Lead } from '../../tables/leads.ts';
import type { Sale } from '../../tables/sales.ts';
import { groupBy } from '../lib/group-by.ts';
import { toWhatsAppDigits } from '../lib/phone.ts';
import { DAY_MS } from '../lib/time.ts';
import { ONE } from './cube.ts';
import { splitEvenly } from './split.ts';

export const ATTRIBUTION_MODELS = ['last', 'first', 'linear'] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** A lead older than this at the sale has not led to it. */
export const TOUCH_DAYS = 180;

/** The columns of leads and sales that are counted. */
export const LEAD_COLUMNS = [
  'id', 'status', 'customerId', 'customerPhone', 'intent', 'region', 'channel', 'campaign', 'createdAt', 'routedAt',
  'dealerId', 'claimedAt', 'firstContactAt', 'lateMinutes', 'secondsToClaim',
] as const; // biome-ignore format: one list
export const SALE_COLUMNS = [
  'id', 'dealerId', 'customerPhone', 'leadId', 'soldAt', 'enteredAt', 'verdict', 'net', 'provedAt',
] as const; // biome-ignore format: one list

export type CountedLead = Pick<Lead, (typeof LEAD_COLUMNS)[number]>;
export type CountedSale = Pick<Sale, (typeof SALE_COLUMNS)[number]>;

export interface Credit {
  readonly lead: CountedLead;
  /** In millionths (`ONE` together). */
  readonly share: number;
}

export class Touches {
  private readonly byId: ReadonlyMap<string, CountedLead>;
  private readonly byCustomer: ReadonlyMap<string, readonly CountedLead[]>;
  private readonly byPhone: ReadonlyMap<string, readonly CountedLead[]>;

  constructor(all: readonly CountedLead[]) {
    // A row that somebody emptied is nobody's.
    const leads = all.filter(({ id }) => id !== '');
    this.byId = new Map(leads.map((lead) => [lead.id, lead]));
    this.byCustomer = groupBy(leads, ({ customerId }) => customerId);
    this.byPhone = groupBy(leads, ({ customerPhone }) => toWhatsAppDigits(customerPhone) ?? '');
  }

  /** Empty when the customer never was a lead. */
  creditsOf(sale: CountedSale, model: AttributionModel): Credit[] {
    const touches = this.touchesOf(sale);
    const [first] = touches;
    const last = touches.at(-1);
    if (!first || !last) return [];
    if (model === 'last') return [{ lead: last, share: ONE }];
    if (model === 'first') return [{ lead: first, share: ONE }];
    const shares = splitEvenly(ONE, touches.length);
    return touches.map((lead, index) => ({ lead, share: shares[index] ?? 0 }));
  }

  /** The customer's leads before the sale, oldest first; the one that the sale names stands last. */
  private touchesOf(sale: CountedSale): CountedLead[] {
    const named = this.byId.get(sale.leadId);
    const at = (sale.soldAt ?? sale.enteredAt ?? 0) + DAY_MS;
    const before = this.ofCustomer(sale, named).filter((lead) => lead !== named && isTouch(lead, at));
    before.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
    return named ? [...before, named] : before;
  }

  private ofCustomer({ customerPhone }: CountedSale, named: CountedLead | undefined): readonly CountedLead[] {
    if (named) return named.customerId === '' ? [] : (this.byCustomer.get(named.customerId) ?? []);
    const digits = toWhatsAppDigits(customerPhone);
    return digits === null ? [] : (this.byPhone.get(digits) ?? []);
  }
}

function isTouch({ createdAt, intent }: CountedLead, before: number): boolean {
  return intent !== 'SERVICE' && createdAt !== null && createdAt < before && createdAt > before - TOUCH_DAYS * DAY_MS;
}
