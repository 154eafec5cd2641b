/** The world that every schedule starts from: a set-up workbook, a small network, and leads that dealers are being asked about. */

import { readFileSync } from 'node:fs';
import type { RuntimeSnapshot } from '../local/runtime/index';
import { parseCsv } from '../local/server/csv';
import type { MetaSnapshot } from '../local/world/meta';
import { openHub, type SimHub } from './hub';

export interface Base {
  readonly runtime: RuntimeSnapshot;
  readonly world: MetaSnapshot;
  readonly now: number;
}

/** Monday 09:00 in Jakarta: everybody is open. */
export const START_MS = Date.parse('2026-11-23T02:00:00Z');

export const LEADS = 10;
/** Where the customers of the prepared leads are: all in Greater Jakarta, so that rings overlap. */
const PLACES = [
  [-6.2615, 106.8106],
  [-6.1862, 106.8341],
  [-6.2383, 106.9756],
  [-6.4025, 106.7942],
  [-6.1783, 106.6319],
] as const;

export async function prepareBase(code: string): Promise<Base> {
  const hub = await openNetwork(code, START_MS, (dealer) => dealer[2] === 'Jabodetabek');
  for (let i = 0; i < LEADS; i++) await converse(hub, i);
  return keep(hub);
}

/** Five to three in the night from Monday to Tuesday, in Jakarta. */
const NIGHT_MS = Date.parse('2026-11-23T19:55:00Z');
const NIGHT_CITIES = ['Depok', 'Makassar', 'Jayapura'];

/** Seven dealers in three time zones, all closed, and no lead yet. */
export async function prepareNight(code: string): Promise<Base> {
  return keep(await openNetwork(code, NIGHT_MS, (dealer) => NIGHT_CITIES.includes(dealer[3] ?? '')));
}

async function openNetwork(
  code: string,
  startMs: number,
  isIn: (dealer: readonly string[]) => boolean,
): Promise<SimHub> {
  const hub = await openHub({ code, seed: 1, latency: 'none', startMs });
  await hub.finish(hub.rt.run('setup'));
  const dealers = readDemo('Dealers').filter(isIn);
  const ids = new Set(dealers.map(([id]) => id));
  fill(hub, 'Dealers', dealers);
  fill(hub, 'Reps', readDemo('Reps').filter((rep) => ids.has(rep[3]))); // biome-ignore format: one line
  for (const tab of ['Regions', 'Products', 'Places', 'Answers', 'Campaigns']) fill(hub, tab, readDemo(tab));
  await openWindows(hub);
  return hub;
}

async function keep(hub: SimHub): Promise<Base> {
  await hub.rt.advance(61_000);
  const base = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), now: hub.rt.now() };
  await hub.rt.close();
  return base;
}

function readDemo(tab: string): string[][] {
  return parseCsv(readFileSync(`sheets-templates/demo/${tab}.csv`, 'utf8')).slice(1);
}

function fill(hub: SimHub, tab: string, rows: readonly (readonly string[])[]): void {
  hub.rt.host.people.paste({ sheet: tab }, { row: 2, column: 1, cells: rows }, hub.rt.host.owner);
}

/** Reps say hello in the morning, so that offers go out as free messages with buttons. */
async function openWindows(hub: SimHub): Promise<void> {
  for (const rep of hub.reps()) hub.world.phone(rep.number, { name: rep.name }).say('on');
  await hub.rt.idle();
}

/** One customer from the first word to the ringing phones. */
async function converse(hub: SimHub, index: number): Promise<void> {
  const [latitude, longitude] = PLACES[index % PLACES.length] ?? PLACES[0];
  const phone = hub.world.phone(customerNumber(index), { name: `Pelanggan ${index}` });
  phone.say('mau beli');
  await hub.rt.idle();
  phone.say('S3');
  await hub.rt.idle();
  phone.sendLocation(latitude + index * 1e-3, longitude);
  await hub.rt.idle();
}

export function customerNumber(index: number): string {
  return `62813${String(70_000_000 + index)}`;
}
