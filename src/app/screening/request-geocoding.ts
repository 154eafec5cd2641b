/** A typed place that the Places tab does not know is noted, to be asked of the map outside the lock. */
import type { Round } from '../round/round.ts';
import { endSilence } from './silence-timer.ts';

const LONGEST_TEXT = 120;

/** A newer one takes the place of an older. */
export function requestGeocoding(round: Round, leadId: string, text: string): void {
  endSilence(round, leadId);
  round.session.system.state.lookUps[leadId] = { text: text.slice(0, LONGEST_TEXT), tries: 0, at: round.nowMs };
}
