/**
 * The validated content of the tabs that staff edit and the hub only reads, through the cache: one call when cached, two more
 * when not. An edit or a structural change drops the cached copy; it also expires.
 */

import { readSilences, type Silence } from '../core/alerts/silences.ts';
import { numberProblem } from '../core/carrier.ts';
import { type Answer, readAnswers } from '../core/chat/staff-answers.ts';
import { usableProducts } from '../core/chat/usable-products.ts';
import { type Holiday, readHolidays } from '../core/hours/holidays.ts';
import { VERSION } from '../core/lib/version.ts';
import { type Catalogue, changedCopy, checkCatalogue, withCopy } from '../core/messages/catalogue.ts';
import { type Cache, type Cell, WorkbookFault, type WorkbookReader } from '../ports.ts';
import { parseSettings, type Settings } from '../settings.ts';
import type {
  AnswerRow,
  Campaign,
  HolidayRow,
  MessageRow,
  Place,
  Product,
  SettingRow,
  WordRow,
} from '../tables/catalogue.ts';
import type { Columns, RowOf, Table } from '../tables/columns.ts';
import type { Gateway } from '../tables/gateways.ts';
import { tables } from '../tables/index.ts';
import type { BrandNumber, Region } from '../tables/network.ts';
import type { Person } from '../tables/people.ts';
import type { Price } from '../tables/sales.ts';
import type { SilenceRow } from '../tables/silences.ts';
import { HeaderFault, Layout } from './session/layout.ts';

export interface Config {
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  readonly products: readonly Product[];
  readonly places: readonly Place[];
  readonly prices: readonly Price[];
  /** Those that can be used. */
  readonly answers: readonly Answer[];
  /** The Words tab. */
  readonly words: readonly WordRow[];
  readonly campaigns: readonly Campaign[];
  readonly regions: readonly Region[];
  readonly holidays: readonly Holiday[];
  /** The brand's numbers. The first is used for people who never wrote. Unusable rows are left out. */
  readonly numbers: readonly BrandNumber[];
  readonly gateways: readonly Gateway[];
  /** Who may use the admin console. */
  readonly people: readonly Person[];
  /** Those that can be used. */
  readonly silences: readonly Silence[];
  /** Sentences about tabs with missing headers, which count as empty. Unusable rows are reported in the rows themselves. */
  readonly faults: readonly string[];
}

export const CONFIG_TABLES = [
  'settings',
  'messages',
  'products',
  'places',
  'prices',
  'answers',
  'words',
  'campaigns',
  'regions',
  'holidays',
  'numbers',
  'gateways',
  'people',
  'silences',
] as const;
type ConfigTable = (typeof CONFIG_TABLES)[number];
type Raw = Record<ConfigTable, Cell[][]>;
/** Tabs that workbooks of an earlier version lack until they are set up again: they count as empty. */
const LATER: readonly ConfigTable[] = ['people', 'silences'];

/** Cache values hold 102,400 bytes; characters of three bytes still fit. https://developers.google.com/apps-script/reference/cache/cache */
const PART_CHARACTERS = 33_000;
const MAX_PARTS = 24;
const TTL_SECONDS = 600;
const KEYS = Array.from({ length: MAX_PARTS }, (_, index) => `config.${index}`);

/** Reads from the cache, or from the workbook, whose content is then cached. Throws WorkbookFault. */
export function readConfig(cache: Cache, workbook: WorkbookReader): Config {
  const known = fromText(fromCache(cache));
  if (known) return known;
  const config = parseConfig(readRaw(workbook));
  toCache(cache, toText(config));
  return config;
}

function readRaw(workbook: WorkbookReader): Raw {
  const read = (names: readonly ConfigTable[]) => {
    const blocks = workbook.read(names.map((name) => ({ sheet: tables[name].name, fromRow: 1 })));
    return Object.fromEntries(names.map((name, index) => [name, blocks[index] ?? []]));
  };
  const orIfMissing = <T>(attempt: () => T, otherwise: () => T): T => {
    try {
      return attempt();
    } catch (error) {
      if (!(error instanceof WorkbookFault) || error.reason !== 'missing-tab') throw error;
      return otherwise();
    }
  };
  const headerOf = (name: ConfigTable) => [Object.values(tables[name].columns).map(({ header }) => header)];
  const apart = () => [
    read(CONFIG_TABLES.filter((name) => !LATER.includes(name))),
    ...LATER.map((name) =>
      orIfMissing(
        () => read([name]),
        () => ({ [name]: headerOf(name) }),
      ),
    ),
  ];
  return Object.assign({}, ...orIfMissing(() => [read(CONFIG_TABLES)], apart)) as Raw;
}

