/**
 * A whole working day at the design load, night and all jobs included, in simulated time behind the relay: how much of each of
 * Google's quotas it uses, what gets lost, and how long a rep waits for the verdict of a tap.
 */
import { readFileSync } from 'node:fs';
import type { Runtime } from '../local/runtime/index';
import { contentChoices, contentText } from '../local/world/meta/content';
import type { Post, SimHub } from '../sim/hub';
import { mulberry32 } from '../sim/random';
import type { Bench, Results } from './bench';
import { throughRelay } from './door-relay';
import { countLost, fieldsOfLine, type Prepared, resumeHub } from './hub-under-test';
import { percentile } from './measure';
import { type Use, usesOf } from './quota-use';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Weights of a day's customers by hour in Jakarta: few at night, most at noon and after work. */
const BY_HOUR = [1, 0, 0, 0, 0, 1, 3, 5, 6, 7, 7, 8, 9, 7, 6, 6, 6, 7, 8, 9, 8, 6, 4, 2];
const WIB_MS = 7 * HOUR_MS;

export interface Workday {
  readonly leads: number;
  readonly sales: number;
  readonly hours: number;
}

export interface Day {
  readonly seed: number;
  readonly messages: number;
  readonly webhooks: number;
  /** Webhooks that were never answered with 200, or of whose messages the hub has no record. */
  readonly lost: number;
  readonly taps: number;
  /** Taps whose verdict never came. */
  readonly unanswered: number;
  /** Virtual ms from a tap to its verdict. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly uses: readonly Use[];
}

interface Job {
  readonly code: string;
  readonly prepared: Prepared;
  readonly seed: number;
  readonly relay: (random: () => number) => (rt: Runtime) => Post;
  /** Reports progress. */
  readonly step: (text: string) => void;
}

export async function playWorkday({ code, prepared, seed, relay, step }: Job, size: Workday): Promise<Day> {
  const random = mulberry32(seed);
  const open = new Map<string, boolean>();
  let requests = 0;
  const hub = await resumeHub(code, prepared, seed, {
    keepExecutions: 100_000,
    intercept({ kind, args, when }) {
      if (kind.startsWith('urlfetch.') && when === 'before') requests += Array.isArray(args[0]) ? args[0].length : 1;
    },
    through: (rt) => {
      const post = relay(random)(rt);
      return async (source, body) => {
        const answer = await post(source, body);
        open.set(body, open.get(body) === true || answer.status === 200);
        return answer;
      };
    },
  });
  const start = hub.rt.now();
  requests = 0;
  for (const tab of ['Prices', 'Serials']) pasteDemo(hub, tab);
  customers(hub, random, size.leads);
  const reps = watchReps(hub, random);
  sales(hub, size.sales);
  for (let hour = 1; hour <= size.hours; hour++) {
    await hub.rt.advance(HOUR_MS);
    step(`day ${seed}: hour ${hour} of ${size.hours}`);
  }
  await hub.rt.advance(30 * MINUTE_MS);
  const messages = hub.world.messages().filter(({ at }) => at >= start).length;
  const uses = usesOf(
    hub.rt.executions().filter((each) => each.start >= start && each.start < start + DAY_MS),
    requests,
  );
  const lost = countLost(hub, open);
  await hub.rt.close();
  const times = reps.verdictMs.sort((a, b) => a - b);
  const [p50Ms, p95Ms] = [percentile(times, 0.5), percentile(times, 0.95)];
  const [taps, unanswered] = [reps.taps(), reps.unanswered()];
  return { seed, messages, webhooks: open.size, lost, taps, unanswered, p50Ms, p95Ms, uses };
}

function pasteDemo(hub: SimHub, tab: string): void {
  const [, ...lines] = readFileSync(`sheets-templates/demo/${tab}.csv`, 'utf8').trim().split('\r\n');
  hub.rt.host.people.paste({ sheet: tab }, { row: 2, column: 1, cells: lines.map(fieldsOfLine) }, hub.rt.host.owner);
}

/** Each says what they want and where they are; one in three asks something besides. */
function customers(hub: SimHub, random: () => number, leads: number): void {
  const places = hub.rows('Places');
  for (let i = 0; i < leads; i++) {
    const place = places[Math.floor(random() * places.length)] ?? {};
    const number = `62815${80_000_000 + i}`;
    const at = offsetInDay(hub.rt.now(), random);
    const phone = () => hub.world.phone(number, { name: `Calon ${i}` });
    hub.rt.after(at, () => void phone().say(random() < 0.5 ? 'halo kak, mau beli S3' : 'mau test ride V1 dong'));
    if (random() < 0.33) hub.rt.after(at + 20_000, () => void phone().say('bisa kredit?'));
    hub.rt.after(at + 45_000, () => void phone().sendLocation(Number(place.Latitude), Number(place.Longitude)));
  }
}

/** ms from now, within a day, by `BY_HOUR`. */
function offsetInDay(nowMs: number, random: () => number): number {
  const total = BY_HOUR.reduce((sum, share) => sum + share, 0);
  let left = random() * total;
  const hour = BY_HOUR.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  const sinceMidnight = (nowMs + WIB_MS) % DAY_MS;
  const wanted = Math.max(0, hour) * HOUR_MS + random() * HOUR_MS;
  return Math.floor((wanted - sinceMidnight + DAY_MS) % DAY_MS);
}

