/**
 * How fast the night's backlog is offered to a dealer: a limited number of leads in any ten minutes. Leads that arrive while
 * the dealer is open are offered at once and count as well, but never take the last place, so that neither kind starves the
 * other.
 */

/** Dealer → when leads were offered there in the last ten minutes, in epoch seconds, oldest first. */
export type Pace = Record<string, number[]>;

const SPAN_MS = 10 * 60_000;

/** When the dealer may be offered the next lead of the backlog (epoch ms); `nowMs` for at once. */
export function roomAt(pace: Pace, dealerId: string, nowMs: number, limit: number): number {
  const recent = recentOffers(pace, dealerId, nowMs);
  const blocking = recent[recent.length - limit];
  return blocking === undefined ? nowMs : blocking * 1000 + SPAN_MS;
}

/** Notes an offer, unless `places` offers are noted already. */
export function noteOffer(pace: Pace, dealerId: string, nowMs: number, places: number): void {
  const recent = recentOffers(pace, dealerId, nowMs);
  if (recent.length < places) pace[dealerId] = [...recent, Math.ceil(nowMs / 1000)];
}

/** Drops offers older than ten minutes. */
export function forgetOffers(pace: Pace, nowMs: number): void {
  for (const dealerId of Object.keys(pace)) if (recentOffers(pace, dealerId, nowMs).length === 0) delete pace[dealerId];
}

function recentOffers(pace: Pace, dealerId: string, nowMs: number): number[] {
  return (pace[dealerId] ?? []).filter((at) => at * 1000 + SPAN_MS > nowMs);
}
