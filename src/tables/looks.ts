/**
 * How tabs look to people: in which order and colour they stand, how wide a column is, which words are coloured, and where
 * a cell offers the keys of another tab. Described here once; set-up and the workbook to upload are made from it.
 */
import { type Column, isMoney, type Table } from './columns.ts';
import { allTables, tables } from './index.ts';

/** Who uses the tabs, first to last: staff each day, staff now and then, whoever reads results, the hub itself. */
const GROUPS: readonly { readonly color: string; readonly tables: readonly Table[] }[] = [
  {
    color: '#1a73e8',
    tables: [
      tables.leads,
      tables.sales,
      tables.findings,
      tables.alerts,
      tables.silences,
      tables.disputes,
      tables.units,
      tables.conversation,
    ],
  },
  {
    color: '#188038',
    tables: [
      ...[tables.dealers, tables.reps, tables.regions, tables.products, tables.prices, tables.serials, tables.imports],
      ...[tables.places, tables.campaigns, tables.holidays, tables.activities, tables.adSpend, tables.adImport],
      ...[
        tables.dealerCosts,
        tables.quotas,
        tables.messages,
        tables.answers,
        tables.words,
        tables.rules,
        tables.alertRules,
        tables.numbers,
        tables.gateways,
      ],
      ...[tables.devices, tables.people, tables.settings],
    ],
  },
  {
    color: '#9334e6',
    tables: [
      ...[tables.commissions, tables.scorecard, tables.metricsMonthly, tables.metricsDaily, tables.channelRoi],
      ...[tables.funnel, tables.closedMonths],
    ],
  },
];
const HUB_COLOR = '#9aa0a6';

/** The tabs in which staff work; the others are read by programs, or kept by the hub for itself. */
export const tabsOfPeople: ReadonlySet<string> = new Set(
  GROUPS.slice(0, 2).flatMap(({ tables: of }) => of.map(({ name }) => name)),
);

/** Every tab with its colour, in the order in which a new workbook has them; what is in no group is the hub's own. */
export const tabsInOrder: readonly { readonly table: Table; readonly color: string }[] = [
  ...GROUPS.flatMap(({ color, tables: of }) => of.map((table) => ({ table, color }))),
  ...allTables
    .filter((table) => !GROUPS.some((group) => group.tables.includes(table)))
    .map((table) => ({ table, color: HUB_COLOR })),
];

const PX_BY_KIND: Readonly<Record<Column['kind'], number>> = {
  text: 140,
  phone: 130,
  integer: 90,
  number: 110,
  degrees: 100,
  boolean: 80,
  dateTime: 160,
  stamp: 150,
  date: 100,
  choice: 120,
  json: 160,
};
const PX_BY_LETTER = 8;
/** Of use to the hub alone, on tabs that people look at: what it says stands in words beside it, or is said elsewhere. */
export function isHidden(table: Table, { kind, header }: Column): boolean {
  const isForPeople = GROUPS.some((group) => group.tables.includes(table));
  return isForPeople && (kind === 'json' || FOR_THE_HUB.has(header));
}

const FOR_THE_HUB: ReadonlySet<string> = new Set(['Memory', 'Compared by', 'In the ledger', 'Decided on']);

const LONG_PX = 360;
const WIDEST_HEADER_PX = 200;

/** Columns that hold sentences. */
const LONG_TEXT: ReadonlySet<string> = new Set([
  ...['Problem', 'Reason', 'Text', 'Message', 'Meaning', 'Why', 'Why held', 'Note', 'Staff note', 'Error', 'Words'],
  ...['Bahasa Indonesia', 'English', 'When it is sent', 'What it finds', 'What happened', 'Last words', 'History'],
  ...['Open questions', 'Next step', 'Address', 'Aliases', 'In their words', 'Set apart from', 'Words of your own'],
  'Dealers considered',
]);

export interface ColumnLook {
  readonly width: number;
  readonly wraps: boolean;
}

/** Wide enough for its header, which may be in another language, and for what usually stands in it. */
export function columnLook({ header, kind, choices = [] }: Column, label = header): ColumnLook {
  if (kind === 'text' && LONG_TEXT.has(header)) return { width: LONG_PX, wraps: true };
  const widest = Math.max(0, ...choices.map((choice) => choice.length * PX_BY_LETTER + 40));
  const forHeader = Math.min(WIDEST_HEADER_PX, label.length * PX_BY_LETTER + 16);
  const forMoney = isMoney({ header, kind }) ? 130 : 0;
  return { width: Math.max(PX_BY_KIND[kind], widest, forHeader, forMoney), wraps: false };
}

/** The key stays in sight where it stands in front and the tab is wider than a screen. */
export function frozenColumns({ key, columns }: Table): number {
  const keys = Object.keys(columns);
  const at = keys.indexOf(key) + 1;
  return keys.length > 8 && at <= 2 ? at : 0;
}

export type Tone = 'good' | 'waits' | 'bad';

const TONES: Readonly<Record<Tone, readonly string[]>> = {
  good: ['WON', 'ACCEPTED', 'SENT', 'resolved', 'upheld', 'confirmed', 'synced', 'ACTIVE', 'ACTIVATED', 'SOLD'],
  waits: ['UNCLAIMED', 'REVIEW', 'review', 'RETRY', 'SENDING', 'P1', 'open', 'acknowledged', 'returned', 'OPEN'],
  bad: ['LOST', 'REFUSED', 'FAILED', 'UNCLEAR', 'P0', 'blocked', 'hard', 'error', 'SCRAPPED', 'STOLEN'],
};

/** Which of a column's words are coloured. */
export function toneOf(word: string): Tone | null {
  return (Object.keys(TONES) as Tone[]).find((tone) => TONES[tone].includes(word)) ?? null;
}

/** A column in which whatever stands is wrong: coloured when there is something in it. */
export const saysWhatIsWrong = ({ header }: Pick<Column, 'header'>): boolean => header === 'Problem';

const KEYS: Readonly<Record<string, Table>> = {
  'Dealer ID': tables.dealers,
  'Transfer to': tables.dealers,
  'Rep ID': tables.reps,
  'Hand over to': tables.reps,
  'Model ID': tables.products,
  Region: tables.regions,
  'Gateway ID': tables.gateways,
  Activity: tables.activities,
  Campaign: tables.campaigns,
};

/** Whose keys a cell offers: those of dealers, reps, models, regions and what else is named by its key, wherever staff enter one. */
export function keysOffered(table: Table, column: Column): { readonly table: Table; readonly header: string } | null {
  const of = column.by === 'staff' && column.kind === 'text' ? KEYS[column.header] : undefined;
  const key = of?.columns[of.key];
  return of && key && of !== table ? { table: of, header: key.header } : null;
}
