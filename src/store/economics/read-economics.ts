/** Everything that unit economics is made from, and the tabs that show it as they stand: in one read however much there is. */

import { LEAD_COLUMNS, SALE_COLUMNS, TOUCH_DAYS } from '../../core/economics/attribution.ts';
import type { EconomicsInputs } from '../../core/economics/compute.ts';
import { firstDayOf, monthOfDay } from '../../core/economics/months.ts';
import { SCORE_COLUMNS, type ScoredLead } from '../../core/economics/scorecards.ts';
import { DAY_MS, dayStart } from '../../core/lib/time.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import type { Language } from '../../tables/customers.ts';
import { tables } from '../../tables/index.ts';
import {
  type ArchiveDeps,
  readArchived,
  readIfThere,
  readVolumes,
  usualHeader,
  volumesIn,
  withArchived,
} from '../archive/volumes.ts';
import { type SomeColumns, someColumns, wholeTable } from '../read-columns.ts';
import { Layout } from '../session/layout.ts';

const WHOLE = [
  'settings', 'activities', 'dealerCosts', 'quotas', 'adSpend', 'closedMonths', 'campaigns', 'dealers', 'regions',
] as const; // biome-ignore format: one list

const MADE = ['metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks'] as const;
export type MadeTable = (typeof MADE)[number];

const OF_LEADS = [...LEAD_COLUMNS, ...SCORE_COLUMNS.leads] as const;

/** So many months before this one are made anew; what they are made from is read in the archive, too. */
const OPEN_MONTHS = 3;

/** A tab that the hub makes, as it stands. */
export interface MadeTab {
  readonly layout: Layout<Columns>;
  readonly rows: readonly Row<Columns>[];
}

export interface OpenedEconomics {
  readonly inputs: EconomicsInputs;
  /** Months that staff closed: any moment in them. */
  readonly closed: readonly number[];
  /** Figures of months before this are what they were: some of their inputs were archived (epoch ms). Null: none were. */
  readonly frozenBefore: number | null;
  readonly made: Readonly<Record<MadeTable, MadeTab>>;
  /** Of head office. */
  readonly language: Language;
  readonly changesLayout: Layout<typeof tables.metricChanges.columns>;
}

/** `today`: days since 1970-01-01 on the workbook's calendar. Throws WorkbookFault and HeaderFault. */
export function readEconomics(deps: ArchiveDeps, today: number): OpenedEconomics {
  const { blocks, outcomes, hasArchive } = readBlocks(deps.workbook);
  const whole = <T extends Columns>(table: Table<T>) => wholeTable(table, blocks[indexOf(table.name)] ?? []);
  const openFrom = dayStart(firstDayOf(monthOfDay(today) - OPEN_MONTHS));
  const { leads, sales, offers, findings, take } = outcomes;
  // Beside archived rows the live ones are kept, for each key is there once.
  const how = hasArchive ? 'rows' : 'passing';
  const liveLeads = take(leads, how) as Iterable<ScoredLead>;
  const sold = take(sales, 'passing');
  const liveOffers = take(offers, how);
  const found = take(findings, 'passing');
  const idOf = ({ id }: { readonly id: string }) => id;
  const former = hasArchive
    ? readArchived(deps, openFrom - TOUCH_DAYS * DAY_MS, { leads: OF_LEADS, offers: SCORE_COLUMNS.offers })
    : { leads: [], offers: [] };
  const { settings } = parseSettings(whole(tables.settings).rows);
  const closedRows = whole(tables.closedMonths).rows;
  return {
    inputs: {
      activities: whole(tables.activities).rows,
      dealerCosts: whole(tables.dealerCosts).rows,
      quotas: whole(tables.quotas).rows,
      adSpend: whole(tables.adSpend).rows,
      campaigns: whole(tables.campaigns).rows,
      dealers: whole(tables.dealers).rows.filter(({ id }) => id !== ''),
      regions: whole(tables.regions).rows.flatMap(({ region }) => (region === '' ? [] : [region.trim()])),
      leads: hasArchive ? withArchived([...liveLeads], former.leads, idOf) : liveLeads,
      sales: sold,
      offers: hasArchive ? withArchived([...liveOffers], former.offers, idOf) : liveOffers,
      findings: found,
      model: settings.attributionModel as EconomicsInputs['model'],
      today,
    },
    language: settings.hqLanguage === 'en' ? 'en' : 'id',
    frozenBefore: hasArchive ? openFrom : null,
    closed: closedRows.flatMap(({ month, closed }) => (closed && month !== null ? [month] : [])),
    made: Object.fromEntries(MADE.map((name) => [name, whole(tables[name] as unknown as Table)])) as unknown as Record<
      MadeTable,
      MadeTab
    >,
    changesLayout: new Layout(tables.metricChanges, headIn(blocks, 'metricChanges') ?? []),
  };
}

const HEADS = ['leads', 'sales', 'offers', 'findings', 'metricChanges'] as const;
type Blocks = Cell[][][];

function headIn(blocks: Blocks, name: (typeof HEADS)[number]): Cell[] | undefined {
  return blocks[WHOLE.length + MADE.length + HEADS.indexOf(name)]?.[0];
}

/** Columns of the tabs that grow for ever, by their headers. */
function outcomeColumns(headOf: (name: (typeof HEADS)[number]) => readonly Cell[] | undefined) {
  return {
    leads: someColumns(tables.leads, headOf('leads'), OF_LEADS),
    sales: someColumns(tables.sales, headOf('sales'), SALE_COLUMNS),
    offers: someColumns(tables.offers, headOf('offers'), SCORE_COLUMNS.offers),
    findings: someColumns(tables.findings, headOf('findings'), SCORE_COLUMNS.findings),
  };
}

const rangesOf = ({ leads, sales, offers, findings }: ReturnType<typeof outcomeColumns>) =>
  [leads, sales, offers, findings].flatMap(({ ranges }) => [...ranges]);

/** One read where columns stand in their usual order, as they do unless people moved some; else another for those. */
function readBlocks(workbook: WorkbookReader) {
  const first = [
    ...[...WHOLE, ...MADE].map((name) => ({ sheet: tables[name].name, fromRow: 1 })),
    ...HEADS.map((name) => ({ sheet: tables[name].name, fromRow: 1, toRow: 1 })),
  ];
  const usual = rangesOf(outcomeColumns((name) => usualHeader(tables[name] as unknown as Table)));
  const all = readIfThere(workbook, [...first, { sheet: tables.archives.name, fromRow: 1 }, ...usual]);
  const blocks = all ?? workbook.read(first);
  const outcomes = outcomeColumns((name) => headIn(blocks, name));
  const ranges = rangesOf(outcomes);
  const isUsual = all !== null && JSON.stringify(ranges) === JSON.stringify(usual);
  const volumes = all ? volumesIn(all[first.length]) : readVolumes(workbook);
  return {
    blocks,
    outcomes: { ...outcomes, take: taker(isUsual ? all.slice(first.length + 1) : workbook.read(ranges)) },
    hasArchive: volumes.length > 0,
  };
}

function indexOf(sheet: string): number {
  return [...WHOLE, ...MADE].findIndex((name) => tables[name].name === sheet);
}

/** Hands out the blocks in the order in which they were asked for. */
function taker(blocks: readonly (readonly (readonly Cell[])[])[]) {
  let from = 0;
  return <C extends Columns, K extends keyof C & string>(columns: SomeColumns<C, K>, how: 'rows' | 'passing') => {
    const own = blocks.slice(from, from + columns.ranges.length);
    from += columns.ranges.length;
    return columns[how](own);
  };
}
