import { buildBundle } from '../../esbuild.config.mjs';
import { prepareBase } from './base';
import { openHub } from './hub';
import { stories } from './stories';
import { findViolations } from './invariants';
const code = await buildBundle({minify:false});
const base = await prepareBase(code);
const [,, name='race', seedText='6'] = process.argv; const seed=Number(seedText);
const story = stories.find(s=>s.name===name)!;
const hub = await openHub({ code, seed, latency: story.latency, startMs: base.now, from: {runtime: base.runtime, world: base.world}, intercept: story.faults?.(seed) as never, delivery: story.delivery ?? {}, triggers: story.triggers ?? {}, locale: story.locale?.(seed) ?? 'en' });
story.play(hub);
await hub.rt.idle();
await hub.rt.advance(9*60000);
for (const e of hub.rt.executions().slice(-Number(process.argv[4] ?? 12))) {
  console.log(e.id, e.function, e.type, e.status, ((e.start-base.now)/1000).toFixed(2), '→', (((e.end??0)-base.now)/1000).toFixed(2), e.error ?? '');
  console.log('   ', e.calls.map(c=>c.method.replace('PropertiesService.','P.')+':'+c.ms).join(' '));
  for (const l of e.logs) console.log('    LOG', l.level, l.text.slice(0,600));
}
console.log(findViolations(hub).slice(0,10), hub.refusals.slice(0,5));
console.log(Object.keys(hub.rt.properties.all()));
await hub.rt.close(); process.exit(0);
