/** What becomes of an alert by itself: counted, grouped, held back or let through to its people. Each stage alone. */
import { type Alarm, alarmKey, closedAt, isToldIn, seenAgain, toldAt, worthOf } from '../../../src/core/alerts/alarm';
import { groupAlarms } from '../../../src/core/alerts/group';
import { inhibitedBy } from '../../../src/core/alerts/inhibit';
import { isHeld } from '../../../src/core/alerts/pace';
import { peopleFor } from '../../../src/core/alerts/people';
import { readSilences, silencedBy, silenceProblems } from '../../../src/core/alerts/silences';
import { alarm, HOUR, hq, NOW, NOW_MS, person, ratna, verdict } from './alarm-cast';

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
    const steps = [0, 0, 0, 1, 1, 1, 1] as const;
    const told = steps.reduce<Alarm>((each, step, n) => toldAt(each, NOW + n, { step, code: `M${n}` }), alarm());
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
    const spaced = readSilences([{ ...row, rule: ' gateway-silent', subject: 'jkt-1 ', until: NOW_MS + 1 }]).silences;
    expect(silencedBy(alarm(), spaced, NOW_MS)).not.toBeNull();
    expect(silencedBy(alarm(), silences, NOW_MS + 1)).toBeNull();
    expect(silencedBy(alarm({ subject: 'jkt-2' }), silences, NOW_MS)).toBeNull();
  });

  test('a dealer or a region that nobody knows is said: nothing is silenced by it', () => {
    const known = { dealers: new Set(['D1']), regions: new Set(['Bali']) };
    const ends = { ...row, until: NOW_MS + 1 };
    const all = [
      { ...ends, dealerId: 'D1 ', region: ' Bali' },
      { ...ends, dealerId: 'D9', region: 'Atlantis' },
    ];
    expect(silenceProblems(all, known)).toEqual(['', 'There is no dealer "D9". There is no region "Atlantis".']);
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
