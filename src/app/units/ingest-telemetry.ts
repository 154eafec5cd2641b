/**
 * Takes in one delivery of a gateway: each event gets a verdict; heartbeats go into their unit's row, state events into its
 * life.
 */

import type { UnitReportsEvent } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { groupBy } from '../../core/lib/group-by.ts';
import { splitForCells } from '../../core/lib/text.ts';
import { dayStart, workbookDay } from '../../core/lib/time.ts';
import { clockFault } from '../../core/unit/clock.ts';
import { brokenMemory, readMemory, type Taken, takeIn, type UnitMemory, writeMemory } from '../../core/unit/memory.ts';
import type { UnitReport } from '../../core/unit/report.ts';
import { type Fact, isStateEvent } from '../../core/unit/states.ts';
import type { Gateway } from '../../tables/gateways.ts';
import type { TelemetryDay } from '../../tables/units.ts';
import { tellBroken } from '../round/broken-cell.ts';
import { effectId, raiseAlert } from '../round/round.ts';
import { type EventVerdict, unusable } from '../round/unit-context.ts';
import type { UnitRound } from '../round/unit-round.ts';
import { refusedKey } from './telemetry.ts';
import { addFact, unitRow } from './unit-lifecycle.ts';

const MAX_REASONS = 300;
const FULL = 'Its row of Units holds no more facts';

/** Verdicts in the order of the delivery's events. */
export function ingestReports(round: UnitRound, event: UnitReportsEvent): readonly EventVerdict[] {
  const { gateway, events } = round.telemetry.deliveries.get(event.id) ?? { gateway: undefined, events: [] };
  if (!gateway) return [{ verdict: 'refused', reason: 'The gateway is not known, or not active' }];
  const delivery = new DeliveryWork(round, gateway, event);
  const verdicts = events.map((mapped): EventVerdict => (mapped.ok ? delivery.take(mapped.report) : unusable(mapped)));
  delivery.finish(verdicts);
  return verdicts;
}

/** The memories of the units in one delivery while it is being processed. */
class DeliveryWork {
  private readonly memories = new Map<string, UnitMemory>();
  private late = 0;
  private firstToday = 0;

  constructor(
    private readonly round: UnitRound,
    private readonly gateway: Gateway,
    private readonly event: UnitReportsEvent,
  ) {}

  take(given: UnitReport): EventVerdict {
    const { receivedAtMs } = this.event;
    const report = withTrueClocks(given, receivedAtMs);
    const known = this.round.telemetry.directory.find(report.unit);
    if (!known) return { verdict: 'refused', unit: report.unit, reason: 'No unit of this serial or device is known' };
    const { serial, gatewayId, fault } = known;
    if (fault !== '') return { verdict: 'refused', unit: report.unit, reason: fault };
    const owner = this.round.session.table('units').get(serial)?.gatewayId || gatewayId;
    if (owner !== '' && owner !== this.gateway.id)
      return { verdict: 'refused', unit: serial, reason: `It is a unit of gateway ${owner}` };
    unitRow(this.round, serial, { gatewayId: this.gateway.id, deviceId: report.unit });
    const clock = clockFault(report.at, receivedAtMs);
    if (clock !== '') return this.quarantine(serial, report, clock);
    const taken = takeIn(this.memoryOf(serial), report);
    if (taken === 'late') this.late++;
    return this.verdictOf(serial, report, taken);
  }

  private verdictOf(serial: string, report: UnitReport, taken: Taken): EventVerdict {
    const notes = report.leftOut === '' ? [] : [`Left out, because it cannot be true: ${report.leftOut}`];
    if (taken === 'duplicate') return { verdict: 'duplicate', unit: serial };
    if (isStateEvent(report.type)) {
      const outcome = addFact(this.round, serial, this.factOf(serial, report), this.about(report));
      if (outcome === 'known') return { verdict: 'duplicate', unit: serial };
      if (outcome === 'full') return { verdict: 'refused', unit: serial, reason: FULL };
      if (outcome === 'exception') notes.push('It does not fit the unit’s history: kept as an exception');
    }
    return { verdict: 'accepted', unit: serial, ...(notes.length > 0 ? { reason: notes.join('. ') } : {}) };
  }

  /**
   * A quarantined report never counts as the latest of anything. If it concerns the unit's state, it is stored where somebody
   * will see it.
   */
  private quarantine(serial: string, report: UnitReport, reason: string): EventVerdict {
    if (isStateEvent(report.type)) {
      const { id, type, at, by } = this.factOf(serial, report);
      const state = this.round.session.table('units').get(serial)?.state ?? '';
      const { sentAt, receivedAt, evidence } = this.about(report);
      this.round.session.table('unitEvents').append({
        id: `U-${id}`,
        ...{ serial, at, sentAt, receivedAt, type, by, reason, evidence },
        ...{ from: state, to: state, outcome: 'quarantined' },
      });
      raiseAlert(this.round, {
        rule: 'unit-clock',
        subject: serial,
        gatewayId: this.gateway.id,
        text: `Unit ${serial} reported ${type}, which does not count: ${reason}.`,
      });
    }
    return { verdict: 'quarantined', unit: serial, reason };
  }

  private factOf(serial: string, { type, at, sequence, eventId }: UnitReport): Fact {
    const id = fingerprint([serial, type, at, sequence ?? '', eventId].join('|'));
    return { type, at, sequence, source: 'gateway', by: this.gateway.id, id, dealerId: '' };
  }

