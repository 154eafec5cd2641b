/**
 * The cache may forget at any moment, as the platform allows; and executions are killed anywhere, as after six minutes. Two
 * separate stories, because the evidence for a message whose sender was killed is in the cache (decision 0004).
 */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { int } from '../draw';
import { mulberry32 } from '../random';
import type { Story } from '../story';
import { goOnThrough, heldThrough, MINUTE_MS } from './day-at-work';

const LASTS_MS = 10 * MINUTE_MS;
const EVERYTHING = 1_000_000;
/** The share of service calls at which the execution is killed. */
const KILLS = 0.01;

export const forgetfulCache: Story = {
  name: 'forgetful cache',
  latency: 'random',
  minutes: 'when something is due',
  async play(hub) {
    for (let at = 0; at < LASTS_MS; at += 1 + int(hub, 4000))
      hub.rt.after(at, () => hub.rt.host.evictCache(EVERYTHING));
    await goOnThrough(hub, LASTS_MS);
  },
  judge: heldThrough,
};

export const killedAnywhere: Story = {
  name: 'killed anywhere',
  latency: 'random',
  minutes: 'when something is due',
  faults(seed, sinceMs) {
    const random = mulberry32(seed);
    return (_call: InterceptedCall): Fault | undefined =>
      sinceMs() < LASTS_MS && random() < KILLS ? 'crash' : undefined;
  },
  play: (hub) => goOnThrough(hub, LASTS_MS),
  judge: heldThrough,
};
