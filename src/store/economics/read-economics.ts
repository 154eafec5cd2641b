/** Everything that unit economics is made from, and the tabs that show it as they stand: in one read however much there is. */

import { LEAD_COLUMNS, SALE_COLUMNS, TOUCH_DAYS } from '../../core/economics/attribution.ts';
import type { EconomicsInputs } from '../../core/economics/compute.ts';
import type { Evidence, EvidenceNow } from '../../core/economics/evidence.ts';
import { firstDayOf, monthOfDay } from '../../core/economics/months.ts';
import { SCORE_COLUMNS } from '../../core/economics/scorecards.ts';
import { DAY_MS, dayStart } from '../../core/lib/time.ts';
import { VERSION } from '../../core/lib/version.ts';
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
import {
  columnIn,
  madePrint,
  monthOf,
  monthsEvidence,
  NO_MONTH,
  rowsEvidence,
  type TabRead,
  tabsPrint,
} from './take-evidence.ts';

const WHOLE = [
  'settings', 'activities', 'dealerCosts', 'quotas', 'adSpend', 'closedMonths', 'campaigns', 'dealers', 'regions',
] as const; // biome-ignore format: one list

export const MADE = ['metricsMonthly', 'metricsDaily', 'channelRoi', 'scorecard', 'funnel', 'metricChecks'] as const;
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

/** Everything as it was read; decoded on demand. */
export interface ReadEconomics {
  /** `then`: of the previous run. Null when there is an archive: the evidence would not cover it. */
  takeEvidence(then: Evidence | null): TakenEvidence | null;
  /** Decodes everything. Call it once: rows of growing tabs are streamed. */
  open(): OpenedEconomics;
  /** The cells of the tabs that the hub makes, headers included. */
  readonly madeCells: Readonly<Record<MadeTable, Cell[][]>>;
  readonly outcomes: Outcomes;
}

/** `today`: days since 1970-01-01 on the workbook's calendar. Throws WorkbookFault and HeaderFault. */
export function readEconomics(deps: ArchiveDeps, today: number): ReadEconomics {
  const read = readBlocks(deps.workbook);
  const { blocks, outcomes, hasArchive } = read;
  const madeCells = Object.fromEntries(MADE.map((name) => [name, blocks[indexOf(tables[name].name)] ?? []]));
  return {
    takeEvidence: (then) => (hasArchive ? null : evidenceOf(read, today, then)),
    open: () => opened(deps, read, today),
    madeCells: madeCells as unknown as ReadEconomics['madeCells'],
    outcomes,
  };
}

