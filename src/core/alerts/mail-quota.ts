/** Which mails a day's quota still holds: the most urgent first, each as many as it has addresses. */
import type { Alarm } from './alarm.ts';
import type { Telling, Verdict } from './decide.ts';
import { urgencyOf } from './rules.ts';

/** `left`: of the quota. Returns the lists of addresses that must go without. */
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
