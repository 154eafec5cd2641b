/**
 * A manager's answer to an alert, by its buttons or by quoting it: acknowledged, "why did I get this?", or "not useful". It
 * applies to the alerts in that message only, and for everybody who was told.
 */
import { type Alarm, closedAt, isOpen, isToldIn, quieted } from '../../core/alerts/alarm.ts';
import { isAcknowledgement } from '../../core/alerts/read-answer.ts';
import { nextOf, ruleOf, urgencyOf } from '../../core/alerts/rules.ts';
import type { MessageEvent } from '../../core/events.ts';
import { oneLine } from '../../core/lib/text.ts';
import { HOUR_MS, workbookStamp } from '../../core/lib/time.ts';
import { isGenuineChoice, readChoice } from '../../core/tokens/signed-choice.ts';
import type { Rep } from '../../tables/network.ts';
import type { OutboxRow } from '../../tables/records.ts';
import { findManager, managerId } from '../messages/lead-owner.ts';
import { payloadOf } from '../messages/post.ts';
import { ALERT_PAGE, sentAs } from '../messages/quoted-messages.ts';
import { replyTo } from '../messages/reply.ts';
import { tellRep } from '../messages/tell-rep.ts';
import type { EventOutcome } from '../round/outcome.ts';
import { type Round, say } from '../round/round.ts';
import { noteInRow, rowOfAlarm } from './note-in-row.ts';
import { nameOfAlarm, textOfAlarm } from './word-alerts.ts';

type Answer = 'ACK' | 'WHY' | 'USELESS';
const ANSWERS: readonly string[] = ['ACK', 'WHY', 'USELESS'] satisfies readonly Answer[];
const MOST_EXPLAINED = 3;

interface Answering {
  readonly round: Round;
  readonly manager: Rep;
  /** Alerts of the message that is answered, the most urgent first. */
  readonly told: readonly (readonly [key: string, alarm: Alarm])[];
}

/** `quotedId`: the message that the answer quotes, '' for none. Null when the message is not about an alert. */
export function answerAlert(round: Round, event: MessageEvent, quotedId: string): EventOutcome | null {
  const choice = event.content.type === 'reply' ? readChoice(event.content.id) : null;
  if (choice && choice.kind !== 'A1') return null;
  if (!choice && quotedId === '') return answerUnquoted(round, event);
  const quoted = choice ? undefined : sentAs(round, quotedId);
  if (!choice && quoted?.key !== ALERT_PAGE) return null;
  const { phone } = event.from;
  const manager = findManager(round, event.from);
  const isTheirs = choice ? isGenuineChoice(choice, phone, round.tokenSecret) : quoted?.to === phone;
  if (!manager || !isTheirs) {
    replyTo(round, { event, rep: null }, 'rep.notOffered');
    return { outcome: 'alert of somebody else', leadId: '' };
  }
  const code = choice ? choice.leadId.slice(2) : (quoted && payloadOf(quoted)?.source) || '';
  const answering = { round, manager: heardFrom(round, manager), told: toldBy(round, code) };
  const answer = choice ? choice.what : answerIn(event);
  return take(answering, ANSWERS.includes(answer) ? (answer as Answer) : 'WHY');
}

function heardFrom(round: Round, manager: Rep): Rep {
  const { managers } = round.session.system.state;
  const { phone } = manager;
  managers[phone] = { leads: managers[phone]?.leads ?? '', heardAt: round.nowMs, carrier: round.carrier ?? '' };
  return { ...manager, lastMessageAt: round.nowMs };
}

const UNQUOTED_MS = 4 * HOUR_MS;

/**
 * An "OK" without a quote from somebody who was recently told of an alert. It acknowledges the alert when nothing else was said
 * since; otherwise it goes nowhere, since it must not reach a customer as an answer. Null when the message is not about an
 * alert.
 */
function answerUnquoted(round: Round, event: MessageEvent): EventOutcome | null {
  if (event.content.type !== 'text' || !isAcknowledgement(event.content.text)) return null;
  const manager = findManager(round, event.from);
  if (!manager) return null;
  const { phone } = event.from;
  const sent = [...round.session.table('outbox').rows()].filter(
    ({ to, state, createdAt }) => to === phone && state !== 'FAILED' && (createdAt ?? 0) > round.nowMs - UNQUOTED_MS,
  );
  const codeOf = (row: OutboxRow | undefined) => (row?.key === ALERT_PAGE && payloadOf(row)?.source) || '';
  const told = toldBy(round, ...sent.map(codeOf));
  const now = Math.floor(round.nowMs / 1000);
  const waiting = told.filter(([, alarm]) => isOpen(alarm) && (alarm.quietUntil ?? 0) <= now);
  const last = codeOf(sent.at(-1));
  if (last === '' && waiting.length === 0) return null;
  const isClear = last !== '' && waiting.every(([, alarm]) => isToldIn(alarm, last));
  const heard = heardFrom(round, manager);
  if (isClear) return take({ round, manager: heard, told: toldBy(round, last) }, 'ACK');
  tellRep(round, { rep: heard }, 'alert.quote');
  return { outcome: 'alert not quoted', leadId: '' };
}

