/**
 * A round's mark, a Script Property: written inside the lock, it names the inbox entries that are committed and not yet
 * deleted, so that the next writer skips them; written again after sending, it carries the receipts.
 */
import * as is from '../../core/lib/read-json.ts';
import type { SendFailure } from '../../core/send-failure.ts';
import type { Receipt, SendResult } from '../../integrations/message-gateway.ts';

const PREFIX = 'sent.';
/** One value holds 9 KB; a receipt has some 480 bytes at most, 150 entry names have 3,000. */
const RECEIPTS_BESIDE_NAMES = 8;
const RECEIPTS_A_KEY = 15;
const LONGEST_ERROR = 120;
/** No execution lives longer than six minutes; after that, the mark of one that died is cleaned up. */
const STALE_MS = 6.5 * 60_000;

interface Mark {
  readonly done: readonly string[];
  readonly receipts: readonly Receipt[];
}

export interface Marks {
  /** Names of entries that are committed. */
  readonly done: ReadonlySet<string>;
  readonly receipts: readonly Receipt[];
  /** Properties to delete once the receipts are applied. */
  readonly keys: readonly string[];
}

/** A new key for a mark, which sorts by time. */
export function markKey(nowMs: number, random: string): string {
  return `${PREFIX}${nowMs.toString(36).padStart(9, '0')}.${random}`;
}

/** The properties that hold a mark. Receipts that do not fit get further keys. */
export function writeMark(key: string, mark: Mark): Record<string, string> {
  const receipts = mark.receipts.map(([id, result]): Receipt => [id, shortened(result)]);
  const values: Record<string, string> = {
    [key]: JSON.stringify({ done: mark.done, receipts: receipts.slice(0, RECEIPTS_BESIDE_NAMES) }),
  };
  for (let i = RECEIPTS_BESIDE_NAMES; i < receipts.length; i += RECEIPTS_A_KEY) {
    values[`${key}.${i}`] = JSON.stringify({ done: [], receipts: receipts.slice(i, i + RECEIPTS_A_KEY) });
  }
  return values;
}

/** A mark from before receipts had reasons: the reason counts as 'unknown'. */
const reason = (value: unknown): SendFailure => (typeof value === 'string' ? (value as SendFailure) : 'unknown');
const refusal = { reason, error: is.text };
const markShape: is.Decode<Mark> = is.object({
  done: is.array(is.text),
  receipts: is.array(
    is.tuple(
      is.text,
      is.byKey('kind', {
        sent: is.object({ providerId: is.text }),
        retry: is.object({ ...refusal, afterMs: is.number }, { alert: is.flag }),
        unclear: is.object(refusal),
        failed: is.object({ ...refusal, alert: is.flag }),
      }),
    ),
  ),
});

/** All marks in the properties. `keys` has those with receipts, and those older than an execution can last. */
export function readMarks(all: Readonly<Record<string, string>>, nowMs: number): Marks {
  const done = new Set<string>();
  const receipts: Receipt[] = [];
  const keys: string[] = [];
  for (const key of Object.keys(all)) {
    if (!key.startsWith(PREFIX)) continue;
    const read = is.readJson(all[key] ?? '', markShape);
    const mark: Mark = read.ok ? read.value : { done: [], receipts: [] };
    const stale = nowMs - writtenAt(key) > STALE_MS;
    if (!stale) for (const name of mark.done) done.add(name);
    receipts.push(...mark.receipts);
    if (mark.receipts.length > 0 || stale) keys.push(key);
  }
  return { done, receipts, keys };
}

function writtenAt(key: string): number {
  return Number.parseInt(key.slice(PREFIX.length, PREFIX.length + 9), 36);
}

function shortened(result: SendResult): SendResult {
  return 'error' in result ? { ...result, error: result.error.slice(0, LONGEST_ERROR) } : result;
}
