/** Which rows of which tab are old enough to be archived. Rows that are open, held, or about something open or held stay. */
import type { RowOf } from '../../tables/columns.ts';
import { type TableName, tables } from '../../tables/index.ts';
import { DAY_MS } from '../lib/time.ts';
import { isLeadOld, STANDING_COLUMNS, type Standing } from './standing.ts';

type RowIn<N extends TableName> = RowOf<(typeof tables)[N]>;
type Days = Exclude<keyof Standing['settings'], 'protectionDays'>;

export interface ArchiveKind {
  readonly table: TableName;
  /** The columns needed to decide; the key comes first. */
  readonly columns: readonly string[];
  readonly isOld: (row: object, standing: Standing) => boolean;
}

function kind<N extends TableName, const K extends keyof RowIn<N> & string>(
  table: N,
  columns: readonly K[],
  isOld: (row: Pick<RowIn<N>, K>, standing: Standing) => boolean,
): ArchiveKind {
  return { table, columns, isOld: (row, standing) => isOld(row as Pick<RowIn<N>, K>, standing) };
}

/** Whether all these times are older than `days`. A row without a time stays. */
function isOlder({ settings, nowMs }: Standing, days: Days, ...times: readonly (number | null)[]): boolean {
  const known = times.filter((at) => at !== null);
  return known.length > 0 && nowMs - Math.max(...known) > settings[days] * DAY_MS;
}

/** The order matters: rows that belong to a lead go when the lead is over, before the lead itself. */
export const ARCHIVE_KINDS: readonly ArchiveKind[] = [
  kind('inboxLog', ['id', 'handledAt'], ({ handledAt }, all) => isOlder(all, 'archiveLogDays', handledAt)),
  kind(
    'outbox',
    ['id', 'leadId', 'state', 'createdAt', 'lastTriedAt'],
    ({ leadId, state, createdAt, lastTriedAt }, all) =>
      (state === 'SENT' || state === 'FAILED') &&
      !all.atWork.has(leadId) &&
      isOlder(all, 'archiveMessageDays', createdAt, lastTriedAt),
  ),
  kind(
    'conversation',
    ['id', 'leadId', 'at'],
    ({ leadId, at }, all) => !all.atWork.has(leadId) && isOlder(all, 'archiveMessageDays', at),
  ),
  kind(
    'timeline',
    ['id', 'leadId', 'at'],
    ({ leadId, at }, all) => !all.atWork.has(leadId) && isOlder(all, 'archiveMessageDays', at),
  ),
  kind(
    'offers',
    ['id', 'leadId', 'status', 'offeredAt', 'expiresAt', 'answeredAt'],
    ({ leadId, status, offeredAt, expiresAt, answeredAt }, all) =>
      status !== 'OPEN' &&
      !all.atWork.has(leadId) &&
      isOlder(all, 'archiveMessageDays', offeredAt, expiresAt, answeredAt),
  ),
  kind('leads', STANDING_COLUMNS.leads, isLeadOld),
  // The CRM's own record of the lead: without it the lead's next line would make another deal.
  kind('crm', ['leadId', 'state'], ({ leadId, state }, all) => state === 'DONE' && !all.leads.has(leadId)),
  kind(
    'customers',
    ['id', 'firstSeenAt', 'lastMessageAt', 'isSomebodyElse'],
    ({ id, firstSeenAt, lastMessageAt, isSomebodyElse }, all) =>
      !all.customers.has(id) && !isSomebodyElse && isOlder(all, 'archiveCustomerDays', firstSeenAt, lastMessageAt),
  ),
  kind(
    'alerts',
    ['id', 'state', 'at', 'lastSeen', 'resolvedAt'],
    ({ state, at, lastSeen, resolvedAt }, all) =>
      (state === 'resolved' || state === 'false alarm') && isOlder(all, 'archiveRecordDays', at, lastSeen, resolvedAt),
  ),
  kind('auditTrail', ['id', 'at'], ({ at }, all) => isOlder(all, 'archiveRecordDays', at)),
  kind('unitEvents', ['id', 'at', 'receivedAt'], ({ at, receivedAt }, all) =>
    isOlder(all, 'archiveRecordDays', at, receivedAt),
  ),
];

export interface OldRow {
  readonly row: number;
  readonly key: string;
}

/**
 * `rows`: the whole tab, from row 2. `upTo`: the last row that the CRM has read. Rows with a duplicate key are left to people,
 * since the archive holds one row per key.
 */
export function oldRows(
  { table, isOld }: ArchiveKind,
  rows: Iterable<object>,
  standing: Standing,
  upTo = Infinity,
): OldRow[] {
  const { key: keyColumn } = tables[table];
  const counts = new Map<string, number>();
  const old: OldRow[] = [];
  let row = 1;
  for (const each of rows) {
    row++;
    const key = String((each as Record<string, unknown>)[keyColumn] ?? '');
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (key !== '' && row <= upTo && isOld(each, standing)) old.push({ row, key });
  }
  return old.filter(({ key }) => counts.get(key) === 1);
}
