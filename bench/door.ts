/**
 * Which deliveries get lost: new customers at a steady rate and simultaneous taps, with every delivery status, delivered as by
 * Meta (a 200 counts as receipt, whatever the page says). The hub alone, and behind the relay.
 */
import type { Runtime } from '../local/runtime/index';
import type { StatusOptions } from '../local/world/meta/outgoing';
import { type Post, type SimHub, straightTo } from '../sim/hub';
import { mulberry32 } from '../sim/random';
import type { Bench, Results } from './bench';
import { throughRelay } from './door-relay';
import { countLost, openTaps, type Prepared, resumeHub } from './hub-under-test';
import type { Load } from './load';
import { percentile } from './measure';

/** alone: the providers post to Apps Script. worker: through a relay without memory. node: through one that gathers. */
const WAYS = ['alone', 'worker', 'node'] as const;
export type Way = (typeof WAYS)[number];

const NAMES: Readonly<Record<Way, string>> = {
  alone: 'alone',
  worker: 'relay on Workers',
  node: 'relay on Node',
};

export interface Losses {
  /** Webhooks that Meta posted for the first time, statuses included. */
  readonly deliveries: number;
  /** Those that Meta counts as delivered and the hub never saw. */
  readonly lost: number;
  readonly asked: number;
  /** How many people asked and never got an answer. */
  readonly unanswered: number;
  readonly firstMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly lastMs: number;
  /** Executions of doPost. */
  readonly executions: number;
}

export interface Job {
  readonly code: string;
  readonly prepared: Prepared;
  readonly way: Way;
  readonly seed: number;
}

/** Long enough for every repeat that matters. */
const AFTERWARDS_MS = 180_000;

export async function customersAtTheDoor(job: Job, { perSecond, seconds }: Load): Promise<Losses> {
  return atTheDoor(job, (hub) => {
    const count = Math.round(perSecond * seconds);
    return Array.from({ length: count }, (_, i) => {
      const number = `62815${80_000_000 + i}`;
      const atMs = Math.round((i * 1000) / perSecond);
      return { number, atMs, act: () => void hub.world.phone(number, { name: `Calon ${i}` }).say('halo') };
    });
  });
}

export async function tapsAtTheDoor(job: Job, taps: number): Promise<Losses> {
  return atTheDoor(job, (hub) =>
    openTaps(hub, Math.max(3, Math.ceil(taps / 10)))
      .slice(0, taps)
      .map(({ number, tap }) => ({ number, atMs: 0, act: tap })),
  );
}

interface Act {
  readonly number: string;
  readonly atMs: number;
  readonly act: () => void;
}

/** A hub whose deliveries are recorded. `lost`: how many of them the hub never saw, and how many there were. */
export async function openDoor({ code, prepared, way, seed }: Job) {
  const fates = new Map<string, Fate>();
  const hub = await resumeHub(code, prepared, seed, {
    statuses: scattered,
    through: (rt) => (way === 'alone' ? watched(straightTo(rt), isFromHub, fates) : behindRelay(rt, way, seed, fates)),
  });
  const taken = () => new Map([...fates].map(([body, fate]) => [body, fate === 'taken']));
  return { hub, lost: () => ({ deliveries: fates.size, lost: countLost(hub, taken()) }) };
}

async function atTheDoor(job: Job, plan: (hub: SimHub) => readonly Act[]): Promise<Losses> {
  const { hub, lost } = await openDoor(job);
  const start = hub.rt.now();
  const acts = plan(hub);
  for (const { atMs, act } of acts) hub.rt.after(atMs, act);
  await hub.rt.idle();
  await hub.rt.advance(AFTERWARDS_MS);
  const times = answerTimes(hub, acts, start);
  const executions = hub.rt.executions().filter((each) => each.function === 'doPost' && each.start >= start).length;
  const losses = lost();
  await hub.rt.close();
  return {
    ...{ ...losses, asked: acts.length, unanswered: acts.length - times.length },
    firstMs: Math.round(times[0] ?? 0),
    ...{ p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), lastMs: Math.round(times.at(-1) ?? 0) },
    executions,
  };
}

/** Spreads statuses over time, since networks and people differ: up to four times later. */
function scattered(random: () => number): Partial<StatusOptions> {
  return { readMs: PEOPLE_READ_MS, spread: () => random() * 3 };
}

