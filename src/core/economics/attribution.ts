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
  'refundedAt', 'refund',
] as const; // biome-ignore format: one list

export type CountedLead = Pick<Lead, (typeof LEAD_COLUMNS)[number]>;
export type CountedSale = Pick<Sale, (typeof SALE_COLUMNS)[number]>;

export interface Credit {
  readonly lead: CountedLead;
  /** In millionths (`ONE` together). */
  readonly share: number;
}

export class Touches {
  private readonly leads: readonly CountedLead[];
  private readonly byId = new Map<string, CountedLead>();
  private byCustomer: ReadonlyMap<string, readonly CountedLead[]> | null = null;
  private byPhone: ReadonlyMap<string, readonly CountedLead[]> | null = null;

  constructor(all: readonly CountedLead[]) {
    // A row that somebody emptied is nobody's.
    this.leads = all.filter(({ id }) => id !== '');
    for (const lead of this.leads) this.byId.set(lead.id, lead);
  }

  /** Empty when the customer never was a lead. */
  creditsOf(sale: CountedSale, model: AttributionModel): Credit[] {
    const named = this.byId.get(sale.leadId);
    // The one that the sale names stands last, whatever came before.
    if (model === 'last' && named) return [{ lead: named, share: ONE }];
    const touches = this.touchesOf(sale, named);
    const [first] = touches;
    const last = touches.at(-1);
    if (!first || !last) return [];
    if (model === 'last') return [{ lead: last, share: ONE }];
    if (model === 'first') return [{ lead: first, share: ONE }];
    const shares = splitEvenly(ONE, touches.length);
    return touches.map((lead, index) => ({ lead, share: shares[index] ?? 0 }));
  }

  /** The customer's leads before the sale, oldest first; the one that the sale names stands last. */
  private touchesOf(sale: CountedSale, named: CountedLead | undefined): CountedLead[] {
    const at = (sale.soldAt ?? sale.enteredAt ?? 0) + DAY_MS;
    const before = this.ofCustomer(sale, named).filter((lead) => lead !== named && isTouch(lead, at));
    before.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
    return named ? [...before, named] : before;
  }

  private ofCustomer({ customerPhone }: CountedSale, named: CountedLead | undefined): readonly CountedLead[] {
    if (named) return named.customerId === '' ? [] : (this.customers().get(named.customerId) ?? []);
    const digits = toWhatsAppDigits(customerPhone);
    return digits === null ? [] : (this.phones().get(digits) ?? []);
  }

  private customers() {
    this.byCustomer ??= groupBy(this.leads, ({ customerId }) => customerId);
    return this.byCustomer;
  }

  private phones() {
    this.byPhone ??= groupBy(this.leads, ({ customerPhone }) => toWhatsAppDigits(customerPhone) ?? '');
    return this.byPhone;
  }
}

function isTouch({ createdAt, intent }: CountedLead, before: number): boolean {
  return intent !== 'SERVICE' && createdAt !== null && createdAt < before && createdAt > before - TOUCH_DAYS * DAY_MS;
}
