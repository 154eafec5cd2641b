/**
 * Thousands of seeded schedules through the stages: causes come and go, people answer or sleep, messages and mails fail, looks
 * come late, twice or not at all.
 */
import { mulberry32 } from '../../../sim/random';
import { type Alarm, closedAt, isMailed, isOpen, quieted, seenAgain, toldAt } from '../../../src/core/alerts/alarm';
import { type Pager, pagerToday, withMail, withPage } from '../../../src/core/alerts/budget';
import { decideAll, type Paging } from '../../../src/core/alerts/decide';
import type { Person } from '../../../src/core/alerts/people';
import { ALERT_RULES, type AlertRuleId } from '../../../src/core/alerts/rules';
import { runs } from '../../support/sweep';

const SCHEDULES = runs(10_000, 300);
const START = Date.UTC(2026, 10, 27, 10) / 1000;
const HOUR = 3600;
const CARE = 4 * HOUR;
const LASTS = 10 * HOUR;
const LONGEST_LOOK = 20 * 60;
const rules = (Object.keys(ALERT_RULES) as AlertRuleId[]).filter((id) => ALERT_RULES[id].tier === 'P0');

interface World {
  readonly random: () => number;
  readonly people: readonly Person[];
  readonly paging: Paging;
  readonly alarms: Record<string, Alarm>;
  readonly pagers: Record<string, Pager>;
  /** Alarm → until when somebody looks after it; → when somebody was reached first. */
  readonly careUntil: Map<string, number>;
  readonly reached: Map<string, number>;
  now: number;
}

function person(random: () => number, region: string, digit: number): Person {
  const hasPhone = random() < 0.85;
  return {
    ...{ region, name: region, language: 'id', aheadMinutes: 0, quietHours: random() < 0.5 ? '22-05' : '' },
    phone: hasPhone ? `62811${digit}` : '',
    mail: !hasPhone || random() < 0.5 ? `${digit}@volta.example` : '',
  };
}

function openWorld(seed: number): World {
  const random = mulberry32(seed);
  const [manager, hq] = [person(random, 'Bali', 1), person(random, 'HQ', 2)];
  const pagers: Record<string, Pager> = {};
  const paging: Paging = {
    ...{ nowMs: 0, network: { managers: [manager], hq }, silences: [], inactiveDealers: new Set() },
    ...{ pagers, perDay: 2 + Math.floor(random() * 6), answerSeconds: 30 * 60 },
  };
  return {
    random,
    people: [manager, hq],
    paging,
    alarms: {},
    pagers,
    careUntil: new Map(),
    reached: new Map(),
    now: START,
  };
}

/** A cause appears, or is seen again, or clears; somebody answers. */
function happen(world: World): void {
  const { random, alarms, now } = world;
  const rule = rules[Math.floor(random() * rules.length)] ?? 'rows-moved';
  const key = `${rule} ${Math.floor(random() * 2)}`;
  const known = alarms[key];
  if (random() < 0.5) {
    // What was over for an hour is forgotten: a new alert.
    if (!known || now > (known.closed ?? now) + HOUR) {
      for (const memory of [world.reached, world.careUntil]) memory.delete(key);
      alarms[key] = {
        ...{ id: key, rule, subject: key, tier: 'P0', region: 'Bali', dealerId: '', first: now, last: now, count: 1 },
      };
    } else alarms[key] = seenAgain(known, now) ?? known;
  } else if (known && isOpen(known)) {
    const answer = random();
    if (answer < 0.4) alarms[key] = closedAt(known, now);
    else if (answer < 0.7 && known.pages) {
      alarms[key] = quieted(known, now + CARE);
      world.careUntil.set(key, now + CARE);
      // Whoever says so knows of it.
      reach(world, key);
    }
  }
}

/** What a round does, with messages that fail or prove nothing. */
function look(world: World): void {
  const { random, alarms, pagers, now } = world;
  const { pages, mails } = decideAll(alarms, { ...world.paging, nowMs: now * 1000 });
  for (const { person: to, told } of pages) {
    pagers[to.phone] = withPage(pagerToday(pagers[to.phone], now * 1000), now);
    const isDelivered = random() < 0.8;
    for (const [key, alarm, { step }] of told) {
      expectNoCare(world, key);
      alarms[key] = { ...toldAt(alarm, now, { step, code: 'X' }), ...(isDelivered ? {} : { unproved: true }) };
      if (isDelivered) reach(world, key);
    }
  }
  for (const { person: to, told } of mails) {
    const address = to.phone || to.mail;
    pagers[address] = withMail(pagerToday(pagers[address], now * 1000), now);
    for (const [key, alarm, { step, reason }] of told) {
      expectNoCare(world, key);
      if (isMailed(alarm, step)) throw new Error(`${key} was mailed twice`);
      const next = reason === 'not delivered' ? alarm : toldAt(alarm, now, { step, code: '' });
      alarms[key] = { ...next, mailedStep: step };
      reach(world, key);
    }
  }
}

function reach({ reached, now }: World, key: string): void {
  if (!reached.has(key)) reached.set(key, now);
}

function expectNoCare({ careUntil, now }: World, key: string): void {
  const until = careUntil.get(key) ?? 0;
  if (now < until) throw new Error(`${key} rang ${until - now} s before the time of whoever looks after it was over`);
}

/** A night, a day’s limit without any mail, and messages that fail on the way to whoever is next. */
const LONGEST_WAIT = 12 * HOUR;

function play(seed: number): void {
  const world = openWorld(seed);
  while (world.now < START + LASTS) {
    if (world.random() < 0.3) happen(world);
    if (world.random() > 0.2) look(world);
    if (world.random() < 0.1) look(world);
    world.now += 30 + Math.floor(world.random() * (world.random() < 0.1 ? LONGEST_LOOK : 240));
  }
  // Nothing more happens: whoever was not told yet is told by the next day.
  for (const end = world.now + 2 * LONGEST_WAIT; world.now < end; world.now += 1_800) look(world);
  const isReachable = world.people.some(({ phone, mail }) => phone !== '' || mail !== '');
  for (const [key, alarm] of Object.entries(world.alarms))
    if (isReachable && isOpen(alarm) && alarm.quietUntil === undefined && !world.reached.has(key))
      throw new Error(`${key} reached nobody: ${JSON.stringify(alarm)}`);
}

test(`in ${SCHEDULES} schedules nothing rings before its time, nothing is mailed twice, and a P0 reaches somebody`, () => {
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    try {
      play(seed);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
});
