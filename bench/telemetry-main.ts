/** `npm run bench:telemetry`: the telemetry part of the benches alone; writes bench/telemetry.json. */
import { writeFileSync } from 'node:fs';
import { buildBundle } from '../esbuild.config.mjs';
import { prepareHub } from './hub-under-test';
import { measureBatches, measureSustained } from './telemetry';

const code = await buildBundle();
const prepared = await prepareHub(code, 40);
const batches = [];
for (const units of [1_000, 100_000]) {
  const cost = await measureBatches(code, prepared, units);
  console.log(
    `${units} units: 500 events for 200 units take ${cost.calls} calls (${cost.callsWithPurchase} with a purchase), ${Math.round(cost.virtualMs)} virtual ms, ${cost.cpuMs} ms CPU`,
  );
  batches.push(cost);
}
const sustained = await measureSustained(code, prepared, 300);
console.log(
  `100 events a second for ${sustained.seconds} s: ${sustained.counted} of ${sustained.sent} counted; claims ${sustained.claimsAloneMs.join('/')} ms alone (median/mean), ${sustained.claimsBesideMs.join('/')} ms beside it`,
);
writeFileSync('bench/telemetry.json', `${JSON.stringify({ batches, sustained }, null, 2)}\n`);
process.exit(0);
