/**
 * Which leads and sales the figures of some months are made from: those of these months, and those that they share customers
 * with, so that each sale is put down to the leads that it would be put down to among all of them. Too many do no harm.
 */
import { toWhatsAppDigits } from '../lib/phone.ts';
import { DAY_MS } from '../lib/time.ts';
import { type AttributionModel, TOUCH_DAYS } from './attribution.ts';

/** A sale without a lead of its own is put down to leads of so many months before it at most, and to none of the month after the next. */
const TOUCH_MONTHS = Math.ceil(TOUCH_DAYS / 28);

type ValueAt = (number: number) => unknown;

/** Columns of a tab by the numbers of its rows, from 0. */
export interface LeadColumns {
  readonly months: Int32Array;
  readonly id: ValueAt;
  readonly customerId: ValueAt;
  readonly customerPhone: ValueAt;
  readonly createdAt: ValueAt;
}

export interface SaleColumns {
  readonly months: Int32Array;
  readonly leadId: ValueAt;
  readonly customerPhone: ValueAt;
  readonly soldAt: ValueAt;
  readonly enteredAt: ValueAt;
  /** The month in which it was refunded; less than 0: it was not. */
  readonly refundMonth: (number: number) => number;
}

/** By what sales find leads. */
interface Customers {
  readonly ids: Set<string>;
  readonly phones: Set<string>;
}

export class RelatedRows {
  private readonly phonesOfLeads: (number: number) => string;
  private readonly phonesOfSales: (number: number) => string;

  constructor(
    private readonly leads: LeadColumns,
    private readonly sales: SaleColumns,
    private readonly model: AttributionModel,
  ) {
    this.phonesOfLeads = (number) => digitsOf(leads.customerPhone(number));
    this.phonesOfSales = (number) => digitsOf(sales.customerPhone(number));
  }

  /** All sales that count in one of these months, in whatever way. */
  salesOf(months: ReadonlySet<number>): number[] {
    const { sales } = this;
    const { ids, phones } = this.customersOf(rowsWhere(this.leads.months, (month) => months.has(month)));
    return rowsWhere(sales.months, (month, number) => {
      if (month < 0) return false;
      if (months.has(month) || ids.has(String(sales.leadId(number))) || months.has(sales.refundMonth(number)))
        return true;
      const phone = phones.size === 0 ? '' : this.phonesOfSales(number);
      return phone !== '' && phones.has(phone);
    });
  }

  /** The leads of these months, and all that these sales may be put down to; in the order of their rows. */
  leadsFor(months: ReadonlySet<number>, sales: readonly number[]): number[] {
    const { leads } = this;
    const ids = new Set(sales.map((number) => String(this.sales.leadId(number))));
    const phones = new Set(sales.map(this.phonesOfSales));
    ids.delete('');
    phones.delete('');
    const named = this.isByCustomer ? rowsWhere(leads.months, (_, number) => ids.has(String(leads.id(number)))) : [];
    const customers = new Set(named.map((number) => String(leads.customerId(number))));
    customers.delete('');
    let [first, last] = [Infinity, -Infinity];
    for (const number of sales) {
      const month = this.sales.months[number] ?? -1;
      first = Math.min(first, month - TOUCH_MONTHS);
      last = Math.max(last, month + 1);
    }
    return rowsWhere(
      leads.months,
      (month, number) =>
        months.has(month) ||
        ids.has(String(leads.id(number))) ||
        (month >= first && month <= last && phones.has(this.phonesOfLeads(number))) ||
        (customers.size > 0 && customers.has(String(leads.customerId(number)))),
    );
  }

  /** Whether these leads, which came last, may change what an older sale is put down to, or go by the ID of an older one. */
  touchesOlder(added: readonly number[], olderSales: number): boolean {
    const { leads, sales } = this;
    const [first] = added;
    if (first === undefined) return false;
    const ids = new Set(added.map((number) => String(leads.id(number))));
    ids.delete('');
    for (let number = 0; number < first; number++) if (ids.has(String(leads.id(number)))) return true;
    const { ids: linked, phones } = this.customersOf(added);
    const since = Math.min(...added.map((number) => Number(leads.createdAt(number) ?? Infinity))) - DAY_MS;
    for (let number = 0; number < Math.min(olderSales, sales.months.length); number++) {
      const leadId = String(sales.leadId(number));
      if (ids.has(leadId)) return true;
      if (Number(sales.soldAt(number) ?? sales.enteredAt(number) ?? 0) < since) continue;
      if (linked.has(leadId) || phones.has(this.phonesOfSales(number))) return true;
    }
    return false;
  }

  /** Other models than the last touch go by all leads of the customer that a sale names one of. */
  private get isByCustomer(): boolean {
    return this.model !== 'last';
  }

  /** Of these leads, under whichever ID or number they go in any of their rows. */
  private customersOf(numbers: readonly number[]): Customers {
    const { leads } = this;
    const ids = new Set(numbers.map((number) => String(leads.id(number))));
    ids.delete('');
    const rows = new Set([...numbers, ...rowsWhere(leads.months, (_, number) => ids.has(String(leads.id(number))))]);
    const phones = new Set([...rows].map(this.phonesOfLeads));
    phones.delete('');
    if (!this.isByCustomer) return { ids, phones };
    const customers = new Set([...rows].map((number) => String(leads.customerId(number))));
    customers.delete('');
    const theirs = rowsWhere(leads.months, (_, number) => customers.has(String(leads.customerId(number))));
    for (const number of theirs) ids.add(String(leads.id(number)));
    ids.delete('');
    return { ids, phones };
  }
}

export function rowsWhere(months: Int32Array, holds: (month: number, number: number) => boolean): number[] {
  const numbers: number[] = [];
  for (let number = 0; number < months.length; number++) if (holds(months[number] ?? -1, number)) numbers.push(number);
  return numbers;
}

function digitsOf(phone: unknown): string {
  const text = String(phone ?? '');
  return text === '' ? '' : (toWhatsAppDigits(text) ?? '');
}
