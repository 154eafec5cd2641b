/** What another routing would have changed, for one lead and for all together, as text. */
import type { Lead } from '../../src/tables/leads.ts';
import type { Offer } from '../../src/tables/offers.ts';
import type { Rerouted } from './route-again.ts';

export interface Comparison {
  readonly lead: Lead;
  /** Dealers asked first, nearest first: then, and with the other settings. */
  readonly then: readonly string[];
  readonly now: readonly string[];
  readonly rerouted: Rerouted;
  /** The ring in which the dealer that won then would be asked; null when in none, or when nobody won. */
  readonly winnerRing: number | null;
  readonly isSame: boolean;
  readonly line: string;
}

/** `offers`: of all leads of the time. `line` says it in one line. */
export function compareRouting(lead: Lead, offers: readonly Offer[], rerouted: Rerouted): Comparison {
  const theirs = offers.filter((offer) => offer.leadId === lead.id && offer.ring === 1);
  const then = [...new Set(theirs.map(({ dealerId }) => dealerId))];
  const asked = rerouted.rings.map(({ ring, considered }) => ({
    ring,
    dealers: considered.filter(({ verdict }) => verdict === 'asked').map(({ dealerId }) => dealerId),
  }));
  const now = asked.find(({ dealers }) => dealers.length > 0)?.dealers ?? [];
  const winner = offers.find((offer) => offer.leadId === lead.id && offer.status === 'WON')?.dealerId ?? '';
  const winnerRing = asked.find(({ dealers }) => dealers.includes(winner))?.ring ?? null;
  const isSame = then.length === now.length && then.every((id, index) => id === now[index]);
  const won =
    winner === ''
      ? ''
      : winnerRing === null
        ? `; ${winner}, who won, would not be asked`
        : `; ${winner}, who won, in ring ${winnerRing}`;
  const line = `${lead.id}  ${then.join(' ') || 'nobody'}  →  ${now.join(' ') || `nobody: to ${rerouted.endsWith || 'nobody'}`}${won}`;
  return { lead, then, now, rerouted, winnerRing, isSame, line };
}

/** Four lines. */
export function summary(compared: readonly Comparison[]): string {
  const count = (is: (each: Comparison) => boolean) => compared.filter(is).length;
  const won = compared.filter(({ lead }) => lead.claimedAt !== null);
  const firsts = new Map<string, number>();
  for (const { now } of compared) for (const id of now) firsts.set(id, (firsts.get(id) ?? 0) + 1);
  const busiest = [...firsts].sort(([, a], [, b]) => b - a).slice(0, 5);
  return [
    `${compared.length} leads: ${count(({ isSame }) => !isSame)} would be offered to other dealers first.`,
    `Nobody to ask: ${count(({ now }) => now.length === 0)}. Would wait for an opening: ${count(({ rerouted }) => rerouted.heldUntil !== null)}.`,
    `Of ${won.length} that were claimed, the dealer that won would be asked in the first ring ${won.filter(({ winnerRing }) => winnerRing === 1).length} times, later ${won.filter(({ winnerRing }) => (winnerRing ?? 0) > 1).length}, never ${won.filter(({ winnerRing }) => winnerRing === null).length}.`,
    `Asked first most often: ${busiest.map(([id, times]) => `${id} ${times}`).join(', ') || 'nobody'}.`,
  ].join('\n');
}
