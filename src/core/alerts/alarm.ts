/** An alert in the hub's memory, while it is open and for a while after. It decides who is told what, and when. */
import { fingerprint } from '../lib/fingerprint.ts';
import { type AlertRuleId, ruleOf, type Tier } from './rules.ts';
import { readStep, type Step } from './step.ts';

/** Times are epoch seconds, so that many fit into their row. */
export interface Alarm {
  /** ID of its row in Alerts. */
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly tier: Tier;
  readonly region: string;
  readonly dealerId: string;
  /** The gateway that it came through, if any. */
  readonly gatewayId?: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** When it ended. It is remembered for a while, so that a problem that comes and goes stays one alert. */
  readonly closed?: number;
  /** Staff closed it, so it is not raised again until its cause has cleared. */
  readonly byStaff?: true;
  /** Somebody has acknowledged it; nobody is told until this time. */
  readonly quietUntil?: number;
  /** How often a person was told, when last, whose turn it is (a STEP), and since when. */
  readonly pages?: number;
  readonly pagedAt?: number;
  readonly step?: number;
  readonly stepAt?: number;
  /**
   * Codes of the messages that reported it, by which answers are matched: the last one of each person, after their step and a
   * dot.
   */
  readonly codes?: readonly string[];
  /** The message whose delivery is not proved yet. */
  readonly proof?: string;
  /** A message could not be delivered, or nothing showed that it was. */
  readonly unproved?: true;
  /** The step whose person was last mailed. */
  readonly mailedStep?: number;
  /** The mail that is not confirmed yet: epoch seconds and recipient. */
  readonly mailing?: string;
  /** Why nobody is being told now, as shown in its row. */
  readonly why?: string;
}

/** What the caller gives to raise an alert. */
export interface NewAlert {
  readonly rule: AlertRuleId;
  readonly subject: string;
  readonly text: string;
  /** Default: the rule's. */
  readonly tier?: Tier;
  readonly region?: string;
  readonly dealerId?: string;
  readonly gatewayId?: string;
  /** The Outbox message that already tells the person about it. */
  readonly toldBy?: string;
}

/** The same rule about the same subject is one problem, and one alert. */
export function alarmKey({ rule, subject }: Pick<Alarm, 'rule' | 'subject'>): string {
  return fingerprint(`${rule}|${subject}`);
}

/** Whether the alert has not ended. */
export function isOpen({ closed }: Alarm): boolean {
  return closed === undefined;
}

/** How long an ended alert is remembered. One that returns within this time continues at its former pace. */
export const FLAP_SECONDS = 3_600;

/** The alarm after another occurrence. Null when staff closed it and its cause has not cleared since. */
export function seenAgain(alarm: Alarm, now: number): Alarm | null {
  if (alarm.closed !== undefined && alarm.byStaff) return null;
  const { closed, why: _, ...rest } = alarm;
  const seen = { ...rest, last: now, count: alarm.count + 1 };
  return closed === undefined ? seen : comeBack(seen);
}

/**
 * A returning alert may be mailed again. A rule that is told only once starts over, since otherwise nobody would hear of it
 * again.
 */
function comeBack({ mailedStep: _, ...alarm }: Alarm): Alarm {
  if (!ruleOf(alarm.rule).isToldOnce) return alarm;
  const { pages: _p, pagedAt: _a, step: _s, stepAt: _t, proof: _f, unproved: _u, ...rest } = alarm;
  return rest;
}

/** Notes that the person is being told by the message `proof`, which is already on its way. */
export function toldBy(alarm: Alarm, now: number, proof: string): Alarm {
  const { unproved: _, step: __, ...rest } = alarm;
  return { ...rest, pages: 1, pagedAt: now, stepAt: now, proof };
}

/** Whether the person of this step was already mailed during their current turn. */
export function isMailed({ rule, mailedStep, quietUntil }: Alarm, step: Step): boolean {
  return mailedStep !== undefined && readStep(rule, mailedStep) === step && quietUntil === undefined;
}

/** Ends the alert. `now`: epoch seconds. `by`: `{ byStaff: true }` when staff closed it. */
export function closedAt(alarm: Alarm, now: number, by: Pick<Alarm, 'byStaff'> = {}): Alarm {
  const { why: _, ...rest } = alarm;
  return { ...rest, closed: now, ...by };
}

/** Notes an acknowledgement. */
export function quieted(alarm: Alarm, quietUntil: number): Alarm {
  const { proof: _, unproved: __, mailing: ___, ...rest } = alarm;
  return { ...rest, quietUntil };
}

const MOST_CODES_OF_ONE = 2;

/** Notes that a person was told. `code`: the message's code; '' when the message cannot be answered. */
export function toldAt(alarm: Alarm, now: number, { step, code, proof = '' }: Told): Alarm {
  const { proof: _, unproved: __, quietUntil: ___, why: ____, mailedStep, ...rest } = alarm;
  const isSameStep = alarm.step !== undefined && readStep(alarm.rule, alarm.step) === step;
  const isNewStep = alarm.pages === undefined || !isSameStep || alarm.quietUntil !== undefined;
  return {
    ...rest,
    ...(isNewStep || mailedStep === undefined ? {} : { mailedStep }),
    pages: (alarm.pages ?? 0) + 1,
    pagedAt: now,
    step,
    stepAt: isNewStep ? now : (alarm.stepAt ?? now),
    codes: code === '' ? (alarm.codes ?? []) : withCode(alarm.codes ?? [], `${step}.${code}`),
    ...(proof === '' ? {} : { proof }),
  };
}

/** Keeps the last codes of each person. */
function withCode(codes: readonly string[], code: string): string[] {
  const isTheirs = (each: string) => each.startsWith(code.slice(0, code.indexOf('.') + 1));
  const theirs = [...codes.filter(isTheirs), code].slice(-MOST_CODES_OF_ONE);
  return [...codes.filter((each) => !isTheirs(each)), ...theirs];
}

/** Whether the message with this code reported this alert. */
export function isToldIn({ codes = [] }: Alarm, code: string): boolean {
  return codes.some((each) => each.slice(each.indexOf('.') + 1) === code);
}

export interface Told {
  readonly step: Step;
  readonly code: string;
  readonly proof?: string;
}

/**
 * Rank of an alarm when space runs out; the lowest is forgotten first: ended ones, then those that are not P0, then those seen
 * longest ago.
 */
export function worthOf({ closed, tier, last }: Alarm): number {
  return last + (closed === undefined ? 0 : -1e12) + (tier === 'P0' ? 2e11 : 0);
}
