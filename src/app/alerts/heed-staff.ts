/** Applies what staff changed in a row of Alerts, its state and its quiet time, to every channel at once. */
import { type Alarm, closedAt, isOpen, quieted } from '../../core/alerts/alarm.ts';
import { CLOSED_BY_STAFF } from '../../core/alerts/rule-record.ts';
import { HOUR_MS } from '../../core/lib/time.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';

/** Looks only at loaded rows; an edit loads the rows it touches. */
export function heedStaff(round: Round): void {
  const { alarms } = round.session.system.state;
  const table = round.session.table('alerts');
  for (const [key, alarm] of Object.entries(alarms)) {
    const row = table.get(alarm.id);
    const next = row && heed(round, alarm, row);
    if (!next) continue;
    alarms[key] = next.alarm;
    if (Object.keys(next.patch).length > 0) table.update(alarm.id, next.patch);
  }
}

interface Heeded {
  readonly alarm: Alarm;
  readonly patch: Partial<AlertRow>;
}

/** Null when the row agrees with the hub's memory. */
function heed({ nowMs, config }: Round, alarm: Alarm, row: AlertRow): Heeded | null {
  const now = Math.floor(nowMs / 1000);
  const isSettled = row.state === 'resolved' || row.state === 'false alarm';
  if (isSettled && isOpen(alarm)) {
    return { alarm: closedAt(alarm, now, { byStaff: true }), patch: { resolvedAt: nowMs, why: CLOSED_BY_STAFF } };
  }
  if (!isOpen(alarm)) return alarm.byStaff && row.state === 'open' ? reopen(alarm) : null;
  const snoozed = Math.floor((row.snoozedUntil ?? 0) / 1000);
  const quiet = alarm.quietUntil ?? 0;
  if (snoozed > now && quiet < snoozed) return { alarm: quieted(alarm, snoozed), patch: { why: 'Snoozed by staff.' } };
  if (row.state === 'acknowledged' && quiet === 0) {
    const until = now + (config.settings.alertHoursOfCare * HOUR_MS) / 1000;
    const acknowledgedBy = row.assignedTo || 'staff';
    return { alarm: quieted(alarm, until), patch: { acknowledgedBy, acknowledgedAt: nowMs, why: '' } };
  }
  if (row.state !== 'open' || quiet <= now || snoozed > now) return null;
  const { quietUntil: _, ...rest } = alarm;
  return { alarm: rest, patch: { why: 'Opened again by staff.' } };
}

function reopen(alarm: Alarm): Heeded {
  const { closed: _, byStaff: __, ...rest } = alarm;
  return { alarm: rest, patch: { resolvedAt: null, why: 'Opened again by staff.' } };
}
