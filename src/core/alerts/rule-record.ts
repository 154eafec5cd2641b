/** The precision of each rule: what became of the alerts that it raised in the last 90 days. */
import type { AlertRuleRow } from '../../tables/alert-rules.ts';
import type { AlertRow } from '../../tables/records.ts';
import { DAY_MS } from '../lib/time.ts';
import { ALERT_RULES, type AlertRule } from './rules.ts';

export const RECORD_DAYS = 90;
/** The reason in the row of an alert that staff closed, which means that they looked at it. */
export const CLOSED_BY_STAFF = 'Closed by staff.';
/** The reason in a row that was another occurrence of a known alert. */
export const SAME_AS = 'The same as ';

export type RecordedAlert = Pick<AlertRow, 'id' | 'at' | 'rule' | 'state' | 'acknowledgedAt' | 'why'>;

type Outcome = 'confirmed' | 'useless' | 'byItself' | 'open';

/** One row per rule, in the order of rules.ts; rules of older versions are left out. */
export function recordAlertRules(alerts: readonly RecordedAlert[], nowMs: number): AlertRuleRow[] {
  const tallies = new Map(Object.keys(ALERT_RULES).map((id) => [id, newTally()]));
  for (const alert of alerts) {
    const tally = tallies.get(alert.rule);
    const isRecent = (alert.at ?? 0) >= nowMs - RECORD_DAYS * DAY_MS;
    if (tally && isRecent && !alert.why.startsWith(SAME_AS)) tally[outcomeOf(alert)]++;
  }
  return Object.entries<AlertRule>(ALERT_RULES).map(([id, { tier, owner }]) => {
    const tally = tallies.get(id) ?? newTally();
    const judged = tally.confirmed + tally.useless;
    const precisionPct = judged === 0 ? null : Math.round((tally.confirmed / judged) * 100);
    return { id, tier, owner, ...tally, precisionPct };
  });
}

/** An alert that cleared without an answer says nothing about its rule, which may have been right or too quick. */
function outcomeOf({ state, acknowledgedAt, why }: RecordedAlert): Outcome {
  if (state === 'false alarm') return 'useless';
  if (acknowledgedAt !== null || state === 'acknowledged' || why === CLOSED_BY_STAFF) return 'confirmed';
  return state === 'resolved' ? 'byItself' : 'open';
}

function newTally(): Record<Outcome, number> {
  return { confirmed: 0, useless: 0, byItself: 0, open: 0 };
}
