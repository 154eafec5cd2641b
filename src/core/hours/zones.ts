/** Indonesia's three time zones, and which of them a region uses. */
import type { Dealer } from '../../tables/network.ts';

const AHEAD: Readonly<Record<string, number>> = { WIB: 0, WITA: 60, WIT: 120 };

/** How many minutes the zone is ahead of WIB. */
export function minutesAhead(zone: string): number {
  return AHEAD[zone] ?? 0;
}

/** The zone of most of the region's dealers; WIB for a region without dealers. */
export function zoneOf(region: string, dealers: Iterable<Pick<Dealer, 'region' | 'zone'>>): string {
  const counts = new Map<string, number>();
  for (const dealer of dealers)
    if (dealer.region === region) counts.set(dealer.zone, (counts.get(dealer.zone) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] || 'WIB';
}
