/** Whom an alert is told, when again, and how often a person is rung. Each stage alone. */
import { closedAt, quieted, seenAgain, toldAt, toldBy } from '../../../src/core/alerts/alarm';
import {
  allowanceOf,
  isLastOfDay,
  type Pager,
  pagerToday,
  withCard,
  withMail,
  withPage,
} from '../../../src/core/alerts/budget';
import { decideAll } from '../../../src/core/alerts/decide';
import { beyondQuota } from '../../../src/core/alerts/mail-quota';
import { dueNow } from '../../../src/core/alerts/pace';
import { isAsleep, readQuietHours } from '../../../src/core/alerts/people';
import { isAcknowledgement } from '../../../src/core/alerts/read-answer';
import { STEP } from '../../../src/core/alerts/step';
import { alarm, HOUR, hq, MINUTE, NOW, NOW_MS, paging, person, ratna, verdict } from './alarm-cast';

describe('escalate and repeat', () => {
  const way = { place: 0, lastPlace: 1, answerSeconds: 30 * MINUTE };
  const told = toldAt(alarm({ rule: 'hard-findings', region: 'Jabodetabek' }), NOW, { step: STEP.manager, code: 'X' });

  test('again after 15 minutes; the next person after half an hour without an answer', () => {
    expect(dueNow(told, NOW + 14 * MINUTE, way)).toBeNull();
    expect(dueNow(told, NOW + 15 * MINUTE, way)).toEqual({ place: 0, occasion: 'repeat' });
    const twice = toldAt(told, NOW + 15 * MINUTE, { step: 0, code: 'Y' });
    expect(dueNow(twice, NOW + 29 * MINUTE, way)).toBeNull();
    expect(dueNow(twice, NOW + 30 * MINUTE, way)).toEqual({ place: 1, occasion: 'no-answer' });
  });

  test('at the end of its way 15 minutes, an hour, four hours', () => {
    const gaps: number[] = [];
    let each = told;
    for (let at = NOW; gaps.length < 4; at += MINUTE)
      if (dueNow(each, at, { ...way, lastPlace: 0 })) {
        gaps.push((at - (each.pagedAt ?? 0)) / MINUTE);
        each = toldAt(each, at, { step: 0, code: 'Z' });
      }
    expect(gaps).toEqual([15, 60, 240, 240]);
  });

  test('what did not arrive goes to the next person at once', () => {
    expect(dueNow({ ...told, unproved: true }, NOW + 1, way)).toEqual({ place: 1, occasion: 'not-delivered' });
  });

  test('an acknowledgement runs out, and the alert begins anew with the first person', () => {
    const taken = quieted(toldAt(told, NOW, { step: 1, code: 'Y' }), NOW + 4 * HOUR);
    expect(verdict(taken)).toEqual({ kind: 'wait', reason: 'looked after' });
    expect(verdict(taken, { nowMs: (NOW + 4 * HOUR) * 1000 })).toMatchObject({
      kind: 'page',
      occasion: 'again',
      step: STEP.manager,
    });
  });

  test('each person is told of an unclaimed lead once', () => {
    const lead = toldAt(alarm({ rule: 'lead-unclaimed' }), NOW, { step: 0, code: '' });
    expect(dueNow(lead, NOW + 119 * MINUTE, way)).toBeNull();
    expect(dueNow(lead, NOW + 120 * MINUTE, way)).toEqual({ place: 1, occasion: 'no-answer' });
    expect(dueNow(toldAt(lead, NOW, { step: 1, code: '' }), NOW + 50 * HOUR, { ...way, place: 1 })).toBeNull();
  });
});

