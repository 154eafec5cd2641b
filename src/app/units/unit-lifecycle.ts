/**
 * The effects of a new fact: the unit's state, derived again from everything known of it; the ledger; the sale and the lead
 * that it proves. All in the round's one commit.
 */
import { serialIn } from '../../core/integrity/book.ts';
import { serialKey } from '../../core/integrity/serial.ts';
import { proofOf } from '../../core/sale/lead-proof.ts';
import { absencesOf, confirmsOf, lifeOfSale } from '../../core/unit/absences.ts';
import { checkFacts, hasRoom, isKnownFact, readFacts, replaceFacts, writeFacts } from '../../core/unit/facts.ts';
import { foldFacts } from '../../core/unit/fold-facts.ts';
import { ledgerEntries } from '../../core/unit/ledger-entries.ts';
import { momentOfGoneSale, momentOfSale } from '../../core/unit/sale-moment.ts';
import { deriveLife, type Fact, type FactOutcome, inOrder, type Life } from '../../core/unit/states.ts';
import { noteUnit } from '../../store/units/unit-directory.ts';
import type { Sale, Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import { tellBroken } from '../round/broken-cell.ts';
import { appendToLedger, noteOnTimeline, type Round, raiseAlert } from '../round/round.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { askAnew, planActivation } from './activations.ts';

/** What is known of an event besides the fact itself. */
export interface Circumstances {
  readonly sentAt: number | null;
  readonly receivedAt: number;
  readonly evidence: string;
}

/** For facts without a known date: they sort before everything and are shown as blank. */
const UNKNOWN_AT = 0;

/** The unit's row, created when the unit is heard of for the first time. */
export function unitRow(round: UnitRound, serial: string, of: { gatewayId: string; deviceId: string }): UnitRow {
  const { session } = round;
  const known = session.table('units').get(serial);
  if (known) {
    const deviceId = of.deviceId === serial ? known.deviceId : of.deviceId || known.deviceId;
    const gatewayId = known.gatewayId || of.gatewayId;
    if (deviceId === known.deviceId && gatewayId === known.gatewayId) return known;
    const updated = session.table('units').update(serial, { deviceId, gatewayId });
    noteUnit(session, updated);
    if (known.gatewayId === '' && gatewayId !== '') askAnew(round, updated);
    return updated;
  }
  const blank = deriveLife([], new Set());
  const row: UnitRow = {
    serial,
    ...cellsOf(blank),
    activation: '',
    gatewayId: of.gatewayId,
    deviceId: of.deviceId === serial ? '' : of.deviceId,
    ...{ lastAt: null, heardAt: null, odometerKm: null, batteryPct: null, latitude: null, longitude: null, missing: 0 },
    ...{ days: '', memory: '', facts: '', report: '', transferTo: '', reportNote: '' },
  };
  session.table('units').append(row);
  noteUnit(session, row);
  return rederive(round, row, []).row;
}

/** The cells of the unit's row that show its life. */
function cellsOf(life: Life) {
  const { state, stateAt, dealerId, saleId, soldAt, activatedAt, exceptions } = life;
  return {
    ...{ state, dealerId, saleId, soldAt, activatedAt },
    stateAt: stateAt === UNKNOWN_AT ? null : stateAt,
    problem: exceptions.join('\n').slice(0, 5_000),
  };
}

/** Folds old reports in a row that was filled before folding existed. */
function withRoom({ config }: UnitRound, facts: readonly Fact[]): readonly Fact[] {
  if (hasRoom(facts)) return facts;
  return foldFacts(inOrder(facts), deriveLife(facts, confirmsOf(config.settings.telemetryConfirms)).outcomes);
}

/** Records a fact and everything that follows from it, and returns its outcome. Idempotent. */
export function addFact(
  round: UnitRound,
  serial: string,
  fact: Fact,
  about: Circumstances,
): 'known' | 'full' | FactOutcome {
  const row = round.session.table('units').get(serial);
  if (!row) throw new Error(`${serial} is not at hand`);
  const facts = withRoom(round, readFacts(row.facts));
  if (isKnownFact(facts, fact)) return 'known';
  if (!hasRoom(facts)) return 'full';
  const before = row.state;
  const { life } = rederive(round, row, [...facts, fact]);
  const outcome = life.outcomes.get(fact) ?? 'exception';
  const reason = outcome === 'exception' ? (life.exceptions.find((text) => text.startsWith(fact.type)) ?? '') : '';
  round.session.table('unitEvents').append({
    id: `U-${fact.id}`,
    serial,
    at: fact.at,
    ...{ sentAt: about.sentAt, receivedAt: about.receivedAt },
    type: fact.type,
    from: before,
    to: life.state,
    outcome,
    reason,
    by: fact.by,
    evidence: about.evidence,
  });
  if (outcome === 'exception')
    raiseAlert(round, { rule: 'unit-exception', subject: serial, text: `Unit ${serial}: ${reason}.` });
  return outcome;
}

/**
 * Applies what Serials and Sales now say of a unit, after a sale was accepted, corrected or withdrawn, or the unit was shipped
 * again. `settled`: IDs of sales just recorded in the ledger; one of them without a row is withdrawn.
 */
export function syncUnit(round: UnitRound, serial: string, settled: ReadonlySet<string>): Life {
  const { gatewayId = '', deviceId = '' } = round.telemetry.directory.find(serial) ?? {};
  const row = unitRow(round, serial, { gatewayId, deviceId });
  const facts = readFacts(row.facts).filter(({ source, by }) => source !== 'sale' || !settled.has(by));
  return rederive(round, row, facts).life;
}

export function wasMoved(facts: readonly Fact[]): boolean {
  return facts.some(({ type }) => type === 'TRANSFERRED');
}

/** Derives the life from these facts and from the current Serials and Sales, and writes what has changed. */
function rederive(round: UnitRound, row: UnitRow, facts: readonly Fact[]): { life: Life; row: UnitRow } {
  const { session, config } = round;
  const { serial } = row;
  const confirms = confirmsOf(config.settings.telemetryConfirms);
  const known = checkFacts(row.facts);
  if (!known.ok) {
    const instead = 'Its state follows from Serials and Sales, and from what it reports next.';
    tellBroken(round, {
      table: 'units',
      key: serial,
      column: 'facts',
      content: row.facts,
      reason: known.reason,
      instead,
    });
  }
  const before = deriveLife(known.ok ? known.value : [], confirms);
  // Without its row loaded, nothing new is known of its shipment.
  const shipped = round.telemetry.directory.shipment(serial)
    ? replaceFacts(facts, 'shipment', shipmentFacts(round, serial, facts))
    : facts;
  const now = replaceFacts(shipped, 'sale', saleFacts(round, serial, shipped));
  const life = deriveLife(now, confirms);
  const kept = foldFacts(inOrder(now), life.outcomes);
  const soldAt = dayOfSale(round, row, life);
  const updated = session.table('units').update(serial, { ...cellsOf(life), soldAt, facts: writeFacts(kept) });
  const told = saysSo(row, before) ? before.path : null;
  for (const { type, body } of ledgerEntries(told, life)) appendToLedger(round, type, serial, body);
  proveSales(round, serial, life);
  round.telemetry.rederived.add(serial);
  planActivation(round, updated, row, life);
  return { life, row: updated };
}

/**
 * Whether the row, and with it the ledger, was made of this life: a setting or a rule by which lives are derived may have
 * changed since, or its facts cannot be read any more.
 */
function saysSo({ state, stateAt, dealerId, saleId }: UnitRow, life: Life): boolean {
  const isThen = stateAt === (life.stateAt === UNKNOWN_AT ? null : life.stateAt);
  return isThen && state === life.state && dealerId === life.dealerId && saleId === life.saleId;
}

/** As its row in Sales says; of one whose row is gone, as was known. */
function dayOfSale({ session }: Round, row: UnitRow, { saleId, soldAt }: Life): number | null {
  const known = row.saleId === saleId ? row.soldAt : soldAt;
  return session.table('sales').get(saleId)?.soldAt ?? known;
}

/**
 * Where its shipment stands in Serials, as facts. Serials names the dealer that has it: once it was moved, that to which it
 * was shipped is the one known before.
 */
function shipmentFacts({ telemetry }: UnitRound, serial: string, known: readonly Fact[]): Fact[] {
  const unit: Unit | undefined = telemetry.directory.shipment(serial);
  if (!unit) return [];
  const first = wasMoved(known) ? known.find(({ source }) => source === 'shipment') : undefined;
  const dealerId = first?.dealerId ?? unit.dealerId;
  const about = { sequence: null, source: 'shipment', by: 'Serials', dealerId } as const;
  if (unit.shippedAt === null) return [{ ...about, type: 'MANUFACTURED', at: UNKNOWN_AT, id: 'made' }];
  return [{ ...about, type: 'SHIPPED', at: unit.shippedAt, id: 'shipped' }];
}

/**
 * The sales of this serial that count, one for each life. Of several, the first entered counts, preferring those not on hold. A
 * sale whose row is gone counts until staff have said why.
 */
function saleFacts(round: UnitRound, serial: string, known: readonly Fact[]): Fact[] {
  const { telemetry, config } = round;
  const absences = absencesOf(known, confirmsOf(config.settings.telemetryConfirms));
  const row = round.session.table('units').get(serial);
  const lives = new Map<number, Fact>();
  for (const fact of known) {
    const life = absences.filter(({ isRestocked, to }) => isRestocked && (to ?? 0) < fact.at).length;
    if (fact.source !== 'sale' || telemetry.directory.hasSale(fact.by)) continue;
    const soldAt = row?.saleId === fact.by ? row.soldAt : null;
    lives.set(life, { ...fact, at: momentOfGoneSale(known, absences, { at: fact.at, soldAt }) });
  }
  const counting = salesOf(round, serial).filter(counts);
  for (const sale of [...counting.filter(({ onHold }) => !onHold), ...counting.filter(({ onHold }) => onHold)]) {
    const { id, dealerId } = sale;
    const life = lifeOfSale(absences, sale);
    if (life === null || lives.has(life)) continue;
    const at = momentOfSale(known, absences, sale);
    lives.set(life, { type: 'SOLD', at, sequence: null, source: 'sale', by: id, id: `sold ${id}`, dealerId });
  }
  return [...lives.values()];
}

function counts({ verdict }: Sale): boolean {
  return verdict === 'ACCEPTED' || verdict === 'REVIEW';
}

function salesOf({ session }: Round, serial: string): Sale[] {
  const key = serialKey(serial);
  return [...session.table('sales').rows()]
    .filter((sale) => sale.id !== '' && serialIn(sale.keys) === key)
    .sort((a, b) => (a.enteredAt ?? 0) - (b.enteredAt ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Marks sales, and the outcomes of their leads, as proved by the unit, and withdraws proofs that turn out wrong. */
function proveSales(round: UnitRound, serial: string, { proofs }: Life): void {
  for (const sale of salesOf(round, serial)) {
    const provedAt = proofs.get(sale.id) ?? null;
    if (sale.provedAt !== provedAt) setProof(round, sale, serial, provedAt);
    else if (provedAt !== null) proveLead(round, sale, serial);
  }
}

/** Withdraws the proof of a sale that now belongs to another unit, or to none. `serial`: the unit it belongs to now. */
export function takeBackProof(round: UnitRound, id: string, serial: string): void {
  const { session, telemetry } = round;
  const sale = session.table('sales').get(id);
  if (!sale || sale.provedAt === null) return;
  const prover = [...session.table('units').rows()].find(({ facts }) =>
    readFacts(facts).some(({ source, by }) => source === 'sale' && by === id),
  );
  const isStill = prover ? serialKey(prover.serial) === serial : telemetry.directory.find(serial) !== null;
  if (!isStill) setProof(round, sale, prover?.serial ?? serial, null);
}

function setProof(round: UnitRound, { id, leadId }: Sale, serial: string, provedAt: number | null): void {
  const { session } = round;
  session.table('sales').update(id, { provedAt });
  appendToLedger(round, provedAt === null ? 'SALE_UNPROVED' : 'SALE_PROVED', id, { serial, leadId, provedAt });
  proveLead(round, { id, leadId }, serial);
}

/** The outcome of a lead is proved with the first of its sales. One that a sale names no more is put right by the audit. */
function proveLead(round: UnitRound, { id, leadId }: Pick<Sale, 'id' | 'leadId'>, serial: string): void {
  const { session } = round;
  const lead = session.table('leads').get(leadId);
  const provedAt = proofOf(leadId, session.table('sales').rows());
  if (!lead || lead.provedAt === provedAt) return;
  session.table('leads').update(leadId, { provedAt });
  const reason =
    provedAt === null ? `Unit ${serial} no longer proves the sale.` : `Unit ${serial} reported itself: ${id}.`;
  noteOnTimeline(round, { id: leadId, status: lead.status }, lead.status, { actor: `unit ${serial}`, reason });
}
