import { buildBundle } from '../../esbuild.config.mjs';
import { prepareBase } from './base';
import { openHub } from './hub';
import { stories } from './stories';
import { findViolations } from './invariants';
const code = await buildBundle();
const base = await prepareBase(code);
const T: Record<string, number> = {};
const t = async (n: string, f: () => unknown) => { const s = performance.now(); const r = await f(); T[n] = (T[n] ?? 0) + performance.now() - s; return r as never; };
let ex = 0;
for (let seed = 1; seed <= 24; seed++) {
  const story = stories[seed % stories.length]!;
  const hub = await t('open', () => openHub({ code, seed, latency: story.latency, startMs: base.now, from: {runtime: base.runtime, world: base.world}, delivery: story.delivery ?? {} })) as Awaited<ReturnType<typeof openHub>>;
  await t('play', () => story.play(hub));
  await t('idle', () => hub.rt.idle());
  await t('advance', () => hub.rt.advance(450_000));
  await t('check', () => findViolations(hub));
  ex += hub.rt.executions().length;
  await t('close', () => hub.rt.close());
}
console.log(T, ex);
process.exit(0);
