/** Cards of leads that nobody claimed: of more than a few an hour the rest is one alert, which names how many there are. */
import { pagerToday, withCard } from '../../core/alerts/budget.ts';
import type { Round } from '../round/round.ts';

/** False when this manager has had so many of late that the alert tells of the lead instead. */
export function takeCard({ session, nowMs }: Round, phone: string): boolean {
  const { pagers } = session.system.state;
  const next = withCard(pagerToday(pagers[phone], nowMs), Math.floor(nowMs / 1000));
  if (next) pagers[phone] = next;
  return next !== null;
}
