/**
 * Whether the minute trigger runs. The platform at times switches triggers off without notice and leaves them in its list, so
 * only their silence shows. Any round notices it, and reports it once.
 */
import { MINUTE_MS } from '../../core/lib/time.ts';
import { type Round, raiseAlert } from '../round/round.ts';
import { HEARTBEAT_KEY, TRIGGER_KEY } from './keys.ts';

/** It may be late, or skip a turn; after so long without it, something is wrong. */
export const TRIGGER_DUE_MS = 10 * MINUTE_MS;

type Properties = Readonly<Record<string, string>>;

/** When it last ran (epoch ms), 0 for never. */
export function triggerRanAt(properties: Properties): number {
  return Number(properties[TRIGGER_KEY] ?? properties[HEARTBEAT_KEY] ?? 0);
}

/** Since when the trigger has been silent (epoch ms); null while it is running, or has never run. */
export function silentSince(properties: Properties, nowMs: number): number | null {
  const ranAt = triggerRanAt(properties);
  return ranAt > 0 && nowMs - ranAt > TRIGGER_DUE_MS ? ranAt : null;
}

/** Keys of the System tab that reporting asks about. */
export function silenceKeys(properties: Properties, nowMs: number): string[] {
  const since = silentSince(properties, nowMs);
  return since === null ? [] : [eventOf(since)];
}

function eventOf(since: number): string {
  return `silent trigger ${since}`;
}

export function reportSilence(round: Round, properties: Properties): void {
  const since = silentSince(properties, round.nowMs);
  if (since === null) return;
  const eventId = eventOf(since);
  if (round.session.system.hasSeen(eventId)) return;
  round.session.system.remember(eventId);
  raiseAlert(
    { ...round, eventId },
    {
      rule: 'minute-trigger-silent',
      subject: 'everyMinute',
      text: `The minute trigger has not run for ${Math.round((round.nowMs - since) / MINUTE_MS)} minutes: Google may have switched it off. Choose Dealer Hub → Set up or repair, which makes it anew. Until then its work is done only when messages come in.`,
    },
  );
}
