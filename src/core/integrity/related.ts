/**
 * Which rows one entry needs, found in the key columns alone: with them the rules give the same answer as with every row.
 * Sales hang together by serial and by customer; whatever hangs together is judged together.
 */
import { groupBy } from '../lib/group-by.ts';
import { customerKey, customerStamp } from './book.ts';
import { meantSerial, neighbours, serialKey } from './serial.ts';

/** Whole columns, in sheet order; the index is the row. */
export interface RelatedColumns {
  readonly unitSerials: readonly string[];
  readonly saleSerials: readonly string[];
  readonly salePhones: readonly string[];
  readonly saleLeads: readonly string[];
  /** By what each sale was found when it was judged last: an edit may have parted it from others. */
  readonly saleKeys: readonly string[];
  readonly leadIds: readonly string[];
  readonly leadPhones: readonly string[];
  readonly patterns: readonly string[];
}

export interface RelatedRows {
  /** Sales that the entries bear on, the entries included: all of them can be judged. */
  readonly judged: ReadonlySet<number>;
  /** Sales that are needed as context only. */
  readonly context: ReadonlySet<number>;
  readonly units: ReadonlySet<number>;
  readonly leads: ReadonlySet<number>;
}

export function relatedRows(columns: RelatedColumns, entries: Iterable<number>): RelatedRows {
  const units = positionsBy(columns.unitSerials, serialKey);
  const typed = columns.saleSerials.map(serialKey);
  const meant = typed.map((serial) => serial && meantSerial(serial, columns.patterns, (each) => units.has(each)));
  const customers = columns.salePhones.map(customerKey);
  const salesBySerial = positionsBy(meant, (serial) => serial);
  const salesByCustomer = positionsBy(customers, (customer) => customer);
  const unshipped = positionsBy(typed, (serial, sale) => (units.has(meant[sale] ?? '') ? '' : serial));
  const judged = new Set(entries);
  const judge = (sales: readonly number[] = []) => {
    for (const sale of sales) judged.add(sale);
  };
  for (const sale of judged) {
    const [wasSerial = '', wasCustomer = ''] = (columns.saleKeys[sale] ?? '').split(' ');
    judge(salesByCustomer.get(customers[sale] ?? ''));
    if (wasCustomer !== '' && wasCustomer !== customerStamp(customers[sale] ?? '')) {
      for (const [customer, sales] of salesByCustomer) if (customerStamp(customer) === wasCustomer) judge(sales);
    }
    for (const serial of new Set([meant[sale] ?? '', wasSerial])) {
      judge(salesBySerial.get(serial));
      // A unit that is sold, or is no longer, was perhaps meant by a serial that nobody shipped.
      if (unshipped.size === 0 || !units.has(serial)) continue;
      for (const near of neighbours(serial)) judge(unshipped.get(near));
    }
  }
  const wanted = new Set<string>();
  const context = new Set<number>();
  for (const sale of judged) {
    const serial = meant[sale] ?? '';
    wanted.add(serial);
    if (serial === '' || units.has(serial)) continue;
    for (const near of neighbours(typed[sale] ?? '')) {
      if (!units.has(near)) continue;
      wanted.add(near);
      for (const other of salesBySerial.get(near) ?? []) if (!judged.has(other)) context.add(other);
    }
  }
  const leadIds = new Set([...judged].map((sale) => columns.saleLeads[sale] ?? ''));
  const buyers = new Set([...judged].map((sale) => customers[sale] ?? ''));
  leadIds.delete('');
  buyers.delete('');
  const isAsked = (id: string, lead: number) =>
    leadIds.has(id) || buyers.has(customerKey(columns.leadPhones[lead] ?? ''));
  return {
    judged,
    context,
    units: new Set([...wanted].flatMap((serial) => units.get(serial) ?? [])),
    leads: new Set(columns.leadIds.flatMap((id, lead) => (isAsked(id, lead) ? [lead] : []))),
  };
}

/** Blank keys are left out. */
function positionsBy(
  values: readonly string[],
  keyOf: (value: string, position: number) => string,
): Map<string, number[]> {
  const positions = groupBy(values.keys(), (position) => keyOf(values[position] ?? '', position));
  positions.delete('');
  return positions;
}
