/** Whether the hub is well, for uptime checkers: no personal data, no secrets, one service call. */
import { MINUTE_MS } from '../../core/lib/time.ts';
import { VERSION } from '../../core/lib/version.ts';
import { type CapacityHealth, capacityIn } from '../archive/measure-capacity.ts';
import { feishuCallsIn } from '../feishu/feishu-calls.ts';
import { readMarks } from '../inbox/commit-marks.ts';
import { readEntries } from '../inbox/inbox.ts';
import { FAULT_KEY } from '../inbox/keys.ts';
import { silentSince, triggerRanAt } from '../inbox/minute-trigger.ts';
import type { WriterDeps } from '../round/deps.ts';
import { readHeads } from '../round/ledger-heads.ts';

/** A delivery waits for seconds under load, and for some minutes while Sheets is busy. */
const WRITER_DUE_MS = 5 * MINUTE_MS;

export interface Health {
  readonly ok: boolean;
  readonly version: string;
  /** Deliveries waiting for the writer, and the age of the oldest. */
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly minuteTrigger: 'running' | 'silent' | 'never ran';
  /** The ledger’s last recorded head: anybody who keeps these answers can prove that the ledger was not rewritten. */
  readonly ledger: { readonly day: string; readonly sequence: number; readonly hash: string } | null;
  /**
   * New customers per second up to which nothing is lost, including the statuses of all messages. Measured by `npm run bench --
   * door`.
   */
  readonly customersASecond: { readonly alone: number; readonly behindRelay: number };
  /** Calls to Feishu Base this month, and the forecast for its end. */
  readonly feishuCalls: { readonly made: number; readonly forecast: number } | null;
  /** How much of Google's limits was used, as measured last night. */
  readonly capacity: CapacityHealth | null;
  /** What stops the writer, as a sentence, or ''. */
  readonly fault: string;
}

/** Measured by `npm run bench -- door` (docs/RELAY.md). Denser traffic is noticed afterwards: app/inbox/bursts.ts. */
const CUSTOMERS_A_SECOND = { alone: 4, behindRelay: 25 };

export function readHealth(deps: WriterDeps): Health {
  return healthOf(deps.properties.getAll(), deps.clock.nowMs());
}

export function healthOf(properties: Readonly<Record<string, string>>, nowMs: number): Health {
  // Entries that are committed and not yet deleted do not count as waiting.
  const entries = readEntries(properties, readMarks(properties, nowMs).done);
  const isSilent = silentSince(properties, nowMs) !== null;
  const minuteTrigger = triggerRanAt(properties) === 0 ? 'never ran' : isSilent ? 'silent' : 'running';
  const oldest = entries[0]?.receivedAtMs ?? nowMs;
  const isStopped = nowMs - oldest > WRITER_DUE_MS;
  const fault = properties[FAULT_KEY] || (isStopped ? 'The writer is stopped: what came in waits for it.' : '');
  return {
    ok: fault === '' && minuteTrigger === 'running',
    version: VERSION,
    waiting: entries.length,
    oldestWaitingSeconds: Math.round(Math.max(0, nowMs - oldest) / 1000),
    minuteTrigger,
    ledger: readHeads(properties).at(-1) ?? null,
    customersASecond: CUSTOMERS_A_SECOND,
    feishuCalls: feishuCallsIn(properties, nowMs),
    capacity: capacityIn(properties, nowMs),
    fault,
  };
}
