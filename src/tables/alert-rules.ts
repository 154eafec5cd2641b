/** How right each rule of alerts has been, as people answered. */
import { defineTable, hub, type RowOf } from './columns.ts';

export const alertRules = defineTable({
  name: 'Alert rules',
  role: 'growing',
  key: 'id',
  purpose: 'Every rule that raises alerts, and what became of them in the last 90 days. Made each night.',
  columns: {
    id: hub.text('Rule', 'See docs/ALERTS.md.'),
    tier: hub.choice('Tier', ['P0', 'P1', 'P2'], 'P0 rings somebody, P1 waits in Alerts, P2 in the digest.'),
    owner: hub.choice('Whose', ['manager', 'hq'], 'Who is told first.'),
    confirmed: hub.integer('Confirmed (90 days)', 'Alerts that somebody acknowledged or closed.'),
    useless: hub.integer('Useless (90 days)', 'Alerts that somebody called useless or a false alarm.'),
    byItself: hub.integer('By itself (90 days)', 'Alerts that were over before anybody answered.'),
    open: hub.integer('Open', 'Alerts that nobody has answered yet.'),
    precisionPct: hub.integer(
      'Precision (%)',
      'Confirmed, of confirmed and useless together. Blank: nobody has answered any.',
    ),
  },
});
export type AlertRuleRow = RowOf<typeof alertRules>;
