/**
 * Takes up alerts that were raised outside a round, as rows without a fingerprint: each becomes a new alert, or counts as
 * another occurrence of a known one.
 */
import { alarmKey, isOpen } from '../../core/alerts/alarm.ts';
import { SAME_AS } from '../../core/alerts/rule-record.ts';
import { ALERT_RULES, type AlertRuleId } from '../../core/alerts/rules.ts';
import { DAY_MS } from '../../core/lib/time.ts';
import { raiseInto } from '../../store/session/alert-book.ts';
import type { AlertRow } from '../../tables/records.ts';
import type { Round } from '../round/round.ts';

export function adoptAlerts({ session, nowMs }: Round): void {
  const table = session.table('alerts');
  const fresh = [...table.rows()].filter((row) => isFresh(row, nowMs));
  for (const row of fresh) {
    const { id, subject, text, region, dealerId } = row;
    const rule = row.rule as AlertRuleId;
    const key = alarmKey({ rule, subject });
    const known = session.system.state.alarms[key];
    // Already taken up, in a workbook that has no fingerprint column yet.
    if (known?.id === id) continue;
    const tier = row.tier === '' ? {} : { tier: row.tier };
    const alarm = raiseInto(
      session,
      { rule, subject, text, region, dealerId, ...tier },
      { id, nowMs: row.at ?? nowMs },
    );
    const isSame = known !== undefined && alarm?.id !== id;
    const place = { region: alarm?.region ?? region, dealerId: alarm?.dealerId ?? dealerId };
    const why = `${SAME_AS}${known?.id}${known && isOpen(known) ? '' : ', which came back'}.`;
    table.update(id, { fingerprint: key, ...place, ...(isSame ? { state: 'resolved', resolvedAt: nowMs, why } : {}) });
  }
}

/** Rows from before there were fingerprints are left as they are. */
function isFresh({ fingerprint, state, at, rule }: AlertRow, nowMs: number): boolean {
  return fingerprint === '' && state === 'open' && nowMs - (at ?? 0) < DAY_MS && Object.hasOwn(ALERT_RULES, rule);
}
