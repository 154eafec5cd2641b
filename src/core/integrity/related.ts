/**
 * All rows related to an entry, found by the key columns alone: with them the rules give the same answer as with every row.
 * Sales are linked by serial and by customer; linked sales are judged together.
 */
import { groupBy } from '../lib/group-by.ts';
import { customerKey, customerStamp } from './book.ts';
import { meantSerial, neighbours, serialKey } from './serial.ts';

/** Whole columns, in sheet order; the index is the row. */
export interface RelatedColumns {
  readonly unitSerials: readonly string[];
  /** The serials of the Units tab, which has the units that were heard of. */
  readonly reportingSerials: readonly string[];
  readonly saleSerials: readonly string[];
  readonly salePhones: readonly string[];
  readonly saleLeads: readonly string[];
  /** The keys of each sale when it was last judged: an edit since then may have separated it from related sales. */
  readonly saleKeys: readonly string[];
  readonly leadIds: readonly string[];
  readonly leadPhones: readonly string[];
  readonly patterns: readonly string[];
}

export interface RelatedRows {
  /** The entries and the sales that they affect, all of which can be judged. */
  readonly judged: ReadonlySet<number>;
  /** Sales that are needed as context only. */
  readonly context: ReadonlySet<number>;
  readonly units: ReadonlySet<number>;
  /** The serials meant by the judged sales. */
  readonly serials: ReadonlySet<string>;
  /** Rows of the Units tab. */
  readonly reporting: ReadonlySet<number>;
  readonly leads: ReadonlySet<number>;
}

/** `entries`: positions of the sales to be judged. All positions are 0-based below the header. */
export function relatedRows(columns: RelatedColumns, entries: Iterable<number>): RelatedRows {
  const keys = openKeys(columns);
  const judged = judgedWith(keys, entries);
  const { serials, context } = needed(keys, judged);
  return {
    judged,
    context,
    units: new Set([...serials].flatMap((serial) => keys.units.get(serial) ?? [])),
    serials,
    reporting: positionsOf(columns.reportingSerials, serials),
    leads: leadsOf(keys, judged),
  };
}

/** The key columns, folded and indexed. */
interface Keys {
  readonly columns: RelatedColumns;
  /** Rows of Serials by serial. */
  readonly units: ReadonlyMap<string, readonly number[]>;
  /** By sale: its serial as typed, the shipped serial that it means, and its customer. */
  readonly typed: readonly string[];
  readonly meant: readonly string[];
  readonly customers: readonly string[];
  readonly salesBySerial: ReadonlyMap<string, readonly number[]>;
  readonly salesByCustomer: ReadonlyMap<string, readonly number[]>;
  /** Sales whose serial was never shipped, by that serial. */
  readonly unshipped: ReadonlyMap<string, readonly number[]>;
}

function openKeys(columns: RelatedColumns): Keys {
  const units = positionsBy(columns.unitSerials, serialKey);
  const typed = columns.saleSerials.map(serialKey);
  const meant = typed.map((serial) => serial && meantSerial(serial, columns.patterns, (each) => units.has(each)));
  const customers = columns.salePhones.map(customerKey);
  return {
    ...{ columns, units, typed, meant, customers },
    salesBySerial: positionsBy(meant, (serial) => serial),
    salesByCustomer: positionsBy(customers, (customer) => customer),
    unshipped: positionsBy(typed, (serial, sale) => (units.has(meant[sale] ?? '') ? '' : serial)),
  };
}

/** The entries and all sales linked to them by serial or customer, now or earlier, directly or through other sales. */
function judgedWith(keys: Keys, entries: Iterable<number>): Set<number> {
  const judged = new Set(entries);
  // The set grows during the iteration until no new links are found.
  for (const sale of judged) {
    for (const linked of linkedByCustomer(keys, sale)) judged.add(linked);
    for (const linked of linkedBySerial(keys, sale)) judged.add(linked);
  }
  return judged;
}

function linkedByCustomer({ columns, customers, salesByCustomer }: Keys, sale: number): readonly number[] {
  const customer = customers[sale] ?? '';
  const [, before = ''] = (columns.saleKeys[sale] ?? '').split(' ');
  const now = salesByCustomer.get(customer) ?? [];
  if (before === '' || before === customerStamp(customer)) return now;
  // Only a stamp of the earlier customer is kept.
  const earlier = [...salesByCustomer].filter(([each]) => customerStamp(each) === before);
  return [...now, ...earlier.flatMap(([, sales]) => sales)];
}

function linkedBySerial({ columns, units, meant, salesBySerial, unshipped }: Keys, sale: number): readonly number[] {
  const [before = ''] = (columns.saleKeys[sale] ?? '').split(' ');
  return [...new Set([meant[sale] ?? '', before])].flatMap((serial) => {
    const same = salesBySerial.get(serial) ?? [];
    // A unit that was sold, or is no longer, may be the one meant by a serial that was never shipped.
    const isShipped = unshipped.size > 0 && units.has(serial);
    return isShipped ? [...same, ...[...neighbours(serial)].flatMap((near) => unshipped.get(near) ?? [])] : same;
  });
}

/** Serials whose units are needed, and further sales needed as context: those of units that may be meant. */
function needed({ units, typed, meant, salesBySerial }: Keys, judged: ReadonlySet<number>) {
  const serials = new Set<string>();
  const context = new Set<number>();
  for (const sale of judged) {
    const serial = meant[sale] ?? '';
    serials.add(serial);
    if (serial === '' || units.has(serial)) continue;
    for (const near of neighbours(typed[sale] ?? '')) {
      if (!units.has(near)) continue;
      serials.add(near);
      for (const other of salesBySerial.get(near) ?? []) if (!judged.has(other)) context.add(other);
    }
  }
  return { serials, context };
}

/** The leads that the sales name, and all leads of their customers. */
function leadsOf({ columns, customers }: Keys, judged: ReadonlySet<number>): Set<number> {
  const named = new Set([...judged].map((sale) => columns.saleLeads[sale] ?? ''));
  const buyers = new Set([...judged].map((sale) => customers[sale] ?? ''));
  named.delete('');
  buyers.delete('');
  const isNeeded = (id: string, lead: number) =>
    named.has(id) || buyers.has(customerKey(columns.leadPhones[lead] ?? ''));
  return new Set(columns.leadIds.flatMap((id, lead) => (isNeeded(id, lead) ? [lead] : [])));
}

/** Positions at which one of these serials occurs. */
function positionsOf(column: readonly string[], serials: ReadonlySet<string>): Set<number> {
  return new Set(column.flatMap((cell, position) => (cell !== '' && serials.has(serialKey(cell)) ? [position] : [])));
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
