/**
 * The clocks of leads, in a cell of their own beside the running numbers: when to look at which lead again. A cell holds
 * 50,000 characters, so that a clock is written as "3f:lq2x9k" (the lead's number, seconds since 1970), 11 characters.
 */
import { asRecord, parseJson } from '../../core/lib/json.ts';
import { wordRecord } from '../../core/lib/word-record.ts';
import { lengthened, shortened } from './hub-state.ts';

/** Lead → when to look at it again (epoch ms). */
export type Clock = Record<string, number>;

const NAMES = ['contacts', 'questions', 'silences'] as const;

export interface Clocks {
  /** Claimed leads: first contact; the reminder, then the deadline. */
  contacts: Clock;
  /** Claimed leads: the question whether anybody contacted the customer. */
  questions: Clock;
  /** Leads in screening: the customer's silence; the reminder, then the end. */
  silences: Clock;
}

/** Beyond this many clocks, optional ones (a question, a reminder) are not started. */
export const MAX_CLOCKS = 3_500;

/** No lead has a clock. */
export function newClocks(): Clocks {
  return { contacts: wordRecord(), questions: wordRecord(), silences: wordRecord() };
}

/** Whether optional clocks may no longer be started. */
export function isFull(clocks: Clocks): boolean {
  return NAMES.reduce((sum, name) => sum + Object.keys(clocks[name]).length, 0) >= MAX_CLOCKS;
}

/** The text of one cell. */
export function writeClocks(clocks: Clocks): string {
  return JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, writeClock(clocks[name])])));
}

/** Rounded up to the second: a clock never goes off before its time. */
function writeClock(clock: Clock): string {
  const entries = Object.entries(clock);
  return entries.map(([id, at]) => `${shortened(id)}:${Math.ceil(at / 1000).toString(36)}`).join(' ');
}

/** From the cell that writeClocks wrote. */
export function readClocks(text: string): Clocks {
  const parsed = parseJson(text || '{}');
  const stored = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  const clocks = newClocks();
  for (const name of NAMES) {
    for (const entry of String(stored[name] ?? '').split(' ')) {
      const [id = '', at = ''] = entry.split(':');
      if (id !== '') clocks[name][lengthened(id)] = Number.parseInt(at, 36) * 1000;
    }
  }
  return clocks;
}
