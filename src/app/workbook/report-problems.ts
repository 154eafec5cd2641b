/**
 * Reports in each row of the tabs that staff maintain which values cannot be used as typed: after an edit of a tab, or of one
 * that it depends on, and for all tabs once a night. One read, and a commit when something changed.
 */

import { silenceProblems } from '../../core/alerts/silences.ts';
import { numberProblem } from '../../core/carrier.ts';
import { readAnswers } from '../../core/chat/staff-answers.ts';
import { campaignProblems } from '../../core/economics/check-campaigns.ts';
import {
  checkActivity,
  checkAdSpend,
  checkDealerCost,
  checkQuota,
  checkRows,
  knownNames,
} from '../../core/economics/spend.ts';
import { readHolidays } from '../../core/hours/holidays.ts';
import { priceProblems } from '../../core/integrity/check-prices.ts';
import { deviceProblems, unitProblems } from '../../core/integrity/check-units.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import { toWhatsAppDigits } from '../../core/lib/phone.ts';
import { oneLine, sentences } from '../../core/lib/text.ts';
import { checkCatalogue } from '../../core/messages/catalogue.ts';
import { peopleProblems } from '../../core/pages/check-people.ts';
import { dealerProblems, regionProblems, repProblems } from '../../core/routing/check-network.ts';
import { placeProblems, productProblems, wordProblems } from '../../core/understanding/check-names.ts';
import type { Cell, RowUpdate, WorkbookReader } from '../../ports.ts';
import { parseSettings, type SettingProblem } from '../../settings.ts';
import { Layout, type Unread } from '../../store/session/layout.ts';
import type { Columns, Row, RowOf, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { keyNamed, type Language } from '../../tables/labels.ts';
import { queueJob, runQueuedJobs } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';
import { type Say, sayIn } from './say-problem.ts';

const CHECKED = [
  'settings', 'messages', 'regions', 'dealers', 'reps', 'holidays', 'numbers', 'products', 'places', 'answers', 'words', 'prices',
  'activities', 'dealerCosts', 'quotas', 'adSpend', 'people', 'silences', 'serials', 'devices', 'campaigns',
] as const; // biome-ignore format: one list
type Checked = (typeof CHECKED)[number];
const READ = [...CHECKED, 'gateways'] as const;
type Read = (typeof READ)[number];

/** By tab: which tabs to check again after an edit of it. */
const AFTER: ReadonlyMap<string, readonly Checked[]> = new Map<string, readonly Checked[]>([
  [tables.settings.name, ['settings']],
  [tables.messages.name, ['messages']],
  [tables.regions.name, ['regions', 'dealers', 'holidays', 'prices', 'people']],
  [tables.dealers.name, ['dealers', 'reps', 'serials']],
  [tables.reps.name, ['reps']],
  [tables.holidays.name, ['holidays']],
  [tables.products.name, ['products', 'dealers', 'prices', 'serials']],
  [tables.places.name, ['places', 'products', 'dealers']],
  [tables.answers.name, ['answers']],
  [tables.words.name, ['words', 'products', 'places']],
  [tables.numbers.name, ['numbers']],
  [tables.activities.name, ['activities', 'campaigns']],
  [tables.dealerCosts.name, ['dealerCosts']],
  [tables.quotas.name, ['quotas']],
  [tables.adSpend.name, ['adSpend']],
  [tables.prices.name, ['prices']],
  [tables.people.name, ['people']],
  [tables.silences.name, ['silences']],
  [tables.serials.name, ['serials', 'devices']],
  [tables.devices.name, ['devices']],
  [tables.gateways.name, ['devices']],
  [tables.campaigns.name, ['campaigns']],
]);

/** Tabs that a check needs besides its own rows. */
const NEEDS: Readonly<Partial<Record<Checked, readonly Read[]>>> = {
  dealers: ['regions', 'products', 'places'],
  prices: ['regions', 'products'],
  reps: ['dealers'],
  holidays: ['regions'],
  products: ['places', 'words'],
  places: ['words'],
  activities: ['dealers', 'regions'],
  dealerCosts: ['dealers', 'regions'],
  quotas: ['dealers', 'regions'],
  adSpend: ['regions'],
  people: ['regions'],
  silences: ['dealers', 'regions'],
  serials: ['products', 'dealers'],
  devices: ['serials', 'gateways'],
  campaigns: ['activities'],
};

interface Page {
  readonly rows: { readonly [K in Read]: readonly RowOf<(typeof tables)[K]>[] };
  /** Customer IDs by phone number. */
  readonly customers: ReadonlyMap<string, string>;
}

const CHECKS: { readonly [K in Checked]: (page: Page) => readonly string[] } = {
  settings: ({ rows }) => byKey(rows.settings, parseSettings(rows.settings).problems),
  messages: ({ rows }) => byKey(rows.messages, checkCatalogue(rows.messages).problems),
  regions: ({ rows }) => regionProblems(rows.regions),
  dealers: ({ rows }) => dealerProblems(rows.dealers, { ...namesIn(rows), places: rows.places }),
  prices: ({ rows }) => priceProblems(rows.prices, namesIn(rows)),
  reps: ({ rows, customers }) => repProblems(rows.reps, new Set(rows.dealers.map(({ id }) => id)), customers),
  holidays: ({ rows }) =>
    readHolidays(
      rows.holidays,
      rows.regions.map(({ region }) => region),
    ).problems,
  numbers: ({ rows }) => rows.numbers.map(numberProblem),
  products: ({ rows }) => productProblems(rows.products, rows),
  places: ({ rows }) => placeProblems(rows),
  answers: ({ rows }) => readAnswers(rows.answers).problems,
  words: ({ rows }) => wordProblems(rows.words),
  activities: ({ rows }) => checkRows(rows.activities, checkActivity, knownOf(rows)).problems,
  dealerCosts: ({ rows }) => checkRows(rows.dealerCosts, checkDealerCost, knownOf(rows)).problems,
  quotas: ({ rows }) => checkRows(rows.quotas, checkQuota, knownOf(rows)).problems,
  people: ({ rows }) => peopleProblems(rows.people, new Set(rows.regions.map(({ region }) => region))),
  silences: ({ rows }) =>
    silenceProblems(rows.silences, {
      dealers: new Set(rows.dealers.map(({ id }) => id)),
      regions: new Set(rows.regions.map(({ region }) => region)),
    }),
  serials: ({ rows }) =>
    unitProblems(rows.serials, { products: rows.products, dealers: new Set(rows.dealers.map(({ id }) => id)) }),
  devices: ({ rows }) =>
    deviceProblems(rows.devices, {
      serials: new Set(rows.serials.map(({ serial }) => serialKey(serial))),
      gateways: new Set(rows.gateways.map(({ id }) => id)),
    }),
  campaigns: ({ rows }) => campaignProblems(rows.campaigns, rows.activities),
  adSpend: ({ rows }) => checkRows(rows.adSpend, checkAdSpend, knownOf(rows)).problems,
};

function knownOf({ dealers = [], regions }: Pick<Page['rows'], 'regions'> & Partial<Pick<Page['rows'], 'dealers'>>) {
  return knownNames(dealers, regions);
}

function namesIn({ regions, products }: Page['rows']) {
  return { regions: new Set(regions.map(({ region }) => region)), models: new Set(products.map(({ id }) => id)) };
}

type ReportDeps = Pick<WriterDeps, 'clock' | 'pages' | 'properties' | 'random' | 'withLock' | 'workbook'>;

const LOCK_WAIT_MS = 10_000;
const MOST_ROWS = 5_000;

/** When the lock is taken, leaves it to the minute trigger. */
export function reportProblemsAfter(deps: ReportDeps, tab: string): void {
  const checked = AFTER.get(tab);
  if (checked && !reportProblems(deps, checked)) queueJob(deps, 'problems', { tab });
}

/** By the minute trigger: checks a tab whose edit found the lock taken. */
export function reportWaitingProblems(deps: ReportDeps, properties: Readonly<Record<string, string>>): void {
  runQueuedJobs(deps, { all: properties, kind: 'problems', atMost: 1 }, ({ tab }) => reportProblemsAfter(deps, tab));
}

/** Throws when the lock was taken. */
export function reportAllProblems(deps: ReportDeps): void {
  if (!reportProblems(deps, CHECKED)) throw new Error('The look over all tabs waits: the hub is busy.');
}

/** False when the lock was taken. */
function reportProblems({ pages, withLock, workbook }: ReportDeps, checked: readonly Checked[]): boolean {
  const say = sayIn(pages);
  const find = () => {
    const read = readPage(workbook, checked);
    return checked.flatMap((name) => changes(name, read, say));
  };
  const updates = find();
  if (updates.length === 0) return true;
  // A paste of ten thousand rows makes as many updates; a commit of this many stays under the API's recommended 2 MB.
  for (let from = 0; from < updates.length; from += MOST_ROWS) {
    const some = updates.slice(from, from + MOST_ROWS);
    const outcome = withLock(LOCK_WAIT_MS, (commit) =>
      // Somebody sorted a tab between our read and our write: check again, so that every row is right.
      commit({ updates: some, appends: [] }, (_, { write }) =>
        write(find()).map(({ sheet, row }) => `${sheet} row ${row}`),
      ),
    );
    if (outcome === BUSY) return false;
  }
  return true;
}

/** Updates of the Problem column where it changed. */
function changes(
  name: Checked,
  { page, layouts, unread }: ReturnType<typeof readPage>,
  sayAs: (language: Language) => Say,
): RowUpdate[] {
  const layout = layouts[name];
  if (!layout) return [];
  const { table } = layout;
  const texts = CHECKS[name](page);
  const say = sayAs(layout.languageOf('problem'));
  return page.rows[name].flatMap((row: Row<Columns>, index) => {
    const said = isHeaders(table, row)
      ? HEADERS
      : sentences([texts[index] ?? '', unreadProblem(unread[name]?.[index])]);
    const problem = say(table, said);
    if (problem === row.problem) return [];
    const keyValue = String(row[table.key] ?? '');
    const key = { column: layout.columnNumber(table.key), value: keyValue };
    const runs = layout.encodeRuns({ ...row, problem }, new Set(['problem']));
    return runs.map((run) => ({ sheet: table.name, row: index + 2, ...run, ...(keyValue === '' ? {} : { key }) }));
  });
}

const HEADERS = 'These are headers, pasted along with the rows: delete this row.';

/** Whether the row is a row of headers, as pasted along when blocks are copied together. */
function isHeaders(table: Table<Columns>, row: Row<Columns>): boolean {
  return Object.keys(table.columns).filter((key) => keyNamed(table, String(row[key] ?? '')) === key).length > 1;
}

/** Columns whose own checks already report unreadable values. */
const TOLD: readonly string[] = ['Time zone', 'Latitude', 'Longitude', 'WhatsApp number', 'Date'];

function unreadProblem({ unreadable, asTyped }: Unread = { unreadable: [], asTyped: [] }): string {
  const told = unreadable.flatMap((header, at) =>
    TOLD.includes(header) ? [] : [`${header} “${oneLine(asTyped[at] ?? '', 40)}”`],
  );
  return told.length > 0 ? `Not readable, and not in use: ${told.join(', ')}.` : '';
}

function readPage(workbook: WorkbookReader, checked: readonly Checked[]) {
  const names = READ.filter((name) => checked.some((each) => each === name || NEEDS[each]?.includes(name)));
  const withCustomers = checked.includes('reps');
  const { name: customerTab } = tables.customers;
  const blocks = workbook.read([
    ...names.map((name) => ({ sheet: tables[name].name, fromRow: 1 })),
    ...(withCustomers ? [{ sheet: customerTab, fromRow: 1, toRow: 1 }] : []),
  ]);
  const layouts: Partial<Record<Read, Layout<Columns>>> = {};
  const rows: Partial<Record<Read, readonly Row<Columns>[]>> = {};
  const unread: Partial<Record<Read, readonly Unread[]>> = {};
  for (const [index, name] of names.entries()) {
    const [head = [], ...body] = blocks[index] ?? [];
    const layout = new Layout(tables[name] as unknown as Table<Columns>, head);
    layouts[name] = layout;
    const read = body.map((row) => layout.decodeTyped(row));
    rows[name] = read as unknown as readonly Row<Columns>[];
    unread[name] = read;
  }
  const customers = withCustomers ? readCustomers(workbook, blocks[names.length]?.[0] ?? []) : new Map();
  return { layouts, unread, page: { rows, customers } as unknown as Page };
}

/** Reads two columns only, since the tab has everybody who ever wrote. */
function readCustomers(workbook: WorkbookReader, head: readonly Cell[]): Map<string, string> {
  const layout = new Layout(tables.customers, head);
  const column = (key: 'id' | 'phone') => ({
    sheet: tables.customers.name,
    fromRow: 2,
    column: layout.columnNumber(key),
    columns: 1,
  });
  const [ids = [], phones = []] = workbook.read([column('id'), column('phone')]);
  return new Map(phones.map(([phone], index) => [digits(phone), String(ids[index]?.[0] ?? '')]));
}

function digits(cell: Cell | undefined): string {
  return toWhatsAppDigits(String(cell ?? '')) ?? '-';
}

function byKey(rows: readonly { key: string }[], problems: readonly SettingProblem[]): string[] {
  return rows.map(({ key }) =>
    problems
      .filter((each) => each.key === key)
      .map(({ problem }) => problem)
      .join(' '),
  );
}
