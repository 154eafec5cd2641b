/** Decisions of staff in the workbook, as the edit trigger put them into the inbox. */
import { weekFigures, weekId } from '../core/digest/dealer-week.ts';
import type { HubEvent } from '../core/events.ts';
import { asRecord, text } from '../core/lib/json.ts';
import * as is from '../core/lib/read-json.ts';
import { BOUND_IN_DEVICES } from '../core/unit/typed-reports.ts';
import type { ParseOutcome } from './webhook.ts';

/** One event; refused when it is not a known decision. */
export function parseDecision(body: unknown, receivedAtMs: number): ParseOutcome {
  const parts = asRecord(body) ?? {};
  const [kind, leadId] = [text(parts, 'kind'), text(parts, 'leadId')];
  if (kind === 'staff-report') return staffReport(parts, receivedAtMs);
  if (kind === 'set-apart') return apart(parts, receivedAtMs);
  if (kind === 'person-leaves') return leaving(parts, receivedAtMs);
  if (kind === 'alert-decided') return ofAlert(parts, receivedAtMs);
  if (kind === 'dealer-week') return week(text(parts, 'week'), receivedAtMs);
  const id = `staff ${kind} ${leadId} ${receivedAtMs.toString(36)}`;
  const about = { id, source: 'staff', leadId, receivedAtMs } as const;
  const event = decisionOf(kind, parts, about);
  if (!event || leadId === '') return { ok: false, reason: `Staff decided on "${kind}", which is not known.` };
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function staffReport(parts: Readonly<Record<string, unknown>>, receivedAtMs: number): ParseOutcome {
  const [serial, type, dealerId] = [text(parts, 'serial'), text(parts, 'type'), text(parts, 'dealerId')];
  const [deviceId, gatewayId] = [text(parts, 'deviceId'), text(parts, 'gatewayId')];
  const id = `told ${serial} ${type} ${receivedAtMs.toString(36)}`;
  const bound = type === BOUND_IN_DEVICES ? { deviceId, gatewayId } : {};
  const event = { kind: 'staff-report', id, source: 'staff', serial, type, dealerId, ...bound, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function apart(parts: Readonly<Record<string, unknown>>, receivedAtMs: number): ParseOutcome {
  const customerId = text(parts, 'customerId');
  const id = `apart ${customerId} ${receivedAtMs.toString(36)}`;
  const whose = { customerId, phone: text(parts, 'phone'), userId: text(parts, 'userId') };
  const event = { kind: 'set-apart', id, source: 'staff', ...whose, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function leaving(parts: Readonly<Record<string, unknown>>, receivedAtMs: number): ParseOutcome {
  const listed = (key: string) => text(parts, key).split(' ').filter((each) => each !== ''); // biome-ignore format: one line
  const id = `leaves ${listed('ids')[0] ?? ''} ${receivedAtMs.toString(36)}`;
  const whose = { ids: listed('ids'), aliases: listed('aliases') };
  const event = { kind: 'person-leaves', id, source: 'staff', ...whose, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function ofAlert(parts: Readonly<Record<string, unknown>>, receivedAtMs: number): ParseOutcome {
  const alertId = text(parts, 'alertId');
  const id = `alert ${alertId} ${receivedAtMs.toString(36)}`;
  const event = { kind: 'alert-decided', id, source: 'staff', alertId, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

const dealerWeek = is.object({
  ...{ dealerId: is.text, repId: is.text, monday: is.number, figures: is.nullable(weekFigures) },
});

function week(json: string, receivedAtMs: number): ParseOutcome {
  const read = is.readJson(json, dealerWeek);
  if (!read.ok) return { ok: false, reason: `A dealer’s week cannot be read: ${read.reason}` };
  const id = weekId(read.value);
  const event = { kind: 'dealer-week', id, source: 'staff', ...read.value, receivedAtMs } as const;
  return { ok: true, webhook: { events: [event], sent: {}, dropped: 0 } };
}

function decisionOf(
  kind: string,
  parts: Readonly<Record<string, unknown>>,
  about: { id: string; source: 'staff'; leadId: string; receivedAtMs: number },
): HubEvent | null {
  if (kind === 'hand-over') return { kind, ...about, repId: text(parts, 'repId') };
  const decision = text(parts, 'decision');
  if (kind !== 'dispute-decided' || (decision !== 'uphold' && decision !== 'reject')) return null;
  return { kind, ...about, disputeId: text(parts, 'disputeId'), decision };
}
