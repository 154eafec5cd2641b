/** What staff decide in the Leads, Disputes, Units, Customers and Alerts tabs: each becomes an event in the inbox, and the writer carries it out. */
import { normalSerial, serialKey } from '../../core/integrity/serial.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { BOUND_IN_DEVICES, MOVED_IN_SERIALS } from '../../core/unit/typed-reports.ts';
import type { Cell } from '../../ports.ts';
import { someColumns } from '../../store/read-columns.ts';
import { Layout } from '../../store/session/layout.ts';
import type { Columns, Row, Table } from '../../tables/columns.ts';
import { tables } from '../../tables/index.ts';
import { entryName, putDelivery } from '../inbox/inbox.ts';
import { queuedJobs, queueJob, runQueuedJobs } from '../inbox/pending-jobs.ts';
import type { WriterDeps } from '../round/deps.ts';
import type { Edit } from '../round/edit.ts';
import { runWriter } from '../writer/writer.ts';

/** The most rows of one edit that are looked at: more decisions at once are a paste by mistake. */
const MAX_ROWS = 50;
/** The most units moved at once, more than a lorry holds; the rest waits for the minute trigger. */
const MAX_MOVES = 200;
const BUDGET_MS = 20_000;
const WAIT_MS = 10_000;

export function takeDecisions(deps: WriterDeps, edit: Edit): void {
  const decisions = DECISIONS.get(edit.tab)?.(deps, edit) ?? [];
  if (decisions.length === 0) return;
  const receivedAtMs = deps.clock.nowMs();
  for (const decision of decisions) {
    const name = entryName(receivedAtMs, deps.random());
    const body = JSON.stringify(decision);
    putDelivery(deps.properties, { source: 'staff', body, receivedAtMs, name });
  }
  runWriter(deps, { budgetMs: BUDGET_MS, waitMs: WAIT_MS });
}

type Read = (deps: WriterDeps, edit: Edit) => Record<string, string>[];

function staffReports(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  return editedRows(deps, tables.units, edit)
    .filter(({ serial, report }) => serial !== '' && report !== '')
    .map(({ serial, report, transferTo }) => ({ kind: 'staff-report', serial, type: report, dealerId: transferTo }));
}

/**
 * A new dealer typed or pasted over the old one, for a unit that has a row in Units, is a transfer. New shipments have no such
 * row, so a paste of thousands costs just one more read.
 */
function movesInSerials(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  const fromRow = Math.max(2, edit.fromRow);
  if (edit.toRow < fromRow) return [];
  const [serialHead = [], pasted = [], unitHead = []] = deps.workbook.read([
    { sheet: tables.serials.name, fromRow: 1, toRow: 1 },
    { sheet: tables.serials.name, fromRow, toRow: edit.toRow },
    { sheet: tables.units.name, fromRow: 1, toRow: 1 },
  ]);
  const known = someColumns(tables.units, unitHead[0], ['serial', 'dealerId']);
  const dealers = new Map<string, string>();
  for (const { serial, dealerId } of known.rows(deps.workbook.read(known.ranges)))
    dealers.set(serialKey(serial), dealerId);
  const layout = new Layout(tables.serials, serialHead[0] ?? []);
  const moved = pasted
    .map((cells, index) => ({ ...layout.decode(cells), row: fromRow + index }))
    .filter(({ serial, dealerId }) => dealerId !== '' && (dealers.get(serialKey(serial)) ?? dealerId) !== dealerId);
  const next = moved[MAX_MOVES];
  if (next) queueJob(deps, 'moves', { ...edit, fromRow: next.row });
  return moved
    .slice(0, MAX_MOVES)
    .map(({ serial, dealerId }) => ({ kind: 'staff-report', serial, type: MOVED_IN_SERIALS, dealerId }));
}

/**
 * Devices typed or pasted of units that have a row in Units, which keeps device and gateway as they were heard first: the row
 * follows, and the unit in which the device was before loses it.
 */
