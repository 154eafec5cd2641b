/** The hub as the benches run it: the whole demo network, leads that dealers are being asked about, real latencies. */
import { readFileSync } from 'node:fs';
import { contentChoices } from '../local/world/meta/content';
import { START_MS } from '../sim/base';
import { type HubOptions, openHub, type SimHub } from '../sim/hub';
import { withHistory } from './history';

type Snapshot = ReturnType<SimHub['rt']['snapshot']>;
export interface Prepared {
  readonly runtime: Snapshot;
  readonly world: ReturnType<SimHub['world']['snapshot']>;
  readonly now: number;
}

const UNLIMITED = { sheetsApiReadsPerMinute: 1e6, sheetsApiWritesPerMinute: 1e6 };

export interface Network {
  /** Customers as far as the ringing phones, spread over the cities so that many reps are asked. */
  readonly leads: number;
  /** Reps who wrote this morning: they get free messages, the others templates. */
  readonly reps: number;
  /** Older leads of former months, with their customers, offers and messages. */
  readonly history?: number;
}

export async function prepareHub(code: string, { leads, reps, history = 0 }: Network): Promise<Prepared> {
  const fresh = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED });
  await fresh.finish(fresh.rt.run('setup'));
  const from = { runtime: withHistory(fresh.rt.snapshot(), history), world: fresh.world.snapshot() };
  await fresh.rt.close();
  const hub = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS, limits: UNLIMITED, from });
  for (const tab of ['Regions', 'Dealers', 'Reps', 'Products', 'Places', 'Campaigns']) {
    const rows = readFileSync(`sheets-templates/demo/${tab}.csv`, 'utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map(fieldsOfLine);
    hub.rt.host.people.paste({ sheet: tab }, { row: 2, column: 1, cells: rows }, hub.rt.host.owner);
  }
  for (const rep of hub.reps().slice(0, reps)) hub.world.phone(rep.number, { name: rep.name }).say('on');
  await hub.rt.idle();
  const places = hub.rows('Places');
  for (let i = 0; i < leads; i++) {
    const place = places[(i * 7) % places.length] ?? {};
    const phone = hub.world.phone(`62813${70_000_000 + i}`, { name: `Pelanggan ${i}` });
    for (const step of [
      () => phone.say('mau beli'),
      () => phone.say('S3'),
      () => phone.sendLocation(Number(place.Latitude), Number(place.Longitude)),
    ]) {
      step();
      await hub.rt.idle();
    }
  }
  await hub.rt.advance(61_000);
  const prepared = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), now: hub.rt.now() };
  await hub.rt.close();
  return prepared;
}

export function resumeHub(
  code: string,
  prepared: Prepared,
  seed: number,
  more: Partial<HubOptions> = {},
): Promise<SimHub> {
  return openHub({
    ...{ code, seed, latency: 'model', startMs: prepared.now, from: prepared, keepExecutions: 20_000 },
    ...more,
  });
}

export interface Tap {
  readonly number: string;
  readonly leadId: string;
  tap(): void;
}

/** One unanswered offer a rep; `perLead` of each lead at most. */
export function openTaps(hub: SimHub, perLead: number): Tap[] {
  const used = new Map<string, number>();
  return hub.reps().flatMap(({ number }) => {
    const phone = hub.world.phone(number);
    for (const message of phone.account.chat) {
      const choice =
        message.from === 'business' && contentChoices(message.content).find(({ id }) => id.startsWith('C1|'));
      const leadId = choice ? (choice.id.split('|')[1] ?? '') : '';
      const count = used.get(leadId) ?? 0;
      if (!choice || count >= perLead) continue;
      used.set(leadId, count + 1);
      return [{ number, leadId, tap: () => void phone.tap(message.id, choice.id) }];
    }
    return [];
  });
}

/** The fields of a line of CSV. */
export function fieldsOfLine(line: string): string[] {
  return [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/g)]
    .slice(0, -1)
    .map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? '')
    .concat(line.endsWith(',') ? [''] : []);
}

/**
 * How many webhook bodies were lost: not taken, or holding a message of which the Inbox log has no row, whatever the sender was
 * told. `taken`: by body, whether any of its deliveries was answered as received.
 */
export function countLost(hub: SimHub, taken: ReadonlyMap<string, boolean>): number {
  const recorded = new Set(hub.rows('Inbox log').map((row) => row['Event ID']));
  return [...taken].filter(([body, isTaken]) => {
    const ids = [...body.matchAll(/"from_user_id":"[^"]*","id":"(wamid\.[^"]+)"/g)].map(([, id]) => id);
    return !isTaken || ids.some((id) => !recorded.has(id));
  }).length;
}
