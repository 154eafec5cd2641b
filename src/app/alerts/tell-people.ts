/** Carries out the decisions: one WhatsApp message per person, mails where WhatsApp cannot reach, and a note in each row. */
import { type Alarm, toldAt } from '../../core/alerts/alarm.ts';
import { isLastOfDay, pagerToday, withMail, withPage } from '../../core/alerts/budget.ts';
import {
  type Decided,
  decideAll,
  type MailReason,
  type Paging,
  type Telling,
  type WaitReason,
} from '../../core/alerts/decide.ts';
import { beyondQuota } from '../../core/alerts/mail-quota.ts';
import type { Occasion } from '../../core/alerts/pace.ts';
import type { Person } from '../../core/alerts/people.ts';
import type { Step } from '../../core/alerts/step.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import { clip, escapeHtml, oneLine } from '../../core/lib/text.ts';
import { HOUR_MS, workbookStamp } from '../../core/lib/time.ts';
import type { MessageKey } from '../../core/messages/catalogue.ts';
import { BUTTON } from '../../core/messages/definition.ts';
import { signChoice } from '../../core/tokens/signed-choice.ts';
import type { AlertRow } from '../../tables/records.ts';
import { managerId } from '../messages/lead-owner.ts';
import { outboxId } from '../messages/post.ts';
import { postMessage } from '../messages/post-message.ts';
import { ALERT_PAGE } from '../messages/quoted-messages.ts';
import { type Round, say } from '../round/round.ts';
import { type AlertMail, mailId } from './confirm-mails.ts';
import { HQ, networkOf, withoutMail } from './network.ts';
import { noteInRow, rowOfAlarm } from './note-in-row.ts';
import { type AlertWords, beforeOf, wordAlerts } from './word-alerts.ts';

const LONGEST_BODY = 1_000;
const LONGEST_TOLD = 500;

/** Null: it cannot be read. */
type MailsLeft = () => number | null;

/**
 * `mailsLeft`: what the day's mail quota still allows; one call, made only when there is something to mail. Returns mails to
 * send after the commit.
 */
export function tellPeople(round: Round, mailsLeft: MailsLeft): AlertMail[] {
  const { state } = round.session.system;
  if (Object.keys(state.alarms).length === 0) return [];
  const paging = pagingOf(round);
  const decided = decideWithin(round, paging, mailsLeft);
  for (const [key, alarm, reason] of decided.waits) noteWaiting(round, key, alarm, reason);
  const told = [...decided.pages, ...decided.mails].flatMap((each) => each.told.map(([, { id }]) => id));
  round.session.ensure({ alerts: told });
  for (const page of decided.pages) postPage(round, page, paging);
  return decided.mails.map((mail) => writeMail(round, mail, paging));
}

/** How long to wait before a spent quota is read again: Google does not say at what hour it is renewed. */
const SPENT_MS = HOUR_MS;
const SPENT = 'mail quota spent';

/** Drops the mails that exceed the quota: their recipients are passed over, or told by WhatsApp alone. */
function decideWithin({ session, nowMs }: Round, paging: Paging, mailsLeft: MailsLeft): Decided {
  const { alarms, told } = session.system.state;
  const isSpent = (told[fingerprint(SPENT)] ?? 0) * 1000 > nowMs;
  let { network } = paging;
  let left = isSpent ? 0 : -1;
  for (;;) {
    const decided = decideAll(alarms, { ...paging, network });
    if (decided.mails.length === 0) return decided;
    if (left < 0) {
      const known = mailsLeft();
      if (known !== null && known <= 0) session.once(SPENT, SPENT_MS);
      left = Math.max(0, known ?? 0);
    }
    const beyond = beyondQuota(decided.mails, left);
    if (beyond.length === 0) return decided;
    network = withoutMail(network, new Set(beyond));
  }
}

function pagingOf(round: Round): Paging {
  const { session, config, nowMs } = round;
  const inactive = [...session.table('dealers').rows()].filter(({ active }) => !active);
  return {
    nowMs,
    network: networkOf(round),
    silences: config.silences,
    inactiveDealers: new Set(inactive.map(({ id }) => id)),
    pagers: session.system.state.pagers,
    perDay: config.settings.alertsPerDay,
    answerSeconds: config.settings.alertAnswerMinutes * 60,
  };
}

type Page = Telling<{
  readonly kind: 'page';
  readonly person: Person;
  readonly step: Step;
  readonly occasion: Occasion;
}>;

const BUTTONS = [
  ['ACK', 'alert.button.ack'],
  ['WHY', 'alert.button.why'],
  ['USELESS', 'alert.button.useless'],
] as const satisfies readonly (readonly [string, MessageKey])[];

