/** Each stage that an alert goes through, alone. */
import {
  type Alarm,
  alarmKey,
  closedAt,
  isToldIn,
  quieted,
  seenAgain,
  toldAt,
  toldBy,
  worthOf,
} from '../../../src/core/alerts/alarm';
import {
  allowanceOf,
  isLastOfDay,
  type Pager,
  pagerToday,
  withCard,
  withMail,
  withPage,
} from '../../../src/core/alerts/budget';
import { decideAlarm, decideAll, type Paging } from '../../../src/core/alerts/decide';
import { groupAlarms } from '../../../src/core/alerts/group';
import { inhibitedBy } from '../../../src/core/alerts/inhibit';
import { dueNow, isHeld } from '../../../src/core/alerts/pace';
import { isAsleep, type Person, peopleFor, readQuietHours } from '../../../src/core/alerts/people';
import { isAcknowledgement } from '../../../src/core/alerts/read-answer';
import { readSilences, silencedBy } from '../../../src/core/alerts/silences';

/** 10:00 WIB. */
const NOW_MS = Date.UTC(2026, 10, 27, 3);
const NOW = NOW_MS / 1000;
const MINUTE = 60;
const HOUR = 3600;

const alarm = (over: Partial<Alarm> = {}): Alarm => ({
  ...{ id: 'a-1', rule: 'gateway-silent', subject: 'jkt-1', tier: 'P0', region: '', dealerId: '' },
  ...{ first: NOW - HOUR, last: NOW - HOUR, count: 1 },
  ...over,
});
const person = (over: Partial<Person>): Person => ({
  ...{ region: 'Jabodetabek', name: 'Ratna', phone: '6281190000001', mail: 'ratna@volta.example', language: 'id' },
  ...{ quietHours: '', aheadMinutes: 0 },
  ...over,
});
const ratna = person({});
const hq = person({ region: 'HQ', name: 'Pusat', phone: '6281190000002', mail: 'hq@volta.example' });
const paging = (over: Partial<Paging> = {}): Paging => ({
  ...{ nowMs: NOW_MS, network: { managers: [ratna], hq }, silences: [], inactiveDealers: new Set<string>() },
  ...{ pagers: {}, perDay: 6, answerSeconds: 30 * MINUTE },
  ...over,
});
const verdict = (each: Alarm, over: Partial<Paging> = {}, others: readonly Alarm[] = []) =>
  decideAlarm(each, [each, ...others], paging(over));

describe('fingerprint', () => {
  test('the same rule about the same subject is the same alert', () => {
    expect(alarmKey(alarm())).toBe(alarmKey(alarm({ id: 'a-2', count: 9 })));
    expect(alarmKey(alarm())).not.toBe(alarmKey(alarm({ subject: 'jkt-2' })));
  });

  test('one that is seen again counts, and keeps when it was seen first', () => {
    expect(seenAgain(alarm(), NOW)).toMatchObject({ count: 2, first: NOW - HOUR, last: NOW });
  });

  test('one that returns soon after it was over goes on with the pace it had; one that staff closed stays closed', () => {
    const told = toldAt(alarm(), NOW, { step: 0, code: 'X' });
    expect(seenAgain(closedAt(told, NOW + 1), NOW + 2)).toMatchObject({ pages: 1, pagedAt: NOW });
    expect(seenAgain(closedAt(told, NOW + 1, { byStaff: true }), NOW + 2)).toBeNull();
  });

  test('every person can answer the last two messages that they got', () => {
    const steps = [0, 0, 0, 1, 1, 1, 1];
    const told = steps.reduce((each, step, n) => toldAt(each, NOW + n, { step, code: `M${n}` }), alarm());
    expect(steps.flatMap((_, n) => (isToldIn(told, `M${n}`) ? [`M${n}`] : []))).toEqual(['M1', 'M2', 'M5', 'M6']);
  });

  test('what is over gives way first, then what rings nobody', () => {
    const all = [alarm(), alarm({ tier: 'P1' }), closedAt(alarm(), NOW)].map(worthOf);
    expect(all[0]).toBeGreaterThan(all[1] ?? 0);
    expect(worthOf(closedAt(alarm({ tier: 'P1' }), NOW))).toBeLessThan(all[1] ?? 0);
    expect(all[2]).toBeLessThan(all[1] ?? 0);
  });
});

