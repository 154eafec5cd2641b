/** The fixed cast of the stories: a hub with three dealers around Depok, their reps, and customers who write in. */
import { readFileSync } from 'node:fs';
import { contentChoices, contentText } from '../../local/world/meta/content';
import type { Phone } from '../../local/world/meta/phone';
import { siftMeta, siftQontak } from '../../relay/statuses';
import { type Base, START_MS } from '../../sim/base';
import { type HubOptions, openHub, type Post, type SimHub, straightTo } from '../../sim/hub';
import { keptOnDisk } from '../support/kept-on-disk';

export interface Person {
  readonly phone: Phone;
  /** Says something and waits until the hub has nothing more to do. */
  says(text: string): Promise<void>;
  taps(title: string, messageIndex?: number): Promise<void>;
  sharesLocation(latitude: number, longitude: number): Promise<void>;
  /** Everything received, as text, oldest first. */
  readonly heard: readonly string[];
  readonly last: string;
}

export interface Cast {
  readonly hub: SimHub;
  readonly sari: Person;
  readonly andi: Person;
  readonly dewi: Person;
  readonly joko: Person;
  person(number: string, name: string): Person;
  /** A raw POST to the web app, as any sender could make it. */
  post(body: string, query?: string): Promise<{ status: number; text: string }>;
}

/** Everything of a dealer that the stories do not turn on: hours of its own, then what the dealer takes part in. */
const dealer = (id: string, name: string, city: string, street: string, latitude: string, longitude: string) => [
  ...[id, name, 'Jabodetabek', city, street, latitude, longitude, 'WIB'],
  ...['', '', '', 'TRUE', 'TRUE', 'TRUE', 'TRUE', ''],
];
const DEALERS = [
  dealer('D1', 'Volta Depok', 'Depok', 'Jl. Margonda 1', '-6.40', '106.80'),
  dealer('D2', 'Volta Cinere', 'Depok', 'Jl. Cinere 2', '-6.33', '106.78'),
  dealer('D3', 'Volta Bogor', 'Bogor', 'Jl. Pajajaran 3', '-6.60', '106.80'),
];
const REPS = [
  ['R1', 'Andi', '081200000001', 'D1', 'id', 'TRUE'],
  ['R2', 'Dewi', '+62 812-0000-0002', 'D2', 'id', 'TRUE'],
  ['R3', 'Joko', '6281200000003', 'D3', 'en', 'TRUE'],
];

/** In the stories a whole day's talk happens within one virtual minute. */
const NO_TIME_PASSES = { sheetsApiReadsPerMinute: 1e6, sheetsApiWritesPerMinute: 1e6 };

/** Message ids of the stories and of their common beginning are made from it, and must not meet. */
const SEED = 7;
const SEED_OF_BEGINNING = 6;
const SEED_OF_FURNISHING = 5;
/** Before any story begins, on a whole minute as all of them do. */
const FURNISHED_MS = Date.parse('2026-11-22T00:00:00Z');

export type CastOptions = Partial<HubOptions>;

export async function openCast(options: CastOptions = {}): Promise<Cast> {
  const code = readFileSync('dist/Code.js', 'utf8');
  const { from, startMs = START_MS } = options;
  const start = from ? { from, startMs } : startAt(await beginning(code, startMs));
  // Who meddles with calls or triggers wants to see all of them.
  const minutes = options.intercept || options.triggers ? 'every' : 'when something is due';
  const hub = await openHub({
    ...{ code, seed: SEED, latency: 'none', limits: NO_TIME_PASSES, minutes, through: behindRelay },
    ...options,
    ...start,
  });
  return castOf(hub);
}

/**
 * As the relay passes it on: statuses that nobody awaits are two of three executions of a story and change nothing in it
 * (a story of main-story.test.ts says so). `through: straightTo` is the hub alone.
 */
function behindRelay(rt: SimHub['rt']): Post {
  const post = straightTo(rt);
  return async (source, text) => {
    const parsed: unknown = JSON.parse(text);
    const { body } = source === 'meta' ? siftMeta(parsed, text) : siftQontak(parsed, text);
    return body === '' ? { status: 200, body: '' } : post(source, body);
  };
}

function startAt(base: Base) {
  return { from: base, startMs: base.now };
}

