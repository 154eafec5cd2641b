/**
 * Which rows one entry needs, found in the key columns alone: with them the rules give the same answer as with every row.
 * Sales hang together by serial and by customer; whatever hangs together is judged together.
 */
import { customerKey } from './book.ts';
import { meantSerial, neighbours, serialKey } from './serial.ts';

/** Whole columns, in sheet order; the index is the row. */
export interface RelatedColumns {
  readonly unitSerials: readonly string[];
  readonly saleSerials: readonly string[];
  readonly salePhones: readonly string[];
  readonly saleLeads: readonly string[];
  readonly leadIds: readonly string[];
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
  const salesBySerial = positionsBy(meant, (serial) => serial);
  const salesByCustomer = positionsBy(columns.salePhones, customerKey);
  const judged = new Set(entries);
  for (const sale of judged) {
    for (const other of salesBySerial.get(meant[sale] ?? '') ?? []) judged.add(other);
    for (const other of salesByCustomer.get(customerKey(columns.salePhones[sale] ?? '')) ?? []) judged.add(other);
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
  const leadIds = new Set([...judged].map((sale) => columns.saleLeads[sale] ?? '').filter((id) => id !== ''));
  return {
    judged,
    context,
    units: new Set([...wanted].flatMap((serial) => units.get(serial) ?? [])),
    leads: new Set(columns.leadIds.flatMap((id, row) => (leadIds.has(id) ? [row] : []))),
  };
}

/** Blank keys are left out. */
function positionsBy(values: readonly string[], keyOf: (value: string) => string): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  values.forEach((value, position) => {
    const key = keyOf(value);
    if (key === '') return;
    const known = positions.get(key);
    if (known) known.push(position);
    else positions.set(key, [position]);
  });
  return positions;
}