describe('group', () => {
  test('ten of one dealer are one line; the worst three lines, and how many are in none of them', () => {
    const of = (rule: string, dealerId: string, count: number) =>
      Array.from({ length: count }, (_, n) => alarm({ rule, dealerId, subject: `${dealerId}-${n}` }));
    const all = [...of('hard-findings', 'D1', 1), ...of('lead-unclaimed', 'D2', 10), ...of('lead-unclaimed', 'D3', 2)];
    const { worst, more } = groupAlarms([...all, ...of('gateway-silent', '', 4)]);
    expect(worst.map(({ rule, place, alarms }) => [rule, place, alarms.length])).toEqual([
      ['lead-unclaimed', 'D2', 10],
      ['lead-unclaimed', 'D3', 2],
      ['hard-findings', 'D1', 1],
    ]);
    expect(more).toBe(4);
  });
});

describe('inhibit', () => {
  test('a silent gateway hides what follows from it, and only while it is silent', () => {
    const clock = alarm({ rule: 'unit-clock', subject: 'VN1', tier: 'P1', gatewayId: 'jkt-1' });
    const around = (alarms: readonly Alarm[]) => ({ alarms, inactiveDealers: new Set<string>() });
    expect(inhibitedBy(clock, around([alarm()]))).toBe('its gateway is silent');
    expect(inhibitedBy(clock, around([closedAt(alarm(), NOW)]))).toBeNull();
    expect(inhibitedBy({ ...clock, gatewayId: 'sby-1' }, around([alarm()]))).toBeNull();
  });

  test('a dealer that is switched off hides its broken promises, and nothing else', () => {
    const around = { alarms: [], inactiveDealers: new Set(['D1']) };
    expect(inhibitedBy(alarm({ rule: 'first-contact-missed', dealerId: 'D1' }), around)).toBe(
      'its dealer is switched off',
    );
    expect(inhibitedBy(alarm({ rule: 'hard-findings', dealerId: 'D1' }), around)).toBeNull();
  });
});

describe('silence', () => {
  const row = { rule: '', subject: '', dealerId: '', region: '', author: 'Ratna', reason: 'works', problem: '' };

  test('all that it names must fit, until its end', () => {
    const { silences } = readSilences([{ ...row, rule: 'gateway-silent', subject: 'jkt-1', until: NOW_MS + 1 }]);
    expect(silencedBy(alarm(), silences, NOW_MS)).not.toBeNull();
    expect(silencedBy(alarm(), silences, NOW_MS + 1)).toBeNull();
    expect(silencedBy(alarm({ subject: 'jkt-2' }), silences, NOW_MS)).toBeNull();
  });

  test('without an end, a reason, a name or anything to match it is not in use, and says so', () => {
    const all = [
      { ...row, rule: 'gateway-silent', until: null },
      { ...row, rule: 'gateway-silent', author: '', reason: '', until: NOW_MS + 1 },
      { ...row, until: NOW_MS + 1 },
      { ...row, rule: 'gateway-quiet', until: NOW_MS + 1 },
      { ...row, author: '', reason: '', until: null },
    ];
    const { silences, problems } = readSilences(all);
    expect(silences).toEqual([]);
    expect(problems[0]).toContain('needs an end');
    expect(problems[1]).toContain('Say who you are. Say why.');
    expect(problems[2]).toContain('Say which alerts');
    expect(problems[3]).toContain('no rule "gateway-quiet"');
    expect(problems[4]).toBe('');
  });

  test('it survives flapping', () => {
    const { silences } = readSilences([{ ...row, rule: 'gateway-silent', until: NOW_MS + 1e6 }]);
    const again = seenAgain(closedAt(alarm(), NOW), NOW);
    expect(again && verdict(again, { silences })).toEqual({ kind: 'wait', reason: 'silenced' });
  });
});

