/** Everything that unit economics is made from, and the tabs that show it as they stand: in two reads however much there is. */

import { LEAD_COLUMNS, SALE_COLUMNS, TOUCH_DAYS } from '../../core/economics/attribution.ts';
import type { EconomicsInputs } from '../../core/economics/compute.ts';
import { firstDayOf, monthOfDay } from '../../core/economics/months.ts';
import { SCORE_COLUMNS, type ScoredLead } from '../../core/economics/scorecards.ts';
import { DAY_MS, dayStart } from '../../core/lib/time.ts';
import type { Cell } from '../../ports.ts';
import { parseSettings } from '../../settings.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import type { Language } from '../../tables/customers.ts';
import { tables } from '../../tables/index.ts';
import { type ArchiveDeps, readArchived, readVolumes, withArchived } from '../archive/volumes.ts';
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
  const { workbook } = deps;
  const heads = ['leads', 'sales', 'offers', 'findings', 'metricChanges'] as const;
  const blocks = workbook.read([
    ...[...WHOLE, ...MADE].map((name) => ({ sheet: tables[name].name, fromRow: 1 })),
    ...heads.map((name) => ({ sheet: tables[name].name, fromRow: 1, toRow: 1 })),
  ]);
  const whole = <T extends Columns>(table: Table<T>) => wholeTable(table, blocks[indexOf(table.name)] ?? []);
  const headOf = (name: (typeof heads)[number]) => blocks[WHOLE.length + MADE.length + heads.indexOf(name)]?.[0];
  const leads = someColumns(tables.leads, headOf('leads'), OF_LEADS);
  const sales = someColumns(tables.sales, headOf('sales'), SALE_COLUMNS);
  const offers = someColumns(tables.offers, headOf('offers'), SCORE_COLUMNS.offers);
  const findings = someColumns(tables.findings, headOf('findings'), SCORE_COLUMNS.findings);
  const take = taker(workbook.read([leads, sales, offers, findings].flatMap(({ ranges }) => [...ranges])));
  const openFrom = dayStart(firstDayOf(monthOfDay(today) - OPEN_MONTHS));
  const liveLeads = [...take(leads)] as ScoredLead[];
  const sold = [...take(sales)];
  const liveOffers = [...take(offers)];
  const idOf = ({ id }: { readonly id: string }) => id;
  const hasArchive = readVolumes(workbook).length > 0;
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
      leads: withArchived(liveLeads, former.leads, idOf),
      sales: sold,
      offers: withArchived(liveOffers, former.offers, idOf),
      findings: take(findings),
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
    changesLayout: new Layout(tables.metricChanges, headOf('metricChanges') ?? []),
  };
}

function indexOf(sheet: string): number {
  return [...WHOLE, ...MADE].findIndex((name) => tables[name].name === sheet);
}

/** Hands out the blocks in the order in which they were asked for. */
function taker(blocks: readonly (readonly (readonly Cell[])[])[]) {
  let from = 0;
  return <C extends Columns, K extends keyof C & string>(columns: SomeColumns<C, K>) => {
    const own = blocks.slice(from, from + columns.ranges.length);
    from += columns.ranges.length;
    return columns.rows(own);
  };
}
