/** The timers of leads: when to look at which lead again. */
import { wordRecord } from '../../core/lib/word-record.ts';

/** Lead → when to look at it again (epoch ms). */
export type Clock = Record<string, number>;

export interface Clocks {
  /** Claimed leads, for first contact: the reminder, then the deadline. */
  contacts: Clock;
  /** Claimed leads, for asking the customer whether anybody contacted them. */
  questions: Clock;
  /** Leads in screening, for a silent customer: the reminder, then the end. */
  silences: Clock;
}

/** The most timers of one kind, since each kind has one row. Beyond it no new questions or reminders are scheduled. */
const MAX_CLOCKS = 3_500;

/** Without any timer. */
export function newClocks(): Clocks {
  return { contacts: wordRecord(), questions: wordRecord(), silences: wordRecord() };
}

/** Whether this kind of timer has no room for another lead. */
export function isFull(clock: Clock): boolean {
  return Object.keys(clock).length >= MAX_CLOCKS;
}
