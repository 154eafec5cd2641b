/** Plays a history on the hub in memory and keeps its journal. */
import { auditSales } from '../../src/app/audit/audit-sales';
import { tick } from '../../src/app/schedule/tick';
import { receiveTelemetry } from '../../src/http/telemetry';
import { tables } from '../../src/tables/index';
import type { DryHub } from '../../tools/dry-hub/dry-hub';
import { dayOf, isoOf, type Journal, msOfCell, type SaleEntry, startOf } from './journal';
import { type ModelSays, modelOf } from './model';
import { edited, furnish, type Played, rowsOf, SHIPPED_DAY, type Shown, type } from './network';
import { replayLedger } from './replay-ledger';
import { type Correct, type Hear, type Report, SERIALS, type Sell, type Step } from './steps';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const ON_FLOOR = ['SHIPPED', 'IN_STOCK'];
const WITH_CUSTOMER = ['SOLD', 'ACTIVATED', 'IN_SERVICE'];

function sell({ hub, journal }: Played, { does: _, daysOff, ...step }: Sell): void {
  const day = dayOf(journal.nowMs) + daysOff;
  const rows = rowsOf(hub, 'sales');
  const row = rows.length + 2;
  const { serial, dealer, phone, price, promotions, lead } = step;
  type(hub, 'sales', row, {
    ...{ serial, modelId: 'S3', dealerId: dealer, customerName: 'Budi', customerPhone: phone, leadId: lead },
    ...{ soldAt: isoOf(day), vehicle: price, promotions, payment: 'cash' },
  });
  edited(hub, 'sales', row);
  const id = String(rowsOf(hub, 'sales')[row - 2]?.id);
  journal.sales.push({
    order: journal.sales.length,
    id,
    ...step,
    day,
    enteredAt: journal.nowMs,
    isGone: false,
    isWithdrawn: false,
    stoodWhenGone: false,
    wasOfUnit: false,
    provedWhenGone: null,
  });
}

const fieldColumns = { serial: 'serial', dealer: 'dealerId', daysOff: 'soldAt', price: 'vehicle' } as const;

function correct({ hub, journal }: Played, { sale: at, field, to }: Correct): void {
  const sale = pick(
    journal.sales.filter(({ isGone }) => !isGone),
    at,
  );
  if (!sale) return;
  if (field === 'daysOff') sale.day = dayOf(journal.nowMs) + to;
  else Object.assign(sale, { [field]: to });
  const row = rowOfSale(hub, sale);
  type(hub, 'sales', row, { [fieldColumns[field]]: field === 'daysOff' ? isoOf(sale.day) : to });
  edited(hub, 'sales', row);
}

/** From the last one back. */
function pick<T>(all: readonly T[], back: number): T | undefined {
  return all[all.length - 1 - (back % Math.max(1, all.length))];
}

const rowOfSale = (hub: DryHub, { id }: SaleEntry) => rowsOf(hub, 'sales').find((each) => each.id === id)?.row ?? 0;

const deletedRows = new WeakMap<SaleEntry, Shown>();

export function modelNow(hub: DryHub, journal: Journal): ModelSays {
  const facts = new Map(rowsOf(hub, 'findings').map((each) => [`${each.rule} ${each.subject}`, factsOf(each)]));
  return modelOf(journal, (key) => facts.get(key) ?? '');
}

function deleteSale({ hub, journal }: Played, at: number): void {
  const sale = pick(
    journal.sales.filter(({ isGone }) => !isGone),
    at,
  );
  if (!sale) return;
  tick(hub.deps, 'trigger');
  const row = rowOfSale(hub, sale);
  const found = rowsOf(hub, 'sales')[row - 2];
  if (found) deletedRows.set(sale, found);
  sale.stoodWhenGone = replayLedger(rowsOf(hub, 'ledger').map(({ body }) => String(body))).sales.has(sale.id);
  sale.wasOfUnit = rowsOf(hub, 'units').some(({ saleId }) => saleId === sale.id);
  sale.provedWhenGone = msOfCell(found?.provedAt);
  hub.workbook.commit({ updates: [], appends: [], deletes: [{ sheet: tables.sales.name, fromRow: row, toRow: row }] });
  sale.isGone = true;
}

/** The last row that is gone, all of it, as from the version history. */
function putBack({ hub, journal }: Played): void {
  const sale = pick(
    journal.sales.filter(({ isGone }) => isGone),
    0,
  );
  const before = sale && deletedRows.get(sale);
  if (!sale || !before) return;
  const row = rowsOf(hub, 'sales').length + 2;
  const { row: _, ...cells } = before;
  type(hub, 'sales', row, Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== '')));
  edited(hub, 'sales', row);
  Object.assign(sale, { isGone: false, isWithdrawn: false });
}

function report({ hub, journal }: Played, { serial, type: said, to }: Report): void {
  const unit = rowsOf(hub, 'units').find((each) => each.serial === serial);
  if (!unit) return;
  const { state = '' } = modelNow(hub, journal).units.get(serial) ?? {};
  type(hub, 'units', unit.row, { report: said, transferTo: said === 'TRANSFERRED' ? to : '' });
  edited(hub, 'units', unit.row);
  const isTransfer = said === 'TRANSFERRED';
  if (isTransfer && (to === 'D9' || WITH_CUSTOMER.includes(state))) return;
  const entry = journal.serials.get(serial);
  if (isTransfer && ON_FLOOR.includes(state) && entry) entry.named = to;
  journal.happenings.push({ serial, type: said, at: journal.nowMs, by: 'staff', ...(isTransfer ? { to } : {}) });
}

