/**
 * Messages to one person that came too fast (131056): the next ones wait their turn behind the one that was refused.
 * https://developers.facebook.com/docs/whatsapp/cloud-api/overview (one message to one person in 6 s)
 */
import { codeOf } from '../gateway/meta/classify-error.ts';
import type { Round } from './round.ts';

const PAIR_RATE = 131056;
const PAIR_DELAY_MS = 6_000;

export function isPairRate(error: string): boolean {
  return codeOf(error) === PAIR_RATE;
}

/** Nothing further goes to this person before `untilMs`. */
export function holdBack(round: Pick<Round, 'session'>, to: string, untilMs: number): void {
  const { spaced } = round.session.system.state;
  spaced[to] = Math.max(spaced[to] ?? 0, untilMs);
}

/** When the next message to this person may go, and its place in the queue is taken. Null: at once. */
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
