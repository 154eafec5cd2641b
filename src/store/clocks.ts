/** Clocks of leads that have an owner, in a cell of their own beside the running numbers: they run for a day. */
import { asRecord, parseJson } from '../core/lib/json.ts';

export interface Clocks {
  /** Claimed leads → when to look at first contact again (epoch ms): the reminder, then the deadline. */
  contacts: Record<string, number>;
  /** Claimed leads → when to ask the customer whether anybody contacted them (epoch ms). */
  questions: Record<string, number>;
}

/** A cell holds 50,000 characters, a clock takes 24: for more than these at a time nobody is asked. */
export const MAX_QUESTIONS = 1_500;

export function newClocks(): Clocks {
  return { contacts: {}, questions: {} };
}

export function readClocks(text: string): Clocks {
  const parsed = parseJson(text || '{}');
  const stored = (parsed.ok ? asRecord(parsed.value) : null) ?? {};
  return { ...newClocks(), ...stored };
}
