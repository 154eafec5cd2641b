/**
 * Unit economics as staff write them in a script: each metric has its function, which reads its columns and goes through all
 * rows once for each month and slice, as SUMIFS does for each cell. Written fairly: a column is read once a metric, and what
 * a metric comes to is written in one block.
 */
import type { Cell } from '../src/ports';

export interface TextbookSheets {
  /** One service call. */
  column(sheet: string, header: string): readonly Cell[];
  /** One service call. */
  write(metric: string, values: readonly (readonly number[])[]): void;
}

export interface TextbookSlices {
  /** First days of months, as serial numbers; the last is the end. */
  readonly months: readonly number[];
  /** Header → the values it is cut by; '' is everything. */
  readonly regions: readonly string[];
  readonly dealers: readonly string[];
  readonly channels: readonly string[];
}

type Rows = Readonly<Record<string, readonly Cell[]>>;
/** By which column a slice is told; null: this tab does not say. */
type SliceColumns = Readonly<Record<'regions' | 'dealers' | 'channels', string | null>>;

interface TextbookMetric {
  readonly name: string;
  readonly sheet: string;
  readonly date: string;
  readonly slices: SliceColumns;
  readonly needs: readonly string[];
  /** What row n counts for in the month that begins and ends there. */
  amount(rows: Rows, n: number, from: number, to: number): number;
}

const number = (cell: Cell | undefined) => (typeof cell === 'number' ? cell : 0);
const within = (cell: Cell | undefined, from: number, to: number) =>
  typeof cell === 'number' && cell >= from && cell < to;

function summed(name: string, [sheet, date, amount]: readonly [string, string, string], slices: SliceColumns) {
  return {
    ...{ name, sheet, date, slices, needs: [amount] },
    amount: (rows: Rows, n: number, from: number, to: number) =>
      within(rows[date]?.[n], from, to) ? number(rows[amount]?.[n]) : 0,
  };
}

/** Split by days, without the rounding that makes parts add up. */
function spread(name: string, amount: string): TextbookMetric {
  return {
    ...{ name, sheet: 'Activities', date: 'Starts', needs: [amount, 'Ends'] },
    slices: { regions: 'Region', dealers: 'Dealers', channels: 'Channel' },
    amount(rows, n, from, to) {
      const first = number(rows.Starts?.[n]);
      const last = number(rows.Ends?.[n]) || first;
      const days = Math.max(0, Math.min(last + 1, to) - Math.max(first, from));
      return days === 0 ? 0 : (number(rows[amount]?.[n]) * days) / (last - first + 1);
    },
  };
}

const OF_LEADS: SliceColumns = { regions: 'Region', dealers: 'Owner dealer ID', channels: 'Channel' };
const OF_SALES: SliceColumns = { regions: null, dealers: 'Dealer ID', channels: null };

function counted(name: string, holds: (rows: Rows, n: number) => boolean, needs: readonly string[]): TextbookMetric {
  return {
    ...{ name, sheet: 'Leads', date: 'Created', slices: OF_LEADS, needs },
    amount: (rows, n, from, to) => (within(rows.Created?.[n], from, to) && holds(rows, n) ? 1 : 0),
  };
}

export const TEXTBOOK_METRICS: readonly TextbookMetric[] = [
  spread('eventSpend', 'Event spend (Rp)'),
  spread('hqSupport', 'HQ support (Rp)'),
  spread('dealerSpend', 'Dealer spend (Rp)'),
  summed('baselineCost', ['Dealer costs', 'Month', 'Baseline cost (Rp)'], { ...OF_SALES }),
  summed('adSpend', ['Ad spend', 'Date', 'Amount (Rp)'], { regions: null, dealers: null, channels: 'Channel' }),
  counted('leads', (rows, n) => rows.Intent?.[n] !== 'SERVICE', ['Intent']),
  counted('qualified', (rows, n) => rows.Intent?.[n] !== 'SERVICE' && rows.Routed?.[n] !== '', ['Intent', 'Routed']),
  summed('revenue', ['Sales', 'Sale date', 'Net price (Rp)'], OF_SALES),
  {
    ...{ name: 'sales', sheet: 'Sales', date: 'Sale date', slices: OF_SALES, needs: ['Verdict'] },
    amount: (rows, n, from, to) =>
      within(rows['Sale date']?.[n], from, to) && rows.Verdict?.[n] === 'ACCEPTED' ? 1 : 0,
  },
  {
    ...{ name: 'activated', sheet: 'Sales', date: 'Sale date', slices: OF_SALES, needs: ['Proved by its unit'] },
    amount: (rows, n, from, to) =>
      within(rows['Sale date']?.[n], from, to) && rows['Proved by its unit']?.[n] !== '' ? 1 : 0,
  },
];

/** The figures of everything by month, to be compared; the others are written and forgotten. */
export function textbookMetrics(sheets: TextbookSheets, slices: TextbookSlices): Record<string, number[]> {
  const totals: Record<string, number[]> = {};
  for (const metric of TEXTBOOK_METRICS) {
    const columns = new Set([
      metric.date,
      ...metric.needs,
      ...Object.values(metric.slices).flatMap((each) => each ?? []),
    ]);
    const rows = Object.fromEntries([...columns].map((header) => [header, sheets.column(metric.sheet, header)]));
    const all = slices.months.slice(1).map((to, n) => sumIf(metric, rows, [slices.months[n] ?? 0, to], null));
    const cut = (['regions', 'dealers', 'channels'] as const).flatMap((by) => {
      const column = metric.slices[by];
      return column === null ? [] : slices[by].map((value) =>
        slices.months.slice(1).map((to, n) => sumIf(metric, rows, [slices.months[n] ?? 0, to], { column, value })),
      ); // biome-ignore format: one expression
    });
    sheets.write(metric.name, [all, ...cut]);
    totals[metric.name] = all;
  }
  return totals;
}

function sumIf(
  metric: TextbookMetric,
  rows: Rows,
  [from, to]: readonly [number, number],
  slice: { readonly column: string; readonly value: string } | null,
): number {
  const length = rows[metric.date]?.length ?? 0;
  const compared = slice ? rows[slice.column] : undefined;
  let sum = 0;
  for (let n = 0; n < length; n++)
    if (!compared || String(compared[n]).includes(slice?.value ?? '')) sum += metric.amount(rows, n, from, to);
  return sum;
}
