/** Alerts in the reader's language: one alert, or many in one message. */
import type { Alarm } from '../../core/alerts/alarm.ts';
import { groupAlarms } from '../../core/alerts/group.ts';
import type { Occasion } from '../../core/alerts/pace.ts';
import { type Network, nameOfStep, type Person } from '../../core/alerts/people.ts';
import { nextOf, urgencyOf, wordsOf } from '../../core/alerts/rules.ts';
import { readStep, STEP, type Step } from '../../core/alerts/step.ts';
import { oneLine } from '../../core/lib/text.ts';
import { workbookStamp } from '../../core/lib/time.ts';
import { translateTo } from '../../core/words/speak.ts';
import type { Language } from '../../tables/customers.ts';
import { type Round, say } from '../round/round.ts';

export interface AlertWords {
  /** One line: what is wrong. */
  readonly what: string;
  /** Lines: what happened. */
  readonly lines: readonly string[];
  readonly next: string;
}

const LONGEST_WHAT = 140;
const LONGEST_TEXT = 420;

/** The alert's name: its rule in a few words. */
export function nameOfAlarm(round: Round, alarm: Alarm, language: Language): string {
  const place = placeOf(round, alarm);
  const about = place === '' || alarm.subject === place ? place || alarm.subject : `${alarm.subject} · ${place}`;
  const isDealer = alarm.subject === alarm.dealerId;
  return oneLine(`${wordsOf(alarm.rule, language)}: ${isDealer ? place : about}`, LONGEST_WHAT);
}

/** The dealer's name, else the region. */
function placeOf({ session }: Round, { dealerId, region }: Pick<Alarm, 'dealerId' | 'region'>): string {
  const dealer = session.table('dealers').get(dealerId);
  return oneLine(dealer?.name ?? region, 60);
}

/** What happened, in whole sentences. */
export function textOfAlarm({ session }: Round, { id }: Alarm, language: Language): string {
  return oneLine(translateTo(session.table('alerts').get(id)?.text ?? '', language), LONGEST_TEXT);
}

/** `told`: all the alerts that this one message or mail reports. */
export function wordAlerts(
  round: Round,
  { language }: Pick<Person, 'language'>,
  told: readonly { readonly alarm: Alarm; readonly before: string }[],
): AlertWords {
  const sorted = [...told].sort((a, b) => urgencyOf(a.alarm.rule) - urgencyOf(b.alarm.rule));
  const [first] = sorted;
  if (!first) return { what: '', lines: [], next: '' };
  const next = nextOf(first.alarm.rule, language);
  const before = [...new Set(sorted.map((each) => each.before).filter((text) => text !== ''))].slice(0, 2);
  if (sorted.length === 1)
    return {
      what: nameOfAlarm(round, first.alarm, language),
      lines: [textOfAlarm(round, first.alarm, language), ...before],
      next,
    };
  const alarms = sorted.map(({ alarm }) => alarm);
  const { worst, more } = groupAlarms(alarms);
  const lines = worst.map(({ rule, alarms: own }) => {
    const [alarm] = own;
    if (!alarm) return '';
    const name = own.length === 1 ? nameOfAlarm(round, alarm, language) : wordsOf(rule, language);
    return own.length === 1
      ? `• ${name}`
      : `• ${own.length} × ${name}: ${subjectsOf(own)} ${placeOf(round, alarm)}`.trim();
  });
  const rest = more > 0 ? [say(round, 'alert.more', language, { count: more })] : [];
  return {
    what: say(round, 'alert.many', language, { count: alarms.length }),
    lines: [...lines, ...rest, ...before],
    next,
  };
}

function subjectsOf(alarms: readonly Alarm[]): string {
  const named = alarms.slice(0, 3).map(({ subject }) => subject);
  return oneLine(`${named.join(', ')}${alarms.length > named.length ? ', …' : ''}`, 100);
}

/** What this person should be reminded of from earlier messages about the alert. */
export function beforeOf(
  round: Round,
  { alarm, step, occasion }: { readonly alarm: Alarm; readonly step: Step; readonly occasion: Occasion },
  { person, network }: { readonly person: Person; readonly network: Network },
): string {
  const { language } = person;
  if (occasion === 'first') return '';
  const isNext = step !== readStep(alarm.rule, alarm.step ?? STEP.manager);
  const name = oneLine(nameOfStep(alarm, network), 40);
  if (isNext && name !== '' && (occasion === 'no-answer' || occasion === 'not-delivered')) {
    return say(round, occasion === 'no-answer' ? 'alert.unanswered' : 'alert.undelivered', language, { name });
  }
  return say(round, 'alert.still', language, { since: workbookStamp(alarm.first * 1000), count: alarm.count });
}
