/** Everything a rule may ask about, indexed once: units and sales by serial, sales by customer, prices by date. */

import type { Product } from '../../tables/catalogue.ts';
import type { Lead } from '../../tables/leads.ts';
import type { Dealer, Rep } from '../../tables/network.ts';
import type { Price, Unit } from '../../tables/sales.ts';
import { fingerprint } from '../lib/fingerprint.ts';
import { groupBy } from '../lib/group-by.ts';
import { toWhatsAppDigits } from '../lib/phone.ts';
import { clip } from '../lib/text.ts';
import { DAY_MS, MINUTE_MS, workbookDay } from '../lib/time.ts';
import { type Absence, absenceAt, livesBefore } from '../unit/absences.ts';
import type { Move } from '../unit/moves.ts';
import type { Typed } from './price-book.ts';
import { netPrice, openPriceBook, type PriceAnswer, type PriceBook } from './price-book.ts';
import type { Case, IntegritySettings, SaleEntry, Severity } from './rule.ts';
import { isPlaceholder, meantSerial, neighbours, normalSerial, serialKey } from './serial.ts';

export interface BookContent {
  readonly units: readonly Typed<Unit>[];
  readonly sales: readonly SaleEntry[];
  readonly prices: readonly Typed<Price>[];
  readonly dealers: readonly Dealer[];
  readonly reps: readonly Rep[];
  readonly leads: readonly Lead[];
  /** IDs of archived leads that sales name, which the audit does not read. */
  readonly archivedLeads?: ReadonlySet<string>;
  readonly products: readonly Product[];
  readonly settings: IntegritySettings;
  /** Demoted rules, with the severity that currently applies to them. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** IDs of the sales in the ledger; only for the audit, which alone can see that one is gone. */
  readonly inLedger: readonly string[];
  /** By serial: when the unit was returned, stolen or scrapped, according to the Units tab. No entry for other units. */
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  /** By serial: the unit's moves from dealer to dealer. No entry for units that were never moved. */
  readonly moves: ReadonlyMap<string, readonly Move[]>;
}

export interface Book {
  readonly content: BookContent;
  readonly units: ReadonlyMap<string, Typed<Unit>>;
  /** Units whose serial occurs earlier in the tab. */
  readonly unitsAgain: readonly Unit[];
  /** Sales of a serial in the order of entry, without sales that repeat another, which are only in `repeats`. */
  readonly salesOf: ReadonlyMap<string, readonly SaleEntry[]>;
  /** Sale → the earlier sale that it repeats. */
  readonly repeats: ReadonlyMap<SaleEntry, SaleEntry>;
  /** The serial meant by each sale that counts; '' for a placeholder. */
  readonly meant: ReadonlyMap<SaleEntry, string>;
  readonly unitsByCustomer: ReadonlyMap<string, number>;
  readonly prices: PriceBook;
  readonly patterns: readonly string[];
  readonly patternOf: ReadonlyMap<string, string>;
  readonly dealers: ReadonlyMap<string, Dealer>;
  readonly leads: ReadonlyMap<string, Lead>;
  /** Leads owned by a dealer, by the customer's number, in the order of their IDs. */
  readonly leadsOf: ReadonlyMap<string, readonly Lead[]>;
  readonly reps: ReadonlyMap<string, Rep>;
  readonly staffPhones: ReadonlyMap<string, { repId: string; dealerId: string }>;
}

/** The same sale sent again within this time is a double tap. */
const REPEAT_MS = 10 * MINUTE_MS;
/** Longer texts are not serials. */
const LONGEST_KEY = 60;

/** Indexes the content once; every rule reads from the result. */
export function openBook(content: BookContent): Book {
  const patternOf = patternsById(content.products);
  const patterns = patternsOf(content.products);
  const units = new Map<string, Typed<Unit>>();
  const unitsAgain: Unit[] = [];
  for (const unit of content.units) {
    const serial = serialKey(unit.serial);
    if (serial === '') continue;
    if (units.has(serial)) unitsAgain.push(unit);
    else units.set(serial, unit);
  }
  const counting = content.sales.filter(({ replacedBy }) => replacedBy === '');
  const { salesOf, repeats, meant } = groupSales(counting, patterns, {
    wasShipped: (serial) => units.has(serial),
    lifeOf: (serial, sale) => livesBefore(content.absences.get(serial) ?? [], sale),
  });
  return {
    content,
    units,
    unitsAgain,
    salesOf,
    repeats,
    meant,
    unitsByCustomer: countByCustomer(counting, repeats),
    prices: openPriceBook(content.prices),
    patterns,
    patternOf,
    dealers: new Map(content.dealers.map((dealer) => [dealer.id, dealer])),
    leads: new Map(content.leads.map((lead) => [lead.id, lead])),
    leadsOf: leadsByCustomer(content.leads),
    reps: new Map(content.reps.map((rep) => [rep.id, rep])),
    staffPhones: new Map(content.reps.map(({ id, phone, dealerId }) => [customerKey(phone), { repId: id, dealerId }])),
  };
}

