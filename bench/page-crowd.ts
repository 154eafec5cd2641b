/**
 * Twenty consoles that poll and read views, beside customers and reps: how much that slows a claim, and whether anything is
 * lost.
 */

import type { Runtime } from '../local/runtime/index';
import { makePageToken } from '../src/core/tokens/page-token.ts';
import { type Job, openDoor } from './door';
import { openTaps } from './hub-under-test';
import { executionsSince, figuresOf, type Timed } from './measure';

const CONSOLES = 20;
const EVERY_MS = 15_000;
const DAY_MS = 86_400_000;

export interface Crowd {
  readonly perSecond: number;
  readonly seconds: number;
  readonly taps: number;
  readonly consoles: 'none' | 'twenty';
}

/** Taps are spread over the time. `lost`: deliveries that the hub never saw. `refused`: calls of consoles without a slot. */
export async function crowd(job: Job, load: Crowd) {
  const { hub, lost } = await openDoor(job);
  hub.rt.host.people.paste(
    { sheet: 'People' },
    { row: 2, column: 1, cells: [['P1', 'Sri', 'HQ', '', '', '', 'id', 'TRUE']] },
    hub.rt.host.owner,
  );
  const start = hub.rt.now();
  const customers: Timed = { asked: new Map(), answered: new Map() };
  const claims: Timed = { asked: new Map(), answered: new Map() };
  const count = load.perSecond * load.seconds;
  for (let i = 0; i < count; i++) {
    const number = `62814${80_000_000 + i}`;
    const at = Math.round((i * 1000) / load.perSecond);
    customers.asked.set(number, start + at);
    hub.rt.after(at, () => void hub.world.phone(number, { name: `Calon ${i}` }).say('halo'));
  }
  openTaps(hub, 3)
    .slice(0, load.taps)
    .forEach(({ number, tap }, i) => {
      const at = Math.round(((i + 0.5) * load.seconds * 1000) / load.taps);
      claims.asked.set(number, start + at);
      hub.rt.after(at, tap);
    });
  const refused = load.consoles === 'twenty' ? openConsoles(hub.rt, load.seconds * 1000) : () => 0;
  await hub.rt.idle();
  await hub.rt.advance(120_000);
  for (const { from, phone, at } of hub.world.messages())
    for (const { asked, answered } of [customers, claims])
      if (from === 'business' && at >= (asked.get(phone) ?? Infinity) && !answered.has(phone)) answered.set(phone, at);
  const runs = executionsSince(hub.rt, start);
  const losses = lost();
  await hub.rt.close();
  return {
    claims: figuresOf(claims, runs, 0),
    customers: figuresOf(customers, runs, 0),
    refused: refused(),
    ...losses,
  };
}

/** Something changes all the time: each asks for changes at every turn, and reads its overview and its board at every third. Says how many calls found no slot. */
function openConsoles(rt: Runtime, forMs: number): () => number {
  const expiresAtMs = rt.now() + DAY_MS;
  const token = makePageToken({ page: 'console', who: 'P1', generation: 0, expiresAtMs }, 'simulated-token-secret');
  let refused = 0;
  const ask = (call: string): Promise<void> =>
    // Google has no slot for it: the page says so and asks again at its next turn.
    rt.run('callPage', [JSON.stringify({ call, token, input: {} })], { user: '' }).then(
      () => undefined,
      () => {
        refused += 1;
      },
    );
  for (let console = 0; console < CONSOLES; console++)
    for (let turn = 0; (turn + console / CONSOLES) * EVERY_MS < forMs; turn++) {
      const isReading = (turn + console) % 3 === 0;
      rt.after(Math.round((turn + console / CONSOLES) * EVERY_MS), () => {
        const asked = ask('poll');
        if (isReading) void asked.then(() => ask('console.start')).then(() => ask('console.leads'));
      });
    }
  return () => refused;
}
