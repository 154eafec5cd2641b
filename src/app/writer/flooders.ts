/**
 * A person who writes without pause would keep the writer busy without pause, and everybody else would wait. Many messages of
 * one person in one round are a flood: for a while their messages start no round, but wait for the minute trigger or for a
 * round that somebody else's message starts.
 */
import type { HubEvent } from '../../core/events.ts';
import { fingerprint } from '../../core/lib/fingerprint.ts';
import * as is from '../../core/lib/read-json.ts';
import type { InboxEntry } from '../inbox/inbox.ts';
import { readDelivery } from '../inbox/read-delivery.ts';
import type { WriterDeps } from '../round/deps.ts';

/** The property that holds, by person, until when (epoch ms) their messages wait. */
const FLOOD_KEY = 'hint.flood';
const MANY = 15;
const LASTS_MS = 90_000;
/** The most messages left waiting: the inbox has room for some 500, and a round takes 150. */
const MOST_WAITING = 100;

type Parsers = WriterDeps['parsers'];
type All = Readonly<Record<string, string>>;
const kept = is.dictionary(is.number);

/** Whether all of these entries are from flooding people, and few enough to be left waiting. */
export function mayAllWait(parsers: Parsers, waiting: readonly InboxEntry[], all: All, nowMs: number): boolean {
  const known = read(all, nowMs);
  if (Object.keys(known).length === 0 || waiting.length > MOST_WAITING) return false;
  return waiting.every((entry) => {
    const senders = sendersIn(parsers, entry);
    return senders?.every((person) => Object.hasOwn(known, person));
  });
}

/** The property to set after a round with these entries, if somebody floods; else nothing. */
export function floodSeen(
  parsers: Parsers,
  waiting: readonly InboxEntry[],
  all: All,
  nowMs: number,
): Record<string, string> {
  if (waiting.length < MANY) return {};
  const counts = new Map<string, number>();
  for (const entry of waiting)
    for (const person of sendersIn(parsers, entry) ?? []) counts.set(person, (counts.get(person) ?? 0) + 1);
  const flooding = [...counts].filter(([, count]) => count >= MANY);
  if (flooding.length === 0) return {};
  const until = Object.fromEntries(flooding.map(([person]) => [person, nowMs + LASTS_MS]));
  return { [FLOOD_KEY]: JSON.stringify({ ...read(all, nowMs), ...until }) };
}

function read(all: All, nowMs: number): Record<string, number> {
  const text = all[FLOOD_KEY];
  const parsed = text === undefined ? null : is.readJson(text, kept);
  return parsed?.ok ? Object.fromEntries(Object.entries(parsed.value).filter(([, until]) => until > nowMs)) : {};
}

/** The senders of a delivery; null when it holds anything but typed messages. Taps never count as a flood and never wait. */
function sendersIn(parsers: Parsers, entry: InboxEntry): string[] | null {
  const { events, sent } = readDelivery(parsers, entry);
  const persons = events.map(personOf);
  return Object.keys(sent).length > 0 || persons.includes(null) ? null : persons.filter((each) => each !== null);
}

function personOf(event: HubEvent): string | null {
  if (event.kind !== 'message' || event.content.type === 'reply') return null;
  const { phone, userId } = event.from;
  return fingerprint(`${phone} ${userId}`);
}
