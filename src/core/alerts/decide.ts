/**
 * Decides who is told what now. Every alert passes through the stages in order (inhibit, silence, hold, route, escalate or
 * repeat, night, budget) and leaves with a verdict and its reason. All alerts for one person become one message.
 */
import { type Alarm, isMailed } from './alarm.ts';
import { allowanceOf, isMailDue, isMailSpent, type Pager, pagerToday } from './budget.ts';
import { inhibitedBy } from './inhibit.ts';
import { dueNow, isHeld, type Occasion } from './pace.ts';
import { addressOf, isAsleep, type Network, type Person, peopleFor, placeOn, stepOf } from './people.ts';
import { ruleOf } from './rules.ts';
import { type Silence, silencedBy } from './silences.ts';
import type { Step } from './step.ts';

export type WaitReason =
  | 'in the feed'
  | 'over'
  | 'looked after'
  | 'silenced'
  | 'held'
  | 'nobody can be reached'
  | 'told'
  | 'night'
  | 'gathering'
  | 'the day’s limit'
  | NonNullable<ReturnType<typeof inhibitedBy>>;

export type MailReason = 'no number' | 'WhatsApp fails' | 'not delivered' | 'the day’s limit';

export type Verdict =
  | { readonly kind: 'page'; readonly person: Person; readonly step: Step; readonly occasion: Occasion }
  | { readonly kind: 'mail'; readonly person: Person; readonly step: Step; readonly reason: MailReason }
  | { readonly kind: 'wait'; readonly reason: WaitReason };

export interface Paging {
  readonly nowMs: number;
  readonly network: Network;
  readonly silences: readonly Silence[];
  readonly inactiveDealers: ReadonlySet<string>;
  /** By phone or address. */
  readonly pagers: Readonly<Record<string, Pager>>;
  readonly perDay: number;
  readonly answerSeconds: number;
}

const wait = (reason: WaitReason): Verdict => ({ kind: 'wait', reason });

/** `alarms`: all known alarms, since they may inhibit each other. */
export function decideAlarm(alarm: Alarm, alarms: readonly Alarm[], paging: Paging): Verdict {
  const now = Math.floor(paging.nowMs / 1000);
  if (alarm.closed !== undefined) return wait('over');
  if (alarm.quietUntil !== undefined && alarm.quietUntil > now) return wait('looked after');
  const inhibition = inhibitedBy(alarm, { alarms, inactiveDealers: paging.inactiveDealers });
  if (inhibition) return wait(inhibition);
  if (silencedBy(alarm, paging.silences, paging.nowMs)) return wait('silenced');
  if (alarm.tier !== 'P0') return wait('in the feed');
  if (isHeld(alarm, now)) return wait('held');
  const people = peopleFor(alarm, paging.network);
  if (people.length === 0) return wait('nobody can be reached');
  return route(alarm, people, paging, now);
}

function route(alarm: Alarm, people: readonly Person[], paging: Paging, now: number): Verdict {
  const { network, answerSeconds } = paging;
  const place = placeOn(people, alarm, network);
  const current = people[place];
  // Mail the same person before anybody else is asked. Messages lost within a quarter of an hour make one mail.
  if (alarm.unproved && current?.mail && !isMailed(alarm, stepOf(alarm, current, network))) {
    const theirs = pagerToday(paging.pagers[addressOf(current)], paging.nowMs);
    if (!isMailSpent(theirs)) {
      if (!isMailDue(theirs, now)) return wait('gathering');
      return { kind: 'mail', person: current, step: stepOf(alarm, current, network), reason: 'not delivered' };
    }
  }
  const due = dueNow(alarm, now, { place, lastPlace: people.length - 1, answerSeconds });
  const person = due && people[due.place];
  if (!person) return wait('told');
  const { occasion } = due;
  const step = stepOf(alarm, person, network);
  const rule = ruleOf(alarm.rule);
  const byMail = isMailed(alarm, step) ? 'mailed' : person.mail === '' ? 'impossible' : 'possible';
  if (rule.byMail && byMail === 'possible') return { kind: 'mail', person, step, reason: 'WhatsApp fails' };
  if (rule.byMail && byMail === 'mailed') return wait('told');
  if (isAsleep(person, paging.nowMs) && !rule.piercesNight) return wait('night');
  const pager = pagerToday(paging.pagers[addressOf(person)], paging.nowMs);
  if (person.phone === '') {
    if (byMail === 'mailed') return wait('told');
    if (isMailSpent(pager)) return wait('the day’s limit');
    return isMailDue(pager, now) ? { kind: 'mail', person, step, reason: 'no number' } : wait('gathering');
  }
  const allowance = allowanceOf(pager, occasion, { now, perDay: paging.perDay, byMail });
  if (allowance === 'page') return { kind: 'page', person, step, occasion };
  if (allowance === 'mail') return { kind: 'mail', person, step, reason: 'the day’s limit' };
  return wait(allowance === 'gathering' ? 'gathering' : 'the day’s limit');
}

export interface Telling<V extends Verdict> {
  readonly person: Person;
  readonly told: readonly (readonly [key: string, alarm: Alarm, verdict: V])[];
}

type PageVerdict = Extract<Verdict, { kind: 'page' }>;
type MailVerdict = Extract<Verdict, { kind: 'mail' }>;

export interface Decided {
  readonly pages: readonly Telling<PageVerdict>[];
  readonly mails: readonly Telling<MailVerdict>[];
  readonly waits: readonly (readonly [key: string, alarm: Alarm, reason: WaitReason])[];
}

/** Decides about all alarms: at most one message and one mail per person. */
export function decideAll(alarms: Readonly<Record<string, Alarm>>, paging: Paging): Decided {
  const all = Object.values(alarms);
  const pages = new Map<string, Telling<PageVerdict>>();
  const mails = new Map<string, Telling<MailVerdict>>();
  const waits: (readonly [string, Alarm, WaitReason])[] = [];
  for (const [key, alarm] of Object.entries(alarms)) {
    const verdict = decideAlarm(alarm, all, paging);
    if (verdict.kind === 'page') add(pages, verdict.person.phone, [key, alarm, verdict]);
    else if (verdict.kind === 'mail') add(mails, verdict.person.mail, [key, alarm, verdict]);
    else waits.push([key, alarm, verdict.reason]);
  }
  return { pages: [...pages.values()], mails: [...mails.values()], waits };
}

function add<V extends PageVerdict | MailVerdict>(
  to: Map<string, Telling<V>>,
  address: string,
  each: readonly [string, Alarm, V],
): void {
  const known = to.get(address);
  to.set(address, { person: each[2].person, told: [...(known?.told ?? []), each] });
}
