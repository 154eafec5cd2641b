/** The group stage: how one message covers many alerts: grouped by dealer, else by region, naming the worst three groups. */
import { groupBy } from '../lib/group-by.ts';
import type { Alarm } from './alarm.ts';
import { urgencyOf } from './rules.ts';

export interface AlarmGroup {
  /** A dealer ID, a region, or '' for the whole hub. */
  readonly place: string;
  readonly rule: string;
  readonly alarms: readonly Alarm[];
}

const WORST = 3;

/** The worst groups first, three at most. `more`: how many alerts are in none of them. */
export function groupAlarms(alarms: readonly Alarm[]): {
  readonly worst: readonly AlarmGroup[];
  readonly more: number;
} {
  const groups = [...groupBy(alarms, ({ rule, dealerId, region }) => `${rule}|${dealerId || region}`).values()].map(
    (all): AlarmGroup => ({ place: all[0]?.dealerId || all[0]?.region || '', rule: all[0]?.rule ?? '', alarms: all }),
  );
  const sorted = groups.sort(
    (a, b) =>
      urgencyOf(a.rule) - urgencyOf(b.rule) || b.alarms.length - a.alarms.length || (a.place < b.place ? -1 : 1),
  );
  const worst = sorted.slice(0, WORST);
  return { worst, more: alarms.length - worst.reduce((sum, group) => sum + group.alarms.length, 0) };
}
