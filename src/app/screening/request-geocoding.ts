/** Notes a typed place that the Places tab does not know, so that it is looked up on the map outside the lock. */
import type { Round } from '../round/round.ts';
import { endSilence } from './silence-timer.ts';

const LONGEST_TEXT = 120;

/** A newer place replaces an older one. */
export function requestGeocoding(round: Round, leadId: string, text: string): void {
  endSilence(round, leadId);
  round.session.system.state.lookUps[leadId] = { text: text.slice(0, LONGEST_TEXT), tries: 0, at: round.nowMs };
}
