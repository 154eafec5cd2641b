/** Measures a run: when each sender's verdict was sent, and which service calls it took. */
import type { ExecutionRecord, Runtime } from '../local/runtime/index';

export interface Figures {
  /** How many requests were made, and how many answers reached the sender. */
  readonly asked: number;
  readonly answered: number;
  /** Virtual ms from the request to the answer. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Virtual ms from the first request to the last answer. */
  readonly lastMs: number;
  readonly callsPerEvent: number;
  readonly cpuMs: number;
}

export interface Timed {
  /** Sender → when they asked. */
  readonly asked: Map<string, number>;
  /** Sender → when the first answer went out. */
  readonly answered: Map<string, number>;
}

export function figuresOf(timed: Timed, executions: readonly ExecutionRecord[], cpuMs: number): Figures {
  const times = [...timed.asked].flatMap(([who, at]) => {
    const answer = timed.answered.get(who);
    return answer === undefined ? [] : [answer - at];
  });
  times.sort((a, b) => a - b);
  const first = Math.min(...timed.asked.values());
  const calls = executions.reduce((sum, execution) => sum + countedCalls(execution), 0);
  return {
    asked: timed.asked.size,
    answered: times.length,
    p50Ms: percentile(times, 0.5),
    p95Ms: percentile(times, 0.95),
    lastMs: Math.round(Math.max(0, ...timed.answered.values()) - first),
    callsPerEvent: Math.round((calls / timed.asked.size) * 100) / 100,
    cpuMs: Math.round(cpuMs),
  };
}

export function countedCalls(execution: ExecutionRecord): number {
  return execution.calls.filter((call) => call.kind !== 'free').length;
}

export function percentile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

/** Executions that began at or after a moment, the web app's own answers to statuses left out. */
export function executionsSince(rt: Runtime, since: number): ExecutionRecord[] {
  return rt
    .executions()
    .filter(({ start, calls }) => start >= since && calls.some(({ kind }) => !kind.startsWith('cache.')));
}

/** ms of CPU. */
export function cpuOf(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const used = process.cpuUsage(started);
  return Math.round((used.user + used.system) / 1000);
}
