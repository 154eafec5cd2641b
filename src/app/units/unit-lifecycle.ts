/**
 * What a new fact changes: the unit's state, derived anew from everything known of it; the ledger; the sale and the lead
 * that it proves. All in the round's one commit.
 */
import { serialKey } from '../../core/integrity/serial.ts';
import { checkFacts, hasRoom, isKnownFact, readFacts, replaceFacts, writeFacts } from '../../core/unit/facts.ts';
import { foldFacts } from '../../core/unit/fold-facts.ts';
import { ledgerEntries } from '../../core/unit/ledger-entries.ts';
import { deriveLife, type Fact, type FactOutcome, inOrder, type Life } from '../../core/unit/states.ts';
import { noteUnit } from '../../store/units/unit-directory.ts';
import type { Sale, Unit } from '../../tables/sales.ts';
import type { UnitRow } from '../../tables/units.ts';
import { tellBroken } from '../round/broken-cell.ts';
import { appendToLedger, noteOnTimeline, type Round, raiseAlert } from '../round/round.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { planActivation } from './activations.ts';

/** What is known of an event beside the fact that it states. */
export interface Circumstances {
  readonly sentAt: number | null;
  readonly receivedAt: number;
  readonly evidence: string;
}

/** No date is known: it sorts before everything, and is shown as blank. */
const UNKNOWN_AT = 0;

/** The unit's row, made when it is heard of for the first time. */
export function unitRow(round: UnitRound, serial: string, of: { gatewayId: string; deviceId: string }): UnitRow {
  const { session } = round;
  const known = session.table('units').get(serial);
  if (known) {
    const deviceId = of.deviceId === serial ? known.deviceId : of.deviceId || known.deviceId;
    const gatewayId = known.gatewayId || of.gatewayId;
    if (deviceId === known.deviceId && gatewayId === known.gatewayId) return known;
    const updated = session.table('units').update(serial, { deviceId, gatewayId });
    noteUnit(session, updated);
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

/** What is written of a life in the unit's row. */
function cellsOf(life: Life) {
  const { state, stateAt, dealerId, saleId, soldAt, activatedAt, exceptions } = life;
  return {
    ...{ state, dealerId, saleId, soldAt, activatedAt },
    stateAt: stateAt === UNKNOWN_AT ? null : stateAt,
    problem: exceptions.join('\n').slice(0, 5_000),
  };
}

/** Takes a fact down: its outcome, and everything that follows from it. Twice is once. */
export function addFact(
  round: UnitRound,
  serial: string,
  fact: Fact,
  about: Circumstances,
): 'known' | 'full' | FactOutcome {
  const row = round.session.table('units').get(serial);
  if (!row) throw new Error(`${serial} is not at hand`);
  const facts = readFacts(row.facts);
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
    raiseAlert(round, { tier: 'P1', rule: 'unit-exception', subject: serial, text: `Unit ${serial}: ${reason}.` });
  return outcome;
}

/** Looks again at what Serials and Sales say of a unit: a sale was accepted, corrected or withdrawn, a unit shipped anew. */
export function syncUnit(round: UnitRound, serial: string): Life {
  const row = unitRow(round, serial, { gatewayId: '', deviceId: '' });
  return rederive(round, row, readFacts(row.facts)).life;
}

/** Derives the life from these facts, with what Serials and Sales say now, and writes down what is different. */
function rederive(round: UnitRound, row: UnitRow, facts: readonly Fact[]): { life: Life; row: UnitRow } {
  const { session, config } = round;
  const { serial } = row;
  const confirms = new Set(config.settings.telemetryConfirms.toUpperCase().split(/[\s,;]+/));
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
  // Without its row at hand nothing new is known of its shipment.
  const shipped = round.telemetry.directory.shipment(serial)
    ? replaceFacts(facts, 'shipment', shipmentFacts(round, serial))
    : facts;
  const now = replaceFacts(shipped, 'sale', saleFacts(round, serial));
  const life = deriveLife(now, confirms);
  const kept = foldFacts(inOrder(now), life.outcomes);
  const updated = session.table('units').update(serial, { ...cellsOf(life), facts: writeFacts(kept) });
  for (const { type, body } of ledgerEntries(before.path, life)) appendToLedger(round, type, serial, body);
  proveSales(round, serial, life);
  round.telemetry.rederived.add(serial);
  planActivation(round, updated, before, life);
  return { life, row: updated };
}

/** Where its shipment stands in Serials, as facts. */
function shipmentFacts({ telemetry }: UnitRound, serial: string): Fact[] {
  const unit: Unit | undefined = telemetry.directory.shipment(serial);
  if (!unit) return [];
  const about = { sequence: null, source: 'shipment', by: 'Serials', dealerId: unit.dealerId } as const;
  if (unit.shippedAt === null) return [{ ...about, type: 'MANUFACTURED', at: UNKNOWN_AT, id: 'made' }];
  return [{ ...about, type: 'SHIPPED', at: unit.shippedAt, id: 'shipped' }];
}

/** The sales of this serial that count; with more than one, the first entered is the unit's. */
function saleFacts(round: UnitRound, serial: string): Fact[] {
  const [sale] = salesOf(round, serial).filter(counts);
  if (!sale || sale.soldAt === null) return [];
  const { id, soldAt, dealerId } = sale;
  return [{ type: 'SOLD', at: soldAt, sequence: null, source: 'sale', by: id, id: `sold ${id}`, dealerId }];
}

function counts({ verdict, onHold }: Sale): boolean {
  return (verdict === 'ACCEPTED' || verdict === 'REVIEW') && !onHold;
}

function salesOf({ session }: Round, serial: string): Sale[] {
  const key = serialKey(serial);
  return [...session.table('sales').rows()]
    .filter((sale) => sale.id !== '' && serialKey(sale.serial) === key)
    .sort((a, b) => (a.enteredAt ?? 0) - (b.enteredAt ?? 0) || (a.id < b.id ? -1 : 1));
}

/** A sale is proved by its unit, and with it the lead's outcome; should the proof turn out wrong, it is taken back. */
function proveSales(round: UnitRound, serial: string, { saleId, activatedAt }: Life): void {
  for (const sale of salesOf(round, serial)) {
    const provedAt = sale.id === saleId ? activatedAt : null;
    if (sale.provedAt === provedAt) continue;
    round.session.table('sales').update(sale.id, { provedAt });
    const { id, leadId } = sale;
    appendToLedger(round, provedAt === null ? 'SALE_UNPROVED' : 'SALE_PROVED', id, { serial, leadId, at: provedAt });
    const lead = round.session.table('leads').get(leadId);
    if (!lead) continue;
    round.session.table('leads').update(leadId, { provedAt });
    const reason =
      provedAt === null ? `Unit ${serial} no longer proves the sale.` : `Unit ${serial} reported itself: ${id}.`;
    noteOnTimeline(round, { id: leadId, status: lead.status }, lead.status, { actor: `unit ${serial}`, reason });
  }
}
