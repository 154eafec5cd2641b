/**
 * Messages sent too fast to one person (reason `pair-rate`): the next ones wait behind the one that was refused.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/overview (one message to one person in 6 s)
 */

import { readCarrier, templatesPerMinute } from '../../core/carrier.ts';
import type { Outgoing } from '../../core/events.ts';
import type { Round } from '../round/round.ts';

export const PAIR_DELAY_MS = 6_000;

/** Nothing further goes to this person before `untilMs`. */
export function holdBack(round: Pick<Round, 'session'>, to: string, untilMs: number): void {
  const { spaced } = round.session.system.state;
  spaced[to] = Math.max(spaced[to] ?? 0, untilMs);
}

/** Reserves a place in the person's queue and returns when the message may go (epoch ms). Null: at once. */
export function turnOf({ session, nowMs }: Pick<Round, 'session' | 'nowMs'>, to: string): number | null {
  const { spaced } = session.system.state;
  const lastMs = spaced[to];
  if (lastMs === undefined) return null;
  if (lastMs < nowMs) {
    delete spaced[to];
    return null;
  }
  spaced[to] = lastMs + PAIR_DELAY_MS;
  return spaced[to] ?? null;
}

/** A minute, plus the time that may pass between deciding to send and sending. */
const PACE_MS = 85_000;

/**
 * When a template may go through a provider with a limit per minute (epoch ms). Null: now, and it is counted. Ask again when
 * that time has come, since others may have gone first.
 */
export function paceOf(
  { session, nowMs }: Pick<Round, 'session' | 'nowMs'>,
  carrier: string,
  content: Outgoing,
): number | null {
  const most = content.type === 'template' ? templatesPerMinute(carrier) : null;
  if (most === null) return null;
  const { paced } = session.system.state;
  const { account } = readCarrier(carrier);
  const lately = (paced[account] ?? []).filter((at) => nowMs - at < PACE_MS);
  const [first] = lately;
  if (lately.length >= most && first !== undefined) return first + PACE_MS;
  paced[account] = [...lately, nowMs];
  return null;
}
