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
  /** Its number: leads are numbered from 0 as they are added. */
  readonly lead: number;
  /** In millionths (`ONE` together). */
  readonly share: number;
}

/** What a sale finds its leads by; a list a column, for a hundred thousand objects would cost more than what is done with them. */
export class Touches {
  private readonly ids: string[] = [];
  private readonly customerIds: string[] = [];
  private readonly customerPhones: string[] = [];
  /** NaN: no sale is put down to it unless it is named. */
  private readonly touchedAt: number[] = [];
  private byId: Chains | null = null;
  private byCustomer: Chains | null = null;
  private byPhone: Chains | null = null;

  /** All of them before the first sale. */
  add({ id, customerId, customerPhone, intent, createdAt }: CountedLead): void {
    // A row that somebody emptied is nobody's.
    const isTouch = id !== '' && intent !== 'SERVICE' && createdAt !== null;
    this.ids.push(id);
    this.customerIds.push(customerId);
    this.customerPhones.push(customerPhone);
    this.touchedAt.push(isTouch ? createdAt : Number.NaN);
  }

  /** All rows of this lead: people copy some. */
  rowsOf(lead: number): readonly number[] {
    return this.named().of(this.ids[lead] ?? '');
  }

  /** Empty when the customer never was a lead. */
  creditsOf(sale: CountedSale, model: AttributionModel): readonly Credit[] {
    const named = this.named().last(sale.leadId);
    // The one that the sale names stands last, whatever came before.
    if (model === 'last' && named !== undefined) return [{ lead: named, share: ONE }];
    const touches = this.touchesOf(sale, named);
    const first = touches[0];
    const last = touches.at(-1);
    if (first === undefined || last === undefined) return [];
    if (model === 'last') return [{ lead: last, share: ONE }];
    if (model === 'first') return [{ lead: first, share: ONE }];
    const shares = splitEvenly(ONE, touches.length);
    return touches.map((lead, index) => ({ lead, share: shares[index] ?? 0 }));
  }

  /** The customer's leads before the sale, oldest first; the one that the sale names stands last. */
  private touchesOf(sale: CountedSale, named: number | undefined): number[] {
    const before = (sale.soldAt ?? sale.enteredAt ?? 0) + DAY_MS;
    const since = before - TOUCH_DAYS * DAY_MS;
    const at = (lead: number) => this.touchedAt[lead] ?? Number.NaN;
    const touches = this.ofCustomer(sale, named).filter(
      (lead) => lead !== named && at(lead) < before && at(lead) > since,
    );
    if (touches.length > 1) touches.sort((a, b) => at(a) - at(b));
    return named === undefined ? touches : [...touches, named];
  }

  private named(): Chains {
    this.byId ??= new Chains(this.ids);
    return this.byId;
  }

  private ofCustomer({ customerPhone }: CountedSale, named: number | undefined): readonly number[] {
    if (named !== undefined) {
      this.byCustomer ??= new Chains(this.customerIds);
      return this.byCustomer.of(this.customerIds[named] ?? '');
    }
    this.byPhone ??= new Chains(this.customerPhones.map((phone) => toWhatsAppDigits(phone) ?? ''));
    return this.byPhone.of(toWhatsAppDigits(customerPhone) ?? '');
  }
}

/** Which places of a list hold the same key. Nothing has the key ''. */
class Chains {
  private readonly lasts = new Map<string, number>();
  /** The place before that holds the same; -1: none. */
  private readonly before: number[] = [];

  constructor(keys: readonly string[]) {
    keys.forEach((key, place) => {
      this.before.push(this.lasts.get(key) ?? -1);
      if (key !== '') this.lasts.set(key, place);
    });
  }

  last(key: string): number | undefined {
    return this.lasts.get(key);
  }

  /** In their order. */
  of(key: string): number[] {
    const places: number[] = [];
    for (let place = this.lasts.get(key) ?? -1; place >= 0; place = this.before[place] ?? -1) places.push(place);
    return places.length > 1 ? places.reverse() : places;
  }
}
