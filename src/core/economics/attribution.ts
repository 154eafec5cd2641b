/** Which leads a sale is put down to: the last touch, the first, or all alike. Credits of a sale add up to one. */
import type { Lead } from '../../tables/leads.ts';
import type { Sale } from '../../tables/sales.ts';
import { toWhatsAppDigits } from '../lib/phone.ts';
import { DAY_MS } from '../lib/time.ts';
import { ONE } from './cube.ts';
import { splitEvenly } from './split.ts';

export const ATTRIBUTION_MODELS = ['last', 'first', 'linear'] as const;
export type AttributionModel = (typeof ATTRIBUTION_MODELS)[number];

/** A lead older than this at the sale has not led to it. */
const TOUCH_DAYS = 180;

export type CountedLead = Pick<
  Lead,
  | 'id' | 'status' | 'customerId' | 'customerPhone' | 'intent' | 'region' | 'channel' | 'campaign'
  | 'createdAt' | 'routedAt' | 'dealerId' | 'claimedAt' | 'firstContactAt' | 'lateMinutes' | 'secondsToClaim'
>; // biome-ignore format: one list
export type CountedSale = Pick<
  Sale,
  'id' | 'dealerId' | 'customerPhone' | 'leadId' | 'soldAt' | 'enteredAt' | 'verdict' | 'net' | 'provedAt'
>;

export interface Credit {
  readonly lead: CountedLead;
  /** In millionths (`ONE` together). */
  readonly share: number;
}

export class Touches {
  private readonly byId = new Map<string, CountedLead>();
  private readonly byCustomer = new Map<string, CountedLead[]>();
  private readonly byPhone = new Map<string, CountedLead[]>();

  constructor(leads: Iterable<CountedLead>) {
    for (const lead of leads) {
      // A row that somebody emptied is nobody's.
      if (lead.id === '') continue;
      this.byId.set(lead.id, lead);
      if (lead.customerId !== '') push(this.byCustomer, lead.customerId, lead);
      const digits = lead.customerPhone === '' ? null : toWhatsAppDigits(lead.customerPhone);
      if (digits !== null) push(this.byPhone, digits, lead);
    }
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
    const digits = named ? null : toWhatsAppDigits(sale.customerPhone);
    const all = named ? (this.byCustomer.get(named.customerId) ?? [named]) : (this.byPhone.get(digits ?? '') ?? []);
    const at = (sale.soldAt ?? sale.enteredAt ?? 0) + DAY_MS;
    const before = all.filter((lead) => lead !== named && isTouch(lead, at));
    before.sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
    return named ? [...before, named] : before;
  }
}

function isTouch({ createdAt, intent }: CountedLead, before: number): boolean {
  return intent !== 'SERVICE' && createdAt !== null && createdAt < before && createdAt > before - TOUCH_DAYS * DAY_MS;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