function opened(deps: ArchiveDeps, { blocks, outcomes, hasArchive }: Read, today: number): OpenedEconomics {
  const whole = <T extends Columns>(table: Table<T>) => wholeTable(table, blocks[indexOf(table.name)] ?? []);
  const openFrom = dayStart(firstDayOf(monthOfDay(today) - OPEN_MONTHS));
  const { settings } = parseSettings(whole(tables.settings).rows);
  const closedRows = whole(tables.closedMonths).rows;
  return {
    inputs: {
      // Decoded on demand: the short way needs only some of them.
      get activities() {
        return whole(tables.activities).rows;
      },
      get dealerCosts() {
        return whole(tables.dealerCosts).rows;
      },
      get quotas() {
        return whole(tables.quotas).rows;
      },
      get adSpend() {
        return whole(tables.adSpend).rows;
      },
      campaigns: whole(tables.campaigns).rows,
      dealers: whole(tables.dealers).rows.filter(({ id }) => id !== ''),
      regions: whole(tables.regions).rows.flatMap(({ region }) => (region === '' ? [] : [region.trim()])),
      ...outcomeRows(deps, outcomes, hasArchive ? openFrom : null),
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

/** `openFrom`: rows archived since then are included; null: there is no archive. */
function outcomeRows(deps: ArchiveDeps, { leads, sales, offers, findings }: Outcomes, openFrom: number | null) {
  const rest = { sales: sales.some.passing(sales.blocks), findings: findings.some.passing(findings.blocks) };
  if (openFrom === null)
    return { ...rest, leads: leads.some.passing(leads.blocks), offers: offers.some.passing(offers.blocks) };
  const former = readArchived(deps, openFrom - TOUCH_DAYS * DAY_MS, { leads: OF_LEADS, offers: SCORE_COLUMNS.offers });
  const idOf = ({ id }: { readonly id: string }) => id;
  // Beside archived rows the live ones are kept, for each key is there once.
  return {
    ...rest,
    leads: withArchived([...leads.some.rows(leads.blocks)], former.leads, idOf),
    offers: withArchived([...offers.some.rows(offers.blocks)], former.offers, idOf),
  };
}

/** `months`: the month of each row; searches for rows use it. */
export interface TakenEvidence {
  readonly now: EvidenceNow;
  readonly months: Readonly<Record<'leads' | 'sales' | 'offers' | 'findings', Int32Array>>;
}

function evidenceOf({ blocks, outcomes }: Read, today: number, then: Evidence | null): TakenEvidence {
  const leads = leadsEvidence(outcomes.leads, then?.leads.rows ?? 0);
  const sales = salesEvidence(outcomes.sales, then?.sales.rows ?? 0);
  const offers = monthsEvidence(outcomes.offers, SCORE_COLUMNS.offers, 'offeredAt');
  const findings = monthsEvidence(outcomes.findings, SCORE_COLUMNS.findings, 'openedAt');
  const made = MADE.map((name) => blocks[indexOf(tables[name].name)] ?? []);
  return {
    now: {
      ...{ build: VERSION, today, made: madePrint(made) },
      rest: tabsPrint(restOf(blocks)),
      ...{ leads: leads.evidence, sales: sales.evidence, offers: offers.evidence, findings: findings.evidence },
      linksThen: { leads: leads.linksThen, sales: sales.linksThen },
    },
    months: { leads: leads.months, sales: sales.months, offers: offers.months, findings: findings.months },
  };
}

/** All tabs but the growing ones and those made here. Of dealers only what counts: rounds write their other columns. */
function restOf(blocks: Blocks): Blocks {
  const at = indexOf(tables.dealers.name);
  const [head = [], ...body] = blocks[at] ?? [];
  const layout = new Layout(tables.dealers, head);
  const places = (['id', 'name', 'region'] as const).map((key) => layout.columnNumber(key) - 1);
  const dealers = body.map((row) => places.map((place) => row[place] ?? ''));
  const whole = blocks.slice(0, WHOLE.length).map((block, index) => (index === at ? dealers : block));
  return [...whole, ...blocks.slice(WHOLE.length + MADE.length, WHOLE.length + MADE.length + HEADS.length)];
}

/** Columns whose changes stay within the month of the row. All others decide which sale belongs to which lead, and when. */
const WITHIN_MONTH = {
  leads: [
    ...(['status', 'intent', 'region', 'routedAt', 'dealerId', 'claimedAt'] as const),
    ...(['firstContactAt', 'lateMinutes', 'secondsToClaim', 'customerSays'] as const),
  ],
  sales: ['verdict', 'provedAt'],
} as const;

function leadsEvidence(tab: Outcomes['leads'], then: number) {
  const [intent, createdAt] = [columnIn(tab, 'intent'), columnIn(tab, 'createdAt')];
  const monthOfLead = (number: number) =>
    intent.value(number) === 'SERVICE' ? NO_MONTH : monthOf(createdAt.value(number));
  return rowsEvidence(tab, { ...split(OF_LEADS, WITHIN_MONTH.leads), monthOf: monthOfLead }, then);
}

function salesEvidence(tab: Outcomes['sales'], then: number) {
  const [verdict, soldAt, enteredAt] = [columnIn(tab, 'verdict'), columnIn(tab, 'soldAt'), columnIn(tab, 'enteredAt')];
  const isCounted = (number: number) => ['ACCEPTED', 'REVIEW'].includes(String(verdict.value(number)));
  const monthOfSale = (number: number) =>
    isCounted(number) ? monthOf(soldAt.value(number) ?? enteredAt.value(number)) : NO_MONTH;
  return rowsEvidence(tab, { ...split(SALE_COLUMNS, WITHIN_MONTH.sales), monthOf: monthOfSale }, then);
}

function split<K extends string>(all: readonly K[], rest: readonly K[]) {
  return { links: all.filter((key) => !rest.includes(key)), rest };
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
  const columns = outcomeColumns((name) => headIn(blocks, name));
  const ranges = rangesOf(columns);
  const isUsual = all !== null && JSON.stringify(ranges) === JSON.stringify(usual);
  const volumes = all ? volumesIn(all[first.length]) : readVolumes(workbook);
  const outcomes = withCells(columns, isUsual ? all.slice(first.length + 1) : workbook.read(ranges));
  return { blocks, outcomes, hasArchive: volumes.length > 0 };
}

type Read = ReturnType<typeof readBlocks>;
export type Outcomes = Read['outcomes'];

function indexOf(sheet: string): number {
  return [...WHOLE, ...MADE].findIndex((name) => tables[name].name === sheet);
}

/** Hands out the blocks in the order in which they were asked for. */
function withCells({ leads, sales, offers, findings }: ReturnType<typeof outcomeColumns>, blocks: readonly Cell[][][]) {
  let from = 0;
  const take = <C extends Columns, K extends keyof C & string>(some: SomeColumns<C, K>): TabRead<C, K> => {
    from += some.ranges.length;
    return { some, blocks: blocks.slice(from - some.ranges.length, from) };
  };
  return { leads: take(leads), sales: take(sales), offers: take(offers), findings: take(findings) };
}
