/** What needs attention: findings and alerts in one list. */
import { pick } from '../../core/lib/pick.ts';
import type { FeedLine } from '../../core/pages/staff-views.ts';
import type { Me } from '../../core/pages/views.ts';
import { Layout } from '../../store/session/layout.ts';
import { readRowsOf } from '../../store/session/row-spans.ts';
import { tables } from '../../tables/index.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { Finding } from '../../tables/sales.ts';
import type { At } from './at.ts';
import { type Placed, readBook } from './read-book.ts';
import { sees, staffAt } from './visitor.ts';

const MOST_ROWS = 400;

const COLUMNS = {
  findings: ['id', 'state', 'dealerId'],
  alerts: ['id', 'state', 'region'],
} as const;

/** The region that a row belongs to; '' is for head office. */
export type RegionOf = (row: { readonly dealerId?: string; readonly region?: string }) => string;

export function readFeed({ deps }: At) {
  const book = readBook(deps.workbook, ['dealers'], COLUMNS);
  const regions = new Map(book.whole('dealers').map(({ id, region }) => [id, region]));
  const regionOf: RegionOf = ({ dealerId = '', region }) => region ?? regions.get(dealerId) ?? '';
  return { book, regionOf };
}

export function feedFor(
  at: At,
  { show }: { readonly show: 'open' | 'all' },
): { lines: readonly FeedLine[]; more: number } {
  const me = staffAt(at.proof, at.deps.config());
  const { book, regionOf } = readFeed(at);
  const isShown = (state: string) => show === 'all' || state === 'open' || state === 'acknowledged';
  const findings = book.some('findings').filter((row) => isShown(row.state) && sees(me, regionOf(row)));
  const alerts = book.some('alerts').filter((row) => isShown(row.state) && sees(me, regionOf(row)));
  const rowsOf = (rows: readonly Placed<unknown>[]) => rows.slice(-MOST_ROWS).map(({ rowNumber }) => rowNumber - 2);
  const [findingTab, alertTab] = [tables.findings.name, tables.alerts.name];
  const heads = [findingTab, alertTab].map((sheet) => ({ sheet, fromRow: 1, toRow: 1 }));
  const wanted = { [findingTab]: rowsOf(findings), [alertTab]: rowsOf(alerts) };
  const read = readRowsOf(at.deps.workbook, heads, wanted);
  const findingLayout = new Layout(tables.findings, read.extra[0]?.[0] ?? []);
  const alertLayout = new Layout(tables.alerts, read.extra[1]?.[0] ?? []);
  const lines = [
    ...read.of(findingTab).map(({ cells }) => findingLine(findingLayout.decode(cells), regionOf, me)),
    ...read.of(alertTab).map(({ cells }) => alertLine(alertLayout.decode(cells), me)),
  ];
  return {
    lines: lines.flat().sort((one, other) => (other.at ?? 0) - (one.at ?? 0)),
    more: Math.max(0, findings.length - MOST_ROWS) + Math.max(0, alerts.length - MOST_ROWS),
  };
}

/** Empty when the tab was sorted meanwhile and the row belongs to another region. */
function findingLine(row: Finding, regionOf: RegionOf, me: Me): FeedLine[] {
  const region = regionOf(row);
  if (row.id === '' || !sees(me, region)) return [];
  const shown = pick(row, [
    'id',
    'rule',
    'subject',
    'expected',
    'found',
    'stake',
    'state',
    'owner',
    'snoozedUntil',
    'note',
  ]);
  const { openedAt, severity, dealerId, what } = row;
  // The text of a finding may name a buyer.
  const masked = me.role === 'VIEWER' ? { expected: '', found: '', note: '' } : {};
  return [
    { ...shown, ...masked, table: 'findings', at: openedAt, tier: severity, dealer: dealerId, text: what, region },
  ];
}

const ALERT_SHOWN = ['id', 'at', 'tier', 'rule', 'subject', 'text', 'state', 'region', 'snoozedUntil', 'note'] as const;

function alertLine(row: AlertRow, me: Me): FeedLine[] {
  if (row.id === '' || !sees(me, row.region)) return [];
  const seen = (row.count ?? 1) > 1 ? ` (${row.count}×)` : '';
  const shown = { ...pick(row, ALERT_SHOWN), text: row.text + seen };
  return [
    { ...shown, table: 'alerts', dealer: row.dealerId, owner: row.assignedTo, expected: '', found: '', stake: null },
  ];
}
