/** `npm run bench`: the hub against the textbook way, on the same runtime and latency model. Writes bench/results.json.
 * `npm run bench -- sales`: sales and integrity alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildBundle } from '../esbuild.config.mjs';
import { measureBundle } from '../tools/build/measure-bundle';
import { measureBridge, measureMessages, measureRouting } from './conversation';
import { measureGrowth } from './growth';
import { prepareHub } from './hub-under-test';
import { highestRate, hubLoad, textbookLoad } from './load';
import type { Figures } from './measure';
import { hubRace, textbookRace } from './races';
import { measureRows } from './rows';
import { benchSales } from './sales';
import { readOptions, strangerBenches } from './strangers';

/** What people do who mean well: wait half a minute. And given all the waiting it needs. */
const USUAL_WAIT_MS = 30_000;
const ENDLESS_WAIT_MS = 350_000;
const SEED = 11;
const RESULTS = 'bench/results.json';

const save = (results: Record<string, unknown>) => writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);

const say = (text: string) => console.log(text);
const started = Date.now();
const step = (text: string) => console.error(`[${((Date.now() - started) / 1000).toFixed(0)} s] ${text}`);

function line(name: string, f: Figures): string {
  return [
    name.padEnd(44),
    `${f.answered}/${f.asked}`.padStart(9),
    `${f.p50Ms}`.padStart(8),
    `${f.p95Ms}`.padStart(8),
    `${f.lastMs}`.padStart(9),
    `${f.callsPerEvent}`.padStart(7),
  ].join(' ');
}

const code = await buildBundle();
if (process.argv[2] === 'sales') {
  const before = JSON.parse(readFileSync(RESULTS, 'utf8')) as Record<string, unknown>;
  save({ ...before, ...(await benchSales(code, say, step)) });
  process.exit(0);
}
const chosen = strangerBenches[process.argv[2] ?? ''];
if (chosen) {
  const figures = await chosen(code, readOptions(process.argv.slice(3)), step);
  say(JSON.stringify(figures, null, 2));
  process.exit(0);
}
step('preparing 40 leads in the demo network');
const prepared = await prepareHub(code, 40);
const results: Record<string, unknown> = {};

say('\nSimultaneous taps (virtual ms from the tap to the verdict)');
say(
  ['', 'answered', 'p50', 'p95', 'last', 'calls']
    .map((t, i) => (i === 0 ? t.padEnd(44) : t.padStart([0, 9, 8, 8, 9, 7][i] ?? 8)))
    .join(' '),
);
for (const taps of [1, 10, 30, 100]) {
  step(`${taps} taps`);
  const hub = await hubRace(code, prepared, taps, SEED);
  const usual = await textbookRace(taps, USUAL_WAIT_MS, SEED);
  const endless = await textbookRace(taps, ENDLESS_WAIT_MS, SEED);
  results[`taps ${taps}`] = { hub, textbookWaits30s: usual, textbookWaitsForEver: endless };
  say(line(`${taps} taps: hub`, hub));
  say(line(`${taps} taps: textbook, waits 30 s`, usual));
  say(line(`${taps} taps: textbook, waits for ever`, endless));
}

step('30 taps under nine seeds');
const lasts: number[] = [];
for (let seed = 1; seed <= 9; seed++) lasts.push((await hubRace(code, prepared, 30, seed)).lastMs);
lasts.sort((a, b) => a - b);
results['taps 30, last verdict under nine seeds'] = lasts;
say(`30 taps, last verdict under nine seeds: median ${lasts[4]} ms, worst ${lasts[8]} ms`);

step('burst of 60 webhooks in 5 s');
const burst = { perSecond: 12, seconds: 5 };
const hubBurst = await hubLoad(code, prepared, burst, SEED);
const textbookBurst = await textbookLoad(burst, USUAL_WAIT_MS, SEED);
results['burst 60 in 5 s'] = { hub: hubBurst, textbookWaits30s: textbookBurst };
say('\nBurst of 60 webhooks in 5 s');
say(line('hub', hubBurst));
say(line('textbook, waits 30 s', textbookBurst));

step('sustained webhooks');
const hubRate = await highestRate([12, 14, 16, 18, 20, 22, 24, 28], (load) => hubLoad(code, prepared, load, SEED));
const textbookRate = await highestRate([0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8], (load) =>
  textbookLoad(load, USUAL_WAIT_MS, SEED),
);
results['sustained a second'] = { hub: hubRate, textbook: textbookRate };
say(`\nSustained webhooks a second with nothing lost: hub ${hubRate}, textbook ${textbookRate}`);

step('conversation');
const alone = await measureMessages(code, prepared, 1);
const inBatch = await measureMessages(code, prepared, 30);
const bridgeAlone = await measureBridge(code, prepared, 30_000, 40);
const bridgeBurst = await measureBridge(code, prepared, 83, 60);
const routing = { dealers150Ms: measureRouting(150), dealers10000Ms: measureRouting(10_000) };
results.conversation = {
  callsAlone: alone,
  callsInBatchOf30: inBatch,
  bridgeAlone,
  bridgeBurst60In5s: bridgeBurst,
  routing,
};
say(`\nA chat message: ${alone} service calls alone, ${inBatch} in a batch of 30`);
say(line('bridged to the rep, one at a time', bridgeAlone));
say(line('bridged to the rep, 60 in 5 s', bridgeBurst));
say(`Routing a lead, CPU: ${routing.dealers150Ms} ms among 150 dealers, ${routing.dealers10000Ms} ms among 10,000`);

say('\nOne claim among many leads (calls; calls of a customer’s message; virtual ms; CPU ms)');
const growth = [];
for (const leads of [1000, 10_000, 100_000]) {
  step(`${leads} leads`);
  const row = await measureGrowth(code, leads);
  growth.push(row);
  say(
    `${String(leads).padStart(7)} leads ${String(row.calls).padStart(4)} ${String(row.messageCalls).padStart(4)} ${String(row.virtualMs).padStart(7)} ${String(row.cpuMs).padStart(6)}`,
  );
}
results.growth = growth;

step('row work');
const rows = await measureRows();
results.rows = rows;
say('\nFind and change 30 of 10,000 rows (service calls, virtual ms)');
for (const [name, row] of Object.entries(rows))
  say(`${name.padEnd(44)} ${String(row.calls).padStart(6)} ${String(row.virtualMs).padStart(8)}`);

Object.assign(results, await benchSales(code, say, step));

const bundle = measureBundle(code);
results.bundle = bundle;
say(
  `\nBundle ${bundle.kilobytes} KB, evaluated in a fresh context in ${bundle.evaluationMs} ms (median of ${bundle.runs})`,
);

save(results);
process.exit(0);
