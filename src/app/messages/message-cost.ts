/**
 * What a message costs by Meta's rate card: a template its category's rate; a free message nothing while the month's free
 * ones last, then the utility rate (from 2026-10-01). The rates are settings, since they change and differ by country;
 * messages by another provider are counted in the same way, since Meta charges for them as well.
 * https://developers.facebook.com/docs/whatsapp/pricing
 */
import type { Outgoing } from '../../core/events.ts';
import { workbookMonth } from '../../core/lib/time.ts';
import type { Round } from '../round/round.ts';

/** In rupiah. Counts a free message of this month. */
export function costOf(
  { session, config, nowMs }: Pick<Round, 'session' | 'config' | 'nowMs'>,
  content: Outgoing,
): number {
  if (content.type === 'room') return 0;
  const { templateRp, freeMessagesPerMonth } = config.settings;
  if (content.type === 'template') return templateRp;
  const { state } = session.system;
  const month = workbookMonth(nowMs);
  const used = state.freeMessages.month === month ? state.freeMessages.used : 0;
  state.freeMessages = { month, used: used + 1 };
  return used < freeMessagesPerMonth ? 0 : templateRp;
}
