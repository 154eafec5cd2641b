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
const CHANNELS = [
  'month', 'channel', 'leads', 'cost', 'costPerLead', 'sales', 'costPerSale', 'revenue', 'roi', 'responseTime', 'note', 'asOf',
] as const; // biome-ignore format: one list
const CARDS = [
  'month', 'dealerName', 'region', 'offers', 'wins', 'winRate', 'claimTime', 'contactRate', 'conversion', 'findings', 'points', 'made',
] as const; // biome-ignore format: one list
const CHECKS = ['id', 'inputs', 'figures', 'difference', 'leftOut', 'note', 'asOf'] as const;

/** Of a region: its own rows. Channels and the reconciliation are of the whole brand. */
export function economicsFor({ deps, proof }: At): { tables: readonly TableView[] } {
  const { region } = staffAt(proof, deps.config());
  const book = readBook(deps.workbook, [], {
    metricsMonthly: [...MONTHLY, 'of'],
    channelRoi: CHANNELS,
    scorecard: CARDS,
    metricChecks: CHECKS,
  });
  const isWhole = region === '';
  const monthly = book
    .some('metricsMonthly')
    .filter(({ slice, of }) => (isWhole ? slice !== 'dealer' : slice === 'region' && of === region));
  const cards = book.some('scorecard').filter((card) => isWhole || card.region === region);
  return {
    tables: [
      viewOf('metricsMonthly', MONTHLY, monthly),
      ...(isWhole ? [viewOf('channelRoi', CHANNELS, book.some('channelRoi'))] : []),
      viewOf('scorecard', CARDS, cards),
      ...(isWhole ? [viewOf('metricChecks', CHECKS, book.some('metricChecks'))] : []),
    ],
  };
}

/** The newest rows first, under the headers that staff know. */
function viewOf(name: TableName, keys: readonly string[], rows: readonly object[]): TableView {
  const { columns, name: title } = tables[name] as unknown as Table<Columns>;
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