  private about({ sentAt, values, eventId }: UnitReport) {
    const evidence = JSON.stringify({
      ...values,
      ...(eventId === '' ? {} : { event: eventId }),
      delivery: this.event.id,
    });
    return { sentAt, receivedAt: this.event.receivedAtMs, evidence };
  }

  private memoryOf(serial: string): UnitMemory {
    const open = this.memories.get(serial);
    if (open) return open;
    const row = this.round.session.table('units').get(serial);
    if (!row) throw new Error(`${serial} is not at hand`);
    if (row.heardAt === null || workbookDay(row.heardAt) !== workbookDay(this.event.receivedAtMs)) this.firstToday++;
    for (const { column, reason } of brokenMemory(row)) {
      const instead = 'It is counted anew; a report may count twice.';
      tellBroken(this.round, { table: 'units', key: serial, column, content: row[column], reason, instead });
    }
    const memory = readMemory(row);
    this.memories.set(serial, memory);
    return memory;
  }

  finish(verdicts: readonly EventVerdict[]): void {
    const { session } = this.round;
    for (const [serial, memory] of this.memories) {
      session.table('units').update(serial, { ...writeMemory(memory), heardAt: this.event.receivedAtMs });
    }
    session.system.state.gateways[this.gateway.id] = { heardAt: this.event.receivedAtMs };
    this.countDay(verdicts);
    this.tellOfRefused(verdicts);
  }

  private countDay(verdicts: readonly EventVerdict[]): void {
    const { session } = this.round;
    const day = workbookDay(this.event.receivedAtMs);
    const id = `${this.gateway.id} ${day}`;
    const count = (verdict: EventVerdict['verdict']) => verdicts.filter((each) => each.verdict === verdict).length;
    const days = session.table('telemetryDays');
    const before = days.get(id);
    const plus = (of: keyof TelemetryDay, more: number) => Number(before?.[of] ?? 0) + more;
    const reasons = new Set([...(before?.refusals ?? '').split('\n'), ...reasonsIn(verdicts)]);
    reasons.delete('');
    const row: TelemetryDay = {
      id,
      gatewayId: this.gateway.id,
      day: dayStart(day),
      deliveries: plus('deliveries', 1),
      accepted: plus('accepted', count('accepted')),
      duplicate: plus('duplicate', count('duplicate')),
      quarantined: plus('quarantined', count('quarantined')),
      refused: plus('refused', count('refused')),
      late: plus('late', this.late),
      units: plus('units', this.firstToday),
      refusals: [...reasons].slice(-3).join('\n'),
    };
    if (before) days.update(id, row);
    else days.append(row);
  }

  /** Once per day and gateway: the gateway's own log has the verdicts, but nobody may be reading it. */
  private tellOfRefused(verdicts: readonly EventVerdict[]): void {
    const { system } = this.round.session;
    const key = refusedKey(this.gateway.id, this.round.nowMs);
    const [reason] = reasonsIn(verdicts);
    if (reason === undefined || system.hasSeen(key)) return;
    system.remember(key);
    const text = `Gateway ${this.gateway.id} sends events that cannot be used: ${reason}. The bodies are in Raw telemetry.`;
    raiseAlert({ ...this.round, eventId: key }, { rule: 'events-refused', subject: this.gateway.id, text });
  }
}

/** Leaves out values whose own timestamp cannot be right; the event itself may be fine. */
function withTrueClocks(report: UnitReport, receivedAtMs: number): UnitReport {
  const wrong = Object.entries(report.measuredAt ?? {}).filter(([, at]) => clockFault(at, receivedAtMs) !== '');
  if (wrong.length === 0) return report;
  const names = wrong.map(([name]) => name);
  const values = Object.fromEntries(Object.entries(report.values).filter(([name]) => !names.includes(name)));
  const said = wrong.map(([name, at]) => `${name} of ${new Date(at).toISOString()}`);
  return { ...report, values, leftOut: [report.leftOut, ...said].filter((each) => each !== '').join(', ') };
}

function reasonsIn(verdicts: readonly EventVerdict[]): string[] {
  return verdicts.flatMap(({ verdict, unit, reason }) =>
    verdict === 'refused' ? [`${unit ? `${unit}: ` : ''}${reason ?? ''}`.slice(0, MAX_REASONS)] : [],
  );
}

/** Stores the raw deliveries: one row for all of a gateway's deliveries in this round. */
export function keepRaw(round: UnitRound, events: readonly UnitReportsEvent[]): void {
  for (const [gatewayId, own] of groupBy(events, (event) => event.gatewayId)) {
    const lines = own.map(({ id, receivedAtMs, packed }) => `${id} ${receivedAtMs} ${packed}`);
    const content = lines.join('\n');
    const parts = splitForCells(content);
    const id = effectId({ ...round, eventId: own[0]?.id ?? '' }, 'r', String(own.length));
    parts.forEach((part, index) => {
      round.session.table('rawTelemetry').append({
        id: index === 0 ? id : `${id}#${index + 1}`,
        receivedAt: own[0]?.receivedAtMs ?? round.nowMs,
        gatewayId,
        part: `${index + 1}/${parts.length}`,
        content: part,
      });
    });
  }
}
