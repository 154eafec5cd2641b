/** The day's share of one service is used up at some moment, and comes back hours later with the next day. */
import type { Fault, InterceptedCall } from '../../local/runtime/kernel/faults';
import { message } from '../../local/runtime/model/messages';
import { mulberry32 } from '../random';
import type { Story } from '../story';
import { goOnThrough, heldThrough, MINUTE_MS } from './day-at-work';

const LASTS_MS = 3 * 60 * MINUTE_MS;

/** The calls of each service, and what Google calls it. Triggers' time: none of them gets as far as its second call. */
const SERVICES = [
  { calls: /^UrlFetchApp\./, name: 'urlfetch' },
  { calls: /^MailApp\./, name: 'email' },
  { calls: /^Properties\./, name: 'properties' },
  { calls: /^Maps\b/, name: 'geocode' },
  { calls: /./, name: 'triggers' },
] as const;

export const spentQuotas: Story = {
  name: 'spent quotas',
  latency: 'model',
  minutes: 'when something is due',
  locale: (seed) => (seed % 2 === 0 ? 'en' : 'id'),
  faults(seed, sinceMs) {
    const random = mulberry32(seed);
    const { calls, name } = SERVICES[Math.floor(random() * SERVICES.length)] ?? SERVICES[0];
    const from = random() * 20 * MINUTE_MS;
    const text = message(seed % 2 === 0 ? 'en' : 'id', 'dailyLimit', name);
    return (call: InterceptedCall): Fault | undefined => {
      const isSpent = sinceMs() >= from && sinceMs() < LASTS_MS;
      if (!isSpent || call.when !== 'before') return undefined;
      if (name === 'triggers') return call.function === 'everyMinute' ? 'crash' : undefined;
      return calls.test(call.method) ? { error: text } : undefined;
    };
  },
  play: (hub) => goOnThrough(hub, LASTS_MS),
  judge: heldThrough,
};
