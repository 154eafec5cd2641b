/** One customer's thousands of messages against the delay of another's answer, in simulated time. */
import { START_MS } from '../sim/base';
import { openHub } from '../sim/hub';
import type { Bench, Results } from './bench';
import type { Prepared } from './hub-under-test';

/** The flood is spread over this time, while others write too. */
const FLOOD_MS = 10 * 60_000;
const OTHERS = 10;

interface OnePersonFigures {
  readonly messages: number;
  /** Median virtual ms from another customer's word to its answer, without and with the flood. */
  readonly withoutMs: number;
  readonly withMs: number;
  /** How many of the others' messages were never answered during the flood. */
  readonly unanswered: number;
}

export async function benchOnePerson({ code, sizes, prepared, say, step }: Bench): Promise<Results> {
  const { floodMessages: messages } = sizes;
  step(`one person's ${messages} messages`);
  const from = await prepared();
  const without = await delays(code, from, 0);
  const flooded = await delays(code, from, messages);
  const figures: OnePersonFigures = {
    messages,
    withoutMs: median(without),
    withMs: median(flooded),
    unanswered: flooded.filter((delay) => delay === Infinity).length,
  };
  const { withoutMs, withMs, unanswered } = figures;
  say(
    `\nOne person's ${messages} messages: others are answered after ${withMs} ms (without: ${withoutMs}), ${unanswered} never`,
  );
  return { onePerson: figures };
}

async function delays(code: string, prepared: Prepared, messages: number): Promise<number[]> {
  const hub = await openHub({
    code,
    seed: 3,
    latency: 'model',
    startMs: prepared.now ?? START_MS,
    from: prepared,
  });
  const flooder = hub.world.phone('628990000001', { name: 'Banyak Bicara' });
  for (let i = 0; i < messages; i++) hub.rt.after(1 + (i * FLOOD_MS) / messages, () => void flooder.say(`pesan ${i}`));
  const others = Array.from({ length: OTHERS }, (_, i) =>
    hub.world.phone(`62898000${String(i).padStart(4, '0')}`, { name: `Lain ${i}` }),
  );
  others.forEach((phone, i) => {
    hub.rt.after(30_000 + (i * (FLOOD_MS - 60_000)) / OTHERS, () => void phone.say('mau beli'));
  });
  await hub.rt.idle();
  await hub.rt.advance(FLOOD_MS / 2);
  const found = others.map(({ account }) => {
    const said = account.chat.find(({ from }) => from === 'user')?.at ?? 0;
    const answered = account.chat.find(({ from }) => from === 'business')?.at ?? Infinity;
    return answered - said;
  });
  await hub.rt.close();
  return found;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
