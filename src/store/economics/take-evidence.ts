/** Takes the evidence (core/economics/evidence.ts) from the cells as they were read, without decoding rows. */
import type { Evidence } from '../../core/economics/evidence.ts';
import { monthOfDay } from '../../core/economics/months.ts';
import { Print, RowPrints, Sums } from '../../core/economics/print.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { workbookDay } from '../../core/lib/time.ts';
import type { Cell } from '../../ports.ts';
import type { Columns } from '../../tables/columns.ts';
import { lengthOf, type OneColumn, type SomeColumns } from '../read-columns.ts';

type Blocks = readonly (readonly (readonly Cell[])[])[];

/** Some columns of a tab, with the cells that were read. */
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
  /** The columns by which sales find their leads, or which move figures from one month to another. */
  readonly links: readonly K[];
  /** All other columns. */
  readonly rest: readonly K[];
  /** `NO_MONTH` for a row that does not count. */
  readonly monthOf: (number: number) => number;
}

/** `then`: the number of rows at the previous run. */
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

/** For tabs whose rows affect the figures of one month only. */
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
  // Columns of the same block are hashed together, row by row.
  for (const [cells, each] of groupBy(columns, (column) => column.cells)) prints.add(cells, each);
  return prints;
}

/** One fingerprint of several whole tabs. */
export function tabsPrint(tabs: Blocks): string {
  return printOf(tabs, 0);
}

/** For tabs that the hub wrote: rounded, since Sheets keeps 15 digits of a number and the hub may have written more. */
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