const PEOPLE_READ_MS = 4_000;

/**
 * taken: confirmed by the hub, or by the relay, which only answers 200 for that. lost: answered with 200 by a page from Google.
 */
type Fate = 'taken' | 'lost' | 'refused';

function behindRelay(rt: Runtime, way: Way, seed: number, fates: Map<string, Fate>): Post {
  const random = mulberry32(seed);
  const relayed = throughRelay({ keepsMemory: way === 'node', random, log: () => undefined })(rt);
  return watched(relayed, () => true, fates);
}

/** Records the fate of each body. Retries have the same body, so the last result counts, unless one was taken. */
function watched(post: Post, isReceipt: (page: string) => boolean, fates: Map<string, Fate>): Post {
  return async (source, body) => {
    const answer = await post(source, body);
    const fate = answer.status !== 200 ? 'refused' : isReceipt(answer.body) ? 'taken' : 'lost';
    if (fates.get(body) !== 'taken') fates.set(body, fate);
    return answer;
  };
}

/** Only a script's own page has a frame in it. */
function isFromHub(page: string): boolean {
  return page.includes('id="sandboxFrame"');
}

function answerTimes(hub: SimHub, acts: readonly Act[], start: number): number[] {
  const askedAt = new Map(acts.map(({ number, atMs }) => [number, start + atMs]));
  const answered = new Map<string, number>();
  for (const message of hub.world.messages()) {
    const asked = askedAt.get(message.phone);
    if (asked === undefined || message.from !== 'business' || message.at < asked || answered.has(message.phone))
      continue;
    answered.set(message.phone, message.at - asked);
  }
  return [...answered.values()].sort((a, b) => a - b);
}

const SEED = 11;

export async function benchDoor({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const from = await prepared();
  const { rates, seconds, seeds, taps, closing } = sizes.door;
  const results: Record<string, Losses> = {};
  say('\nAt the door: lost of all webhooks, customers without an answer (virtual ms to the answer)');
  say(HEADINGS);
  const show = (name: string, losses: Losses) => {
    results[name] = losses;
    say(lineOf(name, losses));
  };
  for (const perSecond of rates) {
    for (const way of WAYS) {
      step(`${perSecond} a second, ${way}`);
      const losses = await customersAtTheDoor({ code, prepared: from, way, seed: SEED }, { perSecond, seconds });
      show(`${perSecond} a second for ${seconds} s, ${NAMES[way]}`, losses);
    }
  }
  for (const way of WAYS) {
    step(`${taps} taps, ${way}`);
    show(`${taps} taps at once, ${NAMES[way]}`, await tapsAtTheDoor({ code, prepared: from, way, seed: SEED }, taps));
  }
  const sums: Record<Way, Sum> = { alone: { lost: 0, of: 0 }, worker: { lost: 0, of: 0 }, node: { lost: 0, of: 0 } };
  for (let seed = 1; seed <= seeds; seed++) {
    for (const way of WAYS) {
      step(`${closing} a second, ${way}, seed ${seed} of ${seeds}`);
      const load = { perSecond: closing, seconds };
      const { lost, deliveries } = await customersAtTheDoor({ code, prepared: from, way, seed }, load);
      sums[way].lost += lost;
      sums[way].of += deliveries;
    }
  }
  const relayed = { lost: sums.worker.lost + sums.node.lost, of: sums.worker.of + sums.node.of };
  say(`${closing} a second for ${seconds} s under ${seeds} seeds:`);
  say(`${relayed.lost} lost of ${relayed.of} through the relay, ${sums.alone.lost} lost of ${sums.alone.of} alone`);
  return { door: { ...results, [`${closing} a second under ${seeds} seeds`]: sums } };
}

interface Sum {
  lost: number;
  of: number;
}

const HEADINGS = [
  ''.padEnd(44),
  ...['lost', 'of', 'silent', 'of', 'first', 'p50', 'p95', 'last', 'runs'].map((word) => word.padStart(7)),
].join(' ');

function lineOf(name: string, losses: Losses): string {
  const { lost, deliveries, unanswered, asked, firstMs, p50Ms, p95Ms, lastMs, executions } = losses;
  const cells = [lost, deliveries, unanswered, asked, firstMs, p50Ms, p95Ms, lastMs, executions];
  return [name.padEnd(44), ...cells.map((cell) => String(cell).padStart(7))].join(' ');
}