describe('hold', () => {
  test('nobody is told within it; once told it holds no more', () => {
    const fresh = alarm({ first: NOW - 59, last: NOW - 59 });
    expect(isHeld(fresh, NOW)).toBe(true);
    expect(isHeld(fresh, NOW + 1)).toBe(false);
    expect(isHeld({ ...fresh, pages: 1 }, NOW)).toBe(false);
    expect(isHeld(alarm({ rule: 'account-trouble', first: NOW }), NOW)).toBe(false);
  });
});

describe('route', () => {
  test('the manager of its region, then head office; what is about the hub goes to head office', () => {
    const network = { managers: [ratna], hq };
    expect(peopleFor(alarm({ rule: 'hard-findings', region: 'Jabodetabek' }), network)).toEqual([ratna, hq]);
    expect(peopleFor(alarm({ rule: 'hard-findings', region: 'Bali' }), network)).toEqual([hq]);
    expect(peopleFor(alarm(), network)).toEqual([hq]);
  });

  test('who cannot be reached is passed over; any manager is better than nobody', () => {
    const nobody = person({ region: 'HQ', phone: '', mail: '' });
    expect(peopleFor(alarm(), { managers: [ratna], hq: nobody })).toEqual([ratna]);
    expect(peopleFor(alarm(), { managers: [], hq: nobody })).toEqual([]);
    const same = { managers: [ratna], hq: { ...ratna, region: 'HQ' } };
    expect(peopleFor(alarm({ rule: 'hard-findings', region: 'Jabodetabek' }), same)).toEqual([ratna]);
  });
});

describe('escalate and repeat', () => {
  const way = { lastStep: 1, answerSeconds: 30 * MINUTE };
  const told = toldAt(alarm(), NOW, { step: 0, code: 'X' });

  test('again after 15 minutes; the next person after half an hour without an answer', () => {
    expect(dueNow(told, NOW + 14 * MINUTE, way)).toBeNull();
    expect(dueNow(told, NOW + 15 * MINUTE, way)).toEqual({ step: 0, occasion: 'repeat' });
    const twice = toldAt(told, NOW + 15 * MINUTE, { step: 0, code: 'Y' });
    expect(dueNow(twice, NOW + 29 * MINUTE, way)).toBeNull();
    expect(dueNow(twice, NOW + 30 * MINUTE, way)).toEqual({ step: 1, occasion: 'no-answer' });
  });

  test('at the end of its way 15 minutes, an hour, four hours', () => {
    const gaps: number[] = [];
    let each = told;
    for (let at = NOW; gaps.length < 4; at += MINUTE)
      if (dueNow(each, at, { ...way, lastStep: 0 })) {
        gaps.push((at - (each.pagedAt ?? 0)) / MINUTE);
        each = toldAt(each, at, { step: 0, code: 'Z' });
      }
    expect(gaps).toEqual([15, 60, 240, 240]);
  });

  test('what did not arrive goes to the next person at once', () => {
    expect(dueNow({ ...told, unproved: true }, NOW + 1, way)).toEqual({ step: 1, occasion: 'not-delivered' });
  });

  test('an acknowledgement runs out, and the alert begins anew with the first person', () => {
    const taken = quieted(toldAt(told, NOW, { step: 1, code: 'Y' }), NOW + 4 * HOUR);
    expect(verdict(taken)).toEqual({ kind: 'wait', reason: 'looked after' });
    expect(verdict(taken, { nowMs: (NOW + 4 * HOUR) * 1000 })).toMatchObject({
      kind: 'page',
      occasion: 'again',
      step: 0,
    });
  });

  test('each person is told of an unclaimed lead once', () => {
    const lead = toldAt(alarm({ rule: 'lead-unclaimed' }), NOW, { step: 0, code: '' });
    expect(dueNow(lead, NOW + 119 * MINUTE, way)).toBeNull();
    expect(dueNow(lead, NOW + 120 * MINUTE, way)).toEqual({ step: 1, occasion: 'no-answer' });
    expect(dueNow(toldAt(lead, NOW, { step: 1, code: '' }), NOW + 50 * HOUR, way)).toBeNull();
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
