/** The inhibit stage: an alert that is only a consequence of another one is not sent while that one is open. */
import { type Alarm, isOpen } from './alarm.ts';
import { ruleOf } from './rules.ts';

export interface Surroundings {
  readonly alarms: readonly Alarm[];
  readonly inactiveDealers: ReadonlySet<string>;
}

export type Inhibition = 'its gateway is silent' | 'its dealer is switched off' | 'messages fail for another reason';

const OF_GATEWAYS: ReadonlySet<string> = new Set(['events-refused', 'unit-clock', 'activation-not-taken']);
const OF_DELIVERY: ReadonlySet<string> = new Set(['message-not-sent', 'owner-unreachable']);

/** Why the alert is not sent because of another problem; null when nothing inhibits it. */
export function inhibitedBy(alarm: Alarm, { alarms, inactiveDealers }: Surroundings): Inhibition | null {
  if (ruleOf(alarm.rule).isPromise && inactiveDealers.has(alarm.dealerId)) return 'its dealer is switched off';
  const isUp = (rule: string, subject?: string) =>
    alarms.some((each) => each.rule === rule && isOpen(each) && (subject === undefined || each.subject === subject));
  if (OF_GATEWAYS.has(alarm.rule) && isUp('gateway-silent', alarm.gatewayId || alarm.subject))
    return 'its gateway is silent';
  if (OF_DELIVERY.has(alarm.rule) && isUp('delivery-broken')) return 'messages fail for another reason';
  return null;
}
