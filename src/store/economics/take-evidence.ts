/** The evidence of what figures are made from, in one pass over the cells as they were read. */
import type { Evidence } from '../../core/economics/evidence.ts';
import { monthOfDay } from '../../core/economics/months.ts';
import { Print, RowPrints, Sums } from '../../core/economics/print.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { workbookDay } from '../../core/lib/time.ts';
import type { Cell } from '../../ports.ts';
import type { Columns } from '../../tables/columns.ts';
import { lengthOf, type OneColumn, type SomeColumns } from '../read-columns.ts';

type Blocks = readonly (readonly (readonly Cell[])[])[];

/** Some columns of a tab, as they were read. */
export interface TabRead<C extends Columns, K extends keyof C & string> {
  readonly some: SomeColumns<C, K>;
  readonly blocks: Blocks;
}

export function columnIn<C extends Columns, K extends keyof C & string>(
  { some, blocks }: TabRead<C, K>,
  key: K,
): OneColumn {
  return some.column(blocks, key);
}

/** No month. */
export const NO_MONTH = -1;

export function monthOf(at: unknown): number {
  return typeof at === 'number' ? monthOfDay(workbookDay(at)) : NO_MONTH;
}

interface Watched<K> {
  /** By what sales find their leads, and what moves between months when it changes. */
  readonly links: readonly K[];
  /** Everything else. */
  readonly rest: readonly K[];
  /** `NO_MONTH`: it does not count. */
  readonly monthOf: (number: number) => number;
}

/** `then`: how many rows there were when the figures were made. */
export function rowsEvidence<C extends Columns, K extends keyof C & string>(
  tab: TabRead<C, K>,
  { links, rest, monthOf: monthOfRow }: Watched<K>,
  then: number,
) {
  const rows = lengthOf(tab.blocks);
  const [linked, others] = [printsOf(tab, links, rows), printsOf(tab, rest, rows)];
  const months = new Int32Array(rows);
  const [chain, sums] = [new Print(), new Sums<number>()];
  let linksThen = then === 0 ? chain.toString() : '';
  for (let number = 0; number < rows; number++) {
    const month = monthOfRow(number);
    months[number] = month;
    chain.add(month);
    chain.add(linked.a[number] ?? 0);
    chain.add(linked.b[number] ?? 0);
    if (number + 1 === then) linksThen = chain.toString();
    if (month !== NO_MONTH) sums.add(month, number, others.a[number] ?? 0, others.b[number] ?? 0);
  }
  return { evidence: { rows, links: chain.toString(), months: Object.fromEntries(sums.entries()) }, linksThen, months };
}

/** Rows of which each counts in its month alone. */
export function monthsEvidence<C extends Columns, K extends keyof C & string>(
  tab: TabRead<C, K>,
  keys: readonly K[],
  dated: K,
): { readonly evidence: Evidence['offers']; readonly months: Int32Array } {
  const at = columnIn(tab, dated);
  const months = new Int32Array(lengthOf(tab.blocks));
  const prints = printsOf(tab, keys, months.length);
  const sums = new Sums<number>();
  for (let number = 0; number < months.length; number++) {
    const month = monthOf(at.value(number));
    months[number] = month;
    if (month !== NO_MONTH) sums.add(month, number, prints.a[number] ?? 0, prints.b[number] ?? 0);
  }
  return { evidence: Object.fromEntries(sums.entries()), months };
}

function printsOf<C extends Columns, K extends keyof C & string>(
  tab: TabRead<C, K>,
  keys: readonly K[],
  rows: number,
): RowPrints {
  const prints = new RowPrints(rows);
  const columns = keys.map((key, place) => ({ ...columnIn(tab, key), place }));
  // Those that were read side by side lie side by side.
  for (const [cells, each] of groupBy(columns, (column) => column.cells)) prints.add(cells, each);
  return prints;
}

/** Of whole tabs. */
export function tabsPrint(tabs: Blocks): string {
  return printOf(tabs, 0);
}

/** Of tabs that the hub wrote itself: a sheet keeps fifteen digits of a number, and the hub may have written more. */
export function madePrint(tabs: Blocks): string {
  return printOf(tabs, 1e6);
}

function printOf(tabs: Blocks, scale: number): string {
  const print = new Print();
  for (const rows of tabs) {
    const prints = new RowPrints(rows.length, scale);
    const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
    prints.add(
      rows,
      Array.from({ length: width }, (_, at) => ({ place: at, at })),
    );
    print.add(rows.length);
    for (let number = 0; number < rows.length; number++) {
      print.add(prints.a[number] ?? 0);
      print.add(prints.b[number] ?? 0);
    }
  }
  return print.toString();
}
