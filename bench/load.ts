/** Webhooks one after another: a burst of sixty in five seconds, and as many a second as nothing gets lost at. */

import { type Prepared, resumeHub } from './hub-under-test';
import { executionsSince, type Figures, figuresOf, type Timed } from './measure';
import { openTextbook, postTextbook } from './races';

export interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

export async function hubLoad(code: string, prepared: Prepared, load: Load, seed: number): Promise<Figures> {
  const hub = await resumeHub(code, prepared, seed);
  const start = hub.rt.now();
  const count = Math.round(load.perSecond * load.seconds);
  const timed: Timed = { asked: new Map(), answered: new Map() };
  for (let i = 0; i < count; i++) {
    const number = `62814${80_000_000 + i}`;
    const at = Math.round((i * 1000) / load.perSecond);
    timed.asked.set(number, start + at);
    hub.rt.after(at, () => void hub.world.phone(number, { name: `Calon ${i}` }).say('halo'));
  }
  const cpu = process.cpuUsage();
  await hub.rt.idle();
  await hub.rt.advance(120_000);
  const used = process.cpuUsage(cpu);
  for (const message of hub.world.messages()) {
    if (message.from === 'business' && timed.asked.has(message.phone) && !timed.answered.has(message.phone)) {
      timed.answered.set(message.phone, message.at);
    }
  }
  const figures = figuresOf(timed, executionsSince(hub.rt, start), (used.user + used.system) / 1000);
  await hub.rt.close();
  return figures;
}

export async function textbookLoad(load: Load, waitMs: number, seed: number): Promise<Figures> {
  const { rt, answered } = await openTextbook({ leads: 1000, waitMs, seed });
  const start = rt.now();
  const count = Math.round(load.perSecond * load.seconds);
  const timed: Timed = { asked: new Map(), answered };
  for (let i = 0; i < count; i++) {
    const from = String(6281400000000 + i);
    const at = Math.round((i * 1000) / load.perSecond);
    timed.asked.set(from, start + at);
    rt.after(at, () => postTextbook(rt, { id: `wamid.${i}`, from, type: 'text', text: { body: 'halo' } }));
  }
  const cpu = process.cpuUsage();
  await rt.idle();
  const used = process.cpuUsage(cpu);
  const figures = figuresOf(timed, executionsSince(rt, start), (used.user + used.system) / 1000);
  await rt.close();
  return figures;
}

/** The highest rate, in steps, at which everything is answered. A minute of it is long enough to fill every slot. */
export async function highestRate(
  steps: readonly number[],
  secondsAt: (perSecond: number) => number,
  run: (load: Load) => Promise<Figures>,
): Promise<number> {
  let best = 0;
  for (const perSecond of steps) {
    const figures = await run({ perSecond, seconds: secondsAt(perSecond) });
    if (figures.answered < figures.asked) break;
    best = perSecond;
  }
  return best;
}
