/**
 * The charts of the Dashboard and the rows that they draw: one commit for all that changed, and no call but one look at a
 * property when nothing did. A chart of ours that a person deleted stays away until set-up puts it back; copies, and charts
 * that people made, have other ids and are never touched.
 */

import type { ChartChanges, ChartPlan, Charts } from '../../chart-ports.ts';
import {
  BLANK_ROW,
  buildDashboard,
  DASHBOARD_TAB,
  type Dashboard,
  type DashboardFigures,
} from '../../core/economics/dashboard.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import * as is from '../../core/lib/read-json.ts';
import type { RowUpdate } from '../../ports.ts';
import { wholeTable } from '../../store/read-columns.ts';
import type { Layout } from '../../store/session/layout.ts';
import type { Language } from '../../tables/customers.ts';
import type { DashboardRow } from '../../tables/dashboard.ts';
import { tables } from '../../tables/index.ts';
import type { WriterDeps } from '../round/deps.ts';
import { BUSY } from '../round/with-lock.ts';

export type DashboardDeps = Pick<WriterDeps, 'charts' | 'clock' | 'properties' | 'withLock' | 'workbook'>;

/** What was put last: a fingerprint of all of it, and of each chart by its id. */
const PUT_KEY = 'dashboard.put';
const LOCK_WAIT_MS = 15_000;

const putBefore: is.Decode<Put> = is.object({ all: is.text, charts: is.dictionary(is.text) });

interface Put {
  readonly all: string;
  readonly charts: Readonly<Record<string, string>>;
}

interface DashboardSource {
  readonly figures: DashboardFigures;
  readonly language: Language;
  /** Where they were just read. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** no-tab: this workbook has not been set up since the Dashboard was brought in. */
export type DashboardOutcome =
  | { readonly kind: 'busy' | 'no-tab' | 'unchanged' }
  | { readonly kind: 'put'; readonly added: number };

/** `how`: a repair looks at the workbook even when there is nothing new, and puts back what is gone. */
export function putDashboard(deps: DashboardDeps, from: DashboardSource, how: 'refresh' | 'repair'): DashboardOutcome {
  const dashboard = buildDashboard(from.figures, from.language, deps.clock.nowMs());
  const before = readPut(from.properties ? from.properties[PUT_KEY] : deps.properties.get(PUT_KEY));
  const all = fingerprint(JSON.stringify(dashboard));
  if (how === 'refresh' && before.all === all) return { kind: 'unchanged' };
  const tabs = deps.charts.tabs();
  const { name } = tables.dashboardData;
  if (!tabs.some((tab) => tab.name === name)) return { kind: 'no-tab' };
  const [cells = []] = deps.workbook.read([{ sheet: name, fromRow: 1 }]);
  const { layout, rows } = wholeTable(tables.dashboardData, cells);
  const plans = plansOf(dashboard, layout);
  const prints = Object.fromEntries(plans.map((plan) => [plan.id, fingerprint(JSON.stringify(plan))]));
  const charts = chartChanges({
    plans,
    tabs,
    known: how === 'repair' ? {} : before.charts,
    prints,
    last: before.charts,
  });
  const updates = rowUpdates(layout, rows, dashboard.rows);
  if (deps.withLock(LOCK_WAIT_MS, (commit) => commit({ updates, appends: [], charts })) === BUSY)
    return { kind: 'busy' };
  deps.properties.setMany({ [PUT_KEY]: JSON.stringify({ all, charts: prints }) });
  return { kind: 'put', added: charts.added.length };
}

function readPut(text: string | null | undefined): Put {
  const read = is.readJson(text ?? '', putBefore);
  return read.ok ? read.value : { all: '', charts: {} };
}

function plansOf({ charts }: Dashboard, layout: Layout<typeof tables.dashboardData.columns>): ChartPlan[] {
  return charts.map(({ id, title, kind, rows, domain, series }) => ({
    ...{ id, title, kind, rows, sheet: layout.table.name },
    domain: layout.columnNumber(domain),
    series: series.map((key) => layout.columnNumber(key)),
  }));
}

interface Wanted {
  readonly plans: readonly ChartPlan[];
  readonly tabs: ReturnType<Charts['tabs']>;
  /** Those that were put before: where one of them is gone, a person deleted it. */
  readonly known: Put['charts'];
  readonly prints: Put['charts'];
  readonly last: Put['charts'];
}

function chartChanges({ plans, tabs, known, prints, last }: Wanted): ChartChanges {
  const there = new Set(tabs.flatMap(({ chartIds }) => chartIds));
  const added = plans.flatMap((plan, place) => (there.has(plan.id) || plan.id in known ? [] : [{ ...plan, place }]));
  const updated = plans.filter(({ id }) => there.has(id) && last[id] !== prints[id]);
  return { tab: tabToUse(tabs, added.length), added, updated };
}

/** Ours by its id, whatever people call it; a new one stands before the results that it shows. */
function tabToUse(tabs: Wanted['tabs'], added: number): ChartChanges['tab'] {
  const { name, sheetId } = DASHBOARD_TAB;
  if (added === 0 || tabs.some((tab) => tab.sheetId === sheetId)) return { sheetId, make: null };
  const isTaken = tabs.some((tab) => tab.name.toLowerCase() === name.toLowerCase());
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.name === tables.commissions.name),
  );
  return { sheetId, make: { name: isTaken ? `${name} (Dealer Hub)` : name, index } };
}

type Data = typeof tables.dashboardData.columns;

/** By place and not by key: charts draw neighbouring rows. What stands below the last is emptied. */
function rowUpdates(
  layout: Layout<Data>,
  before: readonly DashboardRow[],
  after: readonly DashboardRow[],
): RowUpdate[] {
  const keys = Object.keys(layout.table.columns) as (keyof DashboardRow)[];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => at).flatMap((at) => {
    const row = after[at] ?? BLANK_ROW;
    const stands = before[at] ?? BLANK_ROW;
    if (keys.every((key) => stands[key] === row[key])) return [];
    const runs = layout.encodeRuns(row, new Set(keys));
    return runs.map((run) => ({ sheet: layout.table.name, row: at + 2, ...run }));
  });
}
