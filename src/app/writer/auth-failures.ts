/**
 * Deliveries that prove nothing: counted in a Script Property as long as counting tells anything, and told once. A flood of
 * them costs a sheet write once a day, and no property write after the first few.
 */
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS, MINUTE_MS } from '../../core/lib/time.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type Round, raiseAlert } from '../round/round.ts';

const PREFIX = 'bad.';
/** So many make it an attack, and are not counted further. */
const FLOOD = 20;
/** Somebody who types a secret wrongly tries again; the alert waits for that. */
const WAIT_MS = 10 * MINUTE_MS;

/** count · since (epoch ms) · told (1) · the first reason */
function parse(text: string): { count: number; since: number; isTold: boolean; why: string } {
  const [count = '0', since = '0', told = '', ...why] = text.split('|');
  return { count: Number(count), since: Number(since), isTold: told === '1', why: why.join('|') };
}

/** `gatewayId`: '' when there is none of the name that was given; names of strangers are not kept. */
export function noteAuthFailure(
  deps: Pick<WriterDeps, 'properties' | 'clock'>,
  properties: Readonly<Record<string, string>>,
  gatewayId: string,
  why: string,
): void {
  const key = `${PREFIX}${gatewayId}`;
  const nowMs = deps.clock.nowMs();
  const known = properties[key];
  const before = known ? parse(known) : null;
  const isOld = !before || nowMs - before.since > DAY_MS;
  if (!isOld && (before.isTold || before.count >= FLOOD)) return;
  const [count, since, first] = isOld ? [1, nowMs, why] : [before.count + 1, before.since, before.why];
  deps.properties.setMany({ [key]: [count, since, '', first].join('|') });
}

/** Keys of the System tab that telling asks about. */
export function authFailureKeys(properties: Readonly<Record<string, string>>): string[] {
  const keys = Object.keys(properties).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => eventOf(key, parse(properties[key] ?? '').since));
}

function eventOf(key: string, since: number): string {
  return `${key} ${since}`;
}

/** Those to tell of now, as what to write once it is told. */
export function reportAuthFailures(round: Round, properties: Readonly<Record<string, string>>): Record<string, string> {
  const told: Record<string, string> = {};
  for (const key of Object.keys(properties).filter((each) => each.startsWith(PREFIX))) {
    const { count, since, isTold, why } = parse(properties[key] ?? '');
    if (isTold || (count < FLOOD && round.nowMs - since < WAIT_MS)) continue;
    const gateway = oneLine(key.slice(PREFIX.length)) || 'of no known name';
    const isFlood = count >= FLOOD;
    const many = isFlood ? `${FLOOD} deliveries or more` : `${count} deliveries`;
    const eventId = eventOf(key, since);
    told[key] = [count, since, 1, why].join('|');
    if (round.session.system.hasSeen(eventId)) continue;
    round.session.system.remember(eventId);
    const text = `Gateway ${gateway}: ${many} proved nothing (${oneLine(why, 120)}). Not yours? Nothing was taken. Yours? Check its secret and its clock.`;
    raiseAlert(
      { ...round, eventId },
      { tier: isFlood ? 'P0' : 'P1', rule: 'gateway-bad-proof', subject: gateway, text },
    );
  }
  return told;
}
