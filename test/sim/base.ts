/** The world that every schedule starts from: a set-up workbook, a small network, and leads that dealers are being asked about. */
import { readFileSync } from 'node:fs';
import type { RuntimeSnapshot } from '../../local/runtime/index';
import type { MetaSnapshot } from '../../local/world/meta';
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
  const hub = await openHub({ code, seed: 1, latency: 'none', startMs: START_MS });
  await hub.finish(hub.rt.run('setup'));
  for (const tab of ['Regions', 'Dealers', 'Reps', 'Products', 'Places', 'Campaigns']) importCsv(hub, tab);
  await openWindows(hub);
  for (let i = 0; i < LEADS; i++) await converse(hub, i);
  await hub.rt.advance(61_000);
  const base = { runtime: hub.rt.snapshot(), world: hub.world.snapshot(), now: hub.rt.now() };
  await hub.rt.close();
  return base;
}

/** Only the dealers of Greater Jakarta: a network small enough for thousands of schedules. */
function importCsv(hub: SimHub, tab: string): void {
  const rows = parseCsv(readFileSync(`sheets-templates/demo/${tab}.csv`, 'utf8')).slice(1);
  const near = rows.filter((row) => keep(tab, row));
  hub.rt.host.people.paste({ sheet: tab }, 2, 1, near, hub.rt.host.owner);
}

function keep(tab: string, row: readonly string[]): boolean {
  if (tab === 'Dealers') return row[2] === 'Jabodetabek';
  if (tab === 'Reps') return Number((row[3] ?? '').slice(1)) <= 30;
  return tab !== 'Places' || row[5] === 'Jabodetabek';
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

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const match of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    const value = match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"');
    rows.at(-1)?.push(value);
    if (match[3] === '\r\n') rows.push([]);
    if (match[3] === '') break;
  }
  return rows.filter((row) => row.length > 1);
}
