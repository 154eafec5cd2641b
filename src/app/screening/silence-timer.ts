/** How long a customer has been silent after a question: when to remind them, and never at night. */
import { MINUTE_MS, workbookMinutes } from '../../core/lib/time.ts';
import { isFull } from '../../store/state/timers.ts';
import type { Round } from '../round/round.ts';

/** Reminders are sent only by day: minutes after midnight in the workbook's time zone. */
const DAY_BEGINS = 7 * 60;
const DAY_ENDS = 21 * 60;

/** Starts counting the silence after the hub has asked something. */
export function watchSilence(round: Round, leadId: string): void {
  const { clocks } = round.session.system;
  if (clocks.silences[leadId] === undefined && isFull(clocks.silences)) return;
  clocks.silences[leadId] = reminderAt(round.nowMs, round.config.settings.reminderMinutes);
}

export function endSilence(round: Round, leadId: string): void {
  delete round.session.system.clocks.silences[leadId];
}

/** After this many minutes (epoch ms), or the next morning if that would be at night. */
function reminderAt(fromMs: number, minutes: number): number {
  const at = fromMs + minutes * MINUTE_MS;
  const ofDay = workbookMinutes(at);
  if (ofDay >= DAY_BEGINS && ofDay < DAY_ENDS) return at;
  const wait = ofDay < DAY_BEGINS ? DAY_BEGINS - ofDay : DAY_BEGINS + 24 * 60 - ofDay;
  return at + wait * MINUTE_MS;
}