const LOOKS_EVERY_MS = 10_000;

/** The first to tap is there within minutes, another in three is seconds later; who wins writes, and is answered. */
function watchReps(hub: SimHub, random: () => number) {
  const phones = hub.reps().map(({ number }) => hub.world.phone(number));
  const seen = new Map(phones.map((phone) => [phone, phone.account.chat.length]));
  const firstTapAt = new Map<string, number>();
  const waiting = new Set<{ readonly phone: string; readonly leadId: string; readonly at: number }>();
  const verdictMs: number[] = [];
  let taps = 0;
  const tap = (phone: (typeof phones)[number], messageId: string, choice: string): void => {
    taps++;
    waiting.add({ phone: phone.account.id, leadId: choice.split('|')[1] ?? '', at: hub.rt.now() });
    phone.tap(messageId, choice);
  };
  /** A verdict names the lead. */
  const settle = (phone: string, text: string, at: number): void => {
    for (const each of waiting) {
      if (each.phone !== phone || at < each.at || !text.includes(each.leadId)) continue;
      verdictMs.push(at - each.at);
      waiting.delete(each);
    }
  };
  const look = (): void => {
    for (const phone of phones) {
      for (const { id, at, from, content } of phone.account.chat.slice(seen.get(phone) ?? 0)) {
        if (from !== 'business') continue;
        settle(phone.account.id, contentText(content), at);
        const choice = contentChoices(content).find((each) => each.id.startsWith('C1|'))?.id;
        const leadId = choice?.split('|')[1];
        if (choice === undefined || leadId === undefined) continue;
        const first = firstTapAt.get(leadId);
        if (first !== undefined && random() > 0.35) continue;
        const delay =
          first === undefined ? 20_000 + random() * 200_000 : Math.max(0, first - hub.rt.now()) + random() * 30_000;
        firstTapAt.set(leadId, first ?? hub.rt.now() + delay);
        hub.rt.after(delay, () => tap(phone, id, choice));
        if (first !== undefined) continue;
        hub.rt.after(delay + 150_000, () => void phone.say('Halo kak, unitnya ready. Kapan bisa mampir?'));
      }
      seen.set(phone, phone.account.chat.length);
    }
    hub.rt.after(LOOKS_EVERY_MS, look);
  };
  hub.rt.after(LOOKS_EVERY_MS, look);
  return { verdictMs, taps: () => taps, unanswered: () => waiting.size };
}

/** Typed by staff in office hours, a row at a time, at the list price. */
function sales(hub: SimHub, count: number): void {
  const headers = hub.rt.host.readTab({ sheet: 'Sales' })?.headers ?? [];
  const prices = new Map(hub.rows('Prices').map((row) => [row['Model ID'], row['List price (Rp)']]));
  const units = hub.rows('Serials').slice(0, count);
  const from = (9 * HOUR_MS - ((hub.rt.now() + WIB_MS) % DAY_MS) + DAY_MS) % DAY_MS;
  units.forEach((unit, i) => {
    const row: Record<string, string> = {
      Serial: unit.Serial ?? '',
      'Model ID': unit['Model ID'] ?? '',
      'Dealer ID': unit['Dealer ID'] ?? '',
      'Customer name': `Pembeli ${i}`,
      'Customer phone': `0813${70_000_000 + i}`,
      'Sale date': new Date(hub.rt.now() + from + WIB_MS).toISOString().slice(0, 10),
      'Vehicle (Rp)': prices.get(unit['Model ID']) ?? '',
      Payment: 'transfer',
    };
    hub.rt.after(from + Math.round((i * 10 * HOUR_MS) / count), () => {
      const at = (hub.rt.host.readTab({ sheet: 'Sales' })?.rows.length ?? 0) + 2;
      const cells = [headers.map((header) => row[header] ?? '')];
      hub.rt.host.people.paste({ sheet: 'Sales' }, { row: at, column: 1, cells }, hub.rt.host.owner);
    });
  });
}

const SEED = 41;

export async function benchWorkday({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const relay = (random: () => number) => throughRelay({ keepsMemory: true, random, log: () => undefined });
  const day = await playWorkday({ code, prepared: await prepared(), seed: SEED, relay, step }, sizes.workday);
  const { leads, sales } = sizes.workday;
  say(`\nA day of ${leads} leads and ${sales} sales behind the relay on Node, all jobs on, night included:`);
  sayDay(day, say);
  return { workday: day };
}

export function sayDay(
  { lost, webhooks, messages, taps, unanswered, p50Ms, p95Ms, uses }: Day,
  say: Bench['say'],
): void {
  say(`${lost} lost of ${webhooks} webhooks; ${messages} messages`);
  say(`${taps} taps, ${unanswered} without a verdict; the others after ${p50Ms} ms (p50), ${p95Ms} ms (p95)`);
  say(lineOf('quota', 'used', 'consumer', 'Workspace'));
  for (const { name, used, consumer, workspace, busiest } of uses) {
    say(lineOf(name, String(used), shareOf(used, consumer), shareOf(used, workspace)));
    if (busiest) say(`  ${busiest}`);
  }
}

function lineOf(name: string, ...cells: string[]): string {
  return name.padEnd(38) + cells.map((cell) => cell.padStart(17)).join('');
}

function shareOf(used: number, limit: number): string {
  return `${Math.round((used / limit) * 1000) / 10} % of ${limit}`;
}