/** Of the messages only the texts that staff changed are stored; the rest is in the code. */
function toText(config: Config): string {
  return JSON.stringify({ ...config, catalogue: changedCopy(config.catalogue) });
}

/** The cache is as private to the script as its properties, and every part carries a stamp, so its content can be trusted. */
function fromText(text: string | null): Config | null {
  if (text === null) return null;
  try {
    // Written by toText, so nothing from outside, and much too long to be checked like a sender's JSON each time.
    const kept = JSON.parse(text) as Config & { readonly catalogue: ReturnType<typeof changedCopy> };
    return { ...kept, catalogue: withCopy(kept.catalogue) };
  } catch {
    return null;
  }
}

/** Makes the next readConfig read the workbook. */
export function dropConfig(cache: Cache): void {
  cache.removeMany([KEYS[0] ?? '']);
}

/** The first part holds the number of parts; if one is missing the copy is unusable, and the workbook is read again. */
function fromCache(cache: Cache): string | null {
  const parts = cache.getMany(KEYS);
  const first = parts[KEYS[0] ?? ''];
  const match = first && /^(\d+)\|/.exec(first);
  if (!first || !match) return null;
  const all = KEYS.slice(0, Number(match[1])).map((key) => parts[key]);
  if (all.some((part) => part === undefined)) return null;
  const stamp = first.slice(0, first.indexOf('|', match[0].length) + 1);
  const bodies = all.map((part) => (part?.startsWith(stamp) ? part.slice(stamp.length) : null));
  if (bodies.includes(null)) return null;
  const text = bodies.join('');
  return stamp.startsWith(shapeOf(text, all.length)) ? text : null;
}

/** Every part carries the same stamp, so that parts of two different copies are never combined. */
function toCache(cache: Cache, text: string): void {
  const count = Math.max(1, Math.ceil(text.length / PART_CHARACTERS));
  if (count > MAX_PARTS) return;
  const stamp = stampOf(text, count);
  const parts: Record<string, string> = {};
  for (let i = 0; i < count; i++) {
    parts[`config.${i}`] = stamp + text.slice(i * PART_CHARACTERS, (i + 1) * PART_CHARACTERS);
  }
  cache.putMany(parts, TTL_SECONDS);
}

/** The checksum tells copies apart. Reading does not verify it, which took longer than everything else. */
function stampOf(text: string, count: number): string {
  return `${shapeOf(text, count)}${checksum(text)}|`;
}

/** Includes the build, since another build may store another format. */
function shapeOf(text: string, count: number): string {
  return `${count}|${VERSION} ${text.length}.`;
}

function checksum(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
  return (sum >>> 0).toString(36);
}

function parseConfig(raw: Raw): Config {
  const faults: string[] = [];
  const rows = <T extends Table<Columns>>(table: T, cells: Cell[][]): RowOf<T>[] => {
    try {
      const layout = new Layout(table, cells[0] ?? []);
      return cells.slice(1).map((row) => layout.decode(row) as RowOf<T>);
    } catch (error) {
      if (!(error instanceof HeaderFault)) throw error;
      faults.push(error.message);
      return [];
    }
  };
  const regions = rows(tables.regions, raw.regions) as Region[];
  const numbers = rows(tables.numbers, raw.numbers) as BrandNumber[];
  const regionNames = regions.map(({ region }) => region);
  return {
    settings: parseSettings(rows(tables.settings, raw.settings) as SettingRow[]).settings,
    catalogue: checkCatalogue(rows(tables.messages, raw.messages) as MessageRow[]).catalogue,
    products: usableProducts(rows(tables.products, raw.products) as Product[]),
    places: (rows(tables.places, raw.places) as Place[]).filter((p) => p.place !== '' || p.postcode !== ''),
    prices: (rows(tables.prices, raw.prices) as Price[]).filter(({ modelId }) => modelId !== ''),
    answers: readAnswers(rows(tables.answers, raw.answers) as AnswerRow[]).answers,
    words: (rows(tables.words, raw.words) as WordRow[]).filter(({ entry }) => entry !== ''),
    campaigns: rows(tables.campaigns, raw.campaigns) as Campaign[],
    regions,
    gateways: (rows(tables.gateways, raw.gateways) as Gateway[]).filter(({ id }) => id !== ''),
    silences: readSilences(rows(tables.silences, raw.silences) as SilenceRow[]).silences,
    holidays: readHolidays(rows(tables.holidays, raw.holidays) as HolidayRow[], regionNames).holidays,
    numbers: numbers.filter((row) => row.number !== '' && numberProblem(row) === ''),
    people: (rows(tables.people, raw.people) as Person[]).filter(({ id }) => id !== ''),
    faults,
  };
}