function postPage(round: Round, { person, told }: Page, paging: Paging): void {
  const { phone, language, region } = person;
  const address = { key: ALERT_PAGE, to: phone, leadId: '' } as const;
  const id = outboxId(round, address);
  const code = fingerprint(id).toUpperCase();
  const { lines, ...words } = wordsOfPage(round, { person, told }, paging);
  const buttons = BUTTONS.map(([what, title]) => ({
    id: signChoice({ kind: 'A1', leadId: `A-${code}`, what }, phone, round.tokenSecret),
    title: clip(say(round, title, language), BUTTON),
  }));
  const text = lines.join('\n');
  const body = clip(say(round, ALERT_PAGE, language, { ...words, text }), LONGEST_BODY);
  postMessage(round, {
    ...address,
    ...{ party: 'manager', partyId: managerId(region === HQ ? '' : region) },
    content: { type: 'buttons', body, buttons },
    template: {
      type: 'template',
      name: round.config.settings.alertTemplate,
      language,
      parameters: [oneLine(words.what, 200), oneLine(text, LONGEST_TOLD), oneLine(words.next, 200)],
      payloads: buttons.map((button) => button.id),
    },
    lastHeardMs: round.session.system.state.managers[phone]?.heardAt || null,
    source: code,
  });
  const now = Math.floor(round.nowMs / 1000);
  const { alarms, pagers } = round.session.system.state;
  pagers[phone] = withPage(pagerToday(pagers[phone], round.nowMs), now);
  for (const [key, alarm, { step, occasion }] of told) {
    alarms[key] = toldAt(alarm, now, { step, code, proof: id });
    noteTold(round, alarm, { person, how: 'WhatsApp', why: WHY[occasion], isAgain: occasion === 'again' });
  }
}

function wordsOfPage(round: Round, { person, told }: Page, { network, perDay, pagers, nowMs }: Paging): AlertWords {
  const all = told.map(([, alarm, { step, occasion }]) => {
    return { alarm, before: beforeOf(round, { alarm, step, occasion }, { person, network }) };
  });
  const { lines, ...words } = wordAlerts(round, person, all);
  const pager = withPage(pagerToday(pagers[person.phone], nowMs), 0);
  const last = isLastOfDay(pager, perDay) ? [say(round, 'alert.last', person.language, { count: perDay })] : [];
  return { ...words, lines: [...lines, ...last] };
}

const WHY: Readonly<Record<Occasion, string>> = {
  first: 'Told as soon as it was sure.',
  repeat: 'Told again: nobody has acknowledged it.',
  'no-answer': 'Told the next person: nobody has acknowledged it.',
  'not-delivered': 'Told the next person: it did not reach the one before.',
  again: 'Told again: the time of whoever acknowledged it is over.',
};

type Mailing = Telling<{
  readonly kind: 'mail';
  readonly person: Person;
  readonly step: Step;
  readonly reason: MailReason;
}>;

const BY_MAIL: Readonly<Record<MailReason, MessageKey>> = {
  'no number': 'alert.mail.noNumber',
  'WhatsApp fails': 'alert.mail.broken',
  'not delivered': 'alert.mail.undelivered',
  'the day’s limit': 'alert.mail.limit',
};

function writeMail(round: Round, { person, told }: Mailing, { nowMs }: Paging): AlertMail {
  const { language, mail } = person;
  const now = Math.floor(nowMs / 1000);
  const { alarms, pagers } = round.session.system.state;
  const words = wordAlerts(
    round,
    person,
    told.map(([, alarm]) => ({ alarm, before: '' })),
  );
  const reasons = [...new Set(told.map(([, , { reason }]) => reason))];
  const why = reasons.map((reason) => say(round, BY_MAIL[reason], language)).join(', ');
  const lines = [words.what, ...words.lines, `➡️ ${words.next}`, say(round, 'alert.mail.because', language, { why })];
  const id = mailId(mail, now);
  const pager = pagerToday(pagers[person.phone || mail], nowMs);
  pagers[person.phone || mail] = withMail(pager, now);
  for (const [key, alarm, { step, reason }] of told) {
    const isTelling = reason !== 'not delivered';
    alarms[key] = { ...(isTelling ? toldAt(alarm, now, { step, code: '' }) : alarm), mailedStep: step, mailing: id };
    noteTold(round, alarm, {
      person,
      how: 'mail',
      why: `By mail: ${reason}.`,
      isAgain: alarm.quietUntil !== undefined,
    });
  }
  const message = {
    to: mail,
    subject: oneLine(say(round, 'alert.mail.subject', language, { what: words.what }), 150),
    text: lines.join('\n'),
    html: lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n'),
    name: round.config.settings.brandName,
  };
  return { id, message };
}

interface Note {
  readonly person: Person;
  readonly how: 'WhatsApp' | 'mail';
  readonly why: string;
  /** The alert was acknowledged earlier and has come back. */
  readonly isAgain: boolean;
}

function noteTold(round: Round, alarm: Alarm, { person, how, why, isAgain }: Note): void {
  const row = rowOfAlarm(round, alarm);
  if (!row) return;
  const line = `${oneLine(person.name, 40)} by ${how} ${workbookStamp(round.nowMs)}`;
  const sentTo = [...row.sentTo.split('\n').filter((each) => each !== ''), line].join('\n').slice(-LONGEST_TOLD);
  const opened: Partial<AlertRow> = isAgain && row.state === 'acknowledged' ? { state: 'open' } : {};
  noteInRow(round, alarm, { sentTo, why, ...opened });
}

/** Reasons for waiting that are normal and need no mention. */
const WITHOUT_SAYING: ReadonlySet<WaitReason> = new Set<WaitReason>([
  ...(['in the feed', 'over', 'looked after', 'held', 'told', 'gathering'] as const),
]);

function noteWaiting({ session }: Round, key: string, alarm: Alarm, reason: WaitReason): void {
  if (WITHOUT_SAYING.has(reason) || alarm.why === reason) return;
  session.system.state.alarms[key] = { ...alarm, why: reason };
  noteInRow({ session }, alarm, { why: `Nobody is told: ${reason}.` });
}