/** Model ID → its serial pattern, or ''. */
export function patternsById(products: readonly Pick<Product, 'id' | 'serialPattern'>[]): Map<string, string> {
  return new Map(products.map(({ id, serialPattern }) => [id, serialPattern.trim().toUpperCase()]));
}

/** All patterns in use, in an order that does not depend on the order of rows. */
export function patternsOf(products: readonly Pick<Product, 'id' | 'serialPattern'>[]): string[] {
  const patterns = [...patternsById(products).values()];
  return [...new Set(patterns.filter((pattern) => pattern !== ''))].sort();
}

/**
 * A phone number in the form used for comparing: national digits, or '' when it is not a number. Cheap enough for 100,000 rows.
 */
export function customerKey(phone: string): string {
  if (phone === '') return '';
  const digits = (toWhatsAppDigits(phone) ?? phone.replace(/\D/g, '')).replace(/^(00)?62|^0+/, '');
  return digits.length < 7 || /^(\d)\1*$/.test(digits) || isMadeUp(digits) ? '' : digits;
}

/** Whether the digits count up or down, as in 08123456789. A repeated digit is not suspicious: people pay for such numbers. */
export function isMadeUp(nationalDigits: string): boolean {
  return COUNTING.some((run) => nationalDigits.includes(run));
}

const COUNTING: readonly string[] = ['12345678', '87654321'];

/** A stamp of the customer's number for storing, from which the number cannot be read. */
export function customerStamp(customer: string): string {
  return customer && fingerprint(customer);
}

/** The keys by which related sales find this one: its serial and its customer's stamp. */
export function keysOf({ meant }: Book, sale: SaleEntry): string {
  return `${clip(meant.get(sale) ?? '', LONGEST_KEY)} ${customerStamp(customerKey(sale.customerPhone))}`;
}

/** The serial that the sale meant when it was last judged. */
export function serialIn(keys: string): string {
  return keys.split(' ')[0] ?? '';
}

function leadsByCustomer(leads: readonly Lead[]): Map<string, Lead[]> {
  const claimed = leads.filter(({ dealerId }) => dealerId !== '');
  const groups = groupBy(claimed, ({ customerPhone }) => customerKey(customerPhone));
  groups.delete('');
  for (const group of groups.values()) group.sort((a, b) => (a.id < b.id ? -1 : 1));
  return groups;
}

/** Another dealer's lead, claimed by the day of the sale, while its protection lasts. */
export function isTheirs(
  lead: Pick<Lead, 'dealerId' | 'claimedAt'>,
  { dealerId, soldAt }: SaleEntry,
  { protectionDays }: Pick<IntegritySettings, 'protectionDays'>,
): boolean {
  if (lead.dealerId === dealerId || lead.claimedAt === null || soldAt === null) return false;
  return workbookDay(lead.claimedAt) <= workbookDay(soldAt) && soldAt <= lead.claimedAt + protectionDays * DAY_MS;
}

/** Lookups over the units. */
interface Known {
  readonly wasShipped: (serial: string) => boolean;
  readonly lifeOf: (serial: string, sale: SaleEntry) => number;
}

function groupSales(
  sales: readonly SaleEntry[],
  patterns: readonly string[],
  { wasShipped, lifeOf }: Known,
): Pick<Book, 'salesOf' | 'repeats' | 'meant'> {
  const meant = new Map<SaleEntry, string>();
  for (const sale of sales) {
    const typed = serialKey(sale.serial);
    meant.set(sale, typed && meantSerial(typed, patterns, wasShipped));
  }
  const salesOf = groupBy(sales, (sale) => meant.get(sale) ?? '');
  salesOf.delete('');
  const repeats = new Map<SaleEntry, SaleEntry>();
  for (const [serial, group] of salesOf) {
    if (group.length > 1)
      salesOf.set(
        serial,
        firstOfEach(group, repeats, (sale) => lifeOf(serial, sale)),
      );
  }
  return { salesOf, repeats, meant };
}

