/** What digests are made from, in two reads however much there is: one of who may be due, and one of what to tell them. */
import {
  DIGEST_COLUMNS,
  type DigestAlert,
  type DigestFinding,
  type DigestLead,
} from '../../core/digest/build-digest.ts';
import { COST_DAYS, type DigestDay } from '../../core/digest/digest-charts.ts';
import { EVERYTHING } from '../../core/economics/cube.ts';
import { monthName, monthOfDay } from '../../core/economics/months.ts';
import { DAY_MS, workbookDay } from '../../core/lib/time.ts';
import type { Cell, WorkbookReader } from '../../ports.ts';
import type { DigestRow } from '../../tables/digests.ts';
import { tables } from '../../tables/index.ts';
import type { MetricsDay, MetricsMonth } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import { someColumns, wholeTable } from '../read-columns.ts';
import type { Layout } from '../session/layout.ts';

const { leads: OF_LEADS, findings: OF_FINDINGS, alerts: OF_ALERTS } = DIGEST_COLUMNS;

const WHOLE = ['metricsMonthly', 'metricChecks'] as const;
const HEADS = ['leads', 'findings', 'alerts', 'metricsDaily'] as const;
const OF_DAYS = ['date', 'channel', 'cost7', 'costPerLead', 'costPerLead7'] as const;

/** Whose hour it may be, and who has been served: what is looked at every quarter of an hour. */
export interface DigestLog {
  readonly dealers: readonly Dealer[];
  readonly sent: readonly DigestRow[];
  readonly layout: Layout<typeof tables.digests.columns>;
  /** First rows of the tabs that are read by columns, in the order of HEADS. */
  readonly heads: readonly (readonly Cell[])[];
}

/** Throws WorkbookFault and HeaderFault. */
export function readDigestLog(workbook: WorkbookReader): DigestLog {
  const [dealerCells = [], digestCells = [], ...heads] = workbook.read([
    ...[tables.dealers, tables.digests].map(({ name }) => ({ sheet: name, fromRow: 1 })),
    ...HEADS.map((name) => ({ sheet: tables[name].name, fromRow: 1, toRow: 1 })),
  ]);
  const digests = wholeTable(tables.digests, digestCells);
  return {
    ...{ dealers: wholeTable(tables.dealers, dealerCells).rows, sent: digests.rows, layout: digests.layout },
    heads: heads.map(([head = []]) => head),
  };
}

export interface DigestSources {
  readonly leads: readonly DigestLead[];
  readonly findings: readonly DigestFinding[];
  readonly alerts: readonly DigestAlert[];
  /** Of this month and the one before. */
  readonly monthly: readonly MetricsMonth[];
  readonly differences: readonly string[];
  readonly daily: readonly DigestDay[];
}

/** Throws WorkbookFault and HeaderFault. */
export function readDigestSources(workbook: WorkbookReader, { heads }: DigestLog, nowMs: number): DigestSources {
  const parts = [
    someColumns(tables.leads, heads[0], OF_LEADS),
    someColumns(tables.findings, heads[1], OF_FINDINGS),
    someColumns(tables.alerts, heads[2], OF_ALERTS),
    someColumns(tables.metricsDaily, heads[3], OF_DAYS),
  ] as const;
  const cells = workbook.read([
    ...WHOLE.map((name) => ({ sheet: tables[name].name, fromRow: 1 })),
    ...parts.flatMap(({ ranges }) => ranges),
  ]);
  const [monthCells = [], checkCells = [], ...columns] = cells;
  const blocksOf = (index: number) => {
    const from = parts.slice(0, index).reduce((sum, { ranges }) => sum + ranges.length, 0);
    return columns.slice(from, from + (parts[index]?.ranges.length ?? 0));
  };
  const [leads, findings, alerts, days] = parts;
  const yesterday = workbookDay(nowMs) - 1;
  const names = [monthName(monthOfDay(yesterday)), monthName(monthOfDay(yesterday) - 1)];
  return {
    leads: [...leads.rows(blocksOf(0))],
    findings: [...findings.rows(blocksOf(1))],
    alerts: [...alerts.rows(blocksOf(2))],
    daily: recentDays(days.passing(blocksOf(3)), nowMs),
    monthly: wholeTable(tables.metricsMonthly, monthCells).rows.filter(({ monthName: name }) => names.includes(name)),
    differences: wholeTable(tables.metricChecks, checkCells).rows.flatMap(({ id, difference }) =>
      difference ? [id] : [],
    ),
  };
}

/** The tab holds a year of each channel: what charts do not show is not kept. */
function recentDays(rows: Iterable<Pick<MetricsDay, (typeof OF_DAYS)[number]>>, nowMs: number): DigestDay[] {
  const since = nowMs - (COST_DAYS + 9) * DAY_MS;
  const recent: DigestDay[] = [];
  for (const { channel, ...row } of rows)
    if (channel === EVERYTHING && row.date !== null && row.date > since) recent.push(row);
  return recent;
}
