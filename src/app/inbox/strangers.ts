/**
 * Unproved deliveries: counted in the cache up to a limit and reported once. They never cost a property call, a sheet call or
 * the lock, and beyond the limit not even a cache write.
 */
import { asRecord, number, parseJson, record, text } from '../../core/lib/json.ts';
import { oneLine } from '../../core/lib/text.ts';
import { DAY_MS, MINUTE_MS } from '../../core/lib/time.ts';
import type { WriterDeps } from '../round/deps.ts';
import { type Round, raiseAlert } from '../round/round.ts';

export const STRANGERS_KEY = 'strangers';
const TTL_SECONDS = 6 * 3600;
/** From this number on it is an attack, and is not counted further. */
const FLOOD = 20;
/** Somebody who mistyped a secret will try again; the alert waits for that. */
const WAIT_MS = 10 * MINUTE_MS;
/** The most doors that are counted separately: the webhooks, the pages, and gateways by ID. */
const MOST_DOORS = 50;

interface Stranger {
  readonly count: number;
  /** Epoch ms. */
  readonly since: number;
  /** Why the first of them was refused. */
  readonly why: string;
}

/** Unproved deliveries by door. */
export type Strangers = ReadonlyMap<string, Stranger>;

export function readStrangers(stored: string | undefined): Strangers {
  const parsed = parseJson(stored ?? '{}');
  const all = (parsed.ok && asRecord(parsed.value)) || {};
  return new Map(
    Object.keys(all).map((door) => {
      const entry = record(all, door);
      return [
        door,
        { count: number(entry, 'count') ?? 0, since: number(entry, 'since') ?? 0, why: text(entry, 'why') },
      ];
    }),
  );
}

/** `door`: 'webhooks', 'pages', or the ID of an existing gateway; made-up names must not be passed on. */
export function noteStranger(
  { cache, clock }: Pick<WriterDeps, 'cache' | 'clock'>,
  stored: string | undefined,
  door: string,
  why: string,
): void {
  const all = readStrangers(stored);
  const nowMs = clock.nowMs();
  const known = all.get(door);
  const isOld = !known || nowMs - known.since > DAY_MS;
  if (!isOld && known.count >= FLOOD) return;
  if (!known && all.size >= MOST_DOORS) return;
  const next = isOld ? { count: 1, since: nowMs, why } : { ...known, count: known.count + 1 };
  cache.putMany({ [STRANGERS_KEY]: JSON.stringify(Object.fromEntries([...all, [door, next]])) }, TTL_SECONDS);
}

/** Keys of the System tab that reporting asks about. */
export function strangerKeys(strangers: Strangers): string[] {
  return [...strangers].map(([door, { since }]) => eventOf(door, since));
}

function eventOf(door: string, since: number): string {
  return `stranger ${door} ${since}`;
}

/**
 * What kind of door it is. A page link is a public address with a signature: trying one does not mean that a key was stolen.
 */
function doorOf(door: string): { readonly name: string; readonly isGateway: boolean } {
  if (door === 'webhooks') return { name: 'Webhooks', isGateway: false };
  if (door === 'pages') return { name: 'Personal links', isGateway: false };
  return { name: `Gateway ${oneLine(door) || 'of no known name'}`, isGateway: true };
}

/** One alert per door and day. */
export function reportStrangers(round: Round, strangers: Strangers): void {
  for (const [door, { count, since, why }] of strangers) {
    if (count < FLOOD && round.nowMs - since < WAIT_MS) continue;
    const eventId = eventOf(door, since);
    if (round.session.system.hasSeen(eventId)) continue;
    round.session.system.remember(eventId);
    const { name, isGateway } = doorOf(door);
    const many = count >= FLOOD ? `${FLOOD} deliveries or more` : `${count} deliveries`;
    raiseAlert(
      { ...round, eventId },
      {
        tier: count >= FLOOD && isGateway ? 'P0' : 'P1',
        rule: isGateway ? 'gateway-bad-proof' : 'wrong-key',
        subject: door,
        text: `${name}: ${many} proved nothing (${oneLine(why, 120)}). Not yours? Nothing was taken. Yours? Check the URL at the provider, the secret and the clock.`,
      },
    );
  }
}