/** The sales of one serial, oldest first, without those that repeat another, which are noted in `repeats`. */
function firstOfEach(
  group: readonly SaleEntry[],
  repeats: Map<SaleEntry, SaleEntry>,
  lifeOf: (sale: SaleEntry) => number,
): SaleEntry[] {
  const kept: SaleEntry[] = [];
  const inOrder = [...group].sort((a, b) => (a.enteredAt ?? 0) - (b.enteredAt ?? 0) || (a.id < b.id ? -1 : 1));
  for (const sale of inOrder) {
    const first = kept.find((other) => isRepeat(sale, other) && lifeOf(sale) === lifeOf(other));
    if (first) repeats.set(sale, first);
    else kept.push(sale);
  }
  return kept;
}

function isRepeat(sale: SaleEntry, first: SaleEntry): boolean {
  return (
    sale.dealerId === first.dealerId &&
    buyerOf(sale) === buyerOf(first) &&
    (sale.enteredAt ?? 0) - (first.enteredAt ?? 0) < REPEAT_MS
  );
}

function buyerOf(sale: SaleEntry): string {
  return customerKey(sale.customerPhone) || sale.customerName.trim().toLowerCase();
}

function countByCustomer(sales: readonly SaleEntry[], repeats: ReadonlyMap<SaleEntry, SaleEntry>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sale of sales) {
    const customer = customerKey(sale.customerPhone);
    if (customer !== '' && !repeats.has(sale)) counts.set(customer, (counts.get(customer) ?? 0) + 1);
  }
  return counts;
}

const NONE: readonly SaleEntry[] = [];
const NEVER: readonly Absence[] = [];
const NOWHERE: readonly Move[] = [];

/**
 * A restocked unit may be sold again. A sale made while the unit was away is compared with the sales of the life before, but
 * not the other way round: whoever sold the unit then did nothing wrong.
 */
function inSameLife(sales: readonly SaleEntry[], absences: readonly Absence[], sale: SaleEntry): readonly SaleEntry[] {
  if (absences.length === 0) return sales;
  const life = livesBefore(absences, sale);
  const isOfNone = absenceAt(absences, sale) !== undefined;
  return sales.filter(
    (other) => livesBefore(absences, other) === life && (isOfNone || absenceAt(absences, other) === undefined),
  );
}

/** One sale with everything that the book knows about it. */
export function caseOf(book: Book, sale: SaleEntry): Case {
  const typed = normalSerial(sale.serial);
  const serial = book.meant.get(sale) || meantSerial(typed, book.patterns, (each) => book.units.has(each));
  const unit = book.units.get(serial);
  const dealer = book.dealers.get(sale.dealerId);
  const absences = book.content.absences.get(serial) ?? NEVER;
  const others = isPlaceholder(typed) ? [] : inSameLife(book.salesOf.get(serial) ?? NONE, absences, sale);
  const place = others.indexOf(sale);
  const customer = customerKey(sale.customerPhone);
  const { settings } = book.content;
  return {
    sale,
    typed,
    serial,
    unit,
    near: unit || isPlaceholder(typed) ? undefined : nearUnit(book, typed, sale.dealerId),
    pattern: book.patternOf.get(sale.modelId) ?? '',
    dealer,
    rep: book.reps.get(sale.repId),
    lead: sale.leadId === '' ? undefined : book.leads.get(sale.leadId),
    isLeadArchived: book.content.archivedLeads?.has(sale.leadId) ?? false,
    unnamed:
      sale.leadId === '' ? book.leadsOf.get(customer)?.find((lead) => isTheirs(lead, sale, settings)) : undefined,
    price: priceOf(book, sale, dealer),
    net: netPrice(sale),
    absence: absenceAt(absences, sale),
    moves: book.content.moves.get(serial) ?? NOWHERE,
    earlier: place > 0 ? others.slice(0, place) : NONE,
    later: place + 1 < others.length ? others.slice(place + 1) : NONE,
    unitsOfCustomer: book.unitsByCustomer.get(customer) ?? 0,
    staffPhone: customer === '' ? undefined : book.staffPhones.get(customer),
    settings,
  };
}

/** The price that was valid on the sale's day in the dealer's region. */
export function priceOf(book: Book, sale: SaleEntry, dealer: Dealer | undefined): PriceAnswer {
  if (sale.soldAt === null) return { kind: 'none', why: 'No sale date.' };
  return book.prices.inForce(sale.modelId, dealer?.region ?? '', sale.soldAt);
}

/**
 * The unit that a mistyped serial may mean. With consecutive serials every unit has neighbours, so only a unit that this dealer
 * has and has not sold is considered.
 */
function nearUnit(book: Book, typed: string, dealerId: string): Unit | undefined {
  for (const serial of neighbours(typed)) {
    const unit = book.units.get(serial);
    if (unit && unit.dealerId === dealerId && !book.salesOf.has(serial)) return unit;
  }
  return undefined;
}
