/** What digests are made from, in two reads however much there is. */
import {
  DIGEST_COLUMNS,
  type DigestAlert,
  type DigestFinding,
  type DigestLead,
} from '../../core/digest/build-digest.ts';
import { monthName, monthOfDay } from '../../core/economics/months.ts';
import { workbookDay } from '../../core/lib/time.ts';
import type { WorkbookReader } from '../../ports.ts';
import type { DigestRow } from '../../tables/digests.ts';
import { tables } from '../../tables/index.ts';
import type { MetricsMonth } from '../../tables/metrics.ts';
import type { Dealer } from '../../tables/network.ts';
import { someColumns, wholeTable } from '../read-columns.ts';
import type { Layout } from '../session/layout.ts';

const { leads: OF_LEADS, findings: OF_FINDINGS, alerts: OF_ALERTS } = DIGEST_COLUMNS;

const WHOLE = ['metricsMonthly', 'metricChecks'] as const;
const HEADS = ['leads', 'findings', 'alerts'] as const;

/** Whose hour it may be, and who has been served: what is looked at every quarter of an hour. */
export interface DigestLog {
  readonly dealers: readonly Dealer[];
  readonly sent: readonly DigestRow[];
  readonly layout: Layout<typeof tables.digests.columns>;
}

/** Throws WorkbookFault and HeaderFault. */
export function readDigestLog(workbook: WorkbookReader): DigestLog {
  const [dealerCells = [], digestCells = []] = workbook.read(
    [tables.dealers, tables.digests].map(({ name }) => ({ sheet: name, fromRow: 1 })),
  );
  const digests = wholeTable(tables.digests, digestCells);
  return { dealers: wholeTable(tables.dealers, dealerCells).rows, sent: digests.rows, layout: digests.layout };
}

export interface DigestSources {
  readonly leads: readonly DigestLead[];
  readonly findings: readonly DigestFinding[];
  readonly alerts: readonly DigestAlert[];
  /** Of this month and the one before. */
  readonly monthly: readonly MetricsMonth[];
  readonly differences: readonly string[];
}

/** Throws WorkbookFault and HeaderFault. */
export function readDigestSources(workbook: WorkbookReader, nowMs: number): DigestSources {
  const blocks = workbook.read([
    ...WHOLE.map((name) => ({ sheet: tables[name].name, fromRow: 1 })),
    ...HEADS.map((name) => ({ sheet: tables[name].name, fromRow: 1, toRow: 1 })),
  ]);
  const headOf = (name: (typeof HEADS)[number]) => blocks[WHOLE.length + HEADS.indexOf(name)]?.[0];
  const leads = someColumns(tables.leads, headOf('leads'), OF_LEADS);
  const findings = someColumns(tables.findings, headOf('findings'), OF_FINDINGS);
  const alerts = someColumns(tables.alerts, headOf('alerts'), OF_ALERTS);
  const cells = workbook.read([...leads.ranges, ...findings.ranges, ...alerts.ranges]);
  const alertsFrom = leads.ranges.length + findings.ranges.length;
  const month = monthOfDay(workbookDay(nowMs) - 1);
  const names = [monthName(month), monthName(month - 1)];
  const [monthCells = [], checkCells = []] = blocks;
  return {
    leads: [...leads.rows(cells.slice(0, leads.ranges.length))],
    findings: [...findings.rows(cells.slice(leads.ranges.length, alertsFrom))],
    alerts: [...alerts.rows(cells.slice(alertsFrom))],
    monthly: wholeTable(tables.metricsMonthly, monthCells).rows.filter(({ monthName: name }) => names.includes(name)),
    differences: wholeTable(tables.metricChecks, checkCells).rows.flatMap(({ id, difference }) =>
      difference ? [id] : [],
    ),
  };
}
