/**
 * How many of the day's property calls are spent, estimated from the hub's own work: Google does not say, and once the quota is
 * used up nothing is accepted until the next day. https://developers.google.com/apps-script/guides/services/quotas
 */
import { DAY_MS, dayNumber, MINUTE_MS } from '../../core/lib/time.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import type { InboxEntry } from './inbox.ts';
import { SPENT_KEY } from './keys.ts';

/** Calls of the minute trigger when nothing is due. */
const A_MINUTE = 2;
/** Calls of a round: reading before and after, writing its mark before and after sending, deleting the mark. */
const A_ROUND = 5;
const ALARM_SHARE = 0.7;

type Properties = Readonly<Record<string, string>>;

/** The day, and what its deliveries and rounds have cost so far. */
function spentIn(properties: Properties, nowMs: number): { day: number; calls: number } {
  const [day, calls] = (properties[SPENT_KEY] ?? '').split(' ').map(Number);
  const today = dayNumber(nowMs);
  return { day: today, calls: day === today && calls ? calls : 0 };
}

/**
 * The property to set after a round with these entries: each entry cost one call to put in, and each of its parts one call to
 * delete.
 */
export function spendRound(properties: Properties, done: readonly InboxEntry[], nowMs: number): Properties {
  const { day, calls } = spentIn(properties, nowMs);
  const ofEntries = done.reduce((sum, { keys }) => sum + 1 + keys.length, 0);
  return { [SPENT_KEY]: `${day} ${calls + A_ROUND + ofEntries}` };
}

function eventOf(nowMs: number): string {
  return `property calls ${dayNumber(nowMs)}`;
}

/** Keys of the System tab that reporting asks about. */
export function spendingKeys(properties: Properties, nowMs: number): string[] {
  return properties[SPENT_KEY] ? [eventOf(nowMs)] : [];
}

/** One alert a day. */
export function reportSpending(round: Round, properties: Properties): void {
  const { nowMs, config, session } = round;
  const { propertyCallsPerDay } = config.settings;
  const calls = spentIn(properties, nowMs).calls + Math.round((nowMs % DAY_MS) / MINUTE_MS) * A_MINUTE;
  const eventId = eventOf(nowMs);
  if (calls < ALARM_SHARE * propertyCallsPerDay || session.system.hasSeen(eventId)) return;
  session.system.remember(eventId);
  const text = `About ${calls} of ${propertyCallsPerDay} property calls of the day are spent. When none are left, deliveries wait in “Held back” until the next day: put the relay in front, send telemetry in larger batches, or move to Workspace (setting propertyCallsPerDay: 500000).`;
  raiseAlert({ ...round, eventId }, { rule: 'property-calls', subject: 'quota', text });
}
