/**
 * Entries that have waited longer than an execution can last: one of them may be crashing executions, which no guard inside can
 * catch. Newer entries are served first. Then the old ones are marked before a round takes them; entries found marked when a
 * round begins crashed the one before. That set is halved until one entry is left, and that entry goes to Dead letters unread.
 */
import { parseJson } from '../../core/lib/json.ts';
import { MINUTE_MS } from '../../core/lib/time.ts';
import type { InboxEntry } from './inbox.ts';
import { BEGUN_KEY, HEARTBEAT_KEY } from './keys.ts';

/** An execution ends after six minutes, so by then the entry may have crashed more than one. */
const STUCK_MS = 8 * MINUTE_MS;
/** While the minute's work is being done, only it handles old entries; after this long without it, any round does. */
const ASLEEP_MS = 3 * MINUTE_MS;
const MOST_AT_ONCE = 100;

const FAULT = 'Executions that began with it did not come to an end: it was not read again.';

type Properties = Readonly<Record<string, string>>;

export interface Turn {
  readonly entries: readonly InboxEntry[];
  /** Names of the old entries among them, to be marked before the round. */
  readonly begun: readonly string[];
}

/** Chooses which waiting entries a round takes. `begun`: entries that this execution has already marked. */
export function takeTurn(
  waiting: readonly InboxEntry[],
  at: {
    readonly properties: Properties;
    readonly begun: readonly string[];
    readonly isMinute: boolean;
    readonly nowMs: number;
  },
): Turn {
  const { properties, begun, isMinute, nowMs } = at;
  if (begun.length > 0) return { entries: waiting.filter(({ name }) => begun.includes(name)), begun };
  const stuck = waiting.filter(({ receivedAtMs }) => nowMs - receivedAtMs > STUCK_MS);
  if (stuck.length === 0) return { entries: waiting, begun: [] };
  const others = waiting.filter((entry) => !stuck.includes(entry));
  const isAsleep = nowMs - Number(properties[HEARTBEAT_KEY] ?? 0) > ASLEEP_MS;
  if (others.length > 0 || !(isMinute || isAsleep)) return { entries: others, begun: [] };
  const marked = namesIn(properties[BEGUN_KEY]);
  const suspects = stuck.filter(({ name }) => marked.includes(name));
  const [only] = suspects;
  if (only && suspects.length === 1) return { entries: [{ ...only, fault: FAULT }], begun: [only.name] };
  const taken = only ? suspects.slice(0, Math.ceil(suspects.length / 2)) : stuck.slice(0, MOST_AT_ONCE);
  return { entries: taken, begun: taken.map(({ name }) => name) };
}

/** The property that marks these entries as begun. */
export function beginMark(begun: readonly string[]): Properties {
  return { [BEGUN_KEY]: JSON.stringify(begun) };
}

function namesIn(text: string | undefined): readonly string[] {
  const parsed = parseJson(text ?? '[]');
  return parsed.ok && Array.isArray(parsed.value) ? parsed.value.map(String) : [];
}
