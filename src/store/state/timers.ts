/** The clocks of leads: when to look at which lead again. */
import { wordRecord } from '../../core/lib/word-record.ts';

/** Lead → when to look at it again (epoch ms). */
export type Clock = Record<string, number>;

export interface Clocks {
  /** Claimed leads: first contact; the reminder, then the deadline. */
  contacts: Clock;
  /** Claimed leads: the question whether anybody contacted the customer. */
  questions: Clock;
  /** Leads in screening: the customer's silence; the reminder, then the end. */
  silences: Clock;
}

/** Of those that can wait for nobody (a question, a reminder) no more are begun: each clock has a row of its own. */
const MAX_CLOCKS = 3_500;

/** No lead has a clock. */
export function newClocks(): Clocks {
  return { contacts: wordRecord(), questions: wordRecord(), silences: wordRecord() };
}

/** Whether this kind of timer has no room for another lead. */
export function isFull(clock: Clock): boolean {
  return Object.keys(clock).length >= MAX_CLOCKS;
}