/** A hub in which the three reps have said hello: made once a test run for each time, from then on read. */
async function beginning(code: string, startMs: number): Promise<Base> {
  return keptOnDisk(`cast at ${startMs}`, code, async () => {
    const from = await furnished(code);
    const hub = await openHub({
      code,
      seed: SEED_OF_BEGINNING,
      latency: 'none',
      startMs,
      limits: NO_TIME_PASSES,
      from,
    });
    const { andi, dewi, joko } = castOf(hub);
    for (const rep of [andi, dewi, joko]) await rep.says('on');
    return keep(hub);
  });
}

/** Before anybody has written. Set-up leaves nothing in it that tells the time, so all beginnings share it. */
function furnished(code: string): Promise<Base> {
  return keptOnDisk('furnished', code, async () => {
    const options = { code, seed: SEED_OF_FURNISHING, latency: 'none', startMs: FURNISHED_MS } as const;
    const hub = await openHub({ ...options, limits: NO_TIME_PASSES });
    await furnish(hub);
    return keep(hub);
  });
}

async function keep(hub: SimHub): Promise<Base> {
  const base = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), now: hub.rt.now() };
  await hub.rt.close();
  return base;
}

function castOf(hub: SimHub): Cast {
  const person = (number: string, name: string) => makePerson(hub, hub.world.phone(number, { name }));
  return {
    hub,
    person,
    sari: person('6281311111111', 'Sari Wulandari'),
    andi: person('6281200000001', 'Andi'),
    dewi: person('6281200000002', 'Dewi'),
    joko: person('6281200000003', 'Joko'),
    async post(body, query = 'source=meta&key=simulated-webhook-key-0001') {
      const answer = await hub.finish(
        hub.rt.request({ method: 'POST', url: `/exec?${query}`, body, contentType: 'application/json' }),
      );
      return { status: answer.status, text: String(answer.body) };
    },
  };
}

async function furnish(hub: SimHub): Promise<void> {
  await hub.finish(hub.rt.run('setup'));
  const { people, owner } = hub.rt.host;
  people.paste({ sheet: 'Dealers' }, { row: 2, column: 1, cells: DEALERS }, owner);
  people.paste({ sheet: 'Reps' }, { row: 2, column: 1, cells: REPS }, owner);
  people.paste(
    { sheet: 'Regions' },
    { row: 2, column: 1, cells: [['Jabodetabek', 'Ibu Ratna', '+6281190000001', '', '']] },
    owner,
  );
  people.paste(
    { sheet: 'Products' },
    {
      row: 2,
      column: 1,
      cells: [
        ['S3', 'Volta S3 Sport', 'Jarak 100 km', 'TRUE'],
        ['V1', 'Volta V1 City', '', 'TRUE'],
      ],
    },
    owner,
  );
  people.paste(
    { sheet: 'Places' },
    { row: 2, column: 1, cells: [['Depok', 'city', '16411', '-6.4025', '106.7942', 'Jabodetabek']] },
    owner,
  );
  people.paste({ sheet: 'Campaigns' }, { row: 2, column: 1, cells: [['TT-2026A', 'TIKTOK', 'TikTok Live']] }, owner);
}

function makePerson(hub: SimHub, phone: Phone): Person {
  const received = () => phone.account.chat.filter((message) => message.from === 'business');
  return {
    phone,
    async says(text) {
      phone.say(text);
      await hub.rt.idle();
    },
    async taps(title, messageIndex = -1) {
      const offers = received().filter(({ content }) =>
        contentChoices(content).some((choice) => choice.title === title),
      );
      const message = offers.at(messageIndex);
      const choice = message && contentChoices(message.content).find((each) => each.title === title);
      if (!message || !choice) throw new Error(`${phone.account.name} has no button "${title}"`);
      if (message.content.type === 'list') phone.pick(message.id, choice.id);
      else phone.tap(message.id, choice.id);
      await hub.rt.idle();
    },
    async sharesLocation(latitude, longitude) {
      phone.sendLocation(latitude, longitude);
      await hub.rt.idle();
    },
    get heard() {
      return received().map(({ content }) => contentText(content));
    },
    get last() {
      return contentText(received().at(-1)?.content ?? { type: 'text', text: '' });
    },
  };
}

/** Brings a customer as far as the ringing phones. */
export async function askDealers(cast: Cast, customer: Person): Promise<void> {
  await customer.says('Halo [ref:TT-2026A]');
  await customer.taps('Beli motor');
  await customer.taps('Volta S3 Sport');
  await customer.sharesLocation(-6.39, 106.8);
  void cast;
}
