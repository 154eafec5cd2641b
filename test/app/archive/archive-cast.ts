/** A hub in memory with leads of every age, for the archive: what stands in the workbook and in the archives, by key. */
import { archiveNow } from '../../../src/app/archive/run-archive';
import { ARCHIVE_KINDS } from '../../../src/core/archive/kinds';
import { DAY_MS, toSerial } from '../../../src/core/lib/time';
import type { Cell } from '../../../src/ports';
import { type TableName, tables } from '../../../src/tables/index';
import type { Warehouse } from '../../../src/warehouse-ports';
import { createDryHub, type DryHub } from '../../../tools/dry-hub/dry-hub';

/** A Tuesday, at two in the morning in Jakarta. */
export const NIGHT_MS = Date.parse('2026-11-24T02:00:00+07:00');
export const MINUTE_MS = 60_000;
export const daysAgo = (days: number): number => toSerial(NIGHT_MS - days * DAY_MS);

type Fields = Readonly<Record<string, Cell>>;
export type Rows = Partial<Record<TableName, readonly Fields[]>>;

export const lead = (number: number, days: number, more: Fields = {}): Fields => ({
  id: `L-${String(number).padStart(6, '0')}`,
  status: 'LOST',
  customerId: `C-${String(number).padStart(6, '0')}`,
  createdAt: daysAgo(days),
  closedAt: daysAgo(days),
  ...more,
});

/** The lead with one row of everything about it. */
export const whole = (number: number, days: number, more: Fields = {}): Rows => {
  const of = lead(number, days, more);
  const leadId = of.id ?? '';
  const at = daysAgo(days);
  return {
    leads: [of],
    offers: [{ id: `${leadId}-1`, leadId, status: 'WON', offeredAt: at, dealerId: 'D1' }],
    customers: [{ id: of.customerId ?? '', name: `Sari ${number}`, phone: `62813${number}`, firstSeenAt: at, lastMessageAt: at }],
    conversation: [{ id: `m-${number}`, leadId, at, text: `=halo ${number}` }],
    timeline: [{ id: `t-${number}`, leadId, at, to: 'LOST' }],
    outbox: [{ id: `o-${number}`, leadId, createdAt: at, state: 'SENT', to: '0812' }],
    inboxLog: [{ id: `in-${number}`, receivedAt: at, handledAt: at, leadId }],
  };
}; // biome-ignore format: a table

export function merged(...all: readonly Rows[]): Rows {
  const rows: Record<string, Fields[]> = {};
  for (const part of all)
    for (const [name, more] of Object.entries(part)) rows[name] = [...(rows[name] ?? []), ...(more ?? [])];
  return rows;
}

/** `settings`: by name, as typed. */
export function openArchiveHub(
  rows: Rows,
  settings: Readonly<Record<string, string>> = {},
  warehouse?: Warehouse,
): DryHub {
  const typed = Object.entries(settings).map(([key, value]) => ({ key, value }));
  const tabs = Object.entries({ ...rows, settings: typed }).map(([name, all]): [string, Cell[][]] => {
    const { columns, name: tab } = tables[name as TableName];
    return [tab, (all ?? []).map((row: Fields) => Object.keys(columns).map((key) => row[key] ?? ''))];
  });
  return createDryHub({ nowMs: NIGHT_MS, tabs: Object.fromEntries(tabs), ...(warehouse ? { warehouse } : {}) });
}

/** Until it has nothing more to do. */
export function archiveAll(hub: DryHub): number {
  for (let runs = 0; runs < 50; runs++) {
    const { outcome, moved } = archiveNow(hub.deps);
    if (outcome !== 'goes-on') return moved;
  }
  throw new Error('It never came to an end.');
}

/** What stands below a tab's header. */
export const rowsOf = (hub: DryHub, tab: string) => hub.workbook.read([{ sheet: tab, fromRow: 2 }])[0] ?? [];

/** Every row, as text, by tab: in the workbook and in the archives. */
export function whereabouts(hub: DryHub) {
  const names = ARCHIVE_KINDS.map(({ table }) => tables[table].name);
  const lines = (rows: readonly (readonly Cell[])[]) => rows.map((cells) => JSON.stringify(trimmed(cells))).sort();
  return {
    live: Object.fromEntries(names.map((tab) => [tab, lines(rowsOf(hub, tab).filter((cells) => cells.length > 0))])),
    archived: Object.fromEntries(names.map((tab) => [tab, lines(hub.archives.rows(tab))])),
  };
}

/** Both together, each row once. */
export function everything({ live, archived }: ReturnType<typeof whereabouts>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(live).map(([tab, rows]) => [tab, [...new Set([...rows, ...(archived[tab] ?? [])])].sort()]),
  );
}

export function keysIn(rows: readonly string[] | undefined): string[] {
  return (rows ?? []).map((line) => String((JSON.parse(line) as Cell[])[0]));
}

function trimmed(cells: readonly Cell[]): Cell[] {
  const own = [...cells];
  while (own.at(-1) === '') own.pop();
  return own;
}

/** Does it once, while rows of this tab are copied. */
export function whileCopying(hub: DryHub, tab: string, deed: () => void): void {
  const open = hub.archives.open.bind(hub.archives);
  let isDone = false;
  hub.archives.open = (id) => {
    const volume = open(id);
    const commit: typeof volume.commit = (changes) => {
      if (!isDone && [...changes.appends, ...changes.updates].some(({ sheet }) => sheet === tab)) {
        isDone = true;
        deed();
      }
      return volume.commit(changes);
    };
    return { ...volume, commit };
  };
}
