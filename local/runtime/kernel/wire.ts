/**
 * Messages between the owner's thread and the worker of an execution. Messages are structured clones over a MessagePort; a
 * shared buffer holds two bells (one for each side to wait on) and the clock that the script reads.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { ExecutionContext } from '../host/types';

/** Slots of the shared Int32Array. */
export const BELL_OF_OWNER = 0;
export const BELL_OF_WORKER = 1;
/** Slot of the shared Float64Array over the same bytes: the kernel's clock at the last answer, in epoch milliseconds. */
export const CLOCK = 1;
export const SHARED_BYTES = 16;

export interface Job {
  /** Which code to run; the text comes along the first time a worker meets it. */
  readonly codeId: string;
  readonly code?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Facts about the execution for the script side. */
  readonly context: ExecutionContext;
  readonly entry: Entry;
  /** In simulated time the script's clock and its Math.random are the kernel's. */
  readonly simulated: { readonly seed: number } | null;
  /** In real time: how far the script’s clock is set ahead. */
  readonly aheadMs: number;
}

export type Entry =
  | { readonly kind: 'run'; readonly name: string; readonly args: readonly unknown[] }
  | { readonly kind: 'web'; readonly name: 'doGet' | 'doPost'; readonly event: unknown }
  | { readonly kind: 'trigger'; readonly name: string; readonly event: unknown };

export type ToWorker =
  | { readonly type: 'job'; readonly job: Job }
  | { readonly type: 'value'; readonly value: unknown }
  | { readonly type: 'failure'; readonly text: string }
  | { readonly type: 'dead' };

export type FromWorker =
  | { readonly type: 'call'; readonly method: string; readonly args: readonly unknown[]; readonly uncounted: boolean }
  | { readonly type: 'log'; readonly level: string; readonly text: string }
  | { readonly type: 'end'; readonly end: ScriptEnd };

/** How the script's own run ended. */
export type ScriptEnd =
  | { readonly how: 'returned'; readonly value: unknown }
  | { readonly how: 'answered'; readonly answer: WebAnswer }
  | { readonly how: 'missing'; readonly name: string }
  | { readonly how: 'threw'; readonly error: ScriptError };

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  /** As the platform shows it: "TypeError: x is not a function". */
  readonly text: string;
  readonly line: number | null;
  readonly stack: string;
}

/** What doGet or doPost gave back, taken out of its output object. */
export type WebAnswer =
  | { readonly type: 'text'; readonly content: string; readonly mimeType: string; readonly fileName: string | null }
  | {
      readonly type: 'html';
      readonly content: string;
      readonly title: string;
      readonly metaTags: readonly { readonly name: string; readonly content: string }[];
      readonly faviconUrl: string | null;
    }
  | { readonly type: 'nothing' }
  | { readonly type: 'unsupported' };

export interface Line {
  readonly port: MessagePort;
  readonly bells: Int32Array;
  readonly clock: Float64Array;
}

export function lineOver(port: MessagePort, shared: SharedArrayBuffer): Line {
  return { port, bells: new Int32Array(shared), clock: new Float64Array(shared) };
}

/** Sends a message and wakes the other side, should it sleep on its bell. */
export function send(line: Line, message: ToWorker | FromWorker, bell: number): void {
  line.port.postMessage(message);
  Atomics.add(line.bells, bell, 1);
  Atomics.notify(line.bells, bell);
}

const SPINS = 1000;

/**
 * Blocks this thread for the next message, at most `timeoutMs`. It polls for a few microseconds before sleeping: the other side
 * usually answers at once, and waking a thread costs five times as much as the answer.
 */
export function receive(line: Line, bell: number, timeoutMs = Number.POSITIVE_INFINITY): unknown {
  const deadline = Number.isFinite(timeoutMs) ? performance.now() + timeoutMs : Number.POSITIVE_INFINITY;
  for (;;) {
    const rung = Atomics.load(line.bells, bell);
    const received = receiveMessageOnPort(line.port);
    if (received !== undefined) return received.message;
    for (let spin = 0; spin < SPINS && Atomics.load(line.bells, bell) === rung; spin += 1);
    const left = deadline - performance.now();
    if (left <= 0) return undefined;
    Atomics.wait(line.bells, bell, rung, Number.isFinite(left) ? left : undefined);
  }
}
