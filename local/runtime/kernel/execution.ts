/** One execution as the owner's side knows it while it runs. What happens to it is decided in executor.ts and calls.ts. */
import type { HostSession } from '../port';
import type { ExecutionRecord, ExecutionType } from './records';
import type { Seat } from './seats';
import type { Entry, ScriptEnd } from './wire';

export interface ExecutionRequest {
  readonly type: ExecutionType;
  readonly entry: Entry;
  /** The active user; '' for an anonymous visitor. */
  readonly user: string;
  /** The user as whom it runs, and whose quotas it uses. */
  readonly effectiveUser: string;
  readonly limitMs: number;
  readonly trigger?: string;
  /** A simple trigger, which runs without any authorisation. */
  readonly simple?: boolean;
  readonly userAgent?: string | null;
}

export type Outcome =
  | { readonly how: 'ended'; readonly end: ScriptEnd }
  | { readonly how: 'killed'; readonly reason: 'crashed' | 'timed out' | 'stopped' }
  | { readonly how: 'refused'; readonly text: string };

export interface Execution {
  readonly id: number;
  readonly request: ExecutionRequest;
  readonly record: ExecutionRecord;
  readonly pace: number;
  readonly settle: (outcome: Outcome) => void;
  session: HostSession | null;
  seat: Seat | null;
  /** Service calls made so far. */
  calls: number;
  /** Cells written and not yet flushed. */
  buffered: number;
  /** Its worker sleeps until a call is answered. */
  waiting: boolean;
  /** It has ended: anything it still does has no effect. */
  over: boolean;
  /** Cancels the pending call (a timer) when the execution ends first. */
  cancelCall: (() => void) | null;
}
