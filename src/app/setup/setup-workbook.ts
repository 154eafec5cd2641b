/** Setup: tabs, first copy, secrets, triggers. It can be run at any time: it repairs what is wrong and reports what it did. */

import type { Charts } from '../../chart-ports.ts';
import { firstCarrier, hasRooms } from '../../core/carrier.ts';
import { dayNumber } from '../../core/lib/time.ts';
import { placeholdersOf } from '../../core/messages/definition.ts';
import { messageDefinitions } from '../../core/messages/definitions.ts';
import type { Cell, Clock, Properties, WorkbookReader } from '../../ports.ts';
import type { TabPlan, TriggerPlan, Triggers, WorkbookSetup } from '../../setup-ports.ts';
import { readConfig } from '../../store/config.ts';
import { readDashboard } from '../../store/economics/read-dashboard.ts';
import { Layout } from '../../store/session/layout.ts';
import { Session } from '../../store/session/session.ts';
import { SYSTEM_TAB } from '../../store/state/system-tab.ts';
import type { WordRow } from '../../tables/catalogue.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import type { Language } from '../../tables/labels.ts';
import { tabsInOrder } from '../../tables/looks.ts';
import { settingDefinitions } from '../../tables/setting-definitions.ts';
import { putDashboard } from '../economics/put-dashboard.ts';
import { silentSince } from '../inbox/minute-trigger.ts';
import { BUSY, commitSession, type WithLock } from '../round/with-lock.ts';
import { WORDS_FILE } from '../workbook/say-problem.ts';
import { HOME_LOCALE } from '../workbook/watch-locale.ts';
import { SAID_KEY, turnSaidCells } from './said-cells.ts';
import { NO_WORDS, type StaffWords } from './staff-words.ts';
import { HIDDEN_TABS, tabPlan } from './tab-plan.ts';
import { LANGUAGES, turnNotes } from './turn-notes.ts';
import { languageOfWorkbook } from './workbook-language.ts';

export interface SetupDeps {
  readonly charts: Charts;
  readonly clock: Clock;
  readonly properties: Properties;
  readonly workbook: WorkbookReader;
  readonly withLock: WithLock;
  readonly setup: WorkbookSetup;
  readonly triggers: Triggers;
  /** Names of script properties that the workbook's configuration needs and that are not set. */
  readonly missingChatKeys: (properties: Readonly<Record<string, string>>) => readonly string[];
  readonly missingCrmKeys: (properties: Readonly<Record<string, string>>) => readonly string[];
  /** 32 random hexadecimal characters. */
  readonly secret: () => string;
  /** Null when the file was not pushed. */
  readonly words: StaffWords | null;
}

const LOCK_WAIT_MS = 30_000;

/** Property with the look that tabs were given last, and the tabs that still lack it. */
const LOOK_KEY = 'hint.look';
const LOOK = '2';

export const ADDRESS_KEY = 'hint.workbook';

const TRIGGERS: readonly TriggerPlan[] = [
  { handler: 'everyMinute', kind: 'everyMinute' },
  { handler: 'onEditInstalled', kind: 'edit' },
  { handler: 'onChangeInstalled', kind: 'change' },
  { handler: 'onFormSubmitInstalled', kind: 'formSubmit' },
];

/** Secrets that the hub generates itself, and those that only people can supply. */
const OWN_SECRETS = ['WEBHOOK_KEY', 'TOKEN_SECRET', 'META_VERIFY_TOKEN', 'RELAY_SECRET'];
const YOUR_SECRETS = ['META_ACCESS_TOKEN', 'META_PHONE_NUMBER_ID'];

/** A cache that is always empty, so that what staff have just typed is read. */
const NO_CACHE = { getMany: () => ({}), putMany: () => undefined, removeMany: () => undefined };

/** Does what is missing. Returns a line for each thing done, or left for a person to do. */
export function setUpWorkbook(deps: SetupDeps): string[] {
  const report: string[] = [...deps.setup.setTimeZone('Asia/Jakarta'), ...deps.setup.setLocale(HOME_LOCALE)];
  const words = deps.words ?? NO_WORDS;
  const tabs = makeTabs(deps, words);
  const isToTurn = noteLanguage(deps.properties, tabs);
  report.push(...tabs.report, ...deps.setup.removeBlankTab());
  const address = JSON.stringify(deps.setup.address());
  if (deps.properties.get(ADDRESS_KEY) !== address) deps.properties.setMany({ [ADDRESS_KEY]: address });
  report.push(...seedRows(deps, tables.messages, messageRows(words)));
  report.push(...seedRows(deps, tables.settings, settingRows(words, tabs.language)));
  report.push(...seedRows(deps, tables.words, wordRows(words)));
  report.push(...ensureSecrets(deps));
  report.push(...seedMemory(deps), ...makeDashboard(deps));
  const isSilent = silentSince(deps.properties.getAll(), deps.clock.nowMs()) !== null;
  report.push(...(isSilent ? deps.triggers.renew(TRIGGERS) : deps.triggers.ensure(TRIGGERS)));
  // After everything the hub needs to work: in a big workbook this may exceed an execution, and the next setup continues.
  if (deps.words) report.push(...turnNotes(deps, tabs.plans, tabs.language));
  if (isToTurn && deps.words) report.push(...turnSaidCells(deps, tabs.language, deps.words));
  report.push(...dressTabs(deps, tabs.toDress));
  if (!deps.words)
    report.push(`To do: push ${WORDS_FILE}.html with the code; until then headers and new rows carry no explanation.`);
  return report.length > 0 ? report : ['Everything was in place already.'];
}

