/**
 * Finds the leads and sales that the figures of some months need: the rows of these months, and those that share a customer
 * with them, so that every sale is credited to the same leads as among all rows. Finding too many does no harm.
 */
import { toWhatsAppDigits } from '../lib/phone.ts';
import { DAY_MS } from '../lib/time.ts';
import { type AttributionModel, TOUCH_DAYS } from './attribution.ts';

/** A sale that names no lead is credited to leads at most this many months older, and at most one month younger. */
const TOUCH_MONTHS = Math.ceil(TOUCH_DAYS / 28);

type ValueAt = (number: number) => unknown;

/** Columns of a tab, by row number from 0. `months`: negative for rows that do not count. */
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
  /** The month of the refund; negative when there is none. */
  readonly refundMonth: (number: number) => number;
}

/** What sales find leads by. */
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

  /** All sales that count in one of these months: sold or refunded then, or credited to a lead of then. */
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

  /** The leads of these months, and all leads that these sales may be credited to, in row order. */
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

  /** Whether appended leads may change the credit of an older sale, or repeat the ID of an older lead. */
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

  /** Except for the last touch, a sale that names a lead is credited to all leads of that customer. */
  private get isByCustomer(): boolean {
    return this.model !== 'last';
  }

  /** The IDs and numbers of these leads, in all rows that carry one of their IDs. */
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