function move({ hub, journal }: Played, serial: string, to: string): void {
  const { row = 0 } = rowsOf(hub, 'serials').find((each) => each.serial === serial) ?? {};
  const unit = rowsOf(hub, 'units').find((each) => each.serial === serial);
  const entry = journal.serials.get(serial);
  if (!entry) return;
  const wasMoved = journal.happenings.some((each) => each.serial === serial && each.type === 'TRANSFERRED');
  const { state = '' } = modelNow(hub, journal).units.get(serial) ?? {};
  entry.named = to;
  type(hub, 'serials', row, { dealerId: to });
  edited(hub, 'serials', row);
  if (!wasMoved) entry.shippedTo = to;
  else if (unit && unit.dealerId !== to && !WITH_CUSTOMER.includes(state))
    journal.happenings.push({ serial, type: 'TRANSFERRED', at: journal.nowMs, by: 'staff', to });
}

/** Sales follow two minutes after the edit, with the audit. */
function block(played: Played, serial: string, state: string): void {
  const { hub, journal } = played;
  const { row = 0 } = rowsOf(hub, 'serials').find((each) => each.serial === serial) ?? {};
  type(hub, 'serials', row, { state });
  edited(hub, 'serials', row);
  const entry = journal.serials.get(serial);
  if (entry) entry.state = state;
  wait(played, 3);
}

function hear({ hub, journal }: Played, { serial, events, times }: Hear): void {
  const gw = `gw-${(SERIALS.indexOf(serial) % 2) + 1}`;
  const atOf = (hoursAgo: number) => Math.max(journal.nowMs - hoursAgo * HOUR_MS, startOf(SHIPPED_DAY) + HOUR_MS);
  const told = events.map(({ type: said, hoursAgo, km }) => ({ unit: serial, time: new Date(atOf(hoursAgo)).toISOString(), type: said, odometerKm: km })); // biome-ignore format: one line
  const request = {
    method: 'POST' as const,
    query: { source: 'unit', gw, key: `dry-secret-of-gateway-${gw}` },
    body: JSON.stringify({ events: told }),
  };
  for (let n = 0; n < times; n++) receiveTelemetry(hub.deps, request);
  for (const { type: said, hoursAgo } of events)
    journal.happenings.push({ serial, type: said, at: atOf(hoursAgo), by: 'gateway' });
}

export const factsOf = ({ severity, expected, found }: Shown) => JSON.stringify([severity, expected, found]);

/** On a finding that is about a sale or open; a decision that stands is cleared first, as the page says. */
function decide({ hub, journal }: Played, at: number, decision: string): void {
  const finding = pick(
    rowsOf(hub, 'findings').filter(({ state }) => state !== 'closed'),
    at,
  );
  if (!finding) return;
  for (const each of decision === '' ? [''] : ['', decision]) {
    type(hub, 'findings', finding.row, { decision: each });
    edited(hub, 'findings', finding.row);
  }
  const key = `${finding.rule} ${finding.subject}`;
  const gone = journal.sales.find(({ id, isGone }) => isGone && id === finding.subject);
  if (gone && finding.rule === 'book-sale-gone' && decision === 'resolved') gone.isWithdrawn = true;
  if (decision === '') journal.decisions.delete(key);
  else journal.decisions.set(key, { decision, facts: factsOf(finding) });
}

function wait({ hub, journal }: Played, minutes: number): void {
  hub.clock.moveTo(journal.nowMs + minutes * MINUTE_MS);
  tick(hub.deps, 'trigger');
  journal.nowMs = hub.clock.nowMs();
}

function play(played: Played, step: Step): void {
  switch (step.does) {
    case 'sell':
      sell(played, step);
      break;
    case 'correct':
      correct(played, step);
      break;
    case 'delete':
      deleteSale(played, step.sale);
      break;
    case 'putBack':
      putBack(played);
      break;
    case 'report':
      report(played, step);
      break;
    case 'move':
      move(played, step.serial, step.to);
      break;
    case 'block':
      block(played, step.serial, step.state);
      break;
    case 'hear':
      hear(played, step);
      break;
    case 'decide':
      decide(played, step.finding, step.decision);
      break;
    case 'audit':
      auditSales(played.hub.deps);
      break;
    case 'wait':
      wait(played, step.minutes);
      break;
  }
}

/** Each step a second after the one before, and at the end what is due and a whole audit. */
export function playHistory(steps: readonly Step[]): Played {
  const played = furnish();
  for (const step of steps) {
    played.hub.clock.moveTo(played.hub.clock.nowMs() + 1_000);
    played.journal.nowMs = played.hub.clock.nowMs();
    play(played, step);
  }
  for (let n = 0; n < 3; n++) wait(played, 3);
  auditSales(played.hub.deps);
  wait(played, 3);
  return played;
}