describe('whose turn it is', () => {
  const lead = alarm({ rule: 'hard-findings', region: 'Jabodetabek' });
  const byMail = person({ phone: '' });
  const hqByMail = { ...hq, phone: '' };

  test('holds when the person who was told can be reached no more: the next one has not been told', () => {
    const mailed = { ...toldAt(lead, NOW - HOUR, { step: STEP.manager, code: '' }), mailedStep: STEP.manager };
    const network = { managers: [{ ...byMail, mail: '' }], hq: hqByMail };
    expect(verdict(mailed, { network })).toMatchObject({ kind: 'mail', person: { name: 'Pusat' }, step: STEP.hq });
  });

  test('what head office was told is not told to the manager who can be reached again', () => {
    const told = toldAt(lead, NOW, { step: STEP.hq, code: 'X' });
    expect(verdict(told, { nowMs: NOW_MS + 1_000 })).toEqual({ kind: 'wait', reason: 'told' });
    expect(verdict(told, { nowMs: (NOW + 15 * MINUTE) * 1000 })).toMatchObject({
      person: { name: 'Pusat' },
      occasion: 'repeat',
    });
  });

  test('what an older build stored by its place on the way is read as it was meant', () => {
    const told = toldAt(alarm(), NOW, { step: 0, code: 'X' });
    expect(verdict(told, { nowMs: NOW_MS + 1_000 })).toEqual({ kind: 'wait', reason: 'told' });
    const nowhere = toldAt(alarm({ rule: 'hard-findings' }), NOW, { step: 0, code: 'X' });
    expect(verdict(nowhere, { nowMs: NOW_MS + 1_000 })).toEqual({ kind: 'wait', reason: 'told' });
    const later = { nowMs: (NOW + 40 * MINUTE) * 1000 };
    expect(verdict(nowhere, later)).toMatchObject({ person: hq, occasion: 'repeat' });
  });
});

describe('night', () => {
  test.each([
    ['22-05', 22, true],
    ['22-05', 4, true],
    ['22-05', 5, false],
    ['8 – 12', 11, true],
    ['never', 23, false],
    ['25-3', 1, false],
  ])('%s at %i o’clock', (quietHours, hour, isQuiet) => {
    expect(isAsleep(person({ quietHours }), Date.UTC(2026, 10, 27, hour - 7))).toBe(isQuiet);
  });

  test('by the clock of the region', () => {
    expect(isAsleep(person({ quietHours: '22-05', aheadMinutes: 120 }), Date.UTC(2026, 10, 27, 13))).toBe(true);
    expect(readQuietHours('22')).toBeNull();
  });

  test('only named rules ring; the others follow in the morning', () => {
    const night = { nowMs: Date.UTC(2026, 10, 27, 17), network: { managers: [], hq: { ...hq, quietHours: '22-05' } } };
    expect(verdict(alarm(), night)).toEqual({ kind: 'wait', reason: 'night' });
    expect(verdict(alarm({ rule: 'ledger-broken' }), night)).toMatchObject({ kind: 'page' });
    expect(verdict(alarm(), { ...night, nowMs: Date.UTC(2026, 10, 27, 22) })).toMatchObject({ kind: 'page' });
  });
});

