/**
 * The owner side: it holds workbooks, stores, caches and mail, and answers the service calls of executions. Locks, time,
 * triggers and the outside world are not here: the code that runs executions (kernel/ or globals.ts) provides them.
 */
import { blockCalls } from './block-calls';
import { chartCalls } from './chart-calls';
import { mailCalls } from './mail-calls';
import { cellsAt, createPeople, findTab, readTab, typeInto } from './people';
import { protectionCalls } from './protection-calls';
import { rangeCalls } from './range-calls';
import { type Handler, Session } from './session';
import { sheetCalls } from './sheet-calls';
import { sheetsApiCalls } from './sheets-api-calls';
import { spreadsheetCalls } from './spreadsheet-calls';
import { HostState } from './state';
import { storeCalls } from './store-calls';
import { tabCharts } from './tab-charts';
import { tabFacts } from './tab-facts';
import type { Host, HostOptions, StoreAccess } from './types';

export type { Host } from './types';

const HANDLERS: ReadonlyMap<string, Handler> = new Map(
  [
    blockCalls,
    chartCalls,
    mailCalls,
    protectionCalls,
    rangeCalls,
    sheetCalls,
    sheetsApiCalls,
    spreadsheetCalls,
    storeCalls,
  ].flatMap((calls) => Object.entries(calls)),
);

export function createHost(options: HostOptions): Host {
  const state = new HostState(options);
  return {
    open: (context) => new Session(state, context, HANDLERS),
    get boundId() {
      return state.boundId;
    },
    owner: state.owner,
    timeZone: state.timeZone,
    locale: state.locale,
    spreadsheets: () =>
      state.workbooks().map(({ id, name, url, sheets }) => ({
        id,
        name,
        url,
        sheets: sheets.map(({ sheetId, title, hidden }) => ({ sheetId, title, hidden })),
      })),
    readTab: (tab) => readTab(state, tab),
    tabFacts: (tab) => tabFacts(state, tab),
    charts: (tab) => tabCharts(state, tab),
    cellsAt: (tab, rect) => cellsAt(state, tab, rect),
    versionOf: (tab) => findTab(state, tab)?.sheet.version ?? -1,
    typeInto: (edit) => typeInto(state, edit),
    people: createPeople(state),
    properties: storeAccess(state),
    evictCache: (count) => state.evictCaches(count),
    get mail() {
      return state.mailbox.sent;
    },
    get ui() {
      return { menus: [...state.ui.menus.values()], messages: state.ui.messages };
    },
    snapshot: () => state.snapshot(),
    drainChanges: () => state.drainChanges(),
  };
}

function storeAccess(state: HostState): StoreAccess {
  return {
    get: (key, scope = 'script') => state.properties(scope).get(key),
    set: (key, value, scope = 'script') => state.properties(scope).set(key, value),
    delete: (key, scope = 'script') => state.properties(scope).delete(key),
    all: (scope = 'script') => state.properties(scope).snapshot(),
  };
}
