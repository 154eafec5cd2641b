/** After a person edited a tab: drops the cached configuration, and reports in each row which values cannot be used. */
import { CONFIG_TABLES, dropConfig } from '../../store/config.ts';
import { tables } from '../../tables/index.ts';
import { askForAudit } from '../audit/audit-sales.ts';
import { askForMetrics } from '../economics/recompute-metrics.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { SheetEdit } from '../round/edit.ts';
import { checkSalesEdit } from './check-sales.ts';
import { tryGateways } from './gateway-samples.ts';
import { reportProblemsAfter } from './report-problems.ts';
import { takeDecisions } from './staff-decisions.ts';
import { watchLocale } from './watch-locale.ts';

/** Rows or columns were added, moved or removed, or settings of the workbook changed. */
export function handleChange(deps: WriterDeps, locale: string): void {
  dropConfig(deps.cache);
  watchLocale(deps, locale);
}

export function handleEdit(deps: WriterDeps, edit: SheetEdit): void {
  const { cache } = deps;
  const { tab } = edit;
  if (CONFIG_TABLES.some((name) => tables[name].name === tab)) dropConfig(cache);
  reportProblemsAfter(deps, tab);
  if (tab === tables.gateways.name) tryGateways(deps);
  if (DECIDED_IN.includes(tab)) takeDecisions(deps, edit);
  if (HELD_AGAINST.includes(tab)) askForAudit(deps);
  if (COUNTED.includes(tab)) askForMetrics(deps);
  if (tab === tables.sales.name || tab === tables.findings.name) checkSalesEdit(deps, edit);
  watchLocale(deps, edit.locale ?? '');
}

/** Tabs in which decisions of staff become events. */
const DECIDED_IN: readonly string[] = [
  tables.leads.name,
  tables.disputes.name,
  tables.units.name,
  tables.serials.name,
  tables.devices.name,
  tables.customers.name,
  tables.alerts.name,
];

/** Tabs that sales are checked against: an edit here, back-dated or not, may change any verdict. */
const HELD_AGAINST: readonly string[] = [
  tables.prices.name,
  tables.serials.name,
  tables.units.name,
  tables.dealers.name,
  tables.products.name,
  tables.rules.name,
  tables.reps.name,
  tables.settings.name,
];

/**
 * Tabs that only people write and that metrics are computed from. Leads and sales change all the time and wait for the night.
 */
const COUNTED: readonly string[] = [
  tables.activities.name,
  tables.adSpend.name,
  tables.dealerCosts.name,
  tables.quotas.name,
  tables.closedMonths.name,
  tables.campaigns.name,
];
