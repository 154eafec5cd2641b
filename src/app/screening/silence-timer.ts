/** How long a customer has been silent after a question: when to remind them, and never at night. */
import { MINUTE_MS, workbookMinutes } from '../../core/lib/time.ts';
import { isFull } from '../../store/state/timers.ts';
import type { Round } from '../round/round.ts';

/** Nobody is reminded at night: by the workbook's clock, in minutes after midnight. */
const DAY_BEGINS = 7 * 60;
const DAY_ENDS = 21 * 60;

/** The hub has asked something: from here on the silence is counted. */
export function watchSilence(round: Round, leadId: string): void {
  const { clocks } = round.session.system;
  if (clocks.silences[leadId] === undefined && isFull(clocks.silences)) return;
  clocks.silences[leadId] = reminderAt(round.nowMs, round.config.settings.reminderMinutes);
}

export function endSilence(round: Round, leadId: string): void {
  delete round.session.system.clocks.silences[leadId];
}

/** After so many minutes, or in the morning after. */
function reminderAt(fromMs: number, minutes: number): number {
  const at = fromMs + minutes * MINUTE_MS;
  const ofDay = workbookMinutes(at);
  if (ofDay >= DAY_BEGINS && ofDay < DAY_ENDS) return at;
  const wait = ofDay < DAY_BEGINS ? DAY_BEGINS - ofDay : DAY_BEGINS + 24 * 60 - ofDay;
  return at + wait * MINUTE_MS;
}