describe('budget', () => {
  const today: Pager = {
    day: pagerToday(undefined, NOW_MS).day,
    pages: 0,
    mails: 0,
    at: NOW - HOUR,
    mailedAt: 0,
    cards: [],
  };
  const ask = (pager: Pager, occasion: 'first' | 'repeat', byMail: 'possible' | 'impossible' | 'mailed' = 'possible') =>
    allowanceOf(pager, occasion, { now: NOW, perDay: 6, byMail });

  test('what comes within five minutes is gathered', () => {
    expect(ask({ ...today, at: NOW - 299 }, 'first')).toBe('gathering');
    expect(ask({ ...today, at: NOW - 300 }, 'first')).toBe('page');
  });

  test('the last of the day is for what is new; then mail; where none can be sent, once an hour all the same', () => {
    expect(ask({ ...today, pages: 5 }, 'repeat')).toBe('budget');
    expect(ask({ ...today, pages: 5 }, 'first')).toBe('page');
    expect(ask({ ...today, pages: 6 }, 'first')).toBe('mail');
    expect(ask(withMail({ ...today, pages: 6 }, NOW - 899), 'first')).toBe('gathering');
    expect(ask({ ...today, pages: 6 }, 'first', 'mailed')).toBe('budget');
    expect(ask({ ...today, pages: 6, at: NOW - 3599 }, 'first', 'impossible')).toBe('budget');
    expect(ask({ ...today, pages: 6 }, 'first', 'impossible')).toBe('page');
    expect(ask({ ...today, pages: 6, mails: 20 }, 'first')).toBe('page');
  });

  test('cards of leads count, two an hour at most; a new day begins anew', () => {
    const one = withCard(today, NOW);
    const two = one && withCard(one, NOW + 1);
    expect(two && withCard(two, NOW + 2)).toBeNull();
    expect(two && withCard(two, NOW + HOUR)).not.toBeNull();
    expect(two && isLastOfDay(withPage({ ...two, pages: 3 }, NOW), 6)).toBe(true);
    expect(pagerToday(withMail(withPage(today, NOW), NOW), NOW_MS + 24 * HOUR * 1000)).toMatchObject({
      pages: 0,
      mails: 0,
    });
  });
});

