/** Telemetry: the cost of a batch among few and many units, and how much a stream of batches delays a claim. */
import type { Bench, Results } from './bench';
import { measureBatches, measureSustained } from './telemetry';

export async function benchTelemetry({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const from = await prepared();
  const batches = [];
  for (const units of sizes.units) {
    step(`${units} units`);
    const cost = await measureBatches(code, from, units);
    say(
      `${units} units: 500 events for 200 units take ${cost.calls} calls (${cost.callsWithPurchase} with a purchase), ${Math.round(cost.virtualMs)} virtual ms, ${cost.cpuMs} ms CPU`,
    );
    batches.push(cost);
  }
  step('sustained telemetry');
  const sustained = await measureSustained(code, from, sizes.telemetrySeconds);
  say(
    `100 events a second for ${sustained.seconds} s: ${sustained.counted} of ${sustained.sent} counted; claims ${sustained.claimsAloneMs.join('/')} ms alone (median/mean), ${sustained.claimsBesideMs.join('/')} ms beside it`,
  );
  return { telemetry: { batches, sustained } };
}