interface TabToDress {
  readonly plan: TabPlan;
  readonly isNew: boolean;
  /** The plan with the columns that are to be hidden; columns that people have unhidden stay visible. */
  readonly viewed: TabPlan;
}

interface MadeTabs {
  readonly report: readonly string[];
  readonly plans: readonly TabPlan[];
  readonly toDress: readonly TabToDress[];
  readonly language: Language;
  /** True when some tab had its headers in the other language. */
  readonly isRenamed: boolean;
}

/** Creates all tabs with their protection and dropdowns, and lists those that still need their look. */
function makeTabs(deps: SetupDeps, words: StaffWords): MadeTabs {
  const { setup, properties } = deps;
  const language = languageOfWorkbook(deps.workbook);
  const plans = [...tabsInOrder.map(({ table }) => tabPlan(table, words, language)), ...HIDDEN_TABS];
  const left = tabsLeft(properties, plans);
  const made = plans.map((plan) => ({ plan, ...setup.ensureTab(plan) }));
  const isToDress = ({ plan, report, isNew }: (typeof made)[number]) =>
    isNew || report.length > 0 || left.names.includes(plan.name);
  const toDress = made.filter(isToDress).map(({ plan, isNew, added }) => ({
    ...{ plan, isNew },
    viewed: isNew || left.isNewLook ? plan : hidingOnly(plan, added),
  }));
  noteLeft(properties, toDress);
  const tabs = made.map((tab) => {
    const state = tab.isNew ? 'just made' : isToDress(tab) ? 'to dress' : 'dressed';
    return { plan: tab.plan, state } as const;
  });
  const news: readonly string[] =
    left.isNewLook && made.some(({ isNew }) => !isNew)
      ? ['Formats, widths, colours, lists and filter views set wherever nobody had arranged them.']
      : [];
  const renamed = made.flatMap(({ plan, renamed: headers }) => (headers.length > 0 ? [plan.name] : []));
  const languageNews = renamed.length > 0 ? [`Headers are in ${LANGUAGES[language]} now: ${renamed.join(', ')}.`] : [];
  return {
    ...{ plans, toDress, language, isRenamed: renamed.length > 0 },
    report: [...made.flatMap(({ report }) => report), ...setup.ensureRules(tabs), ...languageNews, ...news],
  };
}

const hidingOnly = (plan: TabPlan, headers: readonly string[]): TabPlan => ({
  ...plan,
  columns: plan.columns.map((column) => ({
    ...column,
    isHidden: column.isHidden && headers.includes(column.header),
  })),
});

/** Tabs that still lack the current look. The property holds the look, then one tab per line. */
function tabsLeft(properties: Properties, plans: readonly TabPlan[]): { isNewLook: boolean; names: readonly string[] } {
  const [look, ...names] = (properties.get(LOOK_KEY) ?? '').split('\n');
  return look === LOOK ? { isNewLook: false, names } : { isNewLook: true, names: plans.map(({ name }) => name) };
}

function noteLeft(properties: Properties, left: readonly TabToDress[]): void {
  const note = [LOOK, ...left.map(({ plan }) => plan.name)].join('\n');
  if (properties.get(LOOK_KEY) !== note) properties.setMany({ [LOOK_KEY]: note });
}

/**
 * The look of tabs comes last, since a big workbook may take longer than the six minutes of an execution. Each finished tab is
 * noted, and the next setup continues after it.
 */
function dressTabs({ setup, properties }: SetupDeps, toDress: readonly TabToDress[]): readonly string[] {
  if (toDress.length === 0) return [];
  const refused = setup.addViews(toDress.map(({ viewed }) => viewed));
  toDress.forEach(({ plan, isNew }, index) => {
    setup.dressTab(plan, isNew ? 'just made' : 'in use');
    noteLeft(properties, toDress.slice(index + 1));
  });
  return refused;
}