function boundInDevices(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  const fromRow = Math.max(2, edit.fromRow);
  if (edit.toRow < fromRow) return [];
  const [head = [], pasted = [], unitHead = []] = deps.workbook.read([
    { sheet: tables.devices.name, fromRow: 1, toRow: 1 },
    { sheet: tables.devices.name, fromRow, toRow: edit.toRow },
    { sheet: tables.units.name, fromRow: 1, toRow: 1 },
  ]);
  const known = someColumns(tables.units, unitHead[0], ['serial', 'deviceId', 'gatewayId']);
  const units = [...known.rows(deps.workbook.read(known.ranges))];
  const bySerial = new Map(units.map((unit) => [serialKey(unit.serial), unit]));
  const byDevice = groupBy(units, ({ deviceId }) => normalSerial(deviceId));
  const layout = new Layout(tables.devices, head[0] ?? []);
  const rows = pasted.map((cells) => layout.decode(cells));
  const named = new Set(rows.map(({ serial }) => serialKey(serial)));
  /** One for each unit: what it is bound to, or that it lost its device. */
  const bound = new Map<string, { deviceId: string; gatewayId: string }>();
  for (const [index, { deviceId, serial, gatewayId }] of rows.entries()) {
    if (bound.size >= MAX_MOVES) {
      queueJob(deps, 'moves', { ...edit, fromRow: fromRow + index });
      break;
    }
    if (normalSerial(deviceId) === '') continue;
    const unit = bySerial.get(serialKey(serial));
    for (const before of byDevice.get(normalSerial(deviceId)) ?? [])
      if (!named.has(serialKey(before.serial))) bound.set(before.serial, { deviceId: '', gatewayId: '' });
    const isSo = !unit || (unit.deviceId === deviceId && (gatewayId === '' || unit.gatewayId === gatewayId));
    if (!isSo) bound.set(unit.serial, { deviceId, gatewayId });
  }
  return [...bound].map(([serial, to]) => ({ kind: 'staff-report', type: BOUND_IN_DEVICES, serial, ...to }));
}

/** By the minute trigger: the rest of a paste that moves more units than one edit takes; each row as it stands by now. */
export function takeWaitingMoves(deps: WriterDeps, properties: Readonly<Record<string, string>>): void {
  runQueuedJobs(deps, { all: properties, kind: 'moves', atMost: 1 }, (edit) => takeDecisions(deps, edit));
}

/** Sentences about the progress of pastes that move units. */
export function waitingMoves(properties: Readonly<Record<string, string>>): string[] {
  return queuedJobs(properties, 'moves').map(
    ({ tab, fromRow, toRow }) => `${tab}: units in rows ${fromRow} to ${toRow} are still to be moved.`,
  );
}

function handOvers(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  return editedRows(deps, tables.leads, edit)
    .filter((lead) => lead.id !== '' && lead.handOverTo.trim() !== '' && lead.handOverTo.trim() !== lead.repId)
    .map((lead) => ({ kind: 'hand-over', leadId: lead.id, repId: lead.handOverTo.trim() }));
}

function disputesDecided(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  return editedRows(deps, tables.disputes, edit)
    .filter((dispute) => dispute.state === 'open' && dispute.decision !== '')
    .map(({ id, leadId, decision }) => ({ kind: 'dispute-decided', leadId, disputeId: id, decision }));
}

function setsApart(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  return editedRows(deps, tables.customers, edit)
    .filter(({ id, mergedInto, isSomebodyElse }) => id !== '' && mergedInto !== '' && isSomebodyElse)
    .map(({ id, phone, userId }) => ({ kind: 'set-apart', customerId: id, phone, userId }));
}

function alertsDecided(deps: WriterDeps, edit: Edit): Record<string, string>[] {
  return editedRows(deps, tables.alerts, edit)
    .filter(({ id }) => id !== '')
    .map(({ id }) => ({ kind: 'alert-decided', alertId: id }));
}

/** By tab: how to read decisions from its edited rows. */
const DECISIONS: ReadonlyMap<string, Read> = new Map<string, Read>([
  [tables.leads.name, handOvers],
  [tables.disputes.name, disputesDecided],
  [tables.units.name, staffReports],
  [tables.serials.name, movesInSerials],
  [tables.devices.name, boundInDevices],
  [tables.customers.name, setsApart],
  [tables.alerts.name, alertsDecided],
]);

function editedRows<C extends Columns>({ workbook }: WriterDeps, table: Table<C>, { fromRow, toRow }: Edit): Row<C>[] {
  const first = Math.max(2, fromRow);
  const [header = [], cells = []] = workbook.read([
    { sheet: table.name, fromRow: 1, toRow: 1 },
    { sheet: table.name, fromRow: first, toRow: Math.min(Math.max(first, toRow), first + MAX_ROWS - 1) },
  ]);
  const layout = new Layout(table, header[0] ?? []);
  return cells.map((row: readonly Cell[]) => layout.decode(row));
}
