/**
 * How fast a business may send: 80 messages a second a number, and about one message in six seconds to the same person,
 * where a burst borrows from the future.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput
 * https://developers.facebook.com/docs/whatsapp/cloud-api/overview#pair-rate-limits
 */
import { GraphRefusal } from './refusal';

export interface RateLimits {
  readonly perSecond: number;
  readonly pairBurst: number;
  readonly pairEveryMs: number;
}

export const LIVE_RATES: RateLimits = { perSecond: 80, pairBurst: 45, pairEveryMs: 6000 };

export function createRates(now: () => number, limits: RateLimits) {
  let recent: number[] = [];
  const pairs = new Map<string, { tokens: number; at: number }>();

  return {
    /** Counts one message to this person, or refuses it. */
    spend(person: string): void {
      const at = now();
      recent = recent.filter((time) => time > at - 1000);
      if (recent.length >= limits.perSecond) {
        throw new GraphRefusal(130429, 'Cloud API message throughput has been reached.');
      }
      const pair = pairs.get(person) ?? { tokens: limits.pairBurst, at };
      const tokens = Math.min(limits.pairBurst, pair.tokens + (at - pair.at) / limits.pairEveryMs);
      if (tokens < 1) {
        pairs.set(person, { tokens, at });
        const details = 'Message failed to send because there were too many messages sent from this phone number';
        throw new GraphRefusal(131056, `${details} to the same phone number in a short period of time.`);
      }
      pairs.set(person, { tokens: tokens - 1, at });
      recent.push(at);
    },
  };
}
