/** Limits the cards about unclaimed leads: after a few an hour, one alert with their number replaces the rest. */
import { pagerToday, withCard } from '../../core/alerts/budget.ts';
import type { Round } from '../round/round.ts';

/** Counts one card for this manager. False when they have had so many recently that the alert stands for the lead instead. */
export function takeCard({ session, nowMs }: Round, phone: string): boolean {
  const { pagers } = session.system.state;
  const next = withCard(pagerToday(pagers[phone], nowMs), Math.floor(nowMs / 1000));
  if (next) pagers[phone] = next;
  return next !== null;
}