/**
 * Whether cells may have to be translated: always in Bahasa, since a new build may have more translations. Noted at once,
 * because the headers no longer show it once they are renamed.
 */
function noteLanguage(properties: Properties, { language, isRenamed }: MadeTabs): boolean {
  const isOther = isRenamed || (properties.get(SAID_KEY) ?? 'en') !== language;
  if (isOther) properties.setMany({ [SAID_KEY]: '' });
  return isOther || language === 'id';
}

/** Creates the rows of the System tab from the other tabs; a tab in order is left alone. */
function seedMemory({ clock, properties, workbook, withLock }: SetupDeps): string[] {
  const nowMs = clock.nowMs();
  const secret = properties.get('TOKEN_SECRET') ?? '';
  const done = withLock(LOCK_WAIT_MS, (commit) => {
    const about = { keys: [], today: dayNumber(nowMs), nowMs, secret, tails: {} };
    const session = new Session(workbook, { ...about, tables: ['alerts'], withRows: [] });
    const isNew = session.system.isOutOfOrder;
    if (isNew) commitSession(commit, session);
    return isNew;
  });
  if (done === BUSY) return ['To do: run "Set up" again. The hub was busy, and its memory was not looked at.'];
  return done ? [`${SYSTEM_TAB}: put in order.`] : [];
}

/** Creates the Dashboard from the metric tabs; its charts say so where there are no figures yet. */
function makeDashboard(deps: SetupDeps): string[] {
  const made = putDashboard(deps, readDashboard(deps.workbook), 'repair');
  if (made.kind === 'busy') return ['To do: run "Set up" again. The hub was busy, and the Dashboard was not made.'];
  return made.kind === 'put' && made.added > 0 ? [`Dashboard: ${made.added} charts made.`] : [];
}

/** Adds rows whose key is missing; rows that staff wrote are not changed. */
function seedRows<C extends Columns>(deps: SetupDeps, table: Table<C>, rows: readonly Row<C>[]): string[] {
  const [cells = []] = deps.workbook.read([{ sheet: table.name, fromRow: 1 }]);
  const layout = new Layout(table, cells[0] ?? []);
  const keyOf = (row: Row<C>) => String((row as Record<string, unknown>)[table.key] ?? '');
  const known = new Set(cells.slice(1).map((row: readonly Cell[]) => keyOf(layout.decode(row))));
  const missing = rows.filter((row) => !known.has(keyOf(row)));
  if (missing.length === 0) return [];
  const appends = [{ sheet: table.name, rows: missing.map((row) => layout.encode(row)) }];
  if (deps.withLock(LOCK_WAIT_MS, (commit) => commit({ updates: [], appends })) === BUSY)
    return [`To do: run "Set up" again. The hub was busy, and ${table.name} lacks ${missing.length} rows.`];
  return [`${table.name}: ${missing.length} rows added.`];
}

function messageRows({ uses }: StaffWords): Row<typeof tables.messages.columns>[] {
  return Object.entries(messageDefinitions).map(([key, definition]) => ({
    key,
    id: definition.id,
    en: definition.en,
    placeholders: placeholdersOf(definition)
      .map((name) => `{{${name}}}`)
      .join(' '),
    use: uses[key] ?? '',
    problem: '',
  }));
}

function settingRows(words: StaffWords, language: Language): Row<typeof tables.settings.columns>[] {
  const meanings = language === 'id' ? words.meaningsInBahasa : words.meanings;
  return Object.entries(settingDefinitions).map(([key, { fallback }]) => ({
    key,
    value: '',
    fallback: String(fallback),
    meaning: meanings[key] ?? '',
    problem: '',
  }));
}

function wordRows({ words }: StaffWords): WordRow[] {
  return Object.entries(words).map(([entry, ours]) => ({ entry, ours, own: '', problem: '' }));
}

function ensureSecrets(deps: SetupDeps): string[] {
  const properties = deps.properties.getAll();
  const made = OWN_SECRETS.filter((name) => !properties[name]);
  if (made.length > 0) deps.properties.setMany(Object.fromEntries(made.map((name) => [name, deps.secret()])));
  const { numbers, settings } = readConfig(NO_CACHE, deps.workbook);
  const missing = [
    ...(numbers.length === 0 || numbers.some(({ servedBy }) => servedBy === 'meta') ? YOUR_SECRETS : []).filter(
      (name) => !properties[name],
    ),
    ...(numbers.some((row) => hasRooms(firstCarrier([row]))) ? deps.missingChatKeys(properties) : []),
    ...(settings.crmSync ? deps.missingCrmKeys(properties) : []),
  ];
  return [
    ...made.map((name) => `Script property ${name} made.`),
    ...missing.map((name) => `To do: set ${name} (Dealer Hub → Secrets).`),
  ];
}
