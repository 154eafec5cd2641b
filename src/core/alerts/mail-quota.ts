/** Which mails still fit into the day's quota: the most urgent first, each counted once per address. */
import type { Alarm } from './alarm.ts';
import type { Telling, Verdict } from './decide.ts';
import { urgencyOf } from './rules.ts';

/** `left`: recipients left in the quota. Returns the address lists whose mails do not fit. */
export function beyondQuota(mails: readonly Telling<Extract<Verdict, { kind: 'mail' }>>[], left: number): string[] {
  const worst = ({ told }: { readonly told: readonly (readonly [string, Alarm, unknown])[] }) =>
    Math.min(...told.map(([, { rule }]) => urgencyOf(rule)));
  let rest = left;
  return [...mails]
    .sort((a, b) => worst(a) - worst(b))
    .flatMap(({ person: { mail } }) => {
      const costs = mail.split(',').length;
      if (costs > rest) return [mail];
      rest -= costs;
      return [];
    });
}
