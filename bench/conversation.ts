/** A conversation's cost: a chat message alone and in a batch, a customer's words on their way to the rep, and the routing of a lead. */

import { mulberry32 } from '../sim/random';
import { rankDealers } from '../src/core/routing/rank-dealers';
import { Layout } from '../src/store/session/layout';
import { tables } from '../src/tables/index';
import type { Dealer, Rep } from '../src/tables/network';
import { openTaps, type Prepared, resumeHub } from './hub-under-test';
import { executionsSince, type Figures, figuresOf, type Timed } from './measure';

/** Service calls a message: of one alone, and of thirty that come in one webhook. */
export async function measureMessages(code: string, prepared: Prepared, count: number): Promise<number> {
  const hub = await resumeHub(code, prepared, 5);
  const start = hub.rt.now();
  hub.world.delivery.hold();
  for (let i = 0; i < count; i++) hub.world.phone(`62815${90_000_000 + i}`, { name: `Baru ${i}` }).say('halo');
  hub.world.delivery.release({ batch: count });
  await hub.rt.idle();
  const calls = executionsSince(hub.rt, start)
    .flatMap((execution) => execution.calls)
    .filter((call) => call.kind !== 'free').length;
  await hub.rt.close();
  return Math.round((calls / count) * 10) / 10;
}

/** Customers write to their reps: one after the other, or sixty within five seconds. Until the words are on the rep's phone. */
export async function measureBridge(code: string, prepared: Prepared, gapMs: number, count: number): Promise<Figures> {
  const hub = await resumeHub(code, prepared, 6);
  for (const { tap } of openTaps(hub, 1)) {
    tap();
    await hub.rt.idle();
  }
  await hub.rt.advance(61_000);
  const owned = hub.rows('Leads').filter((lead) => lead.Status === 'CLAIMED');
  const start = hub.rt.now();
  const timed: Timed = { asked: new Map(), answered: new Map() };
  for (let i = 0; i < count; i++) {
    const number = owned[i % owned.length]?.['Customer phone'] ?? '';
    const words = `Pertanyaan nomor ${i} dari saya`;
    timed.asked.set(words, start + i * gapMs);
    hub.rt.after(i * gapMs, () => void hub.world.phone(number).say(words));
  }
  await hub.rt.idle();
  await hub.rt.advance(120_000);
  for (const message of hub.world.messages()) {
    if (message.from !== 'business' || message.at < start) continue;
    const words = /Pertanyaan nomor \d+ dari saya/.exec(JSON.stringify(message.content))?.[0];
    if (words !== undefined && !timed.answered.has(words)) timed.answered.set(words, message.at);
  }
  const figures = figuresOf(timed, executionsSince(hub.rt, start), 0);
  await hub.rt.close();
  return figures;
}

/** Milliseconds of CPU to route one lead, on the average of a thousand. */
export function measureRouting(count: number): number {
  const random = mulberry32(9);
  const dealers = Array.from({ length: count }, (_, n) => dealerAt(n, -6.2 + random() * 4 - 2, 107 + random() * 6 - 3));
  const repsOf = new Map(dealers.map(({ id }) => [id, [{} as Rep]]));
  const route = (n: number) =>
    rankDealers({
      ...{ leadId: `L-${n}`, point: { latitude: -6.2 + random(), longitude: 106.8 + random() }, intent: 'BUY' },
      ...{ modelId: '', dealers, repsOf, alreadyAsked: new Set<string>(), maxRadiusKm: () => 100, widestRadiusKm: 100 },
      ...{ isOpen: () => true, isFull: () => false, needsKnownStock: false, count: 3 },
    });
  for (let n = 0; n < WARM_UP; n++) route(n);
  const before = process.cpuUsage();
  for (let n = 0; n < LEADS; n++) route(n);
  const { user } = process.cpuUsage(before);
  return Math.round(user / LEADS) / 1000;
}

const WARM_UP = 200;
const LEADS = 1000;

/** Made as rows are that come from the sheet. */
function dealerAt(n: number, latitude: number, longitude: number): Dealer {
  const layout = new Layout(
    tables.dealers,
    Object.values(tables.dealers.columns).map(({ header }) => header),
  );
  const values: Partial<Dealer> = { id: `D${n}`, latitude, longitude, active: true, sells: true };
  return layout.decode(Object.keys(tables.dealers.columns).map((key) => values[key as keyof Dealer] ?? ''));
}
