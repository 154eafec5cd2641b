/** Taps, bursts and sustained webhooks: the hub against the textbook way. */
import type { Bench, Results } from './bench';
import { highestRate, hubLoad, textbookLoad } from './load';
import type { Figures } from './measure';
import { hubRace, textbookRace } from './races';

/** How long a textbook script usually waits for the lock. It is also measured with unlimited waiting. */
const USUAL_WAIT_MS = 30_000;
const ENDLESS_WAIT_MS = 350_000;
const SEED = 11;

export function figuresLine(name: string, f: Figures): string {
  return [
    name.padEnd(44),
    `${f.answered}/${f.asked}`.padStart(9),
    `${f.p50Ms}`.padStart(8),
    `${f.p95Ms}`.padStart(8),
    `${f.lastMs}`.padStart(9),
    `${f.callsPerEvent}`.padStart(7),
  ].join(' ');
}

const HEADINGS = [''.padEnd(44), 'answered'.padStart(9), 'p50'.padStart(8), 'p95'.padStart(8), 'last'.padStart(9), 'calls'.padStart(7)].join(' '); // biome-ignore format: one line

export async function benchTaps({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const results: Results = {};
  const from = await prepared();
  say('\nSimultaneous taps (virtual ms from the tap to the verdict)');
  say(HEADINGS);
  for (const taps of sizes.taps) {
    step(`${taps} taps`);
    const hub = await hubRace(code, from, taps, SEED);
    const usual = await textbookRace(taps, USUAL_WAIT_MS, SEED);
    const endless = await textbookRace(taps, ENDLESS_WAIT_MS, SEED);
    results[`taps ${taps}`] = { hub, textbookWaits30s: usual, textbookWaitsForEver: endless };
    say(figuresLine(`${taps} taps: hub`, hub));
    say(figuresLine(`${taps} taps: textbook, waits 30 s`, usual));
    say(figuresLine(`${taps} taps: textbook, waits for ever`, endless));
  }
  step('30 taps under many seeds');
  const lasts: number[] = [];
  for (let seed = 1; seed <= sizes.raceSeeds; seed++) lasts.push((await hubRace(code, from, 30, seed)).lastMs);
  lasts.sort((a, b) => a - b);
  results['taps 30, last verdict under nine seeds'] = lasts;
  say(
    `30 taps, last verdict: median ${lasts[lasts.length >> 1]} ms, worst ${lasts.at(-1)} ms of ${lasts.length} seeds`,
  );
  return results;
}

export async function benchLoad({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const from = await prepared();
  step('a burst of webhooks');
  const hub = await hubLoad(code, from, sizes.burst, SEED);
  const textbookWaits30s = await textbookLoad(sizes.burst, USUAL_WAIT_MS, SEED);
  say('\nBurst of 60 webhooks in 5 s');
  say(figuresLine('hub', hub));
  say(figuresLine('textbook, waits 30 s', textbookWaits30s));
  step('sustained webhooks');
  const { slow, fast } = sizes.rateSeconds;
  const secondsAt = (perSecond: number) => (perSecond < 1 ? slow : fast);
  const hubRate = await highestRate(sizes.hubRates, secondsAt, (load) => hubLoad(code, from, load, SEED));
  const textbookRate = await highestRate(sizes.textbookRates, secondsAt, (load) =>
    textbookLoad(load, USUAL_WAIT_MS, SEED),
  );
  say(`\nSustained webhooks a second with nothing lost: hub ${hubRate}, textbook ${textbookRate}`);
  return {
    'burst 60 in 5 s': { hub, textbookWaits30s },
    'sustained a second': { hub: hubRate, textbook: textbookRate },
  };
}
