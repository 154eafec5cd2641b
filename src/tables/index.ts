/** All tabs; looks.ts says in which order they stand in the workbook. */
import { alertRules } from './alert-rules.ts';
import { archives } from './archives.ts';
import { answers, campaigns, holidays, messages, places, products, settingsTab, words } from './catalogue.ts';
import type { Table } from './columns.ts';
import { crm } from './crm.ts';
import { customers } from './customers.ts';
import { dashboardData } from './dashboard.ts';
import { dataRequests } from './data-requests.ts';
import { digests } from './digests.ts';
import { disputes } from './disputes.ts';
import { feishuRows } from './feishu.ts';
import { devices, gateways } from './gateways.ts';
import { leads } from './leads.ts';
import { activities, adImport, adSpend, closedMonths, dealerCosts, quotas } from './marketing.ts';
import { channelRoi, funnel, metricChanges, metricChecks, metricsDaily, metricsMonthly, scorecard } from './metrics.ts';
import { dealers, numbers, regions, reps } from './network.ts';
import { offers } from './offers.ts';
import { people } from './people.ts';
import { alerts, auditTrail, conversation, deadLetters, inboxLog, ledger, outbox, timeline } from './records.ts';
import { findings, prices, sales, serials } from './sales.ts';
import { commissions, imports, rules } from './sales-work.ts';
import { silences } from './silences.ts';
import { rawTelemetry, telemetryDays, unitEvents, units } from './units.ts';

export const tables = {
  leads,
  offers,
  customers,
  conversation,
  timeline,
  ledger,
  alerts,
  silences,
  alertRules,
  digests,
  disputes,
  sales,
  findings,
  commissions,
  rules,
  serials,
  imports,
  prices,
  activities,
  adSpend,
  adImport,
  dealerCosts,
  quotas,
  closedMonths,
  metricsMonthly,
  metricsDaily,
  channelRoi,
  scorecard,
  funnel,
  metricChecks,
  metricChanges,
  dashboardData,
  dealers,
  reps,
  regions,
  people,
  products,
  places,
  campaigns,
  holidays,
  numbers,
  messages,
  answers,
  words,
  settings: settingsTab,
  units,
  unitEvents,
  telemetryDays,
  gateways,
  devices,
  crm,
  feishuRows,
  outbox,
  inboxLog,
  deadLetters,
  auditTrail,
  rawTelemetry,
  archives,
  dataRequests,
} as const;

export type TableName = keyof typeof tables;

export const allTables: readonly Table[] = Object.values(tables);
