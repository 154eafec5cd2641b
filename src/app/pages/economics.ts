/** The tables that unit economics left in the workbook, as they stand there. */
import type { TableView } from '../../core/pages/staff-views.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import type { At } from './at.ts';
import { readBook } from './read-book.ts';
import { staffAt } from './visitor.ts';

const MOST_ROWS = 600;

const MONTHLY = [
  'monthName', 'slice', 'name', 'leads', 'qualified', 'quota', 'sales', 'revenue', 'eventSpend', 'hqSupport', 'dealerSpend', 'baselineCost',
  'adSpend', 'marketingCost', 'activities', 'activityDays', 'activeDates', 'blank', 'asOf',
] as const; // biome-ignore format: one list
/** Of a region: its own rows. Channels and the reconciliation are of the whole brand. */
export function economicsFor({ deps, proof }: At): { tables: readonly TableView[] } {
  const { region } = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, ['channelRoi', 'scorecard', 'metricChecks'], {
    metricsMonthly: [...MONTHLY, 'of'],
  });
  const isWhole = region === '';
  const monthly = book
    .some('metricsMonthly')
    .filter(({ slice, of }) => (isWhole ? slice !== 'dealer' : slice === 'region' && of === region));
  const ofBrand = ['channelRoi', 'metricChecks'] as const;
  return {
    tables: [
      viewOf('metricsMonthly', MONTHLY, monthly),
      viewOf(
        'scorecard',
        null,
        book.whole('scorecard').filter((card) => isWhole || card.region === region),
      ),
      ...(isWhole ? ofBrand.map((name) => viewOf(name, null, book.whole(name))) : []),
    ],
  };
}

/** The newest rows first, under the headers that staff know. `some`: not all columns. */
function viewOf(name: TableName, some: readonly string[] | null, rows: readonly object[]): TableView {
  const { columns, name: title } = tables[name] as unknown as Table<Columns>;
  const keys = some ?? Object.keys(columns);
  const cellOf = (row: object, key: string) => {
    const value = (row as Row<Columns>)[key];
    const isTime = columns[key]?.kind === 'date' || columns[key]?.kind === 'dateTime';
    if (typeof value === 'boolean') return String(value);
    return isTime && typeof value === 'number'
      ? new Date(value + 7 * 3_600_000).toISOString().slice(0, 10)
      : (value ?? null);
  };
  return {
    title,
    headers: keys.map((key) => columns[key]?.header ?? key),
    rows: rows
      .slice(-MOST_ROWS)
      .reverse()
      .map((row) => keys.map((key) => cellOf(row, key))),
  };
}
