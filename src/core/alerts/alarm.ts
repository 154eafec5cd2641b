/** An alert as the hub remembers it while it is open, and for a while after: what decides who is told what, and when. */
import { fingerprint } from '../lib/fingerprint.ts';
import { type AlertRuleId, ruleOf, type Tier } from './rules.ts';
import { readStep, type Step } from './step.ts';

/** Times are epoch seconds, so that many fit into their row. */
export interface Alarm {
  /** Of its row in Alerts. */
  readonly id: string;
  readonly rule: string;
  readonly subject: string;
  readonly tier: Tier;
  readonly region: string;
  readonly dealerId: string;
  /** Through which gateway it came, if through any. */
  readonly gatewayId?: string;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Since when it is over. It stays for a while, so that one that comes and goes is one alert. */
  readonly closed?: number;
  /** Staff closed it: it does not come back until its cause has cleared. */
  readonly byStaff?: true;
  /** Somebody looks after it until then. */
  readonly quietUntil?: number;
  /** How often a person was told, when last, whose turn it is (a STEP), and since when. */
  readonly pages?: number;
  readonly pagedAt?: number;
  readonly step?: number;
  readonly stepAt?: number;
  /** Of the messages that told of it: by these it is answered. The last of each person, after their step and a dot. */
  readonly codes?: readonly string[];
  /** The message whose delivery is still to be proved. */
  readonly proof?: string;
  /** A message could not be delivered, or nothing showed that it was. */
  readonly unproved?: true;
  /** Whose turn of its way it was when it was last mailed. */
  readonly mailedStep?: number;
  /** The mail that is not known to be sent yet: epoch s and whom it is for. */
  readonly mailing?: string;
  /** Why nobody is told just now, as its row says. */
  readonly why?: string;
}

/** What raises an alert. */
export interface NewAlert {
  readonly rule: AlertRuleId;
  readonly subject: string;
  readonly text: string;
  /** Default: the rule's. */
  readonly tier?: Tier;
  readonly region?: string;
  readonly dealerId?: string;
  readonly gatewayId?: string;
  /** Its person is told by this message of the Outbox. */
  readonly toldBy?: string;
}

/** One problem is one alert: the same rule about the same subject. */
export function alarmKey({ rule, subject }: Pick<Alarm, 'rule' | 'subject'>): string {
  return fingerprint(`${rule}|${subject}`);
}

export function isOpen({ closed }: Alarm): boolean {
  return closed === undefined;
}

/** So long an alert that is over stays known. One that returns meanwhile goes on, and rings by the pace it had. */
export const FLAP_SECONDS = 3_600;

/** The alarm when it is seen again. Null: staff closed it and its cause has not cleared since. */
export function seenAgain(alarm: Alarm, now: number): Alarm | null {
  if (alarm.closed !== undefined && alarm.byStaff) return null;
  const { closed, why: _, ...rest } = alarm;
  const seen = { ...rest, last: now, count: alarm.count + 1 };
  return closed === undefined ? seen : comeBack(seen);
}

/** What returns may be mailed once more. Of what is told once nobody would hear again: it begins anew. */
function comeBack({ mailedStep: _, ...alarm }: Alarm): Alarm {
  if (!ruleOf(alarm.rule).isToldOnce) return alarm;
  const { pages: _p, pagedAt: _a, step: _s, stepAt: _t, proof: _f, unproved: _u, ...rest } = alarm;
  return rest;
}

/** Its person is told by a message that is on its way already, `proof`. */
export function toldBy(alarm: Alarm, now: number, proof: string): Alarm {
  const { unproved: _, step: __, ...rest } = alarm;
  return { ...rest, pages: 1, pagedAt: now, stepAt: now, proof };
}

/** Whether the person of this step has had a mail about it, in this turn of theirs. */
export function isMailed({ rule, mailedStep, quietUntil }: Alarm, step: Step): boolean {
  return mailedStep !== undefined && readStep(rule, mailedStep) === step && quietUntil === undefined;
}

export function closedAt(alarm: Alarm, now: number, by: Pick<Alarm, 'byStaff'> = {}): Alarm {
  const { why: _, ...rest } = alarm;
  return { ...rest, closed: now, ...by };
}

/** Somebody says that they look after it. */
export function quieted(alarm: Alarm, quietUntil: number): Alarm {
  const { proof: _, unproved: __, mailing: ___, ...rest } = alarm;
  return { ...rest, quietUntil };
}

const MOST_CODES_OF_ONE = 2;

/** A person was told. `code`: of the message; '' when it was not a message that can be answered. */
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

/** Of the same person the last ones stay. */
function withCode(codes: readonly string[], code: string): string[] {
  const isTheirs = (each: string) => each.startsWith(code.slice(0, code.indexOf('.') + 1));
  const theirs = [...codes.filter(isTheirs), code].slice(-MOST_CODES_OF_ONE);
  return [...codes.filter((each) => !isTheirs(each)), ...theirs];
}

/** Whether it is answered by the message with this code. */
export function isToldIn({ codes = [] }: Alarm, code: string): boolean {
  return codes.some((each) => each.slice(each.indexOf('.') + 1) === code);
}

export interface Told {
  readonly step: Step;
  readonly code: string;
  readonly proof?: string;
}

/** What is over, and then what is not P0, gives way first; seconds since it was seen decide the rest. */
export function worthOf({ closed, tier, last }: Alarm): number {
  return last + (closed === undefined ? 0 : -1e12) + (tier === 'P0' ? 2e11 : 0);
}