describe('what a person is told', () => {
  test('many alerts are one message, and mail says what WhatsApp cannot', () => {
    const alarms = {
      one: alarm(),
      two: alarm({ rule: 'ledger-broken', subject: 'No. 2' }),
      three: alarm({ rule: 'delivery-broken', subject: 'account' }),
    };
    const { pages, mails } = decideAll(alarms, paging());
    expect(pages.map(({ told }) => told.map(([key]) => key))).toEqual([['one', 'two']]);
    expect(mails.map(({ person: { mail }, told }) => [mail, told.map(([key]) => key)])).toEqual([
      ['hq@volta.example', ['three']],
    ]);
  });

  test('what was not delivered is mailed once, before the next person hears of it', () => {
    const lost = { ...toldAt(alarm(), NOW, { step: 0, code: 'X' }), unproved: true } as const;
    expect(verdict(lost)).toMatchObject({ kind: 'mail', reason: 'not delivered' });
    expect(verdict({ ...lost, mailedStep: 0 })).toEqual({ kind: 'wait', reason: 'told' });
  });

  test('what is not delivered within a quarter of an hour of a mail waits for the next, and beyond twenty a day is no mail', () => {
    const lost = { ...toldAt(alarm(), NOW, { step: 0, code: 'X' }), unproved: true } as const;
    const mailed = (over: Partial<Pager>) => ({
      pagers: { [hq.phone]: { ...pagerToday(undefined, NOW_MS), mails: 1, mailedAt: NOW - 899, ...over } },
    });
    expect(verdict(lost, mailed({}))).toEqual({ kind: 'wait', reason: 'gathering' });
    expect(verdict(lost, mailed({ mailedAt: NOW - 900 }))).toMatchObject({ kind: 'mail', reason: 'not delivered' });
    expect(verdict(lost, mailed({ mails: 20 }))).toEqual({ kind: 'wait', reason: 'told' });
    const way = { ...lost, rule: 'hard-findings', region: 'Jabodetabek' };
    const spent = {
      pagers: { [ratna.phone]: mailed({ mails: 20 }).pagers[hq.phone] ?? pagerToday(undefined, NOW_MS) },
    };
    expect(verdict(way, spent)).toMatchObject({ kind: 'page', step: 1, occasion: 'not-delivered' });
  });

  test('a quota that does not hold every mail holds the most urgent', () => {
    const dead = {
      network: { managers: [{ ...ratna, phone: '' }], hq: { ...hq, phone: '', mail: 'a@x.example,b@x.example' } },
    };
    const alarms = {
      finding: alarm({ rule: 'hard-findings', region: 'Jabodetabek' }),
      ledger: alarm({ rule: 'ledger-broken', subject: 'No. 2' }),
    };
    const { mails } = decideAll(alarms, paging(dead));
    expect([3, 2, 1, 0].map((left) => beyondQuota(mails, left))).toEqual([
      [],
      ['ratna@volta.example'],
      ['a@x.example,b@x.example'],
      ['a@x.example,b@x.example', 'ratna@volta.example'],
    ]);
  });

  test('a mail to one person is none to the next, and none for the time after an acknowledgement or a return', () => {
    const dead = person({ phone: '6281190000001' });
    const byMail = { network: { managers: [dead], hq: { ...hq, phone: '' } } };
    const told = toldAt(alarm({ rule: 'hard-findings', region: 'Jabodetabek' }), NOW, { step: 0, code: 'X' });
    const first = { ...told, unproved: true, mailedStep: 0 } as const;
    expect(verdict(first, byMail)).toMatchObject({ kind: 'mail', step: 1, person: { region: 'HQ' } });
    const mailOnly = { network: { managers: [], hq: { ...hq, phone: '' } } };
    const mailed = { ...toldAt(alarm(), NOW - HOUR, { step: 0, code: '' }), mailedStep: 0 };
    expect(verdict(mailed, mailOnly)).toEqual({ kind: 'wait', reason: 'told' });
    expect(verdict(quieted(mailed, NOW - 1), mailOnly)).toMatchObject({ kind: 'mail', reason: 'no number' });
    const back = seenAgain(closedAt(mailed, NOW - 2), NOW - 1);
    expect(back && verdict(back, mailOnly)).toMatchObject({ kind: 'mail', reason: 'no number' });
  });

  test('what is told once begins anew when it comes back', () => {
    const card = toldBy(alarm({ rule: 'lead-unclaimed', region: 'Jabodetabek' }), NOW - HOUR, 'o-1');
    const back = seenAgain(closedAt(card, NOW - 120), NOW - 60);
    expect(back && verdict(back)).toMatchObject({ kind: 'page', step: 0, occasion: 'first', person: ratna });
  });

  test('a person without a number gets a mail, one without anything nothing', () => {
    const byMail = { network: { managers: [], hq: { ...hq, phone: '' } } };
    expect(verdict(alarm(), byMail)).toMatchObject({ kind: 'mail', reason: 'no number' });
    expect(verdict(alarm({ mailedStep: 0 }), byMail)).toEqual({ kind: 'wait', reason: 'told' });
    const spent = { ...pagerToday(undefined, NOW_MS), mails: 20 };
    expect(verdict(alarm(), { ...byMail, pagers: { [hq.mail]: spent } })).toEqual({
      kind: 'wait',
      reason: 'the day’s limit',
    });
    const byNothing = { network: { managers: [], hq: { ...hq, phone: '', mail: '' } } };
    expect(verdict(alarm(), byNothing)).toEqual({ kind: 'wait', reason: 'nobody can be reached' });
    expect(verdict(alarm({ tier: 'P1' }))).toEqual({ kind: 'wait', reason: 'in the feed' });
  });
});

test.each([
  'ok',
  'OK 👍🏽',
  'Siap',
  'siap pak',
  'sudah ditangani',
  'Sudah saya tangani.',
  'on it',
  'Noted, thanks',
  '✅',
  'baik bu',
  '👍👍',
  'ok👍🏽',
  'okeee',
  'siapp bu',
  'oke oke oke',
])('"%s" acknowledges', (text) => expect(isAcknowledgement(text)).toBe(true));
// The last would take a pattern that can read a word in two ways longer than the universe has.
test.each([
  '',
  'kenapa?',
  'ok tapi kenapa lagi',
  'belum ditangani',
  'bukan saya',
  'a'.repeat(5_000),
  'okoko',
  `${'oke '.repeat(49)}?`,
])('"%.20s" does not', (text) => expect(isAcknowledgement(text)).toBe(false));