/** Anything that is not an acknowledgement counts as a question. */
function answerIn({ content }: MessageEvent): Answer {
  const text = content.type === 'text' ? content.text : content.type === 'reaction' ? content.emoji : '';
  return isAcknowledgement(text) ? 'ACK' : 'WHY';
}

function toldBy({ session }: Round, ...codes: readonly string[]): (readonly [string, Alarm])[] {
  const wanted = codes.filter((code) => code !== '');
  const all = Object.entries(session.system.state.alarms).filter(([, alarm]) =>
    wanted.some((code) => isToldIn(alarm, code)),
  );
  session.ensure({ alerts: all.map(([, { id }]) => id) });
  return all.sort(([, a], [, b]) => urgencyOf(a.rule) - urgencyOf(b.rule));
}

function take(answering: Answering, answer: Answer): EventOutcome {
  const { round, manager, told } = answering;
  const open = told.filter(([, alarm]) => isOpen(alarm));
  if (answer === 'WHY' && told.length > 0) explain(answering);
  // An alert that has ended is not reopened by a late answer.
  else if (told.length === 0) tellRep(round, { rep: manager }, 'alert.tooOld');
  else if (open.length === 0)
    tellRep(round, { rep: manager }, 'alert.over', { values: { what: whatOf(answering, told) } });
  else if (answer === 'ACK') acknowledge(answering, open);
  else findUseless(answering, open);
  return { outcome: `alert answered: ${answer.toLowerCase()}`, leadId: '' };
}

function whatOf({ round, manager }: Answering, alarms: Answering['told']): string {
  const language = manager.language || 'id';
  const [first] = alarms;
  const what = first ? nameOfAlarm(round, first[1], language) : '';
  return alarms.length > 1 ? `${what} (+${alarms.length - 1})` : what;
}

function acknowledge(answering: Answering, open: Answering['told']): void {
  const { round, manager } = answering;
  const { session, nowMs, config } = round;
  const now = Math.floor(nowMs / 1000);
  const takenBy = open.map(([, alarm]) =>
    (alarm.quietUntil ?? 0) > now ? (rowOfAlarm(round, alarm)?.acknowledgedBy ?? '') : '',
  );
  const [other = ''] = takenBy;
  if (takenBy.every((name) => name !== '' && name !== manager.name)) {
    const values = { what: whatOf(answering, open), name: oneLine(other, 40) };
    tellRep(round, { rep: manager }, 'alert.taken', { values });
    return;
  }
  const untilMs = nowMs + config.settings.alertHoursOfCare * HOUR_MS;
  const patch = { state: 'acknowledged', acknowledgedBy: manager.name || manager.id, acknowledgedAt: nowMs } as const;
  for (const [key, alarm] of open) {
    session.system.state.alarms[key] = quieted(alarm, Math.floor(untilMs / 1000));
    noteInRow(round, alarm, { ...patch, why: 'Somebody looks after it.' });
  }
  const values = { what: whatOf(answering, open), until: workbookStamp(untilMs) };
  tellRep(round, { rep: manager }, 'alert.acknowledged', { values });
}

function findUseless(answering: Answering, open: Answering['told']): void {
  const { round, manager } = answering;
  const now = Math.floor(round.nowMs / 1000);
  const why = `Useless, says ${oneLine(manager.name, 40)}.`;
  for (const [key, alarm] of open) {
    round.session.system.state.alarms[key] = closedAt(alarm, now, { byStaff: true });
    noteInRow(round, alarm, { state: 'false alarm', resolvedAt: round.nowMs, why });
  }
  tellRep(round, { rep: manager }, 'alert.useless', { values: { what: whatOf(answering, open) } });
}

function explain({ round, manager, told }: Answering): void {
  const language = manager.language || 'id';
  const region = manager.id.slice(managerId('').lastIndexOf(':') + 1);
  const parts = told.slice(0, MOST_EXPLAINED).map(([, alarm]) => {
    const isOwn = ruleOf(alarm.rule).owner === 'manager' && alarm.region === region;
    return say(round, 'alert.why', language, {
      what: nameOfAlarm(round, alarm, language),
      rule: alarm.rule,
      subject: oneLine(alarm.subject, 60),
      count: alarm.count,
      since: workbookStamp(alarm.first * 1000),
      last: workbookStamp(alarm.last * 1000),
      text: textOfAlarm(round, alarm, language),
      because: say(round, isOwn ? 'alert.because.manager' : 'alert.because.hq', language, { region }),
      next: nextOf(alarm.rule, language),
    });
  });
  const rest = told.length - parts.length;
  const more = rest > 0 ? [say(round, 'alert.more', language, { count: rest })] : [];
  const body = [...parts, ...more].join('\n\n');
  tellRep(round, { rep: manager }, 'alert.why', { content: { type: 'text', body } });
}
