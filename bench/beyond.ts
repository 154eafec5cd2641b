/**
 * Ten times the design load in the recommended way (docs/CAPACITY.md): ten regions with a hub each, behind one relay. One of
 * the ten is a real hub for a whole working day; for each of its webhooks the relay carries nine more for the other regions.
 * One of those does not answer for an hour; webhooks that are told to retry then are not sent again here.
 */
import { createHmac } from 'node:crypto';
import type { Runtime } from '../local/runtime/index';
import type { HubAnswer, HubRequest } from '../relay/host';
import { createRelay } from '../relay/relay';
import type { Post } from '../sim/hub';
import type { Bench, Results } from './bench';
import { HUB_URL, hostIn, postTo, RELAY_SECRET } from './door-relay';
import { playWorkday, sayDay } from './workday';

const HOUR_MS = 60 * 60_000;
const OTHERS = Array.from({ length: 9 }, (_, at) => `r${at + 2}`);
/** Duration of an execution that commits, as measured on the hub itself. */
const OTHERS_TAKE_MS = 1_500;
const SLEEPER = 'r2';
const SLEEPS_AFTER_MS = 6 * HOUR_MS;

interface Carried {
  /** Webhooks of other regions, and those answered 200. */
  readonly count: number;
  readonly taken: number;
  /** Webhooks of the silent region that were told to retry. */
  readonly heldBack: number;
}

/** Posts as a provider would to a relay in front of ten hubs, one of which is this runtime's. */
function regionalRelay(rt: Runtime, random: () => number, carried: { -readonly [K in keyof Carried]: number }): Post {
  rt.properties.set('RELAY_SECRET', RELAY_SECRET);
  const host = hostIn(rt);
  const sleepsFrom = rt.now() + SLEEPS_AFTER_MS;
  const isAsleep = () => rt.now() >= sleepsFrom && rt.now() < sleepsFrom + HOUR_MS;
  const others = async ({ url }: HubRequest): Promise<HubAnswer> => {
    await host.pause(OTHERS_TAKE_MS);
    const { pathname, searchParams } = new URL(url);
    if (pathname.includes(`/${SLEEPER}/`) && isAsleep())
      return { status: 200, location: '', body: '<title>Error</title>' };
    const taken = `taken.${searchParams.get('rsig')}`;
    return {
      status: 200,
      location: '',
      body: createHmac('sha256', RELAY_SECRET).update(taken).digest('hex').slice(0, 32),
    };
  };
  const relay = createRelay({
    ...{ ...host, random, log: () => undefined, keepsMemory: true },
    fetch: (request, timeoutMs) => (isThisHub(request.url) ? host.fetch(request, timeoutMs) : others(request)),
  });
  const post = postTo(relay, settings());
  return async (source, body) => {
    const own = post(source, body);
    for (const name of OTHERS) {
      const asleep = name === SLEEPER && isAsleep();
      carried.count++;
      void post(source, body.replaceAll(NUMBER, numberOf(name))).then(({ status }) => {
        if (status === 200) carried.taken++;
        else if (asleep) carried.heldBack++;
      });
    }
    return own;
  };
}

/** The number's ID at the simulated WhatsApp. */
const NUMBER = '106540352242922';
const numberOf = (name: string) => `1065403522429${name.slice(1).padStart(2, '0')}9`;

/** Whether the URL is this hub's, at Google's first or second host. */
function isThisHub(url: string): boolean {
  return url.startsWith(HUB_URL) || new URL(url).pathname.startsWith('/macros/echo');
}

function settings(): Record<string, string> {
  const names = ['r1', ...OTHERS];
  const of = (name: string): [string, string][] => [
    [`HUB_URL_${name.toUpperCase()}`, name === 'r1' ? HUB_URL : `https://script.google.com/macros/s/${name}/exec`],
    [`HUB_TAKES_${name.toUpperCase()}`, name === 'r1' ? NUMBER : numberOf(name)],
  ];
  return { HUBS: names.join(' '), RELAY_SECRET, ...Object.fromEntries(names.flatMap(of)) };
}

const SEED = 42;

export async function benchBeyond({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const carried = { count: 0, taken: 0, heldBack: 0 };
  const relay = (random: () => number) => (rt: Runtime) => regionalRelay(rt, random, carried);
  const day = await playWorkday({ code, prepared: await prepared(), seed: SEED, relay, step }, sizes.workday);
  const { leads } = sizes.workday;
  say(`\nTen regions of ${leads} leads a day behind one relay on Node; what one of the ten hubs saw of it:`);
  sayDay(day, say);
  const { count, taken, heldBack } = carried;
  say(`other regions: ${taken} of ${count} webhooks taken, ${heldBack} told to come again while their hub was down`);
  return { beyond: { ...day, carried } };
}
